"""Descriptions without an office, led to what the article names; the sentences are ours, about invented and neutral things."""

import dataclasses

import pytest
from marked import BASE, mention, resolve

from recoupe.model.annotated import Annotated
from recoupe.resolve.actors import ActorsStage


def described(marked: str, published: str = "2018-06-12") -> Annotated:
    return ActorsStage(BASE)(dataclasses.replace(resolve(marked, published)))


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Le {Parti du lac|ORG} a gagné. Le parti se réjouit.", "Le parti", "new:parti-du-lac"),
        ("Le {Parti du lac|ORG} et le {Parti du mont|ORG} votent. Le parti se réjouit.", "Le parti", None),
        ("Le {Pérou|GPE} vote. La capitale est calme.", "La capitale", "kb:geonames-3936456"),
        ("Le {Pérou|GPE} vote. La capitale régionale est calme.", "La capitale régionale", None),
        ("Le {Pérou|GPE} vote. La police attend.", "La police", "new:police-perou"),
        ("La police attend.", "La police", None),
        ("La police de {Valbrune|GPE} attend. La police est seule.", "La police de Valbrune", "new:police-de-valbrune"),
        ("Le renseignement danois attend.", "Le renseignement danois", "new:renseignement-danemark"),
        ("Le député {Ole Brandt|PERSON} est venu. {Ada Lund|PERSON} aussi. Le député a souri.", "Le député", "new:ole-brandt"),
        ("Le magistrat a souri. {Ole Brandt|PERSON}, magistrat, est venu.", "Le magistrat", None),
        ("{Ole Brandt|PERSON}, le milliardaire danois, est venu.", "le milliardaire danois", "new:ole-brandt"),
        ("{Ole Brandt|PERSON}, le milliardaire danois et le juge sont venus.", "le milliardaire danois", None),
        ("La province du {Lac|GPE} dort. La province de la {Dune|GPE} veille. La province est calme.", "La province", "new:dune"),
        ("La ville d'{Oslo|GPE} dort. Ce territoire est calme.", "Ce territoire", None),
        ("Une délégation du {Parti du lac|ORG} est venue. La délégation a souri.", "La délégation", "new:delegation-du-parti-du-lac"),
        ("Une délégation du {Parti du lac|ORG} suit une délégation du {Port|ORG}. La délégation a souri.", "La délégation", None),
        ("La {CEDEAO|ORG} vote. Le {Pérou|GPE} quitte l'organisation de l'{Union africaine|ORG}.", "l'organisation de l'Union africaine", "wd:Q7159"),
        ("Ada suit l'organisation de l'{Union africaine|ORG} pour le lac.", "l'organisation de l'Union africaine", None),
        ("La {CEDEAO|ORG} vote. L'organisation attend.", "L'organisation", "kb:cedeao"),
        ("La {CEDEAO|ORG} vote. Ada attend l'organisation du {Parti du lac|ORG}.", "l'organisation du Parti du lac", "new:organisation-du-parti-du-lac"),
        ("{Ole Brandt|PERSON}, jugé en mai, est venu. Le juge a souri.", "Le juge", None),
    ],
)
def test_descriptions(text: str, words: str, actor: str | None) -> None:
    found = [each.actor for each in described(text).mentions or () if each.text == words]
    assert found, f"no mention of {words!r}"
    assert found[-1] == actor


def test_a_head_of_state_on_a_visit_is_not_the_host() -> None:
    made = mention(resolve("En déplacement au {Pérou|GPE}, le chef de l'État a souri.", "2017-03-01"), "le chef de l'État")
    assert made.actor is None
    at_home = mention(resolve("Au {Pérou|GPE}, le chef de l'État a souri.", "2017-03-01"), "le chef de l'État")
    assert (at_home.name, at_home.score) == ("Pedro Pablo Kuczynski", 0.6)


def test_who_signs_is_nobody_of_the_base_by_likeness() -> None:
    signed = resolve("Le {Pérou|GPE} vote.\n{Pedro Pablo Kuczinsky|PERSON}", "2017-03-01")
    assert mention(signed, "Pedro Pablo Kuczinsky").actor == "new:pedro-pablo-kuczinsky"


@pytest.mark.parametrize(
    "name",
    ["ministère de la Pêche du Pérou", "ministère péruvien de la Pêche", "Ministère de la Pêche péruvien", "ministère de la Pêche de la République du Pérou"],
)
def test_a_ministry_is_one_body_however_its_state_is_told(name: str) -> None:
    assert mention(resolve(f"Le {{{name}|ORG}} répond."), name).actor == "new:ministere-de-la-peche-perou"


def test_a_land_or_a_body_owns_its_own_army() -> None:
    made = described("Les {États-Unis|GPE} attendent que l'{Europe|LOC} lève sa propre armée.").mentions or ()
    assert [each.actor for each in made if each.text == "sa propre armée"] == [None]
