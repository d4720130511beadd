"""Who mentions stand for. Real names are of public office holders; the sentences are ours."""

import dataclasses

import pytest
from marked import BASE, SAMPLE, actors, mention, resolve

from recoupe.annotate.roles import RolesStage
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published, Zone
from recoupe.resolve.actors import ActorsStage


def test_states_bodies_and_people_of_the_base() -> None:
    work = resolve("{Nicolas Sarkozy|PERSON} a vu le {Pérou|GPE} et l'{ONU|ORG}.")
    assert actors(work) == {"Nicolas Sarkozy": "wd:Q329", "Pérou": "iso:PER", "ONU": "wd:Q1065"}
    assert [(each.id, each.kind) for each in work.actors or ()] == [("wd:Q329", "person"), ("iso:PER", "state"), ("wd:Q1065", "body")]
    made = mention(work, "Pérou")
    assert (made.name, made.by, made.why) == ("Pérou", "test actors/base/1", "« Pérou » est un nom de Pérou dans la base.")


def test_short_names_take_up_full_ones_before_or_after() -> None:
    work = resolve("{Brandt|PERSON} part. {Ole Brandt|PERSON} a dit non, et {M. Brandt|PERSON} insiste.")
    assert set(actors(work).values()) == {"new:ole-brandt"}
    assert mention(work, "M. Brandt").reading == "short-name"
    assert [(each.name, each.names, each.verified) for each in work.actors or ()] == [("Ole Brandt", ("Ole Brandt", "Brandt"), False)]


def test_two_bearers_of_a_last_name_are_not_told_apart() -> None:
    work = resolve("{Ole Brandt|PERSON} et {Kai Brandt|PERSON} sont là. {Brandt|PERSON} a parlé.")
    assert mention(work, "Brandt").actor is None
    assert {each.actor for each in mention(work, "Brandt").alternatives} == {"new:ole-brandt", "new:kai-brandt"}


def test_the_article_defines_its_acronyms() -> None:
    work = resolve("La {Fédération des îles du Nord|ORG} ({FIN|ORG}) a voté. La {FIN|ORG} se tait. L'{AFP|ORG} écrit.")
    assert actors(work)["FIN"] == "new:federation-des-iles-du-nord"
    assert actors(work)["AFP"] == "wd:Q40464"


def test_an_acronym_of_two_agencies_goes_by_the_states_around() -> None:
    assert actors(resolve("À Alger, l'{APS|ORG} annonce la pluie."))["APS"] == "kb:agency-aps-dz"
    assert actors(resolve("L'{APS|ORG} annonce la pluie."))["APS"] is None


def test_the_congos() -> None:
    assert actors(resolve("Le {Congo|GPE} a voté."))["Congo"] is None
    assert actors(resolve("Le {Congo|GPE} a voté, dit-on à Kinshasa."))["Congo"] == "iso:COD"
    assert actors(resolve("Le président congolais est venu de {Brazzaville|GPE}."))["Le président congolais"] == "wd:Q57418"


def test_a_capital_is_its_state_only_where_it_acts() -> None:
    work = resolve("{Lisbonne|GPE} a démenti. Elle est née à {Oslo|GPE}.")
    assert (mention(work, "Lisbonne").actor, mention(work, "Lisbonne").reading) == ("iso:PRT", "metonym")
    assert (mention(work, "Oslo").actor, mention(work, "Oslo").name, mention(work, "Oslo").reading) == ("kb:geonames-3143244", "Oslo", "name")
    assert [each.kind for each in work.actors or ()] == ["state", "place"]


def test_places_have_ids_but_no_part_in_what_is_done() -> None:
    work = resolve("En {Europe|LOC}, à {Kidal|GPE}, à {Valbrune|GPE} et sur le lac {Tirno|LOC}, le {Pérou|GPE} observe.")
    assert actors(work) == {"Europe": "kb:place-europe", "Kidal": "kb:place-kidal", "Valbrune": "new:valbrune", "Tirno": "new:tirno", "Pérou": "iso:PER"}
    assert [each.kind for each in work.actors or ()] == ["place", "place", "place", "place", "state"]
    assert [each.actor for each in work.parties()] == [None, None, None, None, "iso:PER"]


