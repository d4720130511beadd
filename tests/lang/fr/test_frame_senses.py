"""The words of a frame in another sense make no event; beside them, the sense that does."""

import pytest

from recoupe.annotate.events import matches
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article

SENSES = [
    ("Le Chili a appelé la Norvège à signer le texte.", "call", "Le Chili a appelé son bateau Aurore."),
    ("Le Portugal invite le Chili à reprendre le travail.", "call", "Le restaurant invite ses clients à une fête."),
    ("La ministre a reçu le président du Chili.", "meeting", "La ministre a reçu une lettre du Chili."),
    ("Le Soudan a prévenu que toute attaque aurait une riposte.", "threat", "Le Soudan a prévenu que la pluie tomberait."),
    ("Le Chili a signé un traité avec le Pérou.", "agreement-signed", "Le Chili a signé une belle victoire contre le Pérou."),
    ("Le partenariat avec le Chili avance.", "cooperation", "Une exposition a ouvert en partenariat avec le Chili."),
    ("La Norvège a reconnu le Kosovo.", "recognition", "La Norvège a reconnu que la route est longue."),
    ("Le Portugal soutient le Chili.", "backing", "Le Portugal soutient que la route est longue."),
    ("La Suède a convoqué l’ambassadeur du Chili.", "summons", "La Suède a convoqué les joueurs pour un stage."),
    ("La Norvège a repoussé la proposition du Chili.", "refusal", "La Norvège a repoussé les meubles contre le mur."),
    ("La Suède a qualifié le Chili d’État voyou.", "denunciation", "La Suède a qualifié le texte de très long."),
    ("La Norvège promet des vivres au Chili.", "aid", "La Norvège promet une belle journée."),
    ("Le Chili respecte le cessez-le-feu.", "compliance", "Le Chili respecte les forêts."),
]


def kinds(text: str) -> set[str]:
    work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=())))
    return {found.frame.kind for sentence in work.sentences or () for found in matches(sentence)}


@pytest.mark.parametrize(("meant", "kind", "other"), SENSES, ids=[each[1] for each in SENSES])
def test_another_sense_makes_no_such_event(meant: str, kind: str, other: str) -> None:
    assert kind in kinds(meant)
    assert kind not in kinds(other)
