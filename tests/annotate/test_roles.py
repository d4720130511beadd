"""Roles, seats, metonyms and groups, found without a parse; every entry of the word lists by its own example."""

import re
from typing import Any

import pytest

from recoupe.annotate.roles import RolesStage
from recoupe.knowledge import load
from recoupe.lang.fr import metonyms, offices
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Title
from recoupe.model.mention import Mention

BASE = load()
READER = offices.RoleReader(BASE)
STAGE = RolesStage(BASE)


def work(text: str, *people: str) -> Annotated:
    made = [(match.start(), match.end()) for name in people for match in re.finditer(re.escape(name), text)]
    mentions = [
        Mention(id=f"m{n}", start=start, end=end, text=text[start:end], label="PERSON", reading="name", by="test")
        for n, (start, end) in enumerate(sorted(made), 1)
    ]
    return Annotated(article=Article.of("a1", text), mentions=tuple(mentions))


def readings(text: str, *people: str) -> list[tuple[str, str]]:
    return [(each.text, each.reading) for each in STAGE(work(text, *people)).mentions or () if each.reading != "name"]


@pytest.mark.parametrize("entry", [entry for _, entry in offices.entries()], ids=lambda entry: entry["example"])
def test_each_title_by_its_example(entry: dict[str, Any]) -> None:
    wanted = re.findall(r"\[(.*?)\]", entry["example"])
    text = re.sub(r"[\[\]]", "", entry["example"])
    assert [text[each.start : each.end] for each in READER(text, hits=list(BASE.find(text)))] == wanted


@pytest.mark.parametrize("entry", list(metonyms.data().values()), ids=lambda entry: entry["what"])
def test_each_list_of_metonyms_by_its_examples(entry: dict[str, Any]) -> None:
    assert ("Lisbonne", "metonym") in readings(entry["example"])
    for text in entry.get("unlike", ()):
        assert ("Lisbonne", "metonym") not in readings(text)


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("Le ministre danois de la Défense est venu.", "foreign_minister", None),
        ("Le ministre danois de la Défense est venu.", "defence_minister", ("iso:DNK",)),
        ("La cheffe de la diplomatie norvégienne est venue.", "foreign_minister", ("iso:NOR",)),
        ("Le secrétaire d'État américain est venu.", "foreign_minister", ("iso:USA",)),
        ("Le secrétaire d'État belge est venu.", "other", ("iso:BEL",)),
        ("Le président de la République démocratique du Congo est venu.", "head_of_state", ("iso:COD",)),
        ("Le président congolais est venu.", "head_of_state", ("iso:COD", "iso:COG")),
        ("Le président du syndicat des dockers est venu.", "other", ()),
        ("Le président de la Commission européenne est venu.", "head_of_body", ("kb:commission-europeenne",)),
        ("Le chancelier de l'Échiquier est venu.", "other", ()),
        ("Le chef du Pentagone est venu.", "defence_minister", ("iso:USA",)),
    ],
)
def test_office_and_state(text: str, role: str, of: tuple[str, ...] | None) -> None:
    read = READER(text, hits=list(BASE.find(text)))
    assert len(read) == 1
    assert (read[0].role == role and read[0].of == of) is (of is not None)


def test_the_article_belongs_to_the_role_unless_it_is_contracted() -> None:
    assert readings("Elle a parlé au président islandais puis à la reine du Danemark.") == [("président islandais", "role"), ("la reine du Danemark", "role")]


def test_domains_joined_to_a_portfolio_end_before_the_name() -> None:
    text = "Le ministre des Transports, du Logement et de la Mer, Ole Brandt, est venu."
    assert readings(text, "Ole Brandt") == [("Le ministre des Transports, du Logement et de la Mer", "role")]


def test_indefinite_titles_count_beside_a_name_only() -> None:
    assert readings("Un ministre danois et des ministres belges sont venus.") == []
    assert readings("Ada Lund, ministre danoise de la Pêche, est venue.", "Ada Lund") == [("ministre danoise de la Pêche", "role")]


def test_former_holders_are_marked() -> None:
    text = "L'ancien Premier ministre belge, l'ex-président chilien et le roi d'alors sont venus."
    assert [each.former for each in READER(text, hits=list(BASE.find(text)))] == [True, True, True]


