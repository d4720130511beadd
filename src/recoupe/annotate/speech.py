"""Stage: what is said in an article, between marks or not, with the words that report it and the words that name the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.circumstances import circumstances
from recoupe.annotate.nested import nested
from recoupe.annotate.scene import Scene
from recoupe.annotate.text_scene import text_scene
from recoupe.annotate.titles import echoes, heads
from recoupe.annotate.unmarked import reported
from recoupe.annotate.utterances import Utterance, governed, opens_sentence
from recoupe.lang.fr.charges import is_charge
from recoupe.lang.fr.phrases import Phrase
from recoupe.lang.fr.saying import Saying
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Field
from recoupe.model.quotation import Cue, Quotation
from recoupe.model.syntax import Sentence

_SKIPPED_ZONES = frozenset(("boilerplate", "byline", "dateline", "agency-credit", "photo-credit"))
_JUDGING = frozenset(("criticises", "judges", "accuses", "admits"))
_TAKES_PERSON = _JUDGING - {"admits"} | {"praises", "asks", "orders", "thanks", "supports", "refuses"}  # in "l'a jugé", "l'" is somebody
_INNER_SCORE = 0.8
_SPEECH_WORDS = 5  # words between marks that nobody is named for are taken for speech from this length


class SpeechStage:
    """Finds quotations: direct, partial, indirect and unmarked, with cue and speaker in the text's words; `SpeakersStage` then says who they are.

    `lang` is the reader's language, for `why`. Works on sentences with or without trees; a tree makes subjects before the verb surer.

    >>> from recoupe.model.article import Article
    >>> text = "« Le pont tiendra », a déclaré la maire, Jeanne Dupré."
    >>> work = Annotated(article=Article.of("a1", text), sentences=(Sentence(0, len(text)),), mentions=())
    >>> [(said.text, said.speaker.name, said.cue.lemma) for said in SpeechStage()(work).quotations]
    [('Le pont tiendra', 'Jeanne Dupré', 'déclarer')]
    """

    name = "speech"
    needs = frozenset({"sentences", "mentions"})
    gives = frozenset({"quotations"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its quotations, by place. Raises `ValueError` when a layer that it needs is missing."""
        if work.sentences is None or work.mentions is None:
            raise ValueError("speech needs sentences and mentions")
        found = self._quotations(work, "text")
        title = work.article.title
        if title is not None and title.start is None and title.text.strip():
            found += self._quotations(work, "title")
        found = echoes(work.article, found, self._say)
        found.sort(key=lambda each: (each.field != "title", each.start, -each.end))
        names = {each.id: f"q{n}" for n, each in enumerate(found, 1)}
        numbered = [replace(each, id=names[each.id], inside=names.get(each.inside or ""), echo_of=names.get(each.echo_of or "")) for each in found]
        return work.having(quotations=tuple(numbered))

    def _quotations(self, work: Annotated, field: Field) -> list[Quotation]:
        text = work.article.text
        scene = text_scene(work)
        if field == "title" and work.article.title is not None:
            text = work.article.title.text
            scene = Scene(text, (Sentence(0, len(text)),), [each for each in work.parties() if each.field == field])
        skipped = [(zone.start, zone.end) for zone in work.article.zones if zone.kind in _SKIPPED_ZONES] if field == "text" else []
        titles = heads(work.article) if field == "text" else [(0, len(text))]
        utterances = _utterances(scene, skipped, titles)
        out: list[Quotation] = []
        for utterance in utterances:
            out.append(self._made(scene, utterance, field, len(out)))
        return out + self._nested(scene, utterances, out, field)

    def _made(self, scene: Scene, utterance: Utterance, field: Field, n: int) -> Quotation:
        saying = utterance.saying
        speaker = scene.speaker(utterance.subject) if utterance.subject is not None else None
        cue: Cue | None = None
        cue_words = ""
        if saying is not None:
            start, end = scene.span(saying.first, saying.last)
            cue_words = scene.text[start:end]
            cue = Cue(start=start, end=end, lemma=saying.cue.lemma, polarity=saying.cue.polarity, force=saying.cue.force)
        hearer, occasion = circumstances(scene, utterance)
        rule = utterance.rule.rpartition("/")[2] or "nobody"
        key = _WHY.get(rule, rule)
        why = self._say(f"speech.{key if speaker else 'nobody'}", cue=cue_words, speaker=speaker.name if speaker else "")
        return Quotation(
            id=f"{field}:{n}",
            kind=utterance.kind,
            start=utterance.start,
            end=utterance.end,
            text=scene.text[utterance.start : utterance.end],
            fragments=tuple(utterance.fragments),
            speaker=speaker,
            cue=cue,
            addressee=hearer,
            occasion=occasion,
            by=f"speech/{utterance.rule or 'marks'}/1",
            score=round(utterance.score, 2) if speaker else None,
            why=why,
            field=field,
        )

    def _nested(self, scene: Scene, utterances: Sequence[Utterance], made: Sequence[Quotation], field: Field) -> list[Quotation]:
        """Quotations within quotations, with the verb inside that reports them and its subject."""
        out: list[Quotation] = []
        for around, utterance in zip(made, utterances, strict=True):
            for inner in (each for index in utterance.marks for each in nested(scene, index)):
                speaker = around.speaker if inner.own else inner.speaker
                cue = scene.text[inner.cue.start : inner.cue.end] if inner.cue is not None else ""
                out.append(
                    Quotation(
                        id=f"{field}:n{len(out)}",
                        kind="direct",
                        start=inner.start,
                        end=inner.end,
                        text=scene.text[inner.start : inner.end],
                        fragments=inner.pieces,
                        speaker=speaker,
                        cue=inner.cue,
                        inside=around.id,
                        by="speech/nested-self/1" if inner.own else "speech/nested/1",
                        score=_INNER_SCORE if speaker is not None else None,
                        why=self._say("speech.subject-verb" if speaker else "speech.nobody", cue=cue, speaker=speaker.name if speaker else ""),
                        field=field,
                    )
                )
        return out


