"""Names that bodies of several states bear, and places called like bodies: the state that the place of the text is about decides, or nobody does."""

from tests.resolve.marked import actors, mention, resolve


def test_a_partys_letters_are_read_in_the_state_that_the_article_is_about() -> None:
    here = actors(resolve("Au {Sénégal|GPE}, le {PS|ORG} soutient la coalition. {Dakar|GPE} attend."))
    assert here["PS"] == "kb:parti-socialiste-senegalais"
    there = actors(resolve("En {France|GPE}, le {PS|ORG} vote contre."))
    assert there["PS"] == "kb:parti-socialiste-fr"


def test_letters_of_several_parties_stay_open_where_no_state_is_told() -> None:
    party = mention(resolve("Le {PS|ORG} a voté contre."), "PS")
    assert party.actor is None
    assert len(party.alternatives) >= 4


def test_letters_of_a_party_abroad_are_another_bodys() -> None:
    assert actors(resolve("Au {Pérou|GPE}, la {CDP|ORG} a ouvert un bureau."))["CDP"] == "new:cdp"
    assert actors(resolve("Au {Burkina Faso|GPE}, le {CDP|ORG} a ouvert un bureau."))["CDP"] == "kb:congres-pour-la-democratie-et-le-progres"


def test_a_bare_institution_is_that_of_its_state() -> None:
    work = resolve("Au {Kenya|GPE}, la réforme avance. Le {Sénat|ORG} a voté la loi jeudi.")
    assert actors(work)["Sénat"] == "kb:senat-kenya"
    assert {each.id: each.name for each in work.actors or ()}["kb:senat-kenya"] == "Sénat kényan"


def test_a_town_is_no_body_of_its_name() -> None:
    work = resolve("En {Syrie|GPE}, les secours sont arrivés à {Douma|GPE}.")
    assert mention(work, "Douma").actor == "kb:place-douma"
    assert actors(resolve("En {Russie|GPE}, la {Douma|ORG} a voté."))["Douma"] == "kb:douma"


def test_a_capital_that_does_not_act_is_a_town() -> None:
    assert actors(resolve("Elle est née à {Washington|GPE}."))["Washington"] == "kb:place-washington"
