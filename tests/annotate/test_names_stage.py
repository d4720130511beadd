from itertools import pairwise

import pytest

from recoupe.annotate.names import NamesStage
from recoupe.annotate.sentences import SentencesStage
from recoupe.knowledge import load
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Title
from recoupe.model.mention import Mention


@pytest.fixture(scope="module")
def stage() -> NamesStage:
    return NamesStage(load())


def mentions(stage: NamesStage, article: Article) -> tuple[Mention, ...]:
    return stage(SentencesStage()(Annotated(article=article))).mentions or ()


def test_labels_and_readings(stage: NamesStage) -> None:
    text = "Karim Lenoir, ministre du Portugal, a vu l’ONU à Genève, près du lac Léman. M. Lenoir repart en Afrique."
    found = {(each.text, each.label, each.reading) for each in mentions(stage, Article.of("a1", text))}
    assert ("Karim Lenoir", "PERSON", "name") in found
    assert ("M. Lenoir", "PERSON", "short-name") in found
    assert ("Portugal", "GPE", "name") in found
    assert ("ONU", "ORG", "acronym") in found
    assert ("Genève", "GPE", "name") in found
    assert ("Afrique", "LOC", "name") in found


def test_a_title_that_is_not_in_the_text_is_read_too(stage: NamesStage) -> None:
    article = Article.of("a1", "Le pont est fermé.", title=Title(text="Norvège : le pont d’Oslo est fermé"))
    assert {(each.text, each.field) for each in mentions(stage, article)} == {("Norvège", "title"), ("Oslo", "title")}


def test_mentions_are_in_order_without_overlap_and_with_their_maker(stage: NamesStage) -> None:
    text = "L’Union européenne et le Parlement européen siègent à Strasbourg, en France, avec Paula Morvan et Yves Osei."
    found = mentions(stage, Article.of("a1", text))
    assert [each.id for each in found] == [f"m{i}" for i in range(1, len(found) + 1)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(each.by for each in found)


def test_a_base_name_that_the_model_does_not_see_counts(stage: NamesStage) -> None:
    found = {(each.text, each.label) for each in mentions(stage, Article.of("a1", "Il a quitté Genève pour Oslo, selon l’Union africaine."))}
    assert {("Genève", "GPE"), ("Oslo", "GPE"), ("Union africaine", "ORG")} <= found


def test_two_known_names_joined_by_a_hyphen_are_two(stage: NamesStage) -> None:
    found = {(each.text, each.label) for each in mentions(stage, Article.of("a1", "Le sommet Pérou-Norvège commence. La Guinée-Bissau est absente."))}
    assert {("Pérou", "GPE"), ("Norvège", "GPE"), ("Guinée-Bissau", "GPE")} <= found


def test_units_are_named_by_their_number(stage: NamesStage) -> None:
    found = {(each.text, each.label) for each in mentions(stage, Article.of("a1", "Le 12e régiment de chasseurs a quitté Oslo avec la 3e brigade blindée."))}
    assert {("12e régiment de chasseurs", "ORG"), ("3e brigade blindée", "ORG")} <= found


def test_what_pages_put_between_paragraphs_is_no_name(stage: NamesStage) -> None:
    assert not mentions(stage, Article.of("a1", "Le pont est fermé.\n\nEMBED\n\nIl rouvrira bientôt."))


def test_a_given_name_with_an_apostrophe_belongs_to_the_name(stage: NamesStage) -> None:
    found = {each.text for each in mentions(stage, Article.of("a1", "Le ministre M'Baye Karim Lenoir est venu. Paula Morvan a vu N’Golo Osei."))}
    assert {"M'Baye Karim Lenoir", "Paula Morvan", "N’Golo Osei"} <= found


def test_diseases_and_feasts_are_no_names(stage: NamesStage) -> None:
    assert mentions(stage, Article.of("a1", "Le Covid-19 a gâché Noël et la Saint-Valentin.")) == ()


def test_ministries_and_sites_are_bodies(stage: NamesStage) -> None:
    found = {(each.text, each.label) for each in mentions(stage, Article.of("a1", "Le ministère danois de la Pêche a répondu à Valbrune.info."))}
    assert {("ministère danois de la Pêche", "ORG"), ("Valbrune.info", "ORG")} <= found


def test_one_word_of_a_person_is_a_short_name(stage: NamesStage) -> None:
    text = "Karim Lenoir Osei est venu. M. Lenoir Osei a parlé, puis Osei est reparti."
    assert [each.reading for each in mentions(stage, Article.of("a1", text))] == ["name", "short-name", "short-name"]


def test_acronyms_with_small_letters_are_acronyms(stage: NamesStage) -> None:
    found = {(each.text, each.reading) for each in mentions(stage, Article.of("a1", "Le siège de l’Otan est à Bruxelles, et l’Onu siège à New York."))}
    assert {("Onu", "acronym"), ("Otan", "acronym")} <= found


def test_a_name_that_is_nothing_but_an_elision_stops_nobody(stage: NamesStage) -> None:
    found = {each.text for each in mentions(stage, Article.of("a1", "Une marche au coeur d'Istanbul"))}
    assert found == {"Istanbul"}
