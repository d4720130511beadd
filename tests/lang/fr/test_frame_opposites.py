"""A word beside the act that ends, contests or carries it out makes the event of that act, not its opposite; and classes of acts told by set phrases."""

import pytest

from recoupe.annotate.events import matches
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.event_frames import frames
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article

NOT_OPPOSITE = [
    ("Le Chili a retiré sa plainte contre la Norvège.", "giving-in", "inquiry-opened"),
    ("La cour d’appel a confirmé la condamnation du ministre chilien.", None, "denunciation"),
    ("Un tribunal a condamné trois élus.", None, "denunciation"),
    ("L’ancien ministre a contesté sa condamnation.", "refusal", "denunciation"),
    ("Les milices du Nord s’opposent aux milices du Sud.", None, "refusal"),
    ("La Norvège a parrainé des discussions entre le Soudan et le Tchad.", "mediation", "backing"),
    ("Les pêcheurs font appel à la Norvège.", None, "call"),
]
CLASSES = [
    ("L’ancien président a fait appel de sa condamnation.", "call"),
    ("L’ancien ministre a obtenu une remise de peine.", "pardon"),
    ("L’ancien ministre clame son innocence.", "denial"),
    ("La Suède a traité le Chili de menteur.", "denunciation"),
    ("La ministre a jugé inacceptable la réponse du Chili.", "denunciation"),
    ("La Suède et le Chili avaient lundi des entretiens à Oslo.", "meeting"),
    ("La Suède soutient militairement le Chili.", "aid"),
    ("Des rebelles appuyés par des milices ont pris la ville.", "aid"),
    ("Le Soudan menace de poursuivre les pêcheurs.", "threat"),
    ("La ministre chilienne a reconnu sa défaite.", "giving-in"),
    ("Le juge a suspendu le décret du président chilien.", "refusal"),
    ("La Suède attribue la responsabilité des tirs aux rebelles.", "accusation"),
]


def found(text: str) -> dict[str, bool]:
    """The kinds that a text evokes, and whether one counts with no participant."""
    work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=())))
    return {each.frame.kind: each.bare for sentence in work.sentences or () for each in matches(sentence)}


@pytest.mark.parametrize(("text", "kind", "opposite"), NOT_OPPOSITE)
def test_an_act_is_not_told_as_its_opposite(text: str, kind: str | None, opposite: str) -> None:
    kinds = found(text)
    assert opposite not in kinds
    assert kind is None or kind in kinds


@pytest.mark.parametrize(("text", "kind"), CLASSES)
def test_acts_told_by_set_phrases_are_found(text: str, kind: str) -> None:
    assert kind in found(text)


def test_a_noun_that_points_back_counts_with_no_participant() -> None:
    assert found("Le ministère dément cette accusation.")["accusation"]
    assert not found("Le ministère dément l’accusation.")["accusation"]


def test_an_accusation_that_is_denied_was_made() -> None:
    accusation = next(each for each in frames() if each.id == "accusation")
    assert accusation.bound("denied", noun=True) == "done"
    assert accusation.bound("denied") == "denied"


def test_an_auxiliary_is_no_verb_of_its_own() -> None:
    assert "meeting" not in found("Le ministre a boycotté une rencontre avec la presse.")


@pytest.mark.parametrize("text", ["Ils ont été inculpés mardi.", "Elle a été mise en examen pour corruption."])
def test_a_pronoun_is_the_one_who_is_charged(text: str) -> None:
    work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=())))
    assert any(each.undergone for sentence in work.sentences or () for each in matches(sentence))
