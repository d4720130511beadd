"""Makes sentences with their trees for what the treebanks hardly have: inverted attributions, incises, "selon", verbless titles, rare tenses.

The attributions, people and events are ours (synthetic.toml); the words that are quoted are either ours or a sentence of a permitted treebank.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence

from training.conjugation import conjugated
from training.corpus import Tree
from training.groups import GENDER, Groups
from training.phrases import Phrase, build, punct, spelled, word

_TENSES = {
    "Pres": "Mood=Ind|Number={n}|Person=3|Tense=Pres|VerbForm=Fin",
    "Imp": "Mood=Ind|Number={n}|Person=3|Tense=Imp|VerbForm=Fin",
    "Fut": "Mood=Ind|Number={n}|Person=3|Tense=Fut|VerbForm=Fin",
    "Past": "Mood=Ind|Number={n}|Person=3|Tense=Past|VerbForm=Fin",
    "Cnd": "Mood=Cnd|Number={n}|Person=3|Tense=Pres|VerbForm=Fin",
}


_COMPOUND = {
    "Perfect": ("a", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "Cond2": ("aurait", "Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "Plup": ("avait", "Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin"),
}
_BEING = (("est", "Ind|Number=Sing|Person=3|Tense=Pres"), ("était", "Ind|Number=Sing|Person=3|Tense=Imp"), ("serait", "Cnd|Number=Sing|Person=3|Tense=Pres"))


class Generator(Groups):
    """Draws sentences; the same seed gives the same ones.

    `quotes` are treebank sentences that may be quoted. `wide`: clauses also with a preposition, être, a reflexive or a passive, not only with an object.
    """

    def __init__(self, rng: random.Random, quotes: Sequence[Tree], *, wide: bool = True) -> None:
        super().__init__(rng)
        self._wide = wide
        self._forms: dict[str, dict[str, str]] = defaultdict(dict)
        for form, infinitive, code in conjugated():
            self._forms[infinitive].setdefault(code, form)
        self._quotes = [tree for tree in quotes if 5 <= len(tree.words) <= 28 and tree.words[-1].form in ".!" and not any(w.form in '":' for w in tree.words)]

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, key: str, tenses: str) -> tuple[list[tuple[Phrase, str]], Phrase]:
        """The auxiliary, if any, and a verb of the list, third person singular, in one of the tenses."""
        infinitive = self.one(key)
        while infinitive not in self._forms:
            infinitive = self.one(key)
        return self._conjugated(infinitive, self._rng.choice(tenses.split()))

    def _conjugated(self, infinitive: str, tense: str) -> tuple[list[tuple[Phrase, str]], Phrase]:
        forms = self._forms[infinitive]
        if tense in _COMPOUND:
            form, feats = _COMPOUND[tense]
            participle = word(forms["Partms"], infinitive, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
            return [(word(form, "avoir", "AUX", feats), "aux:tense")], participle
        form = forms.get(tense + "3s", forms["Pres3s"])
        return [], word(form, infinitive, "VERB", _TENSES[tense].format(n="Sing"))

    def _when(self) -> Phrase:
        first, *rest = self.one("times", "|").split()
        if first in ("hier", "aujourd'hui"):
            return word(first, first, "ADV")
        day = word(first, first, "NOUN", "Gender=Masc|Number=Sing")
        if not rest:
            return day
        return build(
            day, (word(rest[0], rest[0], "ADJ" if rest[0] == "dernier" else "NOUN", "Gender=Masc|Number=Sing"), "amod" if rest[0] == "dernier" else "nmod")
        )

    def _clause(self) -> Phrase:
        if self._wide and self._rng.random() < 0.55:
            return self._rng.choice((self._prepositional, self._prepositional, self._moving, self._reflexive, self._passive))()
        auxiliary, verb = self._verb("transitive", "Pres Fut Fut Imp Cnd Past Perfect Perfect Cond2")
        parts: list[Phrase | tuple[Phrase, str]] = [(self.speaker(), "nsubj"), *auxiliary, verb, (self.thing(), "obj"), *self._when_maybe()]
        if self._rng.random() < 0.3:
            parts.append((self.place(), "obl:mod"))
        return build(*parts)

    def _complement(self, preposition: str) -> Phrase:
        """The preposition with what it brings, contracted with an article: au port, du parti, à Oslo."""
        group = self.thing() if self._rng.random() < 0.6 else self.speaker() if preposition in ("avec", "contre", "sur", "de") else self.country()
        first = group.rows[0][0]
        form = {("à", "le"): "au", ("à", "les"): "aux", ("de", "le"): "du", ("de", "les"): "des", ("de", "des"): "de"}.get((preposition, str(first)))
        if form is not None:
            rows = [[*row[:4], row[4] if row[4] == -1 else int(row[4]) - 1, row[5]] for row in group.rows[1:]]
            return build((word(form, preposition, "ADP"), "case"), Phrase(rows))
        form = "d'" if preposition == "de" and str(first)[0].lower() in "aeiouéèê" else preposition
        return build((word(form, preposition, "ADP"), "case"), group)

    def _prepositional(self) -> Phrase:
        infinitive, preposition = self.one("prepositional", "|").split()
        auxiliary, verb = self._conjugated(infinitive, self._rng.choice(["Pres", "Pres", "Fut", "Imp", "Cnd", "Past", "Perfect", "Perfect"]))
        return build((self.speaker(), "nsubj"), *auxiliary, verb, (self._complement(preposition), "obl:arg"), *self._when_maybe())

    def _with_being(self, infinitive: str, subject: Phrase) -> tuple[list[tuple[Phrase, str]], Phrase]:
        """A perfect with être, the participle in the gender of the subject; or a simple tense."""
        if self._rng.random() < 0.5:
            return self._conjugated(infinitive, self._rng.choice(["Pres", "Fut", "Imp", "Cnd", "Past"]))
        feminine = "Gender=Fem" in str(subject.rows[subject.root][3])
        form, mood = self._rng.choice(_BEING)
        auxiliary = word(form, "être", "AUX", f"Mood={mood}|VerbForm=Fin")
        participle = self._forms[infinitive]["Partfs" if feminine else "Partms"]
        feats = f"Gender={'Fem' if feminine else 'Masc'}|Number=Sing|Tense=Past|VerbForm=Part"
        return [(auxiliary, "aux:tense")], word(participle, infinitive, "VERB", feats)

    def _moving(self) -> Phrase:
        infinitive, preposition = self.one("moving", "|").split()
        subject = self.speaker()
        auxiliary, verb = self._with_being(infinitive, subject)
        return build((subject, "nsubj"), *auxiliary, verb, *self._when_maybe(), (self._complement(preposition), "obl:mod"))

    def _reflexive(self) -> Phrase:
        infinitive, preposition = self.one("reflexive", "|").split()
        subject = self.speaker()
        auxiliary, verb = self._with_being(infinitive, subject)
        following = str((auxiliary[0][0] if auxiliary else verb).rows[0][0])
        itself = word("s'" if following[0] in "aeiouéêh" else "se", "soi", "PRON", "Person=3|PronType=Prs|Reflex=Yes")
        return build((subject, "nsubj"), (itself, "expl:pv"), *auxiliary, verb, (self._complement(preposition), "obl:arg"), *self._when_maybe())

    def _passive(self) -> Phrase:
        infinitive = self.one("transitive")
        gender = self._rng.choice("mf")
        subject = self.the(self.one(f"nouns_{gender}"), gender)
        participle = self._forms[infinitive]["Partfs" if gender == "f" else "Partms"]
        verb = word(participle, infinitive, "VERB", f"Gender={GENDER[gender]}|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass")
        if self._rng.random() < 0.6:
            auxiliary = [(word("a", "avoir", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"), "aux:tense")]
            auxiliary.append((word("été", "être", "AUX", "Tense=Past|VerbForm=Part"), "aux:pass"))
        else:
            auxiliary = [(word("est", "être", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"), "aux:pass")]
        agent = [(build((word("par", "par", "ADP"), "case"), self.speaker()), "obl:agent")] if self._rng.random() < 0.6 else []
        return build((subject, "nsubj:pass"), *auxiliary, verb, *agent, *self._when_maybe())

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
            parts.append((word(adverb := self.one("fillers", "|"), adverb, "ADV"), "advmod"))
        parts += self._when_maybe()
        if self._rng.random() < 0.3:
            adjunct = self.one("between", "|")
            parts.append((self.of(adjunct), "obl:arg" if adjunct.startswith(("à ", "au ", "auprès")) else "obl:mod"))
        parts.append((self.speaker(), "nsubj"))
        return build(*parts, *self._circumstances(0.35))

    def _circumstances(self, chance: float) -> list[tuple[Phrase, str]]:
        out: list[tuple[Phrase, str]] = []
        if self._rng.random() < chance:
            out.append((self.of(self.one("addressees", "|")), "obl:mod"))
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
        place = word(name := self.one("places" if self._rng.random() < 0.5 else "countries_m"), name, "PROPN")
        thing = self.thing()
        bare = Phrase(thing.rows)
        if thing.rows[0][2] == "DET" and self._rng.random() < 0.6:
            bare = Phrase([[*row[:4], row[4] if row[4] == -1 else int(row[4]) - 1, row[5]] for row in thing.rows[1:]])
        body = build(bare, (self.place(), "nmod")) if self._rng.random() < 0.5 else self._clause()
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
