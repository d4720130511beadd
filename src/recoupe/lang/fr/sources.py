"""Whose words a preposition or a passive names: "selon la maire", "pour qui", "jugé « trop cher » par la maire"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.lang.fr.adverbials import past_adverbials
from recoupe.lang.fr.cues import nouns, prepositions, verbs
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.inverted import InvertedSubjects
from recoupe.lang.fr.phrases import DETERMINERS, Phrase, PhraseReader, sayer
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.subjects import CLITICS, Subjects
from recoupe.lang.fr.words import Word

_BEING = word_class("be") | {"été"}
_HAVING = word_class("have")
_NO_PASSIVE = frozenset(("announces", "orders", "tells"))
_PASSED_ON = ("cité", "obtenu", "consulté", "relayé")
_REACH = 6  # words from a participle to what is quoted, or from there to its agent


class Sources:
    """Finds the sayings that have no verb in the active, for the words of one article."""

    def __init__(self, words: Sequence[Word], reader: PhraseReader, inverted: InvertedSubjects) -> None:
        self.words = words
        self.reader = reader
        self.inverted = inverted
        self._verbs = verbs()
        self._prepositions = prepositions()

    def preposition(self, i: int, first: int, last: int) -> Saying | None:
        """The saying whose preposition begins at word i: its speaker, and what stands there too ("selon des informations rapportées par X")."""
        words = self.words
        for phrase, cue in self._prepositions[words[i].form]:
            k, fits = i, True
            for at, each in enumerate(phrase):
                if k >= last:
                    fits = False
                    break
                form = words[k].form
                if form == each or (at == len(phrase) - 1 and each == "de" and form in ("d'", "du", "des")):
                    k += 1
                    continue
                fits = False
                break
            if not fits:
                continue
            k = past_adverbials(self.words, k, last)
            if k < last and words[k].form in ("qui", "lequel", "laquelle") and i > first and words[i - 1].form == ",":
                who = Subjects(words, self.reader, first, last).antecedent(i)
                who = who if who is not None and self.inverted.can_speak(who) else None
                return (
                    Saying(first=i, last=k, cue=cue, shape="preposition", subject=who, after=k + 1, relative=True, rule="relative", score=0.8) if who else None
                )
            speaker = self.reader.at(k, last) or (self.reader.bare(k, last) if words[k - 1].form in ("du", "des") else None)
            if speaker is None and k + 1 < last and words[k].form in ("des", "certains", "certaines", "de"):
                speaker = self.reader.bare(k + 1, last)
            if speaker is None:
                return None
            source = self._rapporteur(speaker, last) if self._relay(speaker, last) is None else None
            if source is None and not self.inverted.can_speak(speaker):
                if cue.light or not any(words[j].quoted is not None for j in range(first, last)):
                    return None
                # "selon les premiers éléments, « … »": someone's words, whoever that is
                return Saying(first=i, last=k, cue=cue, shape="preposition", subject=None, after=speaker.last, rule="preposition", score=0.0)
            if (relay := self._relay(speaker, last)) is not None:
                if speaker.last - 1 > speaker.head and self.words[speaker.last - 1].form.startswith(_PASSED_ON):
                    speaker = replace(speaker, last=speaker.last - 1)
                return Saying(first=i, last=k, cue=cue, shape="preposition", subject=speaker, after=relay.last, rule="preposition", score=0.9)
            appended = source or self.inverted.apposition(speaker, last)
            speaker = speaker if appended is not speaker and self._acts(appended.last, last) else appended
            if cue.light and not self._opinion(i, speaker, first, last):
                return None
            return Saying(first=i, last=k, cue=cue, shape="preposition", subject=speaker, after=speaker.last, rule="preposition", score=0.9)
        return None

    def _acts(self, k: int, last: int) -> bool:
        """Whether the name before word k, where a comma stands, has a verb of its own past it: "Selon son avocat, Paul Lenoir, 27 ans, dormait"."""
        words = self.words
        if k >= last or words[k].form != ",":
            return False
        for comma in range(k, min(k + 25, last - 1)):
            at = comma + 1
            if words[comma].form != ",":
                if words[comma].form in (";", ":", ".") or words[comma].quoted is not None:
                    return False
                continue
            while at < last - 1 and (words[at].form in CLITICS or words[at].pos == "ADV"):
                at += 1
            if self.reader.finite(at):
                return True
            phrase = self.reader.at(comma + 1, last)
            if phrase is not None and phrase.last < last and phrase.kind != "pronoun" and self.reader.finite(phrase.last):
                return False
        return False

    def _opinion(self, i: int, speaker: Phrase, first: int, last: int) -> bool:
        """Whether "pour X, …" opens its sentence and names someone who can hold an opinion, not a purpose."""
        if (
            any(self.words[k].is_word and self.words[k].form not in ("mais", "et", "or", "car") for k in range(first, i))
            or speaker.last >= last
            or (
                self.words[speaker.last].form not in (",", "cependant", "-", "–", "—") and self.words[speaker.last].quoted is None and speaker.kind != "pronoun"
            )
        ):
            return False
        head = sayer(self.words[speaker.head].form)
        if speaker.last + 1 < last and self.words[speaker.last + 1].quoted is not None:
            return True  # "Pour Valmer, « … »"
        if speaker.name is not None and speaker.name[0] in self.reader.named:
            return True
        return any(speaker.first <= k < speaker.last for k in self.reader.people) or speaker.kind == "pronoun" or (head is not None and head[0] != "document")

    def _relay(self, phrase: Phrase, last: int) -> Phrase | None:
        """Who only passes on what a source says: "selon un rapport consulté par l'agence"; what the agency calls informations is its own to answer for."""
        head = sayer(self.words[phrase.head].form)
        if head is None or phrase.kind in ("name", "pronoun") or self.words[phrase.head].form.startswith("information"):
            return None
        for k in range(phrase.last, min(phrase.last + 3, last - 1)):
            if self.words[k].form == "par" and self.words[k - 1].form.startswith(_PASSED_ON):
                return self.reader.at(k + 1, last)
        return None

    def _rapporteur(self, phrase: Phrase, last: int) -> Phrase | None:
        """Who really speaks in "selon des informations rapportées par X"."""
        k = phrase.last
        while k < last and k - phrase.last < 4:
            if self.words[k].form == "par" and self.words[k - 1].form.startswith(
                ("rapporté", "relayé", "recueilli", "publié", "diffusé", "cité", "obtenu", "fourni", "communiqué", "consulté")
            ):
                return self.reader.at(k + 1, last)
            if not self.words[k].is_word:
                return None
            k += 1
        return None

    def noun(self, i: int, first: int, last: int) -> Saying | None:
        """The saying whose noun stands at word i: "l'annonce par la maire de la fermeture du port"; what is said begins after "de" or "que"."""
        words = self.words
        if i + 3 >= last or words[i + 1].form != "par" or i == first or words[i - 1].form not in DETERMINERS:
            return None
        speaker = self.reader.at(i + 2, last)
        if speaker is None or not self.inverted.can_speak(speaker):
            return None
        # the phrase takes "de la fermeture" for its own; the one who speaks ends before it
        of = next((k for k in range(speaker.head + 1, min(speaker.last + 1, last)) if words[k].form in ("de", "d'", "du", "des", "que", "qu'")), None)
        if of is None:
            return None
        speaker = self.reader.at(i + 2, of)
        if speaker is None:
            return None
        said = of + (words[of].form not in ("du", "des"))
        return Saying(first=i, last=i + 1, cue=nouns()[words[i].form], shape="noun", subject=speaker, after=speaker.last, clause=said, rule="agent", score=0.8)

    def passive(self, i: int, first: int, last: int) -> Saying | None:
        """A participle that reports what stands between marks after it: "jugé « trop cher » par la maire", "accusé par la ligue d'avoir « menti »".

        The agent is the speaker; without one there is a saying only after "être", and nobody's.
        """
        words = self.words
        cue = next(
            (each for each, kind in self._verbs[words[i].form] if kind == "participle" and not each.reflexive and (not each.rest or each.rest == ("comme",))),
            None,
        )
        if cue is None or cue.force in _NO_PASSIVE or words[i].pos in ("NOUN", "DET") or (i > first and words[i - 1].form in DETERMINERS):
            return None
        passive = any(words[j].form in _BEING for j in range(max(first, i - 4), i))
        if not passive and any(words[j].form in _HAVING for j in range(max(first, i - 4), i)):
            return None
        agent: Phrase | None = None
        k = past_adverbials(words, i + 1, last)
        if k < last and words[k].form == "par":
            agent = self.reader.at(k + 1, last)
            k = agent.last if agent is not None else k
        q = next((j for j in range(k, min(k + _REACH, last)) if words[j].quoted is not None), None)
        charge = cue.force == "accuses"
        stops = (";", ":", "qui", "que", "et") if charge else (",", ";", ":", "qui", "que", "et")
        if q is None or any(words[j].form in stops or self.reader.finite(j) for j in range(k, q)):
            return None
        alone = all(words[j].form in ("de", "d'", "comme") for j in range(k, q))
        if cue.rest and not any(words[j].form == "comme" for j in range(k, q)):
            return None
        after = q + 1
        if agent is None:
            p = next((j for j in range(q + 1, min(q + _REACH, last)) if words[j].form == "par"), None)
            if p is not None and not any(words[j].form in (",", ";", ":") or self.reader.finite(j) for j in range(q + 1, p)):
                agent = self.reader.at(p + 1, last)
                after = agent.last if agent is not None else after
        if agent is not None and not self.inverted.can_speak(agent):
            return None
        if agent is None and not (charge or (cue.force == "judges" and (passive or alone)) or (passive and alone and words[q - 1].form == "comme")):
            return None
        return Saying(
            first=i, last=i + 1, cue=cue, shape="passive", subject=agent, after=after, rule="agent" if agent else "passive", score=0.85 if agent else 0.0
        )
