"""A user's actor who shares a name with an office holder of the base: the title decides. Office holders are real, the sentences are ours."""

from pathlib import Path

import pytest
from marked import mention, resolve

from recoupe.knowledge import load
from recoupe.knowledge.base import Base

ACTOR = """[[actor]]
id = "own:lavrov"
kind = "person"
name = "Sergueï Lavrov"

[[office]]
holder = "own:lavrov"
"""


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return own(tmp_path_factory.mktemp("coach"), 'role = "other"\ntitle = "entraîneur du Racing de Valbrune"\nfrom = "2016"\nas_of = "2026-01-01"\n')


def own(folder: Path, office: str) -> Base:
    file = folder / "actors.toml"
    file.write_text(ACTOR + office, encoding="utf-8")
    return load([file])


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Le ministre russe des Affaires étrangères {Sergueï Lavrov|PERSON} est venu.", "Sergueï Lavrov", "wd:Q58217"),
        ("Le ministre russe des Affaires étrangères {Sergueï Lavrov|PERSON} est venu.", "Le ministre russe des Affaires étrangères", "wd:Q58217"),
        ("Le chef de la diplomatie russe, {Sergueï Lavrov|PERSON}, est venu. {M. Lavrov|PERSON} a souri.", "M. Lavrov", "wd:Q58217"),
        ("Le ministre russe {Lavrov|PERSON} est venu.", "Lavrov", "wd:Q58217"),
        ("{Sergueï Lavrov|PERSON}, entraîneur du Racing, est venu.", "Sergueï Lavrov", "own:lavrov"),
        ("{Sergueï Lavrov|PERSON} est venu en {Russie|GPE}.", "Sergueï Lavrov", "own:lavrov"),
        ("Le président {Sergueï Lavrov|PERSON} est venu en {Russie|GPE}.", "Sergueï Lavrov", "own:lavrov"),
        ("Le ministre péruvien des Affaires étrangères {Sergueï Lavrov|PERSON} est venu.", "Sergueï Lavrov", "own:lavrov"),
    ],
)
def test_the_title_beside_the_name_decides(coach: Base, text: str, words: str, actor: str) -> None:
    work = resolve(text, "2019-05-02", coach)
    assert mention(work, words).actor == actor
    assert not [each for each in work.oddities or () if "russe" in each.text]


def test_who_has_the_office_in_the_users_file_keeps_it(tmp_path: Path) -> None:
    base = own(tmp_path, 'role = "foreign_minister"\nof = "iso:RUS"\nfrom = "2016"\nas_of = "2026-01-01"\n')
    work = resolve("Le ministre russe des Affaires étrangères {Sergueï Lavrov|PERSON} est venu.", "2019-05-02", base)
    assert mention(work, "Sergueï Lavrov").actor == "own:lavrov"
    assert not work.oddities
