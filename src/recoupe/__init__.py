"""recoupe reads press articles and lays side by side what they report.

An article's way through the program: **read** makes a frozen text with its zones, credits and date; **annotate** finds sentences, times, names, speech and
events in it; **resolve** decides what they stand for; **group** finds the articles that tell one happening; **crosscheck** says who copies whom, what several
origins report, where they differ and what was promised; **store** keeps the work; **show** tells it. `pipeline` puts them together:

    dossier, records = recoupe.check(["articles/"])
    html = recoupe.page(dossier, records)

and step by step: `pipeline.read`, `pipeline.annotate`, `pipeline.crosscheck`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0.dev0"

__all__ = ["RecoupeError", "Settings", "article_from_json", "check", "dossier_from_json", "made_with", "page", "to_json"]

if TYPE_CHECKING:
    from recoupe.config import Settings
    from recoupe.errors import RecoupeError
    from recoupe.model.serialise import article_from_json, dossier_from_json, to_json
    from recoupe.pipeline import check
    from recoupe.show.web.dossier import page
    from recoupe.versions import made_with

_WHERE = {
    "RecoupeError": "recoupe.errors",
    "Settings": "recoupe.config",
    "article_from_json": "recoupe.model.serialise",
    "check": "recoupe.pipeline",
    "dossier_from_json": "recoupe.model.serialise",
    "made_with": "recoupe.versions",
    "page": "recoupe.show.web.dossier",
    "to_json": "recoupe.model.serialise",
}


def __getattr__(name: str) -> Any:
    # on demand, so that `import recoupe` and `recoupe --help` do not wait for spaCy
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
