"""Makes sentences with their trees for what the treebanks hardly have: inverted attributions, incises, "selon", verbless titles, rare tenses.

The attributions, people and events are ours (synthetic.toml); the words that are quoted are either ours or a sentence of a permitted treebank.
"""

import random
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from training.conjugation import conjugated
from training.corpus import Tree
from training.phrases import Phrase, build, punct, spelled, word

_LEXICON = {key: value.replace("\n", " ") for key, value in tomllib.loads(Path(__file__).with_name("synthetic.toml").read_text("utf-8")).items()}
_LE = {"m": "Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "f": "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"}
_UN = {"m": "Definite=Ind|Gender=Masc|Number=Sing|PronType=Art", "f": "Definite=Ind|Gender=Fem|Number=Sing|PronType=Art"}
_GENDER = {"m": "Masc", "f": "Fem"}
_TENSES = {
    "Pres": "Mood=Ind|Number={n}|Person=3|Tense=Pres|VerbForm=Fin",
    "Imp": "Mood=Ind|Number={n}|Person=3|Tense=Imp|VerbForm=Fin",
    "Fut": "Mood=Ind|Number={n}|Person=3|Tense=Fut|VerbForm=Fin",
    "Past": "Mood=Ind|Number={n}|Person=3|Tense=Past|VerbForm=Fin",
    "Cnd": "Mood=Cnd|Number={n}|Person=3|Tense=Pres|VerbForm=Fin",
}


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


class Generator:
    """Draws sentences; the same seed gives the same ones. `quotes` are treebank sentences that may be quoted."""

    def __init__(self, rng: random.Random, quotes: Sequence[Tree]) -> None:
        self._rng = rng
        self._forms: dict[str, dict[str, str]] = defaultdict(dict)
        for form, infinitive, code in conjugated():
            self._forms[infinitive].setdefault(code, form)
        self._quotes = [tree for tree in quotes if 5 <= len(tree.words) <= 28 and tree.words[-1].form in ".!" and not any(w.form in '":' for w in tree.words)]

    def _one(self, key: str, separator: str | None = None) -> str:
        return str(self._rng.choice(_LEXICON[key].split(separator)))

    # -- nominal groups ------------------------------------------------------------------------------------------

    def _name(self, gender: str) -> Phrase:
        given = word(given_form := self._one(f"given_{gender}"), given_form, "PROPN", f"Gender={_GENDER[gender]}|Number=Sing")
        last = word(surname := self._one("surnames"), surname, "PROPN")
        draw = self._rng.random()
        if draw < 0.25:
            return last
        if draw < 0.9:
            return build(given, (last, "flat:name"))
        return build(given, (last, "flat:name"), (word(second := self._one("surnames"), second, "PROPN"), "flat:name"))

    def _the(self, noun: str, gender: str, *after: tuple[Phrase, str], definite: bool = True, lemma: str | None = None) -> Phrase:
        vowel = noun[0].lower() in "aeiouéèêîôhâ" and noun[0] not in "hH"
        feats = f"Gender={_GENDER[gender]}|Number=Sing"
        draw = self._rng.random()
        if draw < 0.05:
            form = "cette" if gender == "f" else "cet" if vowel else "ce"
            det = word(form, "ce", "DET", f"Gender={_GENDER[gender]}|Number=Sing|PronType=Dem")
        elif draw < 0.1:
            form = "son" if vowel or gender == "m" else "sa"
            det = word(form, "son", "DET", f"Gender={_GENDER[gender]}|Number=Sing|Poss=Yes" if form == "sa" else "Number=Sing|Poss=Yes")
        elif definite:
            det = word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art") if vowel else word({"m": "le", "f": "la"}[gender], "le", "DET", _LE[gender])
        else:
            det = word({"m": "un", "f": "une"}[gender], "un", "DET", _UN[gender])
        return build((det, "det"), word(noun, lemma or noun, "NOUN", feats), *after)

    def _of(self, text: str) -> Phrase:
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

    def _adjective(self, gender: str) -> tuple[Phrase, str]:
        masculine, feminine = self._one("adjectives").split("/")
        return word(masculine if gender == "m" else feminine, masculine, "ADJ", f"Gender={_GENDER[gender]}|Number=Sing"), "amod"

    def _place(self) -> Phrase:
        if self._rng.random() < 0.6:
            return build((word("à", "à", "ADP"), "case"), word(name := self._one("places"), name, "PROPN"))
        if self._rng.random() < 0.5:
            return build((word("au", "à", "ADP"), "case"), word(name := self._one("countries_m"), name, "PROPN", "Gender=Masc|Number=Sing"))
        return build((word("en", "en", "ADP"), "case"), word(name := self._one("countries_f"), name, "PROPN", "Gender=Fem|Number=Sing"))

    def _country(self) -> Phrase:
        kind = self._rng.choice("fmv")
        det = {
            "f": word("la", "le", "DET", _LE["f"]),
            "m": word("le", "le", "DET", _LE["m"]),
            "v": word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art"),
        }[kind]
        return build((det, "det"), word(name := self._one(f"countries_{kind}"), name, "PROPN", "Number=Sing"))

    def speaker(self) -> Phrase:
        """Someone who speaks: a name, a title with or without a name, a body, a state."""
        rng = self._rng
        gender = rng.choice("mmf")
        draw = rng.random()
        if draw < 0.28:
            name = self._name(gender)
            if rng.random() < 0.3:
                masculine, feminine = self._one("titles").split("/")
                title = word(masculine if gender == "m" else feminine, masculine, "NOUN", f"Gender={_GENDER[gender]}|Number=Sing")
                parts = [build(title, (self._of(self._one("of_titles", "|")), "nmod"))] if rng.random() < 0.7 else [title]
                return build(name, punct(","), (parts[0], "appos"))
            return name
        if draw < 0.36:
            civil = word("M.", "monsieur", "NOUN", "Gender=Masc|Number=Sing") if gender == "m" else word("Mme", "madame", "NOUN", "Gender=Fem|Number=Sing")
            return build(civil, (self._name(gender), "nmod"))
        if draw < 0.66:
            masculine, feminine = self._one("titles").split("/")
            after: list[tuple[Phrase, str]] = []
            if rng.random() < 0.4:
                after.append(self._adjective(gender))
            named = rng.random()
            if named < 0.3:
                after.append((self._name(gender), "nmod"))
            elif named < 0.75:
                after.append((self._of(self._one("of_titles", "|")), "nmod"))
                if rng.random() < 0.5:
                    after += [punct(","), (self._name(gender), "appos")]
            return self._the(masculine if gender == "m" else feminine, gender, *after, lemma=masculine, definite=rng.random() < 0.85)
        if draw < 0.9:
            noun = self._one(f"bodies_{gender}")
            after = [self._adjective(gender)] if rng.random() < 0.5 else [(self._of(self._one("of_titles", "|")), "nmod")] if rng.random() < 0.4 else []
            return self._the(noun, gender, *after, definite=rng.random() < 0.85)
        if draw < 0.95:
            return self._country()
        det = word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art")
        acronym = self._one("acronyms")
        if acronym[0] in "AEIOU":
            return build((det, "det"), word(acronym, acronym, "PROPN"))
        return build((word("le", "le", "DET", _LE["m"]), "det"), word(acronym, acronym, "PROPN"))

    def _thing(self) -> Phrase:
        gender = self._rng.choice("mf")
        if self._rng.random() < 0.25:
            noun, gender = self._rng.choice(_LEXICON["plural_nouns"].split()).split("/")
            some = self._rng.random() < 0.4
            det = (
                word("des", "un", "DET", "Definite=Ind|Number=Plur|PronType=Art") if some else word("les", "le", "DET", "Definite=Def|Number=Plur|PronType=Art")
            )
            return build((det, "det"), word(noun, noun.removesuffix("s"), "NOUN", f"Gender={_GENDER[gender]}|Number=Plur"))
        after = [] if self._rng.random() < 0.5 else [self._adjective(gender)]
        if self._rng.random() < 0.25:
            after.append((self._place(), "nmod"))
        return self._the(self._one(f"nouns_{gender}"), gender, *after, definite=self._rng.random() < 0.6)

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, key: str, tenses: str) -> tuple[list[tuple[Phrase, str]], Phrase]:
        """The auxiliary, if any, and the verb, third person singular."""
        infinitive = self._one(key)
        while infinitive not in self._forms:
            infinitive = self._one(key)
        tense = self._rng.choice(tenses.split())
        forms = self._forms[infinitive]
        if tense in ("Perfect", "Cond2", "Plup"):
            aux = {
                "Perfect": ("a", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
                "Cond2": ("aurait", "Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
                "Plup": ("avait", "Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin"),
            }[tense]
            participle = word(forms["Partms"], infinitive, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
            return [(word(aux[0], "avoir", "AUX", aux[1]), "aux:tense")], participle
        form = forms.get(tense + "3s", forms["Pres3s"])
        return [], word(form, infinitive, "VERB", _TENSES[tense].format(n="Sing"))

    def _when(self) -> Phrase:
        first, *rest = self._one("times", "|").split()
        if first in ("hier", "aujourd'hui"):
            return word(first, first, "ADV")
        day = word(first, first, "NOUN", "Gender=Masc|Number=Sing")
        if not rest:
            return day
        return build(
            day, (word(rest[0], rest[0], "ADJ" if rest[0] == "dernier" else "NOUN", "Gender=Masc|Number=Sing"), "amod" if rest[0] == "dernier" else "nmod")
        )

    def _clause(self) -> Phrase:
        auxiliary, verb = self._verb("transitive", "Pres Fut Fut Imp Cnd Past Perfect Perfect Cond2")
        parts: list[Phrase | tuple[Phrase, str]] = [(self.speaker(), "nsubj"), *auxiliary, verb, (self._thing(), "obj"), *self._when_maybe()]
        if self._rng.random() < 0.3:
            parts.append((self._place(), "obl:mod"))
        return build(*parts)

    # -- quotations ----------------------------------------------------------------------------------------------

    def _quoted(self) -> Phrase:
        """What is said: our clause, or a treebank sentence without its full stop."""
        if not self._quotes or self._rng.random() < 0.3:
            return self._clause()
        tree = self._rng.choice(self._quotes)
        if any(w.head == len(tree.words) - 1 and i != w.head for i, w in enumerate(tree.words)) or tree.words[-1].dep == "ROOT":
            return self._clause()
        return Phrase([[w.form, w.lemma, w.upos, w.feats, -1 if w.dep == "ROOT" else w.head, w.dep] for w in tree.words[:-1]])

    def _attribution(self) -> Phrase:
        """The inverted clause: verb, then sometimes when or to whom, then the speaker."""
        auxiliary, verb = self._verb("reporting", "Perfect Perfect Perfect Pres Pres Imp Past Fut Plup")
        parts: list[Phrase | tuple[Phrase, str]] = [*auxiliary]
        draw = self._rng.random()
        if draw < 0.12:  # a-t-il dit, explique-t-elle
            pronoun = self._rng.choice(("il", "elle"))
            feats = f"Emph=No|Gender={'Masc' if pronoun == 'il' else 'Fem'}|Number=Sing|Person=3|PronType=Prs"
            anchor = auxiliary[0][0] if auxiliary else verb
            hung = f"-t-{pronoun}" if str(anchor.rows[0][0])[-1] in "aeé" else f"-{pronoun}"
            return build(
                *auxiliary,
                *([] if auxiliary else [verb]),
                (word(hung, "lui", "PRON", feats), "nsubj"),
                *([verb] if auxiliary else []),
                *self._circumstances(0.4),
            )
        parts.append(verb)
        if self._rng.random() < 0.1:
            parts.append((word(adverb := self._one("fillers", "|"), adverb, "ADV"), "advmod"))
        parts += self._when_maybe()
        if self._rng.random() < 0.3:
            adjunct = self._one("between", "|")
            parts.append((self._of(adjunct), "obl:arg" if adjunct.startswith(("à ", "au ", "auprès")) else "obl:mod"))
        parts.append((self.speaker(), "nsubj"))
        return build(*parts, *self._circumstances(0.35))

    def _circumstances(self, chance: float) -> list[tuple[Phrase, str]]:
        out: list[tuple[Phrase, str]] = []
        if self._rng.random() < chance:
            out.append((self._of(self._one("addressees", "|")), "obl:mod"))
        return out + (self._when_maybe() if self._rng.random() < chance else [])

    def _after(self) -> Phrase:
        """« … », a déclaré X."""
        quote, said = self._quoted(), self._attribution()
        marks = self._rng.random() < 0.75
        ends = self._rng.choice("?!") if self._rng.random() < 0.12 else ""
        if marks:  # one in five only closes: the quotation began in the sentence before
            opening = [] if self._rng.random() < 0.2 else [punct('"')]
            quote = build(*opening, quote, *([punct(ends)] if ends else []), punct('"'))
        comma = [] if (marks and self._rng.random() < 0.12) or (ends and not marks) else [punct(",")]
        return build(quote, *comma, (said, "parataxis:insert"), punct("."))

    def _inside(self) -> Phrase:
        """« … », a déclaré X, « … »: the incise cuts what is said where no arc of another head is crossed."""
        quote, said = self._quoted(), self._attribution()
        root = quote.root
        places = [
            p
            for p in range(2, len(quote.rows) - 1)
            if all(int(row[4]) == root or not min(i, int(row[4])) < p <= max(i, int(row[4])) for i, row in enumerate(quote.rows) if row[4] != -1)
        ]
        if not places:
            return self._after()
        at = self._rng.choice(places)
        marks = self._rng.random() < 0.6
        middle = [('"', "p")] * marks + [(",", "p")]
        rows: list[list[str | int]] = []
        cut = [[*row] for row in quote.rows]
        inserted = len(said.rows) + 2 * len(middle)
        for i, row in enumerate(cut):
            if i == at:
                rows += [[mark, mark, "PUNCT", "", root if root < at else root + inserted, "punct"] for mark, _ in middle]
                base = len(rows)
                rows += [
                    [*r[:4], (root if root < at else root + inserted) if r[4] == -1 else int(r[4]) + base, "parataxis:insert" if r[4] == -1 else r[5]]
                    for r in said.rows
                ]
                rows += [[mark, mark, "PUNCT", "", root if root < at else root + inserted, "punct"] for mark, _ in reversed(middle)]
            head = int(row[4])
            rows.append([*row[:4], head if head < 0 or head < at else head + inserted, row[5]])
        whole = Phrase(rows)
        return build(punct('"'), whole, punct('"'), punct(".")) if marks else build(whole, punct("."))

    def _that(self) -> Phrase:
        auxiliary, verb = self._verb("clause_verbs", "Perfect Perfect Pres Imp Past Fut Cnd")
        clause = self._lowered(self._quoted())
        vowel = str(clause.rows[0][0])[0].lower() in "aeiouéêà"
        that = word("qu'" if vowel else "que", "que", "SCONJ")
        return build((self.speaker(), "nsubj"), *auxiliary, verb, *self._when_maybe(), (build((that, "mark"), clause), "ccomp"), punct("."))

    def _when_maybe(self) -> list[tuple[Phrase, str]]:
        if self._rng.random() > 0.35:
            return []
        when = self._when()
        return [(when, "advmod" if when.rows[0][2] == "ADV" else "obl:mod")]

    def _colon(self) -> Phrase:
        auxiliary, verb = self._verb("reporting", "Perfect Perfect Pres Imp Past")
        return build(
            (self.speaker(), "nsubj"), *auxiliary, verb, *self._when_maybe(), punct(":"), (build(punct('"'), self._quoted(), punct("."), punct('"')), "ccomp")
        )

    def _according(self) -> Phrase:
        source = build((word("Selon" if (first := self._rng.random() < 0.6) else "selon", "selon", "ADP"), "case"), self.speaker())
        said = self._quoted()
        if first:
            return build((source, "obl:mod"), punct(","), self._lowered(said), punct("."))
        return build(said, punct(","), (source, "obl:mod"), punct("."))

    def _participial(self) -> Phrase:
        infinitive = self._rng.choice(("interroger", "citer", "contacter", "joindre"))
        forms = self._forms[infinitive]
        agent = build((word("par", "par", "ADP"), "case"), self.speaker())
        opening = build(word(forms["Partms"].capitalize(), infinitive, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"), (agent, "obl:agent"))
        auxiliary, verb = self._verb("reporting", "Perfect Pres")
        rest = build((word("que", "que", "SCONJ"), "mark"), self._lowered(self._clause()))
        if self._rng.random() < 0.5:
            return build((opening, "advcl"), punct(","), (self.speaker(), "nsubj"), *auxiliary, verb, (rest, "ccomp"), punct("."))
        citing = build(word("citant", "citer", "VERB", "Tense=Pres|VerbForm=Part"), (self.speaker(), "obj"))
        return build((self.speaker(), "nsubj"), *auxiliary, verb, (rest, "ccomp"), punct(","), (citing, "advcl"), punct("."))

    def _title(self) -> Phrase:
        place = word(name := self._one("places" if self._rng.random() < 0.5 else "countries_m"), name, "PROPN")
        thing = self._thing()
        bare = Phrase(thing.rows)
        if thing.rows[0][2] == "DET" and self._rng.random() < 0.6:
            bare = Phrase([[*row[:4], row[4] if row[4] == -1 else int(row[4]) - 1, row[5]] for row in thing.rows[1:]])
        body = build(bare, (self._place(), "nmod")) if self._rng.random() < 0.5 else self._clause()
        return build(place, punct(":"), (body, "parataxis")) if self._rng.random() < 0.5 else body

    def _plain(self) -> Phrase:
        return build(self._clause(), punct("."))

    @staticmethod
    def _lowered(phrase: Phrase) -> Phrase:
        rows = [[*row] for row in phrase.rows]
        if rows[0][2] != "PROPN":
            rows[0][0] = str(rows[0][0])[0].lower() + str(rows[0][0])[1:]
        return Phrase(rows)

    def sentence(self) -> Tree:
        """Draw a sentence."""
        frames: list[tuple[Callable[[], Phrase], int]] = [
            (self._after, 35),
            (self._inside, 14),
            (self._that, 10),
            (self._colon, 8),
            (self._according, 10),
            (self._participial, 6),
            (self._title, 7),
            (self._plain, 10),
        ]
        frame = self._rng.choices([f for f, _ in frames], [w for _, w in frames])[0]
        return spelled(frame())
