from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import recoupe
from recoupe.errors import RecoupeError, UsageError

SOURCE = Path(recoupe.__file__).parent
KEYS = tomllib.loads((SOURCE / "lang" / "messages" / "errors.toml").read_text(encoding="utf-8"))
RAISED = re.compile(r"(?:RecoupeError|UsageError)\(\s*\"([a-z-]+)\"((?:[^()]|\([^()]*\))*)\)")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))


def test_exit_codes() -> None:
    assert RecoupeError("sample-missing").exit_code == 1
    assert UsageError("today", value="x").exit_code == 2
    assert isinstance(UsageError("today", value="x"), RecoupeError)


def test_a_failure_speaks_both_languages() -> None:
    error = RecoupeError("no-articles", where="boîte")
    assert "boîte" in error.sentence("fr")
    assert "boîte" in error.sentence("en")
    assert error.sentence("fr") != error.sentence("en")
    assert str(error) == error.sentence("fr")


def test_values_with_braces_are_shown_as_they_are() -> None:
    assert "{x} {" in RecoupeError("no-articles", where="{x} {").sentence("en")


@pytest.mark.parametrize(("key", "values"), sorted({(key, values) for key, values in RAISED.findall(CODE)}))
def test_every_failure_that_the_code_raises_has_its_sentence_and_its_values(key: str, values: str) -> None:
    assert key in KEYS, f"{key} is raised and has no sentence in errors.toml"
    given = set(re.findall(r"(\w+)=", values))
    wanted = set(re.findall(r"{(\w+)}", str(KEYS[key]["fr"])))  # in all its forms
    assert wanted <= given, f"{key} is raised without {wanted - given}"


def test_every_sentence_is_of_use() -> None:
    assert {key for key in KEYS if f'"{key}"' not in CODE} == set()
