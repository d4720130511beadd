"""Records to JSON and back, and their JSON Schema; all three come from the nouns themselves (pydantic)."""

from __future__ import annotations

from functools import cache
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
    adapter: TypeAdapter[Any] = _adapter(type(record))
    return adapter.dump_python(record, by_alias=True, mode="json")


def article_from_json(line: str | bytes) -> ArticleRecord:
    """An article record from its JSON line. Raises `pydantic.ValidationError` when it is not one."""
    return _adapter(ArticleRecord).validate_json(line)  # type: ignore[no-any-return]


def dossier_from_json(text: str | bytes) -> Dossier:
    """A dossier from its JSON. Raises `pydantic.ValidationError` when it is not one."""
    return _adapter(Dossier).validate_json(text)  # type: ignore[no-any-return]


def json_schema(record: Literal["article", "dossier"]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, with each noun's first docstring line as its description.

    >>> json_schema("article")["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    noun = {"article": ArticleRecord, "dossier": Dossier}[record]
    schema = _adapter(noun).json_schema(by_alias=True, mode="serialization")
    for definition in schema.get("$defs", {}).values():
        if "description" in definition:
            definition["description"] = definition["description"].split("\n")[0]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"https://recoupe.org/schema/{record}/1", **schema}
