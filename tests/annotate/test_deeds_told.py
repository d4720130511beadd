"""Deeds told in less plain ways: broken truces, courts, fighting without parties, counted crowds, words that point back, and the arms that give a mode."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.config import Settings
from recoupe.model.article import Article
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator

DEEDS = ("RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


@cache
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


def deeds(text: str) -> list[tuple[str, str, str]]:
    """Trigger, type and kind of each deed."""
    record = annotator()(Article.of("a", text))
    assert isinstance(record, ArticleRecord)
    return [(each.trigger.text, each.type, each.kind) for each in record.events if each.type in DEEDS]


def modes(text: str) -> list[str | None]:
    record = annotator()(Article.of("a", text))
    assert isinstance(record, ArticleRecord)
    return [each.mode for each in record.events if each.type in DEEDS]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("La Suède a rompu la trêve.", ("rompu", "ASSAULT", "ceasefire-broken")),
        ("Le Soudan a violé le cessez-le-feu.", ("violé", "ASSAULT", "ceasefire-broken")),
        ("Un tribunal a condamné trois élus.", ("condamné", "SANCTION", "conviction")),
        ("La cour d’appel d’Oslo a confirmé la condamnation de l’ancien ministre.", ("condamnation", "SANCTION", "conviction")),
        ("Le maire chilien vient d’être condamné par la cour d’appel, ce lundi, à deux ans de prison.", ("condamné", "SANCTION", "conviction")),
        ("De violents combats ont éclaté mardi à Khartoum.", ("combats", "ASSAULT", "clash")),
        ("De violents combats ont opposé les rebelles à l’armée soudanaise.", ("combats", "ASSAULT", "clash")),
        ("Les milices du Nord s’opposent aux milices du Sud depuis lundi.", ("opposent", "ASSAULT", "clash")),
        ("La guerre se poursuit au Soudan.", ("guerre", "ASSAULT", "armed-struggle")),
        ("La Suède a envoyé depuis mars des centaines de soldats à la frontière.", ("envoyé", "MOBILIZE", "deployment")),
        ("La Suède a envoyé à la frontière des soldats.", ("envoyé", "MOBILIZE", "deployment")),
        ("Le Soudan recrute des mercenaires au Chili.", ("recrute", "MOBILIZE", "recruitment")),
        ("Des dizaines d’opposants se sont rassemblés devant l’ambassade du Chili.", ("rassemblés", "PROTEST", "demonstration")),
        ("Des dizaines de personnes ont manifesté lundi à Oslo.", ("manifesté", "PROTEST", "demonstration")),
        ("Le gouvernement chilien a fermé trois radios.", ("fermé", "COERCE", "censorship")),
        ("Le bureau d’Ole Bergstad aurait été perquisitionné.", ("perquisitionné", "COERCE", "search")),
        ("Il a été remis à la gendarmerie et placé en garde à vue.", ("placé", "COERCE", "arrest")),
        ("Ces arrestations ont surpris la Suède.", ("arrestations", "COERCE", "arrest")),
        ("Cette démission intervient quatre jours après les révélations.", ("démission", "RETREAT", "resignation")),
        ("Cette tuerie a horrifié le Chili.", ("tuerie", "ASSAULT", "killing")),
        ("Depuis la chute du régime, les rebelles tiennent Khartoum.", ("chute", "COERCE", "coup")),
        ("Le Mali et le Togo négocient. Ces derniers ont quitté officiellement en janvier la Cédéao.", ("quitté", "SANCTION", "leave-organisation")),
        ("Des hommes armés ont ouvert le feu dans un marché de Kosti.", ("ouvert", "ASSAULT", "shooting")),
        ("L’armée soudanaise a employé un canon.", ("employé", "ASSAULT", "bombing")),
    ],
)
def test_a_deed_is_told_so(text: str, deed: tuple[str, str, str]) -> None:
    assert deed in deeds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Une mesure de prudence doit être prise chaque été par les bergers suédois.",
        "Les accusations d’assassinat ont surpris la ministre suédoise.",
        "Le combat d’un père de soldat chilien dure.",
        "La fermeture du site inquiète les salariés.",
        "L’explosion d’un gazoduc a surpris les militaires chiliens.",
        "La marche à suivre est connue de la ministre suédoise.",
        "Il a réalisé un film de guerre qui fait rage au Chili.",
        "La chute des prix inquiète le ministre chilien.",
        "La Suède veut recruter des infirmiers.",
    ],
)
def test_words_that_only_look_like_deeds_give_none(text: str) -> None:
    assert deeds(text) == []


def test_a_broken_truce_is_never_a_truce() -> None:
    texts = ("La Suède a rompu la trêve.", "Les rebelles accusent l’armée d’avoir violé la trêve.", "Les violations du cessez-le-feu se multiplient au Soudan.")
    assert all(kind != "ceasefire" for text in texts for _, _, kind in deeds(text))


def test_what_falls_into_an_ambush_is_attacked() -> None:
    record = annotator()(Article.of("a", "Un convoi chilien est tombé dans une embuscade."))
    assert isinstance(record, ArticleRecord)
    assert [(each.source, [one.name for one in each.target]) for each in record.events] == [((), ["convoi chilien"])]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("L’armée soudanaise a attaqué le port au moyen de drones.", "drone"),
        ("Un raid aérien a détruit le dépôt des rebelles.", "aerial"),
        ("L’armée soudanaise a attaqué le port.", None),
        ("Les miliciens ont incendié l’hôpital de Kosti.", "destroy"),
    ],
)
def test_the_arms_named_give_the_mode(text: str, mode: str | None) -> None:
    assert mode in modes(text)
