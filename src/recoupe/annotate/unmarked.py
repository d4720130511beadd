"""Speech without marks: the clause that a saying reports ("a annoncé que …", "selon X, …"), and the speaker's words before an incise (", a déclaré X.")."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.annotate.utterances import Utterance
from recoupe.lang.fr.cues import verbs
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.words import Word

_CUT_FORCES = frozenset(("asks", "orders", "proposes", "thanks", "praises", "refuses"))
_INFINITIVES = word_class("reported_infinitives")
_SHORTEST = 3  # words
_CONCESSIONS = frozenset(
    (("alors", "que"), ("alors", "qu'"), ("bien", "que"), ("bien", "qu'"), ("tandis", "que"), ("tandis", "qu'"), ("même", "si"), ("même", "s'"))
)
_LAWS = frozenset(("loi", "constitution"))
_ADJUNCTS = word_class("after_incise")
_WHERE_AND_WHEN = word_class("weekdays") | {"en", "à", "au", "aux", "dans", "sur", "le", "la", "les", "hier"}
_LINKS = word_class("sentence_links")
_COMPLEMENTS = word_class("after_source")
_PARTICLES = word_class("before_unsaid")
_UNSAID = word_class("unsaid")
_ABOUT_SELF = frozenset(("se dire", "se déclarer"))


def reported(text: str, words: Sequence[Word], first: int, last: int, unit: int, sayings: Sequence[Saying]) -> list[Utterance]:
    """The utterances without marks in the sentence, words `[first, last)`."""
    out: list[Utterance] = []
    for n, saying in enumerate(sayings):
        following = sayings[n + 1] if n + 1 < len(sayings) else None
        made: Utterance | None = None
        if saying.shape == "preposition":
            made = _by_preposition(text, words, first, last, unit, saying, sayings)
        elif saying.shape == "incise":
            made = _by_incise(text, words, first, last, unit, saying, sayings)
        elif saying.subject is not None:
            made = _clause(text, words, first, last, unit, saying, following, sayings[n + 1 :])
        if made is not None and not _is_law(words, saying):
            out.append(made)
    return out


def _is_law(words: Sequence[Word], saying: Saying) -> bool:
    """Whether what says is the law, whose rules are nobody's speech: "la loi précise que …", "selon l'article 4, …"."""
    if saying.subject is None or saying.subject.kind == "pronoun":
        return False
    head = saying.subject.head
    return words[head].form in _LAWS or (words[head].form == "article" and head + 1 < len(words) and words[head + 1].form[:1].isdigit())


def _told_beside(words: Sequence[Word], saying: Saying, start: int) -> int | None:
    """Where a clause with its own teller begins beside the reported one: "a dit que le port dort et Paul a répondu que …"; "et que Paul" goes on with it."""
    subject = saying.subject
    if subject is None or saying.shape != "finite" or saying.relative or not start < subject.first < saying.first or subject.kind == "pronoun":
        return None
    at = subject.first - 1
    if saying.rule == "subject-apposition-verb":
        at = next((j for j in range(at, max(start, at - 8), -1) if words[j].form in ("et", "mais")), at)  # "et le préfet, Paul Durand, a dit"
    if words[at].form in ("que", "qu'") and words[at - 1].form in ("tandis", "alors") and words[at - 2].form == ",":
        at -= 1
    elif words[at].form not in ("et", "mais") or _has_finite(words, at, subject.first):
        return None
    return at if _has_clause(words, start, at) else None


def _past_concession(words: Sequence[Word], first: int, end: int) -> int:
    """Where the main clause begins after what the reporter concedes: "Bien que le port dorme, il vit, selon la maire"; a condition is the source's own."""
    opening = (words[first].form, words[first + 1].form)
    if opening[0] not in ("si", "quoique") and opening not in _CONCESSIONS:
        return first
    for k in range(first + 2, end - 2):
        if words[k].form != "," or words[k + 1].pos not in ("DET", "PRON", "PROPN", "NUM") or words[k + 1].form in ("qui", "dont", "où"):
            continue
        comma = next((j for j in range(k + 1, end) if words[j].form == ","), end)
        if _has_finite(words, first, k) and _has_finite(words, k + 1, comma):
            return first if opening[0] == "si" and not _is_past(words, first, k, end) else k + 1
    return first


