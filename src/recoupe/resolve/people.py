"""The people and bodies of one article: each with its fullest name, its short names, and the roles that the article gives it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from recoupe.annotate.scene import Scene, is_sure
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import DETERMINERS, TITLES, Phrase, families, same_offices, sayer, sayers
from recoupe.lang.fr.subjects import CLITICS
from recoupe.lang.fr.words import Word
from recoupe.model.mention import Mention

_ENOUGH = 8  # roles of one person that are kept
_FUNCTION = frozenset(["le", "la", "les", "l'", "de", "du", "des", "d'", "et", "à", "au", "aux", "en", "un", "une", "son", "sa", "ses", "leur", "ce", "cette"])
_FEMALE = frozenset(["la", "une", "cette", "mme", "mlle", "madame", "elle", "sa"])
_MALE = frozenset(["le", "un", "ce", "m.", "monsieur", "il"])
_BEFORE_OTHERS = word_class("prepositions") | {"et", "ou", ",", "ni"}
_FEMALE_TITLES = frozenset(["mme", "mlle", "madame"])
_MALE_TITLES = frozenset(["m.", "monsieur"])


@dataclass(slots=True)
class Someone:
    """A person, state or body of the article, as far as its text tells them apart. `roles` are sets of words such as {ministre, santé}.

    first: where words first stand for it; named: where its name first does, None where only a role does.
    """

    key: str
    name: str
    actor: str | None
    mention: str | None
    person: bool
    gender: str | None = None
    names: set[str] = field(default_factory=set)
    roles: list[frozenset[str]] = field(default_factory=list)
    first: int = 0
    named: int | None = None


class People:
    """Who is in the article. Made from its scene and mentions; asked by mention, by name, by the words of a role.

    Names that differ join where one ends the other ("Lenoir", "Jeanne Lenoir") and no second person of the article has that ending.
    """

    def __init__(self, scene: Scene, mentions: Sequence[Mention]) -> None:
        self._scene = scene
        self._by_key: dict[str, Someone] = {}
        self._by_mention: dict[str, Someone] = {}
        self._by_word: dict[str, dict[str, Someone]] = {}  # first and last words of names
        self._collect(mentions)
        self._roles(mentions)

    @property
    def all(self) -> Iterable[Someone]:
        """Everyone, by first appearance."""
        return self._by_key.values()

    def of_mention(self, mention: str | None) -> Someone | None:
        """Who a mention stands for."""
        return self._by_mention.get(mention or "")

    def named(self, name: str) -> Someone | None:
        """The one person or body that goes by a name, in full or by its end."""
        folded = fold(name)
        exact = [each for each in self._sharing(folded) if folded in each.names]
        if exact:
            return exact[0] if len(exact) == 1 else None
        return self._ending(folded)

    def rivals(self, words: frozenset[str]) -> list[Someone]:
        """All people whom a description fits: its words are among those of a role, or else it is another word for the same kind of person."""
        fitting = [each for each in self._by_key.values() if each.person and any(words <= role for role in each.roles)]
        if fitting:
            return fitting
        kin = [family for family in _families() if words <= family]
        return [each for each in self._by_key.values() if each.person and any(role & family for role in each.roles for family in kin)]

    def _collect(self, mentions: Sequence[Mention]) -> None:
        names = [each for each in mentions if each.reading not in ("pronoun", "demonym", "group") and each.field == "text"]
        # whoever has an actor, or a name of several words, first: short names join them afterwards
        for each in sorted(names, key=lambda m: (m.actor is None, m.reading == "role", m.label == "PERSON" and " " not in m.text, m.start)):
            if each.reading == "role" and not is_sure(each):
                continue
            folded = fold(each.text)
            known = self._by_key.get(each.actor) if each.actor else self.named(each.text)
            if known is not None and known.person != (each.label == "PERSON") and each.actor is None:
                known = None
            if known is None:
                key = each.actor or f"{each.label}:{folded}"
                known = self._by_key.setdefault(key, Someone(key, each.name or each.text, each.actor, each.id, each.label == "PERSON", first=each.start))
            if each.reading != "role":
                self._name(known, folded)
                known.named = each.start if known.named is None else min(known.named, each.start)
                title = each.text.lower().split()[0]
                known.gender = known.gender or ("f" if title in _FEMALE_TITLES else "m" if title in _MALE_TITLES else None)
                if each.actor is None and known.actor is None and len(each.text) > len(known.name) and each.label == "PERSON":
                    known.name, known.mention = each.text, each.id
            if each.name and each.actor:
                self._name(known, fold(each.name))
            known.first = min(known.first, each.start)
            self._by_mention[each.id] = known

    def _name(self, someone: Someone, folded: str) -> None:
        someone.names.add(folded)
        for word in {folded.split(" ")[0], folded.split(" ")[-1]}:
            self._by_word.setdefault(word, {})[someone.key] = someone

    def _sharing(self, folded: str) -> Iterable[Someone]:
        """Those one of whose names begins or ends with the last word of this one."""
        return self._by_word.get(folded.split(" ")[-1], {}).values()

    def _ending(self, folded: str) -> Someone | None:
        """The one person whose name ends with these words, or begins with them where they are all but the last ("Jean Pierre Lenoir")."""
        sharing = [each for each in self._sharing(folded) if each.person]
        found = [each for each in sharing if any(name.endswith(" " + folded) or folded.endswith(" " + name) for name in each.names)]
        if not found and " " not in folded:  # family name first, as in Chinese names
            # three words at most: "Ada" may be another than "Ada May Lund Brandt"
            found = [each for each in sharing if any(name.startswith(folded + " ") and name.count(" ") < 3 for name in each.names)]
        return found[0] if len(found) == 1 else None

    def _roles(self, mentions: Sequence[Mention]) -> None:
        scene = self._scene
        starts = {word.start: k for k, word in enumerate(scene.words)}
        ends = {word.end: k + 1 for k, word in enumerate(scene.words)}
        for each in mentions:
            someone = self._by_mention.get(each.id)
            if each.label != "PERSON" or someone is None:
                continue
            if each.reading == "role":
                tokens = phrase_forms(each.text)
                someone.roles.append(content_words(tokens))
                article = "f" if tokens[0] in _FEMALE else "m" if tokens[0] in _MALE else None
                noun = next((noun_gender(form) for form in tokens if sayer(form)), None)
                # "la président" is a slip, and says nothing
                someone.gender = someone.gender or (article if noun is None or article in (None, noun) else None) or (noun if article is None else None)
                continue
            first, last = starts.get(each.start), ends.get(each.end)
            if first is None or last is None or len(someone.roles) >= _ENOUGH:
                continue
            someone.gender = someone.gender or self._gender_after(first, last)
            self._role_before(someone, first, last)
            self._role_after(someone, last)

    def _gender_after(self, first: int, last: int) -> str | None:
        """What a participle that agrees with a name shows: "Alix Dupré est née à Oslo", "Alix Dupré, élue en mai"; None after a preposition or "et"."""
        words = self._scene.words
        before = words[first - 1].form if first else ""
        if before in _BEFORE_OTHERS or last + 1 >= len(words):
            return None
        k = last
        if words[k].form in ("s'", "n'", "ne"):
            k += 1
        if words[k].form not in ("est", "était", "fut", ","):
            return None
        k += 1
        while k + 1 < len(words) and words[k].pos == "ADV":
            k += 1
        token = words[k].token if k < len(words) else None
        if token is None or words[k].pos != "VERB" or not token.has("VerbForm=Part") or token.has("Tense=Pres"):
            return None
        form = words[k].form
        return "f" if form.endswith(("ée", "ie", "ue")) else "m" if form.endswith("é") else None

    def _role_before(self, someone: Someone, first: int, last: int) -> None:
        words = self._scene.words
        at = first
        comma = first > 0 and words[first - 1].form == ","
        end = first - 1 if comma else last
        for start in range(end - 1 if comma else first - 1, max(-1, first - 16), -1):
            if words[start].quoted is not None or (words[start].form in (",", ".", ";", ":", "et", "ou")):
                break
            phrase = self._scene.reader.at(start, last)
            if phrase is None or phrase.kind == "pronoun":
                continue
            if (comma and phrase.last == end and phrase.name is None) or (not comma and phrase.name is not None and phrase.name[0] == first):
                at = start
        if at == first:
            return
        head = next((k for k in range(at, first) if sayer(words[k].form)), None)
        if words[at].form in TITLES:
            someone.gender = someone.gender or gender_of(words[at])
        if head is None or (sayer(words[head].form) or ("",))[0] != "person":
            return  # "la campagne Dupré": its article says nothing of Dupré
        article, noun = gender_of(words[at]), noun_gender(words[head].form)
        someone.gender = someone.gender or (None if article and noun and article != noun else article or noun)
        someone.roles.append(content_words([word.form for word in words[at:first] if word.is_word]))

    def _role_after(self, someone: Someone, last: int) -> None:
        words = self._scene.words
        if last + 1 >= len(words) or words[last].form != ",":
            return
        phrase = self._scene.reader.at(last + 1, len(words))
        if phrase is None or phrase.kind == "pronoun" or phrase.name is not None or phrase.several:
            return
        head = sayer(words[phrase.head].form)
        after = phrase.last
        while after < len(words) and words[after].form in CLITICS:
            after += 1
        if head is None or head[0] != "person" or (after < len(words) and self._scene.reader.finite(after)):
            return  # "invité par Paul Dupré, le chef du parti ne viendra pas": no role of Dupré's
        someone.roles.append(content_words([word.form for word in words[phrase.first : phrase.last] if word.is_word]))
        someone.gender = someone.gender or noun_gender(words[phrase.head].form)


def fold(name: str) -> str:
    """A name for comparison: small letters, no accents, no hyphens or titles.

    >>> fold("M. Léo-Paul Dupré")
    'leo paul dupre'
    """
    flat = "".join(char for char in unicodedata.normalize("NFD", name.lower().replace("’", "'").replace("-", " ")) if not unicodedata.combining(char))
    return " ".join(each for each in flat.split() if each not in ("m.", "mme", "mlle", "le", "la", "les", "l'"))


def content_words(forms: Iterable[str]) -> frozenset[str]:
    """The words of a role that tell it from others; feminine and masculine nouns of office are one."""
    words = {_neutral(form) for form in forms if form not in _FUNCTION and form not in DETERMINERS and len(form) > 1}
    for form, office in _offices():
        if form <= words:
            words = (words - form) | office
    return frozenset(words)


@cache
def person_nouns() -> frozenset[str]:
    """The nouns for people that can speak, as `content_words` has them."""
    return frozenset(_neutral(form) for form, (kind, _) in sayers().items() if kind == "person" and " " not in form)


@cache
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_neutral(word) for word in family) for family in families())


@cache
def _offices() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((_parts(form), _parts(office)) for form, office in same_offices())


def _parts(words: str) -> frozenset[str]:
    return frozenset(_neutral(each) for each in phrase_forms(words) if each not in _FUNCTION)


def _neutral(form: str) -> str:
    form = fold(form.removeprefix("l'").removeprefix("d'"))
    for feminine, masculine in (("ere", "er"), ("trice", "teur"), ("euse", "eur"), ("cheffe", "chef"), ("enne", "en")):
        if form.endswith(feminine):
            return form.removesuffix(feminine) + masculine
    return form.removesuffix("s").removesuffix("e")


def phrase_forms(text: str) -> list[str]:
    """The words of a phrase in small letters, its elided article apart.

    >>> phrase_forms("L’armée du lac")
    ["l'", 'armée', 'du', 'lac']
    """
    return text.lower().replace("’", "'").replace("'", "' ").split()


def gender_of(word: Word) -> str | None:
    """What an article or title says of gender."""
    return "f" if word.form in _FEMALE else "m" if word.form in _MALE else None


def noun_gender(form: str) -> str | None:
    """What a noun of office says of gender."""
    known = sayer(form)
    return known[1] if known is not None and known[1] != "both" else None


def phrase_words(scene: Scene, phrase: Phrase) -> frozenset[str]:
    """The words of a phrase that describe a role."""
    return content_words([word.form for word in scene.words[phrase.first : phrase.last] if word.is_word])
