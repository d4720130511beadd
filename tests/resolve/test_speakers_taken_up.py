"""Whom words that take somebody up stand for, and whom they do not: "celle qui", "ces derniers", roles of several, reports, papers that tell others' words."""

import pytest

from tests.resolve.spoken import speakers

PEOPLE = {"Marc_Solal": "PERSON", "Anne_Dorval": "PERSON", "Luis_Ferrer": "PERSON"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anne Dorval est juge à Valmer. Celle qui dirigea la banque raconte sa chute. « On m'a trahie, voilà tout », a-t-elle dit.", ["Anne Dorval"]),
        ("Anne Dorval est née à Valmer. Le pont est fermé. « Le port dort », a-t-elle dit.", ["Anne Dorval"]),
        ("Le récit a été confirmé par trois autres témoins. Ces derniers précisent que le port brûlait.", ["trois autres témoins"]),
        ("Les voisins ont vu les agents. Ces derniers affirment que le port brûlait.", [None]),
        ("Le ministre Marc Solal est venu. Le membre du gouvernement a rappelé que le port rouvrirait.", ["Marc Solal"]),
        ("Marc Solal est venu. Certains analystes disent que le port dort. C'est faux, dit l'analyste Marc Solal.", ["Certains analystes", "Marc Solal"]),
        ("« Le port dort », a affirmé le tout nouveau député du lac Marc Solal.", ["Marc Solal"]),
        ("La ligue n'a pas voulu répondre, mais a rappelé au journal que le port rouvrirait.", ["La ligue"]),
        ("Marc Solal a écrit au caviste. Ce dernier affirme que le vin est vendu.", ["caviste"]),
        ("« Je reste », a dit Marc Solal. Le Valmerois est revenu sur le port. « Je le connais bien », a dit l'intéressé.", ["Marc Solal", "Marc Solal"]),
        ("Selon son avocat, Marc Solal, 27 ans, s'était endormi dans sa voiture.", ["son avocat"]),
        ("Selon un rapport officiel, Marc Solal, 27 ans, s'était endormi dans sa voiture.", ["un rapport officiel"]),
        ("Selon son avocat, Marc Solal, le suspect s'était endormi dans sa voiture.", ["Marc Solal"]),
        ("« Ce sont des bandits », avait tweeté un peu plus tôt la maire Anne Dorval.", ["Anne Dorval"]),
        ("Anne Dorval a tweeté un message insinuant que le port avait été vendu.", ["Anne Dorval"]),
        ("Les juges veulent bâtir un étang : « les œufs vont éclore et nourrir les poissons », explique Anne Dorval.", ["Anne Dorval"]),
    ],
)
def test_who_is_taken_up(text: str, expected: list[str | None]) -> None:
    assert speakers(text, **PEOPLE) == expected


def test_somebody_of_no_shown_gender_is_not_elle_where_a_woman_stands_before() -> None:
    assert speakers("La juge Anne Dorval est venue. Marc Solal l'a saluée. « J'ai peur de lui », a-t-elle dit.", **PEOPLE) == [None]


def test_a_paper_that_tells_a_few_words_of_another_does_not_keep_the_floor() -> None:
    said = speakers("Olga range ses filets « sans un mot », précise le quotidien. « Ce port, je l’ai vu naître et je le verrai finir. »")
    assert said == ["le quotidien", None]


def test_a_question_is_no_incise() -> None:
    text = "« Je pars », a dit Anne Dorval. La ligue, maîtresse de la zone des « trois rives », a-t-elle voulu venger la perte de son port ?"
    assert speakers(text, **PEOPLE) == ["Anne Dorval"]


def test_taking_oneself_for_something_blames_nobody() -> None:
    assert "La ligue" not in speakers("La ligue, un club qui se prend pour « la seule oasis du Nord », a refusé.")
