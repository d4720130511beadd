"""The graph of a story's articles, drawn as SVG on the server so that it prints: who copies whom, who shares an origin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.reuse import Pair

WIDTH, HEIGHT, NODE = 640, 360, 15


@dataclass(frozen=True, slots=True)
class Node:
    """An article on the drawing."""

    id: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two articles, from the one that gives to the one that takes where that is known; width 1..8 by the share of words."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    width: float
    arrow: bool
    why: str


def graph(articles: Sequence[tuple[str, str]], pairs: Sequence[Pair]) -> tuple[list[Node], list[Edge]]:
    """Articles (id, label) on an ellipse, and an edge for each pair tied by a copy, an origin or passages.

    >>> nodes, edges = graph([("a", "A"), ("b", "B")], [])
    >>> len(nodes), edges
    (2, [])
    """
    places: dict[str, Node] = {}
    for number, (id, label) in enumerate(articles):
        angle = 2 * math.pi * number / max(1, len(articles)) - math.pi / 2
        x, y = WIDTH / 2 + math.cos(angle) * (WIDTH / 2 - 120), HEIGHT / 2 + math.sin(angle) * (HEIGHT / 2 - 50)
        places[id] = Node(id, label, round(x, 1), round(y, 1))
    edges = []
    for pair in pairs:
        if pair.a not in places or pair.b not in places or not (pair.label in ("copy", "same-origin") or pair.passages):
            continue
        a, b = places[pair.a], places[pair.b]
        if pair.direction == "b-to-a":
            a, b = b, a
        distance = math.hypot(b.x - a.x, b.y - a.y) or 1
        dx, dy = (b.x - a.x) / distance * (NODE + 4), (b.y - a.y) / distance * (NODE + 4)
        ends = (round(a.x + dx, 1), round(a.y + dy, 1), round(b.x - dx, 1), round(b.y - dy, 1))
        edges.append(Edge(*ends, pair.label, round(1 + 7 * min(1.0, pair.share), 1), pair.direction != "unknown", pair.why))
    return list(places.values()), edges
