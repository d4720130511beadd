"""The graph of a story's articles, drawn as SVG on the server so that it prints: who copies whom, who shares an origin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.model.reuse import Pair

WIDTH, NODE = 720, 14
# a ring of more is a ball of wool; the table under it says the same
AT_MOST = 24


@dataclass(frozen=True, slots=True)
class Node:
    """An article on the drawing, with the place of its label outside the ring."""

    id: str
    x: float
    y: float
    label_x: float
    label_y: float
    side: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two articles, from the one that gives to the one that takes where that is known; width 1..5 by the share of words."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    width: float
    arrow: bool
    why: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing of `WIDTH` by `height`."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int


def tied(pair: Pair) -> bool:
    """Whether something ties the two articles: a copy, an origin, or passages."""
    return pair.label in ("copy", "same-origin") or bool(pair.passages)


def graph(articles: Sequence[str], pairs: Sequence[Pair]) -> Graph | None:
    """The articles that something ties, on a ring, with an edge for each tie; None when there are fewer than three of them, or too many to see.

    >>> graph(["a", "b"], []) is None
    True
    """
    ties = [each for each in pairs if tied(each)]
    shown = [id for id in articles if any(id in (each.a, each.b) for each in ties)]
    if not 3 <= len(shown) <= AT_MOST:
        return None
    height = 200 + 12 * len(shown)
    nodes = {id: _node(id, number / len(shown), height) for number, id in enumerate(shown)}
    return Graph(tuple(nodes.values()), tuple(_edge(each, nodes) for each in ties if each.a in nodes and each.b in nodes), height)


def _node(id: str, turn: float, height: int) -> Node:
    dx, dy = math.sin(2 * math.pi * turn), -math.cos(2 * math.pi * turn)
    x, y = WIDTH / 2 + dx * (WIDTH / 2 - 200), height / 2 + dy * (height / 2 - 44)
    side: Literal["start", "middle", "end"] = "start" if dx > 0.2 else "end" if dx < -0.2 else "middle"
    out = NODE + 6
    label_x = x + (out if side == "start" else -out if side == "end" else 0)
    label_y = y + 4 if side != "middle" else y + (out + 12 if dy > 0 else -out)
    return Node(id, round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), side)


def _edge(pair: Pair, nodes: dict[str, Node]) -> Edge:
    a, b = nodes[pair.a], nodes[pair.b]
    if pair.direction == "b-to-a":
        a, b = b, a
    distance = math.hypot(b.x - a.x, b.y - a.y) or 1
    dx, dy = (b.x - a.x) / distance * (NODE + 4), (b.y - a.y) / distance * (NODE + 4)
    ends = (round(a.x + dx, 1), round(a.y + dy, 1), round(b.x - dx, 1), round(b.y - dy, 1))
    return Edge(*ends, pair.label, round(1 + 4 * min(1.0, pair.share), 1), pair.direction != "unknown", pair.why)
