"""Nominal groups with their trees, drawn from the lexicon of the synthetic sentences: people, bodies, states, things, places, complements."""

import random
import tomllib
from pathlib import Path

from training.phrases import Phrase, build, punct, word

LEXICON = {key: value.replace("\n", " ") for key, value in tomllib.loads(Path(__file__).with_name("synthetic.toml").read_text("utf-8")).items()}
_LE = {"m": "Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "f": "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"}
_UN = {"m": "Definite=Ind|Gender=Masc|Number=Sing|PronType=Art", "f": "Definite=Ind|Gender=Fem|Number=Sing|PronType=Art"}
GENDER = {"m": "Masc", "f": "Fem"}
_DETERMINERS = {
    "la": ("le", "DET", _LE["f"]),
    "le": ("le", "DET", _LE["m"]),
    "l'": ("le", "DET", "Definite=Def|Number=Sing|PronType=Art"),
    "les": ("le", "DET", "Definite=Def|Number=Plur|PronType=Art"),
    "un": ("un", "DET", _UN["m"]),
    "une": ("un", "DET", _UN["f"]),
    "son": ("son", "DET", "Number=Sing|Poss=Yes"),
    "notre": ("son", "DET", "Number=Sing|Poss=Yes"),
}


class Groups:
    """Draws nominal groups; the same generator of numbers gives the same ones."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def one(self, key: str, separator: str | None = None) -> str:
        """One entry of a list of the lexicon."""
        return str(self._rng.choice(LEXICON[key].split(separator)))

    def name(self, gender: str) -> Phrase:
        """Someone's name."""
        given = word(given_form := self.one(f"given_{gender}"), given_form, "PROPN", f"Gender={GENDER[gender]}|Number=Sing")
        last = word(surname := self.one("surnames"), surname, "PROPN")
        draw = self._rng.random()
        if draw < 0.25:
            return last
        if draw < 0.9:
            return build(given, (last, "flat:name"))
        return build(given, (last, "flat:name"), (word(second := self.one("surnames"), second, "PROPN"), "flat:name"))

    def the(self, noun: str, gender: str, *after: tuple[Phrase, str], definite: bool = True, lemma: str | None = None) -> Phrase:
        """A noun with an article, a demonstrative or a possessive, and what follows it."""
        vowel = noun[0].lower() in "aeiouéèêîôhâ" and noun[0] not in "hH"
        feats = f"Gender={GENDER[gender]}|Number=Sing"
        draw = self._rng.random()
        if draw < 0.05:
            form = "cette" if gender == "f" else "cet" if vowel else "ce"
            det = word(form, "ce", "DET", f"Gender={GENDER[gender]}|Number=Sing|PronType=Dem")
        elif draw < 0.1:
            form = "son" if vowel or gender == "m" else "sa"
            det = word(form, "son", "DET", f"Gender={GENDER[gender]}|Number=Sing|Poss=Yes" if form == "sa" else "Number=Sing|Poss=Yes")
        elif definite:
            det = word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art") if vowel else word({"m": "le", "f": "la"}[gender], "le", "DET", _LE[gender])
        else:
            det = word({"m": "un", "f": "une"}[gender], "un", "DET", _UN[gender])
        return build((det, "det"), word(noun, lemma or noun, "NOUN", feats), *after)

    def of(self, text: str) -> Phrase:
        """A complement such as "de la Défense", "à l'EFE" or "d'une voix+ferme", from its words."""
        case, *rest = text.replace("l'", "l' ").replace("d'", "d' ").split()
        first, _, second = case.partition("+")
        preposition = word(first, {"du": "de", "des": "de", "d'": "de", "au": "à"}.get(first, first), "ADP")
        if second:
            preposition = build(preposition, (word(second, "de", "ADP"), "fixed"))
        parts: list[Phrase | tuple[Phrase, str]] = [(preposition, "case")]
        parts += [(word(each, *_DETERMINERS[each]), "det") for each in rest[:-1]]
        noun, _, adjective = rest[-1].partition("+")
        plural = case == "des" or "les" in rest[:-1]
        if noun[0].isupper() and first in ("à", "sur", "dans", "auprès", "au"):
            parts.append(word(noun, noun, "PROPN"))
        else:
            parts.append(word(noun, noun.removesuffix("s") if plural else noun, "NOUN", f"Number={'Plur' if plural else 'Sing'}"))
        if adjective:
            parts.append((word(adjective, adjective, "ADJ", "Number=Sing"), "amod"))
        return build(*parts)

    def adjective(self, gender: str) -> tuple[Phrase, str]:
        """An adjective that agrees, to hang on a noun."""
        masculine, feminine = self.one("adjectives").split("/")
        return word(masculine if gender == "m" else feminine, masculine, "ADJ", f"Gender={GENDER[gender]}|Number=Sing"), "amod"

    def place(self) -> Phrase:
        """In a town or a country."""
        if self._rng.random() < 0.6:
            return build((word("à", "à", "ADP"), "case"), word(name := self.one("places"), name, "PROPN"))
        if self._rng.random() < 0.5:
            return build((word("au", "à", "ADP"), "case"), word(name := self.one("countries_m"), name, "PROPN", "Gender=Masc|Number=Sing"))
        return build((word("en", "en", "ADP"), "case"), word(name := self.one("countries_f"), name, "PROPN", "Gender=Fem|Number=Sing"))

    def country(self) -> Phrase:
        """A state with its article."""
        kind = self._rng.choice("fmv")
        det = {
            "f": word("la", "le", "DET", _LE["f"]),
            "m": word("le", "le", "DET", _LE["m"]),
            "v": word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art"),
        }[kind]
        return build((det, "det"), word(name := self.one(f"countries_{kind}"), name, "PROPN", "Number=Sing"))

    def speaker(self) -> Phrase:
        """Someone who speaks: a name, a title with or without a name, a body, a state."""
        rng = self._rng
        gender = rng.choice("mmf")
        draw = rng.random()
        if draw < 0.28:
            name = self.name(gender)
            if rng.random() < 0.3:
                masculine, feminine = self.one("titles").split("/")
                title = word(masculine if gender == "m" else feminine, masculine, "NOUN", f"Gender={GENDER[gender]}|Number=Sing")
                parts = [build(title, (self.of(self.one("of_titles", "|")), "nmod"))] if rng.random() < 0.7 else [title]
                return build(name, punct(","), (parts[0], "appos"))
            return name
        if draw < 0.36:
            civil = word("M.", "monsieur", "NOUN", "Gender=Masc|Number=Sing") if gender == "m" else word("Mme", "madame", "NOUN", "Gender=Fem|Number=Sing")
            return build(civil, (self.name(gender), "nmod"))
        if draw < 0.66:
            masculine, feminine = self.one("titles").split("/")
            after: list[tuple[Phrase, str]] = []
            if rng.random() < 0.4:
                after.append(self.adjective(gender))
            named = rng.random()
            if named < 0.3:
                after.append((self.name(gender), "nmod"))
            elif named < 0.75:
                after.append((self.of(self.one("of_titles", "|")), "nmod"))
                if rng.random() < 0.5:
                    after += [punct(","), (self.name(gender), "appos")]
            return self.the(masculine if gender == "m" else feminine, gender, *after, lemma=masculine, definite=rng.random() < 0.85)
        if draw < 0.9:
            noun = self.one(f"bodies_{gender}")
            after = [self.adjective(gender)] if rng.random() < 0.5 else [(self.of(self.one("of_titles", "|")), "nmod")] if rng.random() < 0.4 else []
            return self.the(noun, gender, *after, definite=rng.random() < 0.85)
        if draw < 0.95:
            return self.country()
        det = word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art")
        acronym = self.one("acronyms")
        if acronym[0] in "AEIOU":
            return build((det, "det"), word(acronym, acronym, "PROPN"))
        return build((word("le", "le", "DET", _LE["m"]), "det"), word(acronym, acronym, "PROPN"))

    def thing(self) -> Phrase:
        """What a verb may have as its object."""
        gender = self._rng.choice("mf")
        if self._rng.random() < 0.25:
            noun, gender = self._rng.choice(LEXICON["plural_nouns"].split()).split("/")
            some = self._rng.random() < 0.4
            det = (
                word("des", "un", "DET", "Definite=Ind|Number=Plur|PronType=Art") if some else word("les", "le", "DET", "Definite=Def|Number=Plur|PronType=Art")
            )
            return build((det, "det"), word(noun, noun.removesuffix("s"), "NOUN", f"Gender={GENDER[gender]}|Number=Plur"))
        after = [] if self._rng.random() < 0.5 else [self.adjective(gender)]
        if self._rng.random() < 0.25:
            after.append((self.place(), "nmod"))
        return self.the(self.one(f"nouns_{gender}"), gender, *after, definite=self._rng.random() < 0.6)
