"""The clause that a verb without a person goes with: a gerund, a participle, an infinitive after "avant de"."""

from __future__ import annotations

from recoupe.lang.fr.clauses import Clause, clause_of, is_boundary
from recoupe.lang.fr.governors import form_of
from recoupe.model.syntax import Sentence


def main_clause(sentence: Sentence, clause: Clause) -> Clause | None:
    """The nearest clause above by the tree that has a verb of its own, else the one that stands nearest before it, else after it."""
    head = sentence.head(clause.verb)
    for _ in range(3):
        if head is None:
            break
        if head.pos in ("VERB", "AUX"):
            return clause_of(sentence, head)
        head = sentence.head(head)
    before = [each for each in sentence.tokens[: clause.first] if each.pos == "VERB" and not each.has("VerbForm=Inf")]
    after = [each for each in sentence.tokens[clause.verb.i + 1 :] if each.pos == "VERB" and each.has("VerbForm=Fin")]
    found = before[-1] if before else after[0] if after else None
    return clause_of(sentence, found) if found is not None else None


def clause_before(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause that stands just before a participle after a comma: "…, qui a coulé lundi, faisant six morts" goes with the nearer verb."""
    if clause.first < 2:
        return None
    if form_of(sentence.tokens[clause.first - 1]) == "en":
        near = next((each for each in reversed(sentence.tokens[max(0, clause.first - 4) : clause.first - 1]) if each.pos == "VERB"), None)
        return clause_of(sentence, near) if near is not None and near.has("VerbForm=Part") else None  # "deux soldats tués en libérant …"
    if sentence.tokens[clause.first - 1].text != ",":
        return None
    for token in reversed(sentence.tokens[: clause.first - 1]):
        if is_boundary(token.text):
            return None
        if token.pos == "VERB" and (token.has("VerbForm=Fin") or sentence.children(token, "aux")):
            return clause_of(sentence, token)
    return None


def told_in_past(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause that a verb goes with is told in the past: "avant de partir, il a visité"."""
    above = main_clause(sentence, clause)
    for _ in range(3):  # "a forcé la porte, ouvrant le feu et blessant un gardien, avant d'être arrêté"
        head = None if above is None or above.finite else main_clause(sentence, above)
        if head is None or above is None or head.verb.i >= above.verb.i:
            break
        above = head
    return above is not None and above.tense in ("past", "pluperfect", "imperfect")


def conditional_above(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb in the conditional stands over a clause or just before it."""
    head = sentence.head(clause.verb)
    near = [each for each in sentence.tokens[max(0, clause.first - 6) : clause.first] if each.pos in ("VERB", "AUX") and each.has("Mood=Cnd")]
    return bool(near) or (head is not None and clause_of(sentence, head).tense in ("conditional", "past conditional"))
