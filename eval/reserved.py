"""The fifth of the press articles that nobody who writes recoupe reads, so that what is judged in the end is judged blind."""

from __future__ import annotations

import hashlib

RESERVED_PART = 5


def reserved(id: str) -> bool:
    """Whether an article is kept apart from all who write recoupe: a fifth of them, by the hash of the id.

    >>> sum(reserved(f"article-{n}") for n in range(1000))
    215
    """
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % RESERVED_PART == 0
