import pytest

from recoupe.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le niveau du lac a baissé de deux mètres depuis lundi, a indiqué la mairie.", "fr"),
        ("La crue du lac recule après une semaine de pluie", "fr"),
        ("The level of the lake has fallen by two metres since Monday, the town hall said.", "en"),
        ("El nivel del lago ha bajado dos metros desde el lunes, según el ayuntamiento.", "es"),
        ("Il livello del lago è sceso di due metri da lunedì, ha detto il comune.", "it"),
        ("Der Pegel des Sees ist seit Montag um zwei Meter gesunken, teilte die Stadt mit.", "de"),
        ("O nível do lago baixou dois metros desde segunda-feira, disse a câmara municipal.", "pt"),
        ("Уровень озера упал на два метра с понедельника, сообщила мэрия.", "ru"),
        ("انخفض مستوى البحيرة مترين منذ يوم الاثنين، حسبما ذكرت البلدية.", "ar"),
        (
            "L'alcaldessa va dir ahir que el nivell del llac havia baixat dos metres des de dilluns, entre altres coses per la calor, i que les obres del pont"
            " començaran la setmana que ve si el temps ho permet.",
            "ca",
        ),
        ("12 – 3", None),
        ("Morel, Vidal, Dupré", None),
        ("", None),
    ],
)
def test_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_names_in_capitals_do_not_make_french_another_language() -> None:
    text = "MOREL VIDAL et DUPRÉ sont élus par les habitants du canton, avec une majorité des voix dans les trois communes, selon la chancellerie."
    assert language_of(text) == "fr"


def test_a_short_french_text_with_many_names_needs_no_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.read.language._classifier", None)
    text = (
        "Jeanne Morel, Karim Vidal et Salomé Dupré, tous trois membres de la chorale de Valbrune, ont chanté hier soir devant la mairie de Roche-Haute,"
        " au bord du lac, pour Inès Lenoir, Tomas Brandt, Ole Lund, Aar Lund, Mira Okoro, Paul Sand, Léa Roux, Marc Gall, Anne Petit, la doyenne Rose Lac."
    )
    assert language_of(text) == "fr"
