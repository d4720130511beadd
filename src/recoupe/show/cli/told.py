"""What `--help` says, in the reader's language; read without Babel, whose loading would be most of the wait."""

from __future__ import annotations

import itertools
import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["fr", "en"]
_CATALOGUE = Path(__file__).parents[2] / "lang" / "messages" / "help.toml"


def told(key: str) -> str:
    """The help of a command or an option.

    >>> told("json") in ("Affiche le résumé en JSON.", "Print the summary as JSON.")
    True
    """
    return _texts()[key][spoken(sys.argv, os.environ)]


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language asked for with `--lang`, else English where the system speaks it, else French.

    >>> spoken(["recoupe", "check", "--help", "--lang", "en"], {}), spoken(["recoupe"], {"LANG": "en_GB.UTF-8"}), spoken(["recoupe"], {"LANG": "C"})
    ('en', 'en', 'fr')
    """
    for lang in ("fr", "en"):
        if f"--lang={lang}" in arguments or ("--lang", lang) in itertools.pairwise(arguments):
            return lang
    system = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if system.startswith("en") else "fr"


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
