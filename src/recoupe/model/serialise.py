"""Records to JSON and back, and their JSON Schema; all three come from the nouns themselves (pydantic)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import TypeAdapter

from recoupe.model.record import ArticleRecord, Dossier


@cache
def _adapter(noun: Any) -> TypeAdapter[Any]:
    return TypeAdapter(noun)


def to_json(record: ArticleRecord | Dossier, *, indent: int | None = None) -> str:
    """The record as JSON text, in one line unless `indent` is given; fields keep format.md's names and order."""
    adapter: TypeAdapter[Any] = _adapter(type(record))  # type: ignore[arg-type]
    return adapter.dump_json(record, by_alias=True, indent=indent).decode("utf-8")


def to_data(record: Any) -> Any:
    """Any noun as plain lists, dicts and values, with format.md's names."""
    adapter: TypeAdapter[Any] = _adapter(type(record))  # type: ignore[arg-type]
    return adapter.dump_python(record, by_alias=True, mode="json")


def article_from_json(line: str | bytes) -> ArticleRecord:
    """An article record from its JSON line. Raises `pydantic.ValidationError` when it is not one."""
    return _adapter(ArticleRecord).validate_json(line)  # type: ignore[no-any-return]


def dossier_from_json(text: str | bytes) -> Dossier:
    """A dossier from its JSON. Raises `pydantic.ValidationError` when it is not one."""
    return _adapter(Dossier).validate_json(text)  # type: ignore[no-any-return]


def json_schema(record: Literal["article", "dossier"]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record: each noun with the first line of its docstring, each field with its sentence of `fields.toml`.

    >>> json_schema("article")["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    >>> json_schema("article")["properties"]["sha256"]["description"]
    "SHA-256 of the text's UTF-8 bytes, in hexadecimal: the text is frozen."
    """
    noun = {"article": ArticleRecord, "dossier": Dossier}[record]
    schema = _adapter(noun).json_schema(by_alias=True, mode="serialization")
    sentences = tomllib.loads(files("recoupe.model").joinpath("fields.toml").read_text(encoding="utf-8"))
    for name, definition in {noun.__name__: schema, **schema.get("$defs", {})}.items():
        if "description" in definition:
            definition["description"] = definition["description"].split("\n")[0]
        for field, described in definition.get("properties", {}).items():
            if sentence := sentences.get(name, {}).get(field) or sentences["every"].get(field):
                described["description"] = sentence
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"https://recoupe.org/schema/{record}/1", **schema}