_WHY = {
    "subject-apposition-verb": "subject-verb",
    "pronoun": "subject-verb",
    "tree": "subject-verb",
    "joined-participle": "shared-subject",
    "infinitive": "gerund",
    "gerund-own-subject": "subject-verb",
    "narrative-subject": "subject-verb",
    "impersonal": "preposition",
    "agent": "subject-verb",
}


def _utterances(scene: Scene, skipped: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]]) -> list[Utterance]:
    """All utterances of a text at the outer level, by place."""
    out: list[Utterance] = []
    marked: list[list[Utterance]] = []
    for unit, (first, last) in enumerate(scene.units):
        here: list[Utterance] = []
        marked.append(here)
        at = scene.words[first].start
        if any(start <= at < end for start, end in skipped):
            continue
        in_title = any(start <= at < end for start, end in titles)
        sayings = scene.sayings(unit)
        quotes = [k for k in range(first, last) if scene.words[k].quoted is not None]
        # a head may set any words of the body between marks, be they like a name: those that repeat none are left out later
        speech = [k for k in quotes if in_title or not scene.words[k].named]
        here.extend(_joined(scene, unit, sayings, speech, in_title))
        _from_neighbours(scene, unit, here, marked)
        here[:] = _islets_joined(scene, here, in_title)
        out.extend(each for each in here if each.subject is not None or each.saying is not None or in_title or _clearly_speech(scene, each))
        if not in_title:
            out.extend(reported(scene.text, scene.words, first, last, unit, sayings))
            out.extend(_announced_before(scene, unit, sayings))
    repeated = scene.set_phrases([each for each in out if each.subject is None], out)
    return sorted((each for each in out if not (each.marks and set(each.marks) <= repeated)), key=lambda each: (each.start, -each.end))


