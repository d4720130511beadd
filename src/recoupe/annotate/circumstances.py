"""To whom something is said, and on what occasion: "à l'AFP", "devant la presse", "lors d'une conférence de presse", "sur Facebook", "dans un communiqué"."""

from __future__ import annotations

from functools import cache

from recoupe.annotate.scene import Scene, is_sure
from recoupe.annotate.utterances import Utterance
from recoupe.lang.fr.occasions import said
from recoupe.lang.fr.phrases import Phrase
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.tokenizer import tokens
from recoupe.model.quotation import Addressee

_TO = frozenset(("à", "au", "aux"))
_MERGED = frozenset(("au", "aux", "du", "des"))
_STOPS = frozenset((";", ":", "selon", "d'après", "qui", "que", "qu'", "dont", "où", "alors", "mais"))
_NO_HEARER = frozenset(("accuses", "criticises", "praises", "fears", "hopes", "judges", "refuses", "denies", "supports", "thanks"))
_PLACES = frozenset(("GPE", "LOC"))
_TIMES = frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir", "semaine", "nuit", "jour"))
_LONGEST = 30  # words after a verb of saying in which its circumstances stand

Span = tuple[int, int]


def circumstances(scene: Scene, utterance: Utterance) -> tuple[Addressee | None, Addressee | None]:
    """The hearer and the occasion of an utterance, each where the sentence of its verb of saying tells one."""
    saying = utterance.saying
    if saying is None:
        return None, None
    hearer: Addressee | None = None
    occasion: Addressee | None = None
    unit = scene.unit_of(saying.first)
    for start, end, opening in _beside(scene, saying, *scene.units[unit]):
        k = start
        while k < end and not (hearer and occasion):
            moment = _occasion(scene, k, end) if not opening or _begins(scene, start, k) else None
            if moment is not None and (saying.shape != "preposition" or scene.words[k].form == "dans") and _is_beside(scene, saying, k, moment[1]):
                occasion = occasion or _made(scene, moment, None)
                k = moment[1]
                continue
            told = _hearer(scene, k, end, saying) if not opening and saying.shape != "preposition" else None
            if told is not None:
                span, phrase = told
                hearer = hearer or _made(scene, span, phrase)
                k = span[1]
                continue
            k += 1
    return hearer, occasion


def _begins(scene: Scene, start: int, k: int) -> bool:
    """Whether a circumstance stands at the start of its sentence or after a comma."""
    return k == start or scene.words[k - 1].form in (",", "mais", "et", "or", "puis")


def _is_beside(scene: Scene, saying: Saying, k: int, end: int) -> bool:
    """Whether an occasion goes with the verb of saying and not with a noun between: "évoque la fin des arrestations lors des défilés"."""
    if k < saying.last:
        return True
    between = scene.words[saying.last : k]
    if not any(each.pos == "NOUN" and each.form not in _TIMES for each in between) or any(each.quoted is not None for each in between):
        return True
    if saying.subject is not None and saying.last <= saying.subject.first < k:
        return True
    return any(word.form.removesuffix("s") in said("meetings") or word.form in said("papers") | said("channels") for word in scene.words[k:end])


def _beside(scene: Scene, saying: Saying, first: int, last: int) -> list[tuple[int, int, bool]]:
    """The reporter's words beside a verb of saying: after it, its subject aside, up to what is said or the next verb; those that open the sentence (True)."""
    words = scene.words
    end = saying.last
    limit = min(last, saying.last + _LONGEST)
    others = {each.first for each in scene.sayings(scene.unit_of(saying.first)) if each.first > saying.first}
    while end < limit and end not in others and end != saying.clause and words[end].form not in _STOPS and words[end].quoted is None:
        end += 1
    subject = saying.subject
    if subject is not None and saying.last <= subject.first < end:
        after = [(saying.last, subject.first, False), (subject.last, max(end, subject.last), False)]
    else:
        after = [(saying.last, end, False)]
    if end < limit and words[end].quoted is not None and saying.shape in ("finite", "gerund", "relative", "joined", "infinitive"):
        # « a salué « un geste » lors d'une visite »: right after the marks
        rest = end + 1
        while rest < limit and rest not in others and words[rest].form not in _STOPS and words[rest].quoted is None and words[rest].form != "et":
            rest += 1
        if rest > end + 1 and words[end + 1].form in ("lors", "au", "dans", "sur", "devant", "à", "en", ","):
            after.append((end + 1, rest, False))
    opening = subject.first if subject is not None else saying.first
    begins = not any(words[k].quoted is not None for k in range(first, min(opening, last))) and opening < saying.first
    return [*after, (first, opening, True)] if begins and saying.shape == "finite" and not saying.dependent else after


