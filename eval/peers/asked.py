"""What a peer is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Found = list[dict[str, Any]]
"""Times as a scorer reads them: `start`, `end` (code points), `type`, `value` (our form, None for one that has none)."""


class Absent(RuntimeError):
    """The peer, or something that it needs, is not installed; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text and the day it was published (YYYY-MM-DD): all that any peer is told, and recoupe too."""

    id: str
    text: str
    day: str


class Peer(Protocol):
    """A program that finds times. `name` with its version; `find` raises `Absent` where it cannot run."""

    @property
    def name(self) -> str:
        """What it is called in the table."""

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        """The times of each text, by its id."""

    def seconds(self, asked: Sequence[Asked]) -> float:
        """Processor seconds for finding the times of all texts, once it is loaded."""
