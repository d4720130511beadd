"""Institutions that every state has, named without their state."""

from marked import actors, mention, resolve


def ids(work, text):
    return [each.actor for each in work.mentions or () if each.text == text]


def test_a_state_mentioned_in_passing_gets_no_court():
    work = resolve(
        "La {Cour des comptes|ORG} a rendu son avis. Le pays compare ses quais à ceux de l'{Italie|GPE}. « Trop cher », note la {Cour des comptes|ORG}."
    )
    assert ids(work, "Cour des comptes") == ["new:cour-des-comptes"] * 2
    assert mention(work, "Le pays").actor is None


def test_a_court_stays_the_one_that_the_article_has_named():
    work = resolve(
        "Le {Pérou|GPE} a voté. Le gouvernement péruvien attend. La {Cour suprême|ORG} se réunit.\n\n"
        "Le {Chili|GPE} regarde. L'{Espagne|GPE} aussi. Selon l'{Espagne|GPE}, la {Cour suprême|ORG} tarde."
    )
    assert ids(work, "Cour suprême") == ["kb:cour-supreme-perou"] * 2


def test_the_full_name_of_the_base_before_decides():
    work = resolve("La {Cour suprême du Pérou|ORG} a tranché. Le {Chili|GPE} salue ce choix. La {Cour suprême|ORG} siège encore.")
    assert actors(work)["Cour suprême"] == "kb:cour-supreme-perou"


def test_where_the_sentence_is_set_another_court_is_meant():
    work = resolve(
        "Le {Portugal|GPE} vote. Le gouvernement portugais a écrit à la {Cour des comptes|ORG}.\n\nEn {Italie|GPE}, la {Cour des comptes|ORG} a tranché.\n\n"
        "« Non », répond la {Cour des comptes|ORG}, au {Portugal|GPE}."
    )
    assert ids(work, "Cour des comptes")[:2] == ["new:cour-des-comptes-portugal", "new:cour-des-comptes-italie"]


def test_the_adjective_behind_a_name_tells_its_state():
    work = resolve("La {Cour des comptes|ORG} danoise a tranché. Le {Pérou|GPE} salue. La {Cour des comptes|ORG} se tait.")
    assert ids(work, "Cour des comptes") == ["new:cour-des-comptes-danemark"] * 2
