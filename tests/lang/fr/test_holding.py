"""Whose a gerund, an infinitive or a participle of saying is: the nearest clause's that holds it."""

import pytest

from tests.resolve.spoken import speakers

SOLAL = {"Marc_Solal": "PERSON", "Anne_Dorval": "PERSON"}


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a écarté le recours de Marc Solal, qui contestait son exclusion après avoir qualifié la mairesse de « girouette ».",
        "Le conseil a écarté le recours de Marc Solal, exclu pour avoir qualifié la mairesse de « girouette ».",
        "Le conseil a reçu Marc Solal, qui avait quitté la salle en qualifiant la mairesse de « girouette ».",
        "Le juge a entendu Marc Solal, connu pour avoir promis « des ponts et des digues ».",
        "Le club a exclu Marc Solal pour avoir qualifié la mairesse de « girouette ».",
        "Le maire a critiqué Marc Solal pour avoir affirmé que le port était fermé.",
        "Marc Solal a été exclu pour avoir dénoncé « un complot des riches ».",
        "Marc Solal a défrayé la chronique pour avoir dénoncé « un complot des riches ».",
    ],
)
def test_the_nearest_clause_gives_the_subject(text: str) -> None:
    assert speakers(text, **SOLAL) == ["Marc Solal"]


@pytest.mark.parametrize(
    "text",
    [
        "Le juge a entendu Marc Solal, accusé d'avoir traité ses voisins de « girouettes ».",
        "Le juge a entendu Marc Solal, arrêté mardi et soupçonné d'avoir promis « du sang ».",
        "Le juge a entendu Marc Solal, jugé pour avoir traité ses voisins de « girouettes ».",
        "Le maire a accusé Marc Solal d'avoir qualifié le port de « ruine inutile ».",
        "Marc Solal est poursuivi pour avoir dénoncé « un complot des riches ».",
        "Un tribunal a condamné à de la prison trois douaniers jugés pour avoir « vendu des cartes de passage ».",
        "Le maire a demandé à Marc Solal de partir en dénonçant « un complot des riches ».",
        "La maire a reçu Marc Solal, qui préside la ligue, affirmant que la digue était « solide ».",
    ],
)
def test_the_words_of_a_charge_and_what_two_clauses_may_hold_are_nobody_s(text: str) -> None:
    assert set(speakers(text, **SOLAL)) <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Anne Dorval a salué l'accord, affirmant que le port rouvrirait.",
        "Anne Dorval a quitté la salle après avoir affirmé que le port rouvrirait.",
        "Anne Dorval a appelé Marc Solal à partir, affirmant que le port rouvrirait.",
        "Anne Dorval, accusée d'avoir menti, a affirmé que le port rouvrirait.",
        "« Le port tiendra », a dit Anne Dorval, ajoutant que la digue était solide.",
        "Anne Dorval a souhaité que Marc Solal revienne, ajoutant que la digue était « solide ».",
    ],
)
def test_past_a_comma_it_is_the_sentence_s_own_subject(text: str) -> None:
    assert speakers(text, **SOLAL)[-1] == "Anne Dorval"


def test_a_participle_of_saying_has_the_subject_right_before_it_or_before_its_apposition() -> None:
    assert speakers("La ligue n'a rien confirmé, un porte-parole de la digue, Marc Solal, jurant que le mur était « solide ».", **SOLAL) == ["Marc Solal"]
    assert speakers("La ligue n'a rien confirmé, le ministre des Ports jurant que le mur était « solide ».") == ["le ministre des Ports"]


def test_a_passive_participle_is_no_verb_of_the_subject_before() -> None:
    assert "Le juge" not in speakers("Le juge a entendu Marc Solal, accusé de « ruine du port » par la ligue.", **SOLAL)
    assert speakers("Le maire a salué le pont et jugé la digue « trop chère ».") == ["Le maire"]