def _joined(scene: Scene, unit: int, sayings: Sequence[Saying], quotes: Sequence[int], in_title: bool) -> list[Utterance]:
    """One utterance for each saying that reports words between marks, and one for each mark that none reports."""
    first, last = scene.units[unit]
    words = scene.words
    reports = governed(words, first, last, sayings, quotes)
    by_saying: dict[int, Utterance] = {}
    out: list[Utterance] = []
    for k in quotes:
        saying = reports.get(k)
        if saying is not None and saying.shape == "joined":
            saying = next((each for each in sayings if each.first in by_saying and each.subject == saying.subject), saying)
        pieces = scene.pieces(k)
        if not pieces or (_unowned(saying, k) and is_charge(words, first, k)):
            continue
        index = words[k].quoted
        if saying is not None and saying.first in by_saying:
            known = by_saying[saying.first]
            known.fragments.extend(pieces)
            known.end = pieces[-1][1]
            known.marks.append(index or 0)
            continue
        made = Utterance("partial", list(pieces), pieces[0][0], pieces[-1][1], unit, saying, marks=[index or 0])
        before = words[k - 1].form if k > first else ""
        whole = (
            opens_sentence(words, first, k)
            or before == ":"
            or (saying is not None and saying.shape == "preposition" and saying.first == first and k - saying.after <= 2)
        )
        if whole and not in_title and (scene.has_verb(k) or len(scene.inner(k).split()) >= 4):
            made.kind = "direct"
        if saying is not None:
            made.subject, made.rule, made.score = saying.subject, saying.rule, saying.score
            by_saying[saying.first] = made
        elif in_title:
            made.subject = scene.title_speaker(unit, k) if not words[k].named else None
            made.rule, made.score = ("title", 0.8) if made.subject else ("", 0.0)
        elif before == ":" and made.kind == "direct" and (intro := scene.introduced_by(unit, k)) is not None:
            made.subject, made.rule, made.score = intro, "colon", 0.7
        elif (named := scene.colon_after(unit, k)) is not None:
            made.subject, made.rule, made.score = named, "colon-after", 0.7
        out.append(made)
    return out


def _unowned(saying: Saying | None, k: int) -> bool:
    """Whether no one tells what stands at word k: nothing reports it, or only a verb that judges or condemns, which a court does too."""
    if saying is None:
        return True
    told = saying.shape in ("incise", "preposition") or (saying.clause is not None and saying.clause <= k and not saying.infinitive)
    return not told and saying.cue.force in _JUDGING


def _from_neighbours(scene: Scene, unit: int, here: Sequence[Utterance], before: Sequence[Sequence[Utterance]]) -> None:
    """Words alone in their sentence take their speaker from the one before, if it ends with a colon or holds speech, or from the one after."""
    first, last = scene.units[unit]
    alone = all(not scene.words[k].is_word for k in range(first, last) if scene.words[k].quoted is None)
    previous = unit - 1
    narrated = [each for each in here if each.saying is not None and each.saying.rule == "narrative"]
    if narrated and previous >= 0:
        spoken = next((each for n in (previous, previous - 1) if n >= 0 for each in reversed(before[n]) if each.subject is not None), None)
        if spoken is not None:
            _give(narrated, narrated[0].saying, spoken.subject, "carried", min(0.75, spoken.score))
    orphans = [each for each in here if each.saying is None and each.subject is None]
    if not orphans or not alone:
        return
    if previous >= 0 and scene.ends_with_colon(previous):
        intro = scene.introduces(previous)
        if intro is not None:
            saying, subject, score = intro
            _give(orphans, saying, subject, "colon", score)
        return
    if previous >= 0 and scene.same_paragraph(previous, unit):
        spoken = next((each for each in reversed(before[previous]) if each.subject is not None), None)
        if spoken is not None:
            if spoken.kind == "partial" and scene.is_medium(spoken.subject):
                return  # "Elle lit « en pleurs », précise le quotidien. « … »": another's words, told by the paper
            _give(orphans, None, spoken.subject, "carried", min(0.75, spoken.score))
            return
        if before[previous]:
            return
        if (asked := _before_question(scene, previous, before)) is not None:
            _give(orphans, None, asked.subject, "carried", min(0.7, asked.score))
            return
        if (teller := scene.teller(previous)) is not None:
            _give(orphans, None, teller.subject, "carried", min(0.7, teller.score))
            return
    elif previous >= 0 and orphans[0].kind == "direct" and before[previous] and len(orphans) == 1:
        spoken = before[previous][-1]
        if spoken.subject is not None and scene.next_line(previous, unit) and scene.closes(previous, spoken):
            _give(orphans, None, spoken.subject, "carried-on", min(0.65, spoken.score))
            return
    following = unit + 1
    if following < len(scene.units) and scene.same_paragraph(unit, following) and not scene.quotes_in(following):
        after = scene.comments(following)
        if after is not None:
            _give(orphans, after, after.subject, "sentence-after", 0.6)


