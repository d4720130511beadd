"""The versions that stand on every record, read without loading what they are versions of."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from recoupe import __version__
from recoupe.config import Settings
from recoupe.model import codebook
from recoupe.model.made import MadeWith

CODE = frozenset({".py", ".toml", ".jsonl", ".tsv", ".gz", ".crfsuite", ".json", ".j2"})


def made_with(settings: Settings | None = None) -> MadeWith:
    """The versions of the code, the French pipeline, the knowledge and the codebook; a user's own pipeline or actor files are marked by their hash.

    >>> made_with().codebook
    'plover-0.8+recoupe.1'
    """
    settings = settings or Settings()
    pipeline = _version("lang/fr/pipeline/meta.json") if settings.pipeline is None else f"own:{settings.pipeline.name}"
    knowledge = _version("knowledge/data/meta.json")
    if settings.actors:
        knowledge += "+own." + _hash_of(settings.actors)
    return MadeWith(recoupe=__version__, pipeline=pipeline, knowledge=knowledge, codebook=codebook.VERSION)


def fingerprint(settings: Settings) -> str:
    """What decides the annotation of an article, in one word: the installed code and data, and the settings that the stages see.

    The version alone would do for releases; hashing the code spares a developer, or a user who patched a rule, records made by the code of yesterday.
    """
    told = f"{_installed()} {made_with(settings)} {settings.lang} {settings.pipeline} {settings.today}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _version(data: str) -> str:
    return str(json.loads(files("recoupe").joinpath(data).read_text(encoding="utf-8"))["version"])


def _hash_of(paths: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.is_file() else str(path).encode())
    return digest.hexdigest()[:8]


@cache
def _installed() -> str:
    digest = hashlib.sha256()

    def walk(place: Traversable, name: str) -> None:
        for each in sorted(place.iterdir(), key=lambda one: one.name):
            if each.is_dir():
                if each.name not in ("__pycache__", "show", "samples"):
                    walk(each, f"{name}/{each.name}")
            elif Path(each.name).suffix in CODE:
                digest.update(f"{name}/{each.name}".encode() + each.read_bytes())

    walk(files("recoupe"), "")
    return digest.hexdigest()[:16]
