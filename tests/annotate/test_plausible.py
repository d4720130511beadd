"""What somebody is only there for, may do, or is asked about is no event; what was done, or newly ordered, is."""

from __future__ import annotations

import pytest

from recoupe.config import Settings
from recoupe.model.article import Article
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


@pytest.mark.parametrize(
    ("told", "not_told", "type_"),
    [
        ("Le médiateur a été chargé lundi de négocier avec les rebelles.", "L’envoyé suédois est chargé de négocier avec les rebelles.", "CONSULT"),
        ("La commission a négocié un accord avec le Chili.", "La commission a pour mission de négocier un accord avec le Chili.", "AGREE"),
        ("Le président chilien a suspendu les sanctions.", "Le président chilien dispose du pouvoir de suspendre les sanctions.", "SANCTION"),
        ("Le comité veut sanctionner le Chili.", "Le comité est compétent pour sanctionner le Chili.", "SANCTION"),
        ("Le conseil a prononcé des sanctions contre le Chili.", "Le conseil peut prononcer des sanctions contre le Chili.", "SANCTION"),
        ("La Suède surveille l’embargo sur le Chili.", "Le comité est chargé d’imposer un embargo au Chili.", "SANCTION"),
        ("Le comité est chargé de surveiller l’embargo sur le Chili.", "Le comité a pour mission d’imposer un embargo au Chili.", "SANCTION"),
        ("La Suède autorise les vols.", "Le journal demande si la Suède autorise les vols.", "AGREE"),
        ("Le Chili accepte l’accord.", "Ida Lund se demande si le Chili accepte l’accord.", "AGREE"),
        ("Le Chili est accusé par la Suède.", "Ida Lund décrit les maux qui accablent le Chili.", "ACCUSE"),
        ("Les soldats suédois ont été rapatriés du Chili.", "Deux soldats blessés ont été rapatriés en Suède.", "RETREAT"),
        ("L’évacuation des soldats suédois a commencé lundi.", "L’évacuation des soldats blessés a commencé lundi.", "RETREAT"),
    ],
)
def test_a_task_a_power_or_a_question_is_no_event(annotator: Annotator, told: str, not_told: str, type_: str) -> None:
    def types(text: str) -> set[str]:
        record = annotator(Article.of("a", text))
        assert isinstance(record, ArticleRecord)
        return {each.type for each in record.events}

    assert type_ in types(told)
    assert type_ not in types(not_told)