def _before_question(scene: Scene, unit: int, before: Sequence[Sequence[Utterance]]) -> Utterance | None:
    """The last utterance before a question that the reporter asks between two answers: "« Oui », dit la maire. Et le port ? « Non. »"."""
    last = scene.units[unit][1]
    if unit == 0 or scene.words[last - 1].form != "?" or scene.sayings(unit) or not scene.same_paragraph(unit - 1, unit):
        return None
    return next((each for each in reversed(before[unit - 1]) if each.subject is not None), None)


def _islets_joined(scene: Scene, here: Sequence[Utterance], in_title: bool) -> list[Utterance]:
    """The utterances of a sentence, the islets that nothing reports joined into one where one of them is surely speech: it is the same speaker's."""
    open_ones = [each for each in here if each.saying is None and each.subject is None and each.kind == "partial"]
    if in_title or len(open_ones) < 2 or not any(_clearly_speech(scene, each) for each in open_ones):
        return list(here)
    joined = open_ones[0]
    for each in open_ones[1:]:
        joined.fragments.extend(each.fragments)
        joined.marks.extend(each.marks)
        joined.end = each.end
    return [each for each in here if each is joined or each not in open_ones]


def _give(orphans: Sequence[Utterance], saying: Saying | None, subject: Phrase | None, rule: str, score: float) -> None:
    for each in orphans:
        each.saying, each.subject, each.rule, each.score = saying, subject, rule, score


def _clearly_speech(scene: Scene, utterance: Utterance) -> bool:
    """Whether words between marks that nothing reports are still someone's: a whole sentence, or long enough to be no name or irony; not after a stray mark."""
    if not all(scene.marks[index].closed for index in utterance.marks):
        return False
    words = scene.text[utterance.start : utterance.end].split()
    if utterance.kind == "partial" and words[0][0].isupper() and utterance.marks and not scene.says(utterance.marks[0]):
        return False  # « sa « Fête du grand marché » »: a capital inside a sentence, and no verb: a name
    return len(words) >= _SPEECH_WORDS or (utterance.kind == "direct" and len(words) >= 3)


def _announced_before(scene: Scene, unit: int, sayings: Sequence[Saying]) -> list[Utterance]:
    """The sentence before, where this one says of it "X l'a annoncé"."""
    first = scene.units[unit][0]
    if unit == 0 or not scene.same_paragraph(unit - 1, unit) or scene.quotes_in(unit - 1) or scene.sayings(unit - 1):
        return []
    for saying in sayings:
        if (
            saying.shape == "finite"
            and saying.subject is not None
            and saying.clause is None
            and saying.cue.clause
            and saying.cue.force not in _TAKES_PERSON
            and scene.words[saying.first - 1].form == "l'"
            and (saying.last == saying.first + 1 or not scene.words[saying.last - 1].form.endswith(("e", "es")))  # not "l'ont écrite"
            and saying.first > first
        ):
            start, end = scene.span(*scene.units[unit - 1])
            end -= scene.text[start:end].endswith(".")
            return [Utterance("indirect", [], start, end, unit - 1, saying, saying.subject, "clause/" + saying.rule, min(saying.score, 0.8))]
    return []
