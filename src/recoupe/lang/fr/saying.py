"""Who says, in one sentence: the cue, the subject, and where what is said may begin."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.lang.fr.cues import CueWord
from recoupe.lang.fr.phrases import Phrase
from recoupe.lang.fr.verbgroups import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Someone says: the cue, words `[first, last)`; the subject, if the sentence shows it; `after`, the word where what is said may begin.

    shape: finite (subject, verb), incise (verb, subject, inside or after the words said), gerund, infinitive, joined (a participle that shares the auxiliary
    of another verb), preposition ("selon"). clause: the word after "que" where a reported clause follows. relative: it stands in a relative clause.
    score: how sure the subject is; `rule` names how it was found.
    """

    first: int
    last: int
    cue: CueWord
    shape: Shape
    subject: Phrase | None
    after: int
    clause: int | None = None
    infinitive: bool = False
    relative: bool = False
    nested: bool = False
    rule: str = ""
    score: float = 0.9

    @property
    def dependent(self) -> bool:
        """Whether it stands in a relative clause or in what another says."""
        return self.relative or self.nested
