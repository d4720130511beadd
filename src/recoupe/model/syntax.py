"""Sentences and their dependency trees, with the article's own offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence. `i` and `head` count from 0 inside the sentence; the root is its own head; start and end are the article's.

    lemma, pos (UPOS), morph ("Gender=Fem|Number=Sing") and dep (UD relation, "nsubj:pass") follow Universal Dependencies;
    contracted "du", "des", "au" are one token.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str

    def has(self, feature: str) -> bool:
        """Whether `morph` holds the feature, such as "Mood=Cnd"."""
        return feature in self.morph.split("|")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)` of the article and its tree; `tokens` is empty where nothing asked for a parse."""

    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.tokens and not self._children:
            below: list[list[int]] = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    below[token.head].append(token.i)
            object.__setattr__(self, "_children", tuple(tuple(each) for each in below))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The dependents of a token in text order; with `deps`, those whose relation, or its part before ":", is one of them."""
        below = self._children[token.i]
        if not below:
            return []
        tokens = self.tokens
        if not deps:
            return [tokens[i] for i in below]
        return [each for i in below if (each := tokens[i]).dep in deps or each.dep.partition(":")[0] in deps]

    def subtree(self, token: Token) -> Iterator[Token]:
        """The token and all that depends on it, in no particular order."""
        todo = [token.i]
        while todo:
            i = todo.pop()
            yield self.tokens[i]
            todo.extend(self._children[i])

    def head(self, token: Token) -> Token | None:
        """The token that it depends on, None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def hangs(self, token: Token, over: Token, steps: int = 3) -> bool:
        """Whether a token depends on another, over at most so many arcs."""
        at: Token | None = token
        for _ in range(steps):
            at = self.head(at) if at is not None else None
            if at is None or at.i == over.i:
                break
        return at is not None and at.i == over.i and at is not token
