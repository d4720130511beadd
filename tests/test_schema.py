from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from recoupe.model.serialise import article_from_json, dossier_from_json, json_schema, to_data, to_json

sys.path.insert(0, str(Path(__file__).parent / "show"))

import builder

RECORDS, DOSSIER = builder.records(), builder.dossier()
SCHEMAS = {name: json_schema(name) for name in ("article", "dossier")}  # type: ignore[arg-type]
ROOT = {"article": "ArticleRecord", "dossier": "Dossier"}


def fields() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for record, schema in SCHEMAS.items():
        for noun, definition in {ROOT[record]: schema, **schema["$defs"]}.items():
            for field, described in definition.get("properties", {}).items():
                yield noun, field, described


def strict(schema: dict[str, Any]) -> Draft202012Validator:
    """The schema with no other fields allowed, so that a field that it does not name is found."""
    closed = json.loads(json.dumps(schema))
    for definition in (closed, *closed["$defs"].values()):
        if "properties" in definition:
            definition["additionalProperties"] = False
            definition["required"] = list(definition["properties"])
    return Draft202012Validator(closed)


@pytest.mark.parametrize("name", ["article", "dossier"])
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("noun", "field", "described"), list(fields()), ids=[f"{noun}.{field}" for noun, field, _ in fields()])
def test_each_field_says_what_it_means(noun: str, field: str, described: dict[str, Any]) -> None:
    assert described.get("description"), f"say what {noun}.{field} means in model/fields.toml"


def test_each_noun_says_what_it_is() -> None:
    for schema in SCHEMAS.values():
        for noun, definition in {"root": schema, **schema["$defs"]}.items():
            if "properties" in definition:
                assert definition.get("description"), noun


def test_no_sentence_is_of_a_field_that_is_gone() -> None:
    known = {(noun, field) for noun, field, _ in fields()}
    told = tomllib.loads(files("recoupe.model").joinpath("fields.toml").read_text(encoding="utf-8"))
    names = {field for _, field in known}
    assert [(noun, field) for noun, sentences in told.items() if noun != "every" for field in sentences if (noun, field) not in known] == []
    assert [field for field in told["every"] if field not in names] == []


@pytest.mark.parametrize("record", RECORDS, ids=[each.id for each in RECORDS])
def test_an_article_validates_and_comes_back_the_same(record: Any) -> None:
    line = to_json(record)
    assert "\n" not in line
    strict(SCHEMAS["article"]).validate(json.loads(line))
    assert article_from_json(line) == record
    assert to_data(record) == json.loads(line)


@pytest.mark.parametrize("dossier", [DOSSIER, builder.empty(), replace(DOSSIER, today=None)], ids=["full", "empty", "no-day"])
def test_a_dossier_validates_and_comes_back_the_same(dossier: Any) -> None:
    text = to_json(dossier, indent=1)
    strict(SCHEMAS["dossier"]).validate(json.loads(text))
    assert dossier_from_json(text) == dossier


def test_names_are_those_of_the_format() -> None:
    data = json.loads(to_json(DOSSIER))
    assert data["schema"] == "recoupe/dossier/1"
    assert set(data["quotations"][0]["drift"][0]) == {"from", "to", "op", "words"}
    assert {"from", "until", "confirmed_last"} <= set(data["relations"][0])
    assert json.loads(to_json(RECORDS[0]))["schema"] == "recoupe/article/1"


@pytest.mark.parametrize(
    "lie",
    [
        {"schema": "recoupe/article/2"},
        {"text": 3},
        {"quotations": [{}]},
        {"times": [{"id": "t", "start": 5, "end": 5, "text": "", "type": "DATE", "value": None, "by": "x"}]},
    ],
)
def test_what_is_no_record_is_refused(lie: dict[str, Any]) -> None:
    from pydantic import ValidationError

    with pytest.raises(ValidationError):
        article_from_json(json.dumps(to_data(RECORDS[0]) | lie))