def test_a_seat_of_power_acts_but_can_be_visited() -> None:
    assert readings("Le Kremlin a répondu, dit-on à la Maison Blanche et près de l'Élysée.") == [("Kremlin", "metonym")]


def test_joined_capitals_act_together() -> None:
    assert readings("Lisbonne et Oslo ont signé. Elle aime Lisbonne et Oslo.") == [("Lisbonne", "metonym"), ("Oslo", "metonym")]


def test_groups_are_counted() -> None:
    assert readings("Les trois pays ont écrit aux deux présidents.") == [("Les trois pays", "group"), ("deux présidents", "group")]


def test_ids_follow_the_text_and_the_title_comes_after() -> None:
    article = Article.of("a1", "Le roi des Belges a écrit à Ada Lund.")
    object.__setattr__(article, "title", Title(text="Oslo dément", start=None, end=None))
    name = Mention(id="m9", start=28, end=36, text="Ada Lund", label="PERSON", reading="name", by="test")
    made = STAGE(Annotated(article=article, mentions=(name,))).mentions or ()
    assert [(each.id, each.text, each.field) for each in made] == [("m1", "Le roi des Belges", "text"), ("m2", "Ada Lund", "text"), ("m3", "Oslo", "title")]


def test_lists_of_capitals_act_together_but_towns_do_not() -> None:
    assert [text for text, _ in readings("C'est ce que Lisbonne, Oslo ou encore Rome ont annoncé.")] == ["Lisbonne", "Oslo", "Rome"]
    assert readings("Lisbonne et Bordeaux ont fermé leurs parcs.") == []


def test_a_capital_inside_the_name_of_a_body_is_part_of_it() -> None:
    text = "Selon la Ligue de Lisbonne, tout va."
    name = Mention(id="m1", start=9, end=26, text="Ligue de Lisbonne", label="ORG", reading="name", by="test")
    made = STAGE(Annotated(article=Article.of("a1", text), mentions=(name,))).mentions or ()
    assert [each.text for each in made] == ["Ligue de Lisbonne"]


def test_a_name_right_behind_a_title_is_a_person() -> None:
    made = STAGE(work("La ministre danoise de la Pêche Yun Ae-ra est venue.")).mentions or ()
    assert [(each.text, each.label, each.reading) for each in made] == [
        ("La ministre danoise de la Pêche", "PERSON", "role"),
        ("Yun Ae-ra", "PERSON", "name"),
    ]


def test_descriptions_stand_beside_roles_and_inside_titles() -> None:
    found = [text for text, _ in readings("Le porte-parole de la police belge a vu le juge.")]
    assert found == ["Le porte-parole de la police belge", "la police belge", "le juge"]


def test_two_offices_of_one_person_are_one_role() -> None:
    found = [text for text, _ in readings("Elle a écrit au vice-Premier ministre et ministre de la Pêche, puis au maire et à la préfète.")]
    assert found == ["vice-Premier ministre et ministre de la Pêche", "maire", "la préfète"]


def test_a_title_ends_before_the_name_of_a_person() -> None:
    text = "L'ancien chef d'Etat Ole Brandt et le dirigeant de fait Ada Lund sont venus."
    found = [text for text, _ in readings(text, "Ole Brandt", "Ada Lund")]
    assert found[0] == "L'ancien chef d'Etat"
    assert all("Lund" not in each for each in found)


def test_the_chair_of_a_meeting_is_no_presidency() -> None:
    assert "la présidence" not in [text for text, _ in readings("Sous la présidence du maire, tout va. Il brigue la présidence du club.")]


def test_two_callings_before_a_name_are_of_one_person_and_two_articles_of_two():
    from recoupe.lang.fr.name_forms import two_titles

    one = "Le port a reçu l'écrivain et militant Brandt."
    assert one[slice(*two_titles(one, one.index("Brandt")))] == "l'écrivain et militant"
    for other in ("Le port a reçu l'écrivain et le militant Brandt.", "Il la reçoit et félicite Brandt.", "Les juges et militants Brandt et Lund."):
        assert two_titles(other, other.index("Brandt")) is None