def _is_past(words: Sequence[Word], first: int, k: int, end: int) -> bool:
    """Whether "si" concedes what was: "Si le port a dormi, il vit"; before a future or a conditional it sets a condition."""
    if any(each.token is not None and (each.token.has("Tense=Fut") or each.token.has("Mood=Cnd")) for each in words[k + 1 : end]):
        return False
    return any(
        each.token is not None
        and each.token.has("VerbForm=Fin")
        and (
            each.token.has("Tense=Imp")
            or (each.form in ("a", "ont") and words[n + 1].pos != "DET" and any(_is_participle(one) for one in words[n + 1 : n + 4]))
        )
        for n, each in enumerate(words[first:k], first)
    )


def _is_participle(word: Word) -> bool:
    return word.token is not None and word.pos in ("VERB", "AUX") and word.token.has("VerbForm=Part") and word.token.has("Tense=Past")


def _in_relative(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether word k, a preposition after a comma, stands in a relative clause: "un pont qui menace, selon la maire, de tomber"."""
    for j in range(k - 2, first, -1):
        if words[j].form in (",", ";", ":"):
            return False
        if words[j].form == "dont" and j < k - 2 and not _has_finite(words, j, k):
            return False  # "dix marins, dont deux dimanche, selon la maire, …": no clause
        if words[j].form in ("qui", "dont", "où") or (words[j].form in ("que", "qu'") and words[j - 1].pos in ("NOUN", "PROPN")):
            return True
    return False


def _clause(
    text: str, words: Sequence[Word], first: int, last: int, unit: int, saying: Saying, following: Saying | None, sayings: Sequence[Saying]
) -> Utterance | None:
    start = saying.clause
    if start is None:
        if saying.cue.lemma == "faire état" and saying.last + 1 < last and words[saying.last].form in ("de", "d'", "du", "des"):
            start = saying.last + 1
        elif saying.cue.lemma in _ABOUT_SELF and saying.last < last and words[saying.last].is_word and _is_state(words, saying.last, last):
            start = saying.last
        else:
            return None
    elif saying.infinitive and saying.subject is not None and saying.subject.first - 2 >= first and words[saying.subject.first - 2].form == "ce":
        return None  # "ce qu'il estime être …"
    elif not saying.cue.clause or saying.cue.force in _CUT_FORCES or (saying.infinitive and words[start].form not in _INFINITIVES):
        return None
    end = last
    if saying.subject is not None and start < saying.subject.first - 1:
        end = saying.subject.first - 1  # "Assurant que le port rouvrira, la maire est sortie"
    if saying.shape == "noun" and words[start - 1].form not in ("que", "qu'"):
        end = next((k for k in range(start, end) if words[k].form == "," or _has_finite(words, k, k + 1)), end)
    told = {at for each in sayings if (at := _told_beside(words, each, start)) is not None}
    for k in range(start, end):
        if _is_said(words[k]):
            return None
        if words[k].form == ";" or _untold(words, k, last) or _leaves(words, k, last, start, saying):
            end = k
            break
        if k in told:
            end = k - (words[k - 1].form == ",")
            break
        if following is not None and k == following.first and following.shape in ("gerund", "incise", "joined") and k > start:
            end = k - 1 if words[k - 1].form in (",", "et", "en") else k
            end -= words[end - 1].form == "tout"
            break
        if following is not None and k == following.first and following.rule == "shared-subject" and following.subject == saying.subject and k - 1 > start:
            end = k - 1  # "a dit que le port dort et a promis …"
            break
    return _utterance(text, words, start, end, unit, saying, "indirect")


def _leaves(words: Sequence[Word], k: int, last: int, start: int, saying: Saying) -> bool:
    """Whether a reported clause ends at word k, because what follows goes on with the sentence around it."""
    if words[k].form not in (",", "et", "mais") or k + 2 >= last:
        return False
    if words[k].form == "," and words[k + 1].form == "et" and words[k + 2].form in ("où", "dont", "qui"):
        return True  # "un port où la maire a dit que …, et où le maire …"
    if not (saying.infinitive or start == saying.last):
        return False
    # an infinitive or "se dit prêt" has no verb of its own that a second could be joined to
    if words[k].form == ",":
        if saying.relative:
            return True
        if words[k + 1].form not in ("et", "mais"):
            return False
    following = words[k + 2 if words[k].form == "," else k + 1]
    return (
        following.token is not None
        and following.pos in ("VERB", "AUX")
        and (following.token.has("VerbForm=Fin") or (words[k].form != "," and following.form.endswith("ant") and following.token.has("VerbForm=Part")))
    )


def _untold(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether the reporter tells after the comma at word k what was left unsaid: "…, sans préciser quand", "…, sans donner de détails"."""
    if k + 2 >= last or words[k].form != "," or words[k + 1].form != "sans":
        return False
    at = next((j for j in range(k + 2, min(k + 6, last)) if words[j].form not in _PARTICLES), last)
    if at >= last:
        return False
    form = words[at].form
    return any(kind == "infinitive" and not cue.rest for cue, kind in verbs().get(form, ())) or form in _UNSAID


def _is_said(word: Word) -> bool:
    """Whether a word stands for words between marks that are no name."""
    return word.quoted is not None and not word.named


def _is_state(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether what follows "se déclarer" is what its subject is or wants: not the place and day where a fire broke out."""
    if words[k].form in (
        "en",
        "à",
        "au",
        "aux",
        "dans",
        "sur",
        "le",
        "la",
        "les",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "hier",
    ):
        return k + 1 < last and words[k].form in ("en", "à") and words[k + 1].form in ("faveur", "désaccord", "accord", "phase", "guerre", "mesure")
    return True


def _by_preposition(text: str, words: Sequence[Word], first: int, last: int, unit: int, saying: Saying, sayings: Sequence[Saying]) -> Utterance | None:
    if saying.subject is None or not saying.cue.clause:
        return None
    opening = all(not words[k].is_word or words[k].form in _LINKS for k in range(first, saying.first)) or _after_kicker(words, first, saying.first)
    if opening:
        comma = next((k for k in range(saying.after, last) if words[k].form == ","), None)
        if comma is None or any(_is_said(words[k]) for k in range(saying.after, last)):
            return None
        begin = comma + 1 if saying.subject.kind == "pronoun" else _past_apposition(words, comma, last)
        return _utterance(text, words, begin, last, unit, saying, "indirect")
    if saying.after < last - 1 and words[saying.first - 1].form == "," and _in_relative(words, first, saying.first):
        return None
    between = words[saying.first - 1].form == "," and saying.after < last and words[saying.after].form == ","
    if between and not saying.relative and not any(each is not saying for each in sayings) and all(not _is_said(words[k]) for k in range(first, last)):
        # "Le but, selon lui, est de …", "Le dépôt a brûlé, selon lui, à cause d'un court-circuit": all of it is the source's
        if any(words[k].form in (";", ":") for k in range(first, last)):
            return None
        begun, goes_on = _has_clause(words, first, saying.first - 1), _has_clause(words, saying.after, last)
        if goes_on != begun and (goes_on or words[saying.after + 1].pos == "ADP" or words[saying.after + 1].form in _COMPLEMENTS):
            return _utterance(text, words, _past_concession(words, first, saying.first - 1), last, unit, saying, "indirect")
    comma = saying.first - 1
    while comma > first and words[comma].form in ("toujours", "encore", "notamment", "mais", "du", "moins"):
        comma -= 1
    if words[comma].form == "," and (saying.after >= last - 1 or _only_apposed(words, saying.after, last, sayings)):
        start = _past_concession(words, first, comma)
        if any(_is_said(words[k]) for k in range(first, saying.first)):
            return None
        if any(each.shape == "incise" or each.clause is not None for each in sayings if each.first < saying.first):
            return None
        return _utterance(text, words, start, comma, unit, saying, "indirect")
    return None


def _only_apposed(words: Sequence[Word], k: int, last: int, sayings: Sequence[Saying]) -> bool:
    """Whether nothing but words about the source follow it: "…, selon le ministre, Paul Durand, arrivé samedi", "…, selon Paul Durand, qui dirige le port"."""
    if k + 1 >= last or words[k].form != "," or any(each.first > k for each in sayings) or any(_is_said(words[j]) for j in range(k, last)):
        return False
    head = words[k + 1]
    if head.form in ("qui", "dont"):
        return True
    participle = head.token is not None and head.pos in ("VERB", "ADJ") and head.token.has("VerbForm=Part") and head.token.has("Tense=Past")
    aged = head.form.isdigit() and k + 2 < last and words[k + 2].form == "ans"
    return (participle or aged or head.pos in ("NOUN", "ADJ") or head.form in ("un", "une")) and not _has_finite(words, k + 1, last)


def _after_kicker(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether nothing but a rubric and its dash stands before word k: "VIE DU PORT - Selon la maire, …"."""
    rubric = words[first : k - 1]
    return k - first > 1 and words[k - 1].form in ("-", "–", "—") and all(each.capital or not each.is_word for each in rubric)


def _past_apposition(words: Sequence[Word], comma: int, last: int) -> int:
    """Where the reported clause begins after "Selon Jeanne Durand, une voisine, …": past the words that only say who she is."""
    closing = next((k for k in range(comma + 1, min(comma + 16, last)) if words[k].form == ","), None)
    if closing is None or closing + 2 >= last:
        return comma + 1
    head = words[comma + 1]
    apposed = (
        head.form in ("un", "une", "ancien", "ancienne", "son", "sa", "qui", "dont", "directeur", "directrice", "professeur", "chercheur", "chercheuse")
        or head.pos == "NOUN"
    )
    if not apposed or words[closing + 1].form in ("qui", "dont", "où", "et", "que", "qu'"):
        return comma + 1
    verb = _has_finite(words, comma + 1, closing) and head.form not in ("qui", "dont")
    return closing + 1 if not verb and _has_finite(words, closing + 1, last) and words[closing + 1].pos in ("DET", "PRON", "PROPN", "NUM") else comma + 1


def _has_finite(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.token is not None and word.pos in ("VERB", "AUX") and word.token.has("VerbForm=Fin") for word in words[start:end])


def _by_incise(text: str, words: Sequence[Word], first: int, last: int, unit: int, saying: Saying, sayings: Sequence[Saying]) -> Utterance | None:
    start = first
    for each in sayings:
        if each.shape == "incise" and each.last <= saying.first and each is not saying:
            start = each.after
    if saying.first - 1 <= start or words[saying.first - 1].form != "," or saying.subject is None:
        return None
    if any(_is_said(words[k]) for k in range(start, last)):
        return None
    if not _has_clause(words, start, saying.first - 1):
        return None
    made = _utterance(text, words, start, saying.first - 1, unit, saying, "unmarked")
    if made is None:
        return None
    rest = _rest(words, saying, last)
    if rest is not None and not any(each.first >= saying.last for each in sayings):
        tail = _trimmed(text, words, *rest)
        if tail is not None:
            made.fragments.append(tail)
            made.end = tail[1]
    return made


def _rest(words: Sequence[Word], saying: Saying, last: int) -> tuple[int, int] | None:
    """The words after an incise that are still the speaker's."""
    k = saying.after
    if saying.rule != "inverted-pronoun" or k + 2 >= last or words[k].form != "," or words[k + 1].form in _ADJUNCTS or words[k + 1].form.endswith("ant"):
        return None
    return k + 1, last


def _has_clause(words: Sequence[Word], start: int, end: int) -> bool:
    parsed = [word for word in words[start:end] if word.token is not None]
    if not parsed:
        return end - start >= 2 * _SHORTEST
    return any(word.pos in ("VERB", "AUX") and word.token is not None and word.token.has("VerbForm=Fin") for word in parsed)


def _utterance(text: str, words: Sequence[Word], start: int, end: int, unit: int, saying: Saying, kind: str) -> Utterance | None:
    if sum(words[k].is_word for k in range(start, end)) < _SHORTEST:
        return None
    span = _trimmed(text, words, start, end)
    if span is None:
        return None
    rule = {"indirect": "clause", "unmarked": "incise"}[kind] + "/" + saying.rule
    made = Utterance("indirect", [], span[0], span[1], unit, saying, saying.subject, rule, saying.score)
    if kind == "unmarked":
        made.kind, made.fragments = "unmarked", [span]
    return made


def _trimmed(text: str, words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    while start < end and not words[start].is_word and words[start].quoted is None and words[start].form not in ("(",):
        start += 1
    while end > start and words[end - 1].form in (",", ".", ";", ":", "!", "?", "…", "...", "-", "–"):
        end -= 1
    return (words[start].start, words[end - 1].end) if end > start else None
