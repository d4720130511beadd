"""Whether what several articles say rests on several origins: the verdict of a claim, with its why. It counts reports and never says true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from recoupe.crosscheck.independence import independence
from recoupe.lang.say import Say
from recoupe.model.crosschecked import ClaimBy, Verdict
from recoupe.model.reuse import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict: how many independent origins at least, and why."""

    verdict: Verdict
    origins: int
    why: str


class Judge:
    """Gives verdicts on claims from the pairs' labels. Only independence that was shown counts; articles that have it from one mouth count once."""

    def __init__(self, pairs: Sequence[Pair], said: Say) -> None:
        self._independent: Callable[[Iterable[str]], int] = independence(pairs)
        self._tied = {frozenset((pair.a, pair.b)) for pair in pairs if pair.label in ("copy", "same-origin")}
        self._said = said

    def agreed(self, by: Sequence[ClaimBy], mouths: dict[str, str], *, certain: bool = True, others: int = 0) -> Judged:
        """The verdict where all say the same; `mouths` gives, by article, the speaker it has it from, where it does not say it in its own name.

        certain: whether it is sure that they speak of one thing; if not, nothing is corroborated. others: how many articles tell of it in all, where some
        only announce what these say is done.
        """
        articles = list(dict.fromkeys(each.article for each in by))
        one_each: dict[str, str] = {}
        for article in articles:
            one_each.setdefault(mouths.get(article, article), article)
        origins = self._independent(one_each.values())
        if origins >= 2 and certain:
            return Judged(verdict="corroborated", origins=origins, why=self._said("crosscheck.verdict.corroborated", n=origins))
        if len(articles) == 1 < others:
            return Judged(verdict="single-origin", origins=1, why=self._said("crosscheck.verdict.one-of-several", n=others))
        if len(articles) == 1 or self._of_one_origin(articles):
            return Judged(verdict="single-origin", origins=1, why=self._said("crosscheck.verdict.single-origin", n=len(articles)))
        if len(one_each) == 1:
            return Judged(verdict="single-origin", origins=1, why=self._said("crosscheck.verdict.one-speaker", n=len(articles)))
        return Judged(verdict="undetermined", origins=1, why=self._said("crosscheck.verdict.undetermined", n=len(articles)))

    def disputed(self, by: Sequence[ClaimBy]) -> Judged:
        """The verdict where some state and others deny."""
        return Judged(verdict="disputed", origins=self._independent(each.article for each in by), why=self._said("crosscheck.verdict.disputed"))

    def differs(self, by: Sequence[ClaimBy], values: Iterable[str]) -> Judged:
        """The verdict where the values exclude each other."""
        why = self._said("crosscheck.verdict.differs", values=", ".join(values))
        return Judged(verdict="differs", origins=self._independent(each.article for each in by), why=why)

    def mouths(self, by: Sequence[ClaimBy]) -> Judged:
        """The verdict where the same words are put in several mouths."""
        return Judged(verdict="differs", origins=self._independent(each.article for each in by), why=self._said("crosscheck.verdict.mouths"))

    def _of_one_origin(self, articles: Sequence[str]) -> bool:
        """Whether copying or a common source ties all of them, directly or through each other."""
        reached, waiting = {articles[0]}, [articles[0]]
        while waiting:
            here = waiting.pop()
            for other in articles:
                if other not in reached and frozenset((here, other)) in self._tied:
                    reached.add(other)
                    waiting.append(other)
        return len(reached) == len(articles)
