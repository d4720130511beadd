"""Settings: recoupe.toml beside the work, then flags, to one frozen object that knows where each value comes from."""

from __future__ import annotations

import codecs
import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from recoupe.errors import UsageError
from recoupe.lang.say import Lang

FILE = "recoupe.toml"
COLUMNS = ("text", "title", "date", "url", "outlet", "author", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run can be told. `origins` says for each setting that is not the default where it was set: a file or "flag".

    lang: the reader's language ("fr" or "en"). actors: the user's actor files. pipeline: a folder with a spaCy pipeline to use instead of ours.
    today: the day on which promises are judged and after which nothing is published (EDTF day, None for the day of the run). jobs: processes (0: as many
    as pay). columns: names of the CSV or JSONL columns that hold text, title, date, url, outlet, author, id. encoding: forced for plain text and CSV.
    outlet: for inputs that do not say.
    """

    lang: Lang = "fr"
    actors: tuple[Path, ...] = ()
    pipeline: Path | None = None
    today: str | None = None
    jobs: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    outlet: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


def load(flags: Mapping[str, Any] | None = None, *, folder: Path | None = None) -> Settings:
    """Settings from `recoupe.toml` in `folder` (the current one by default), overridden by the flags that are not None.

    Paths in the file count from the file. Raises `UsageError` for an unknown setting or an impossible value.

    >>> load({"lang": "en"}, folder=Path("/nowhere")).origins["lang"]
    'flag'
    """
    folder = folder or Path.cwd()
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    path = folder / FILE
    if path.is_file():
        for name, value in _read(path).items():
            values[name] = _checked(name, value, str(path), path.parent)
            origins[name] = str(path)
    for name, value in (flags or {}).items():
        if value is not None:
            values[name] = _checked(name, value, f"--{name}", Path())
            origins[name] = "flag"
    return Settings(**values, origins=origins)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UsageError("config-unreadable", file=path, problem=problem) from problem


def _checked(name: str, value: Any, where: str, base: Path) -> Any:
    known = [each.name for each in fields(Settings) if each.name != "origins"]
    if name not in known:
        raise UsageError("setting-unknown", file=where, name=name, known=", ".join(known))

    def want(right: bool, expected: str) -> None:
        if not right:
            raise UsageError("setting-value", file=where, name=name, value=repr(value), expected=expected)

    match name:
        case "lang":
            want(isinstance(value, str) and value in ("fr", "en"), "fr, en")
        case "today":
            return _day(value)
        case "jobs":
            want(isinstance(value, int) and not isinstance(value, bool) and value >= 0, "0, 1, 2 …")
        case "actors":
            want(isinstance(value, list | tuple) and all(isinstance(each, str | Path) for each in value), '["fichier.toml"]')
            return tuple(_file(base / each) for each in value)
        case "pipeline":
            want(isinstance(value, str | Path), '"dossier"')
            if not _there(base / value, "config.cfg"):
                raise UsageError("pipeline-missing", where=base / value)
            return base / value
        case "columns":
            right = isinstance(value, Mapping) and all(key in COLUMNS and isinstance(each, str) for key, each in value.items())
            want(right, "{ " + ", ".join(f'{each} = "…"' for each in COLUMNS) + " }")
            return dict(value)
        case "encoding":
            want(isinstance(value, str) and _is_encoding(value), "utf-8, windows-1252, iso-8859-1 …")
        case _:
            want(isinstance(value, str), "texte / text")
    return value


def _day(value: Any) -> str:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and _is_day(value)):
        raise UsageError("today", value=value)
    return value


def _file(path: Path) -> Path:
    if not _there(path):
        raise UsageError("actor-file-missing", file=path)
    return path


def _there(path: Path, *inside: str) -> bool:
    try:
        return path.joinpath(*inside).is_file()
    except (OSError, ValueError):  # names too long, with a NUL
        return False


def _is_encoding(value: str) -> bool:
    try:
        codecs.lookup(value)
    except (LookupError, ValueError, UnicodeError):
        return False
    return True


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
