"""The user's actor file: what it adds, and one clear sentence for what is wrong in it."""

from pathlib import Path

import pytest

from recoupe.errors import UsageError
from recoupe.knowledge import load

SAMPLE = Path(__file__).parents[2] / "samples" / "actors.toml"

GOOD = """
[[actor]]
id = "own:brumeval"
kind = "state"
name = "Brumeval"
names = ["Royaume de Brumeval"]
demonyms = ["brumevalois", "brumevaloise"]
capital = "Hautpré"
seats = ["palais des Saules"]

[[actor]]
id = "own:ligue"
kind = "body"
name = "Ligue des vallées"
acronyms = ["LDV"]

[[actor]]
id = "own:ada-lund"
kind = "person"
name = "Ada Lund"
gender = "f"

[[office]]
holder = "own:ada-lund"
title = "ministre des Affaires étrangères"
role = "foreign_minister"
of = "own:brumeval"
from = 2024
as_of = 2025-06-30

[[membership]]
member = "own:brumeval"
of = "own:ligue"
from = "1999"

[[name]]
actor = "own:ligue"
name = "Entente des vallées"
until = "2001"

[[outlet]]
name = "Le Saule"
domain = "lesaule.example"
owner = "Groupe Osier"

[[agency]]
name = "Agence de Brumeval"
aliases = ["ADB"]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "acteurs.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_tables(tmp_path: Path) -> None:
    base = load([write(tmp_path, GOOD)])
    text = "Hautpré, le palais des Saules, la LDV, l'Entente des vallées, Lund et Le Saule (ADB)"
    assert [text[hit.start : hit.end] for hit in base.find(text)] == ["Hautpré", "palais des Saules", "LDV", "Entente des vallées", "Lund", "Le Saule", "ADB"]
    assert [each.holder for each in base.holder(of="own:brumeval", role="foreign_minister", on="2025-06-30")] == ["own:ada-lund"]
    assert base.holder(of="own:brumeval", role="foreign_minister", on="2025-07-01") == []
    assert base.members("own:ligue", "2010") == ["own:brumeval"]
    assert base.owner("lesaule.example") == base.owner("Le Saule") == "Groupe Osier"
    assert base.named("brumevaloise") == [("own:brumeval", "demonym")]
    assert "Le Saule" in base.outlets()
    assert any("ADB" in names for names in base.agencies())


def test_the_version_tells_that_a_file_was_added(tmp_path: Path) -> None:
    assert load([write(tmp_path, GOOD)]).version.startswith(load().version + "+own.")


def test_the_users_actor_comes_before_the_shipped_one(tmp_path: Path) -> None:
    path = write(tmp_path, '[[actor]]\nid = "own:oms"\nkind = "body"\nname = "Orchestre des musiciens du Sud"\nacronyms = ["OMS"]\n')
    assert load([path]).named("OMS") == [("own:oms", "acronym")]


def test_the_sample_file_loads() -> None:
    base = load([SAMPLE])
    assert [each.holder for each in base.holder(of="own:valdorie", role="head_of_state", on="2026-03-04")] == ["own:maelle-trevidic"]


ACTOR = '[[actor]]\nid = "own:a"\nkind = "person"\nname = "Ada Lund"\n'


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("[[actor]\n", "actor-file", "acteurs.toml"),
        ('[[acteur]]\nid = "own:a"\n', "actor-file-table", "acteur"),
        ('[[actor]]\nid = "own:a"\nkind = "person"\n', "actor-file-lacks", "name"),
        (ACTOR + 'nom = "x"\n', "actor-file-field", "nom"),
        ('[[actor]]\nid = "ada"\nkind = "person"\nname = "Ada"\n', "actor-file-value", "own:"),
        ('[[actor]]\nid = "own:a"\nkind = "personne"\nname = "Ada"\n', "actor-file-value", "person"),
        (ACTOR + ACTOR, "actor-file-twice", "own:a"),
        (ACTOR + '[[office]]\nholder = "own:b"\ntitle = "maire"\nrole = "other"\n', "actor-file-unknown", "own:b"),
        (ACTOR + '[[office]]\nholder = "own:a"\ntitle = "maire"\nrole = "mayor"\n', "actor-file-value", "mayor"),
        (ACTOR + '[[office]]\nholder = "own:a"\ntitle = "maire"\nrole = "other"\nfrom = "2024-13"\n', "actor-file-value", "2024-13"),
        (ACTOR + '[[office]]\nholder = "own:a"\ntitle = "maire"\nrole = "other"\nfrom = "2024"\nuntil = "2020"\n', "actor-file-dates", "2020"),
        ("actor = 3\n", "actor-file-value", "[[actor]]"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(tmp_path: Path, text: str, key: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        load([write(tmp_path, text)])
    assert caught.value.key == key
    for lang in ("fr", "en"):
        sentence = caught.value.sentence(lang)
        assert told in sentence
        assert "acteurs.toml" in sentence
        assert "\n" not in sentence or key == "actor-file"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load([tmp_path / "absent.toml"])
