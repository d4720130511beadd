"""The files of a dossier in its folder, each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from recoupe.errors import RecoupeError
from recoupe.model.layout import ARTICLES, DOSSIER, PAGE
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.model.serialise import article_from_json, dossier_from_json, to_json


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that a reader, or a kill, never meets half of one. Raises `RecoupeError` when it cannot."""
    _write_lines(path, (text,))


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        os.replace(part, path)
    except OSError as problem:
        raise RecoupeError("file-unwritable", file=path, problem=problem.strerror or problem) from problem


def write_dossier(folder: Path, records: Iterable[ArticleRecord], dossier: Dossier, page: str) -> None:
    """`articles.jsonl`, `dossier.json` and `dossier.html` in the folder."""
    _write_lines(folder / ARTICLES, (to_json(each) + "\n" for each in records))
    write_whole(folder / DOSSIER, to_json(dossier, indent=1) + "\n")
    write_whole(folder / PAGE, page)


def read_dossier(folder: Path) -> tuple[list[ArticleRecord], Dossier]:
    """The records and the dossier of a folder that `write_dossier` filled. Raises `RecoupeError` when there are none, or when they cannot be read."""
    if not (folder / DOSSIER).is_file() or not (folder / ARTICLES).is_file():
        raise RecoupeError("no-dossier", where=folder)
    try:
        with (folder / ARTICLES).open("rb") as lines:
            records = [article_from_json(line) for line in lines]
    except (ValidationError, OSError) as problem:
        raise RecoupeError("dossier-unreadable", file=folder / ARTICLES) from problem
    try:
        dossier = dossier_from_json((folder / DOSSIER).read_bytes())
    except (ValidationError, OSError) as problem:
        raise RecoupeError("dossier-unreadable", file=folder / DOSSIER) from problem
    if set(dossier.articles) != {each.id for each in records}:
        raise RecoupeError("dossier-unreadable", file=folder / ARTICLES)
    return records, dossier


def read_articles(where: Path) -> list[ArticleRecord]:
    """The article records of a dossier's folder, or of a file that `recoupe annotate` wrote. Raises `RecoupeError` when there are none that can be read."""
    if where.is_dir():
        return read_dossier(where)[0]
    number = 0
    try:
        records = []
        with where.open("rb") as lines:
            for line in lines:
                number += 1
                records.append(article_from_json(line))
    except OSError as problem:
        raise RecoupeError("records-unreadable", file=where, problem=problem.strerror or problem) from problem
    except ValidationError as problem:
        raise RecoupeError("records-unreadable", file=f"{where}:{number}", problem=problem.errors()[0]["msg"]) from problem
    return records


def make_folder(folder: Path) -> None:
    """The folder, made if need be. Raises `RecoupeError` when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise RecoupeError("output-folder", where=folder, problem=problem.strerror or problem) from problem