def test_a_name_that_is_also_a_body_is_no_mere_place() -> None:
    work = resolve("À {Valbrune|GPE}, {Valbrune|ORG} a signé.")
    assert [(each.id, each.kind) for each in work.actors or ()] == [("new:valbrune", "body")]


def test_a_known_name_joined_to_an_unknown_one_makes_nobody_new() -> None:
    work = resolve("Le sommet {UE-Valbrune|ORG} s'ouvre à {Valbrune-Nord|GPE}.")
    assert actors(work) == {"UE-Valbrune": None, "Valbrune-Nord": "new:valbrune-nord"}


def test_of_bylines_only_full_names_of_people_are_made_new() -> None:
    work = resolve("{Zoé Ortal|PERSON}, {Ortave|ORG}\nÀ {Oslo|GPE}, {Ole Brandt|PERSON} a dit non.")
    zones = (Zone(kind="byline", start=0, end=18), Zone(kind="body", start=18, end=len(work.article.text)))
    work = ActorsStage(BASE)(dataclasses.replace(work, article=dataclasses.replace(work.article, zones=zones)))
    assert actors(work) == {"Zoé Ortal": "new:zoe-ortal", "Ortave": None, "Oslo": "kb:geonames-3143244", "Ole Brandt": "new:ole-brandt"}


def test_towns_of_one_name_are_told_apart_by_the_state_that_is_named() -> None:
    told, open_ = resolve("Au {Pakistan|GPE}, la foule de {Hyderabad|GPE} grandit."), resolve("La foule de {Hyderabad|GPE} grandit.")
    assert mention(told, "Hyderabad").actor == "kb:geonames-1176734"
    assert mention(open_, "Hyderabad").actor is None
    assert len(mention(open_, "Hyderabad").alternatives) == 2


def test_brussels_is_the_union_or_belgium() -> None:
    assert mention(resolve("{Bruxelles|GPE} a menacé Londres."), "Bruxelles").actor is None
    assert mention(resolve("{Bruxelles|GPE} a menacé la {Pologne|GPE}, membre de l'{Union européenne|ORG}."), "Bruxelles").actor == "wd:Q458"


@pytest.mark.parametrize(("published", "who"), [("2016-06-12", "wd:Q157"), ("2018", "wd:Q3052772"), (None, None), ("2049-01-01", None)])
def test_who_held_the_office_on_the_day(published: str | None, who: str | None) -> None:
    assert actors(resolve("Le président français a promis une réponse.", published))["Le président français"] == who


def test_a_year_with_two_holders_keeps_both() -> None:
    made = mention(resolve("Le président français a promis une réponse.", "2017"), "Le président français")
    assert made.actor is None
    assert {each.actor for each in made.alternatives} == {"wd:Q157", "wd:Q3052772"}


def test_the_text_comes_before_the_base() -> None:
    work = resolve("Le président français, {Ole Brandt|PERSON}, a promis une réponse. {Kai Lund|PERSON}, ministre belge de la Pêche, se tait.")
    assert actors(work)["Le président français"] == "new:ole-brandt"
    assert actors(work)["ministre belge de la Pêche"] == "new:kai-lund"


def test_a_name_that_goes_on_after_the_comma_is_no_apposition() -> None:
    work = resolve("Selon le ministre belge de la Pêche, {Ole Brandt|PERSON} est parti.")
    assert actors(work)["le ministre belge de la Pêche"] is None


def test_a_former_holder_is_not_the_present_one() -> None:
    assert actors(resolve("L'ancien président français a promis une réponse."))["L'ancien président français"] is None


def test_counterparts_hold_the_same_office() -> None:
    work = resolve("{Angela Merkel|PERSON} a reçu son homologue britannique.")
    assert actors(work)["son homologue britannique"] == "wd:Q264766"


def test_a_bare_title_is_the_only_one_who_was_presented_so() -> None:
    work = resolve("Le ministre de la Pêche, {Ole Brandt|PERSON}, est là. Le ministre a souri.")
    assert actors(work)["Le ministre"] == "new:ole-brandt"
    two = resolve("La ministre de la Mer, {Ada Lund|PERSON}, et le ministre de la Pêche, {Ole Brandt|PERSON}, sont là. Le ministre a souri, la ministre aussi.")
    assert (actors(two)["Le ministre"], actors(two)["la ministre"]) == ("new:ole-brandt", "new:ada-lund")