@cache
def _phrases(name: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The phrases of a class as the tokenizer cuts them, longest first, and whether they end with "de" or "à"."""
    cut = [tuple(each[a:b] for a, b in tokens(each)) for each in said(name)]
    return tuple((each, each[-1] in ("de", "à")) for each in sorted(cut, key=lambda each: -len(each)))


@cache
def _openers() -> frozenset[str]:
    return frozenset(each[0] for name in ("moments", "alone") for each, _ in _phrases(name)) | {"dans", "sur", "par", "via"}


def _occasion(scene: Scene, k: int, end: int) -> Span | None:
    words = scene.words
    if words[k].form not in _openers():
        return None
    for name in ("alone", "moments"):
        for phrase, open_end in _phrases(name):
            at = _past(scene, phrase, k, end, open_end)
            if at is None:
                continue
            if name == "alone":
                whole = scene.reader.bare(at - 1, end) if words[at - 1].pos == "NOUN" else None
                return k, max(at, whole.last if whole is not None else at)
            noun = _noun(scene, at - 1, end) if open_end else _after(scene, at, end)
            return (k, _trimmed(scene, noun)) if noun is not None and noun.kind != "pronoun" else None
    if words[k].form not in ("dans", "sur", "par", "via"):
        return None
    noun = _after(scene, k + 1, end)
    if noun is None or noun.kind == "pronoun":
        return None
    head = words[noun.head].form
    if words[k].form == "sur":
        if head in said("channels") or _is_station(scene, noun):
            return k, _trimmed(scene, noun)
        return None
    plain = head.removesuffix("s") if head not in said("papers") else head
    return (
        (k, _trimmed(scene, noun))
        if plain in said("papers") and (words[k].form != "par" or plain in ("communiqué", "courriel", "courrier", "lettre"))
        else None
    )


def _trimmed(scene: Scene, phrase: Phrase) -> int:
    """Where a phrase ends without the participle that goes on with it: "un communiqué diffusé lundi"."""
    end = phrase.last
    while end - 1 > phrase.head and (scene.words[end - 1].pos in ("VERB", "ADP", "ADV") or scene.words[end - 1].form == "suite"):
        end -= 1
    return end


def _past(scene: Scene, phrase: tuple[str, ...], k: int, end: int, open_end: bool) -> int | None:
    """The word after a set phrase at word k; its last "de" may be "d'", "du", "des", its last "à" "au", "aux"."""
    words = scene.words
    if k + len(phrase) > end:
        return None
    for n, form in enumerate(phrase):
        here = words[k + n].form
        last = open_end and n + 1 == len(phrase)
        if here != form and not (last and (here in ("d'", "du", "des") if form == "de" else here in ("au", "aux"))):
            return None
    return k + len(phrase)


def _noun(scene: Scene, k: int, end: int) -> Phrase | None:
    """The noun phrase after a preposition at word k, which may hold its article."""
    if scene.words[k].form in _MERGED:
        return scene.reader.bare(k + 1, end)
    return _after(scene, k + 1, end)


def _after(scene: Scene, k: int, end: int) -> Phrase | None:
    if k >= end:
        return None
    return scene.reader.at(k, end) or (scene.reader.bare(k + 1, end) if scene.words[k].form == "des" else None) or scene.reader.bare(k, end)


def _is_station(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name without article after "sur" is that of a station or a network, not of a place or person."""
    if phrase.kind != "name" or not scene.words[phrase.first].capital:
        return False
    mention = scene.mention(phrase)
    return mention is None or mention.label == "ORG"


def _hearer(scene: Scene, k: int, end: int, saying: Saying) -> tuple[Span, Phrase] | None:
    words = scene.words
    form = words[k].form
    if form in ("devant", "auprès"):
        at = k + (form == "auprès" and k + 1 < end and words[k + 1].form in ("de", "d'", "du", "des"))
        noun = _noun(scene, at, end) if at > k else _after(scene, k + 1, end)
        if noun is None or noun.kind == "pronoun":
            return None
        fits = words[noun.head].form in said("audiences" if form == "devant" else "hearers") or (form == "auprès" and _can_hear(scene, noun))
        return ((k, _trimmed(scene, noun)), noun) if fits else None
    if form == "face" and k + 1 < end and words[k + 1].form in _TO:
        noun = _noun(scene, k + 1, end)
        return ((k, _trimmed(scene, noun)), noun) if noun is not None and (words[noun.head].form in said("audiences") or _can_hear(scene, noun)) else None
    if form not in _TO or saying.cue.force in _NO_HEARER:
        return None
    noun = _noun(scene, k, end)
    if noun is None or noun.kind == "pronoun":
        return None
    listed = words[noun.head].form in said("hearers")
    return ((k, _trimmed(scene, noun)), noun) if listed or (k - saying.last <= 3 and _can_hear(scene, noun)) else None


def _can_hear(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase names a person or a body, and no place where something is said ("a déclaré à Paris")."""
    mention = scene.mention(phrase)
    if mention is None or mention.reading in ("demonym", "group", "pronoun"):
        return False
    return mention.label in ("PERSON", "ORG") or (mention.label in _PLACES and mention.reading == "metonym")


def _made(scene: Scene, span: Span, phrase: Phrase | None) -> Addressee:
    start, end = scene.span(*span)
    mention = scene.mention(phrase) if phrase is not None else None
    actor = mention.actor if mention is not None and is_sure(mention) else None
    return Addressee(start=start, end=end, text=scene.text[start:end], actor=actor)
