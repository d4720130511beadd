"""A user's actor who shares a name with an office holder of the base: the title decides. Office holders are real, the sentences are ours."""

from pathlib import Path

import pytest
from marked import mention, resolve

from recoupe.knowledge import load
from recoupe.knowledge.base import Base

ACTOR = """[[actor]]
id = "own:cavusoglu"
kind = "person"
name = "Mevlüt Çavuşoğlu"

[[office]]
holder = "own:cavusoglu"
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
        ("Le ministre turc des Affaires étrangères {Mevlüt Çavuşoğlu|PERSON} est venu.", "Mevlüt Çavuşoğlu", "wd:Q249206"),
        ("Le ministre turc des Affaires étrangères {Mevlüt Çavuşoğlu|PERSON} est venu.", "Le ministre turc des Affaires étrangères", "wd:Q249206"),
        ("Le chef de la diplomatie turque, {Mevlüt Çavuşoğlu|PERSON}, est venu. {M. Çavuşoğlu|PERSON} a souri.", "M. Çavuşoğlu", "wd:Q249206"),
        ("Le ministre turc {Çavuşoğlu|PERSON} est venu.", "Çavuşoğlu", "wd:Q249206"),
        ("{Mevlüt Çavuşoğlu|PERSON}, entraîneur du Racing, est venu.", "Mevlüt Çavuşoğlu", "own:cavusoglu"),
        ("{Mevlüt Çavuşoğlu|PERSON} est venu en {Turquie|GPE}.", "Mevlüt Çavuşoğlu", "own:cavusoglu"),
        ("Le président {Mevlüt Çavuşoğlu|PERSON} est venu en {Turquie|GPE}.", "Mevlüt Çavuşoğlu", "own:cavusoglu"),
        ("Le ministre péruvien des Affaires étrangères {Mevlüt Çavuşoğlu|PERSON} est venu.", "Mevlüt Çavuşoğlu", "own:cavusoglu"),
    ],
)
def test_the_title_beside_the_name_decides(coach: Base, text: str, words: str, actor: str) -> None:
    work = resolve(text, "2019-05-02", coach)
    assert mention(work, words).actor == actor
    assert not [each for each in work.oddities or () if "russe" in each.text]


def test_who_has_the_office_in_the_users_file_keeps_it(tmp_path: Path) -> None:
    base = own(tmp_path, 'role = "foreign_minister"\nof = "iso:TUR"\nfrom = "2016"\nas_of = "2026-01-01"\n')
    work = resolve("Le ministre turc des Affaires étrangères {Mevlüt Çavuşoğlu|PERSON} est venu.", "2019-05-02", base)
    assert mention(work, "Mevlüt Çavuşoğlu").actor == "own:cavusoglu"
    assert not work.oddities
