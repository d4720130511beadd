"""Whom words without a name stand for when they speak: "les mutins", "ce sommet", "un correspondant de l'agence"."""

import pytest
from spoken import said, speakers

from recoupe.lang.fr.stand_ins import stand_ins


@pytest.mark.parametrize("table", stand_ins())
def test_each_table_of_stand_ins_has_an_example_that_runs(table: str) -> None:
    row = stand_ins()[table]
    known = {"junte": "ORG new:junte", "armée": "ORG new:armee", "Jeanne_Dupré": "PERSON new:jeanne-dupre"}
    assert speakers(row["example"], Aube="ORG new:aube", **known)[-1] == row["speaker"]


def test_a_correspondent_with_a_name_speaks_for_himself() -> None:
    text = "« Le port est fermé », a constaté le correspondant de l'Aube."
    assert speakers(text, Aube="ORG new:aube") == ["le correspondant de l'Aube"]


def test_rebels_of_two_groups_stay_rebels() -> None:
    text = "Les rebelles de l'Aube et la rébellion du Ponant ont pris le port. Les rebelles ont affirmé que le port rouvrira."
    assert speakers(text, Aube="ORG new:aube", Ponant="ORG new:ponant")[-1] == "Les rebelles"


def test_a_meeting_of_nobody_known_keeps_its_words() -> None:
    text = "La Ligue du lac et l'Aube se sont réunies mardi. Ce sommet a décidé « de rouvrir le port »."
    assert speakers(text, Ligue_du_lac="ORG new:ligue", Aube="ORG new:aube")[-1] == "Ce sommet"


def test_a_short_name_given_in_brackets_is_its_body() -> None:
    (only,) = said('Le "Mouvement du lac" (M2) est né mardi. Le M2 a affirmé que le port rouvrira.', Mouvement_du_lac="ORG new:mouvement-du-lac")
    assert only.speaker is not None
    assert only.speaker.actor == "new:mouvement-du-lac"