def test_governments_are_their_state_and_armies_themselves() -> None:
    assert actors(resolve("Le gouvernement belge se tait."))["Le gouvernement belge"] == "iso:BEL"
    assert actors(resolve("Le gouvernement d'{Angela Merkel|PERSON} se tait."))["Le gouvernement d'Angela Merkel"] == "iso:DEU"
    army = resolve("L'armée belge se tait. L'armée avance.")
    assert actors(army) == {"L'armée belge": "new:armee-belgique", "L'armée": "new:armee-belgique"}
    assert actors(resolve("L'armée avance."))["L'armée"] is None


def test_son_is_of_whom_was_named_just_before() -> None:
    assert actors(resolve("{Emmanuel Macron|PERSON} a vanté son pays et son Premier ministre."))["son pays"] == "iso:FRA"
    assert actors(resolve("{Emmanuel Macron|PERSON} a vanté son Premier ministre."))["son Premier ministre"] == "wd:Q3579995"
    assert actors(resolve("{Ole Brandt|PERSON} a vanté son pays."))["son pays"] is None


def test_groups_by_list_or_by_members() -> None:
    listed = resolve("Le {Pérou|GPE}, le {Chili|GPE} et la {Bolivie|GPE} ont signé. Les trois pays se taisent.")
    assert mention(listed, "Les trois pays").actors == ("iso:PER", "iso:CHL", "iso:BOL")
    assert mention(resolve("Le {Pérou|GPE} a signé. Les trois pays se taisent."), "Les trois pays").actors == ()
    members = resolve("L'{Alliance des États du Sahel|ORG} a signé. Les trois pays se taisent.", "2024-05-01")
    assert set(mention(members, "Les trois pays").actors) == {"iso:MLI", "iso:BFA", "iso:NER"}


def test_a_namesake_of_a_minister_needs_the_state_around() -> None:
    stranger = resolve("{Børge Brende|PERSON} tient une boulangerie à Nantes.")
    assert mention(stranger, "Børge Brende").actor == "new:borge-brende"
    assert actors(resolve("{Børge Brende|PERSON} a quitté {Oslo|GPE}."))["Børge Brende"] == "wd:Q706631"


def test_homonyms_are_told_apart_by_the_title_beside_them() -> None:
    rail = resolve("{Tomas Selk|PERSON}, directeur général des {Chemins de fer kestriens|ORG}, a souri. {M. Selk|PERSON} est content.", "2026-03-12", SAMPLE)
    assert actors(rail)["M. Selk"] == actors(rail)["Tomas Selk"] == "own:tomas-selk-rail"
    nobody = resolve("{Tomas Selk|PERSON} a souri.", "2026-03-12", SAMPLE)
    assert len(mention(nobody, "Tomas Selk").alternatives) == 2


def test_a_body_has_the_name_of_its_day() -> None:
    works = [resolve("La {Conférence de la mer d’Ambre|ORG} a voté.", day, SAMPLE) for day in ("2010-01-01", "2024-01-01")]
    names = [mention(work, "Conférence de la mer d’Ambre").name for work in works]
    assert names == ["Conférence de la mer d’Ambre", "Conseil des États riverains de la mer d’Ambre"]


def test_every_actor_of_a_mention_is_listed() -> None:
    work = resolve("{Ole Brandt|PERSON} et le président français ont vu le {Pérou|GPE} et le {Chili|GPE}. Les deux pays se taisent.")
    used = {id for each in work.mentions or () for id in (each.actor, *each.actors) if id}
    assert used == {each.id for each in work.actors or ()}


def test_english_reasons() -> None:
    article = dataclasses.replace(Article.of("a1", "Le président français a souri."), published=Published(value="2018-06-12", basis="given"))
    work = ActorsStage(BASE, lang="en")(RolesStage(BASE)(Annotated(article=article, mentions=())))
    assert (mention(work, "Le président français").why or "").startswith("Emmanuel Macron held this office")
