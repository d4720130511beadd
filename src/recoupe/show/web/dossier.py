"""The dossier as one self-contained page: what a desk would keep, print, or give away."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from recoupe.lang.say import Lang
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.show.web.graph import WIDTH
from recoupe.show.web.printed import Printed, unbroken
from recoupe.show.web.view import View


def page(dossier: Dossier, records: Sequence[ArticleRecord], *, lang: Lang = "fr", excerpts: bool = False) -> str:
    """The page as HTML: no script, style, font or picture is fetched from anywhere, and the browser is told to refuse any that would be.

    records: those that the dossier was made from, for the texts. With `excerpts` only the evidence stays, with 200 characters around it.
    """
    say = Printed(lang)
    css, js = _static("dossier.css"), _static("dossier.js")
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; script-src '{_hash(js)}'; base-uri 'none'; form-action 'none'"
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            view=View(dossier, records, say, excerpts=excerpts),
            say=say,
            unbroken=unbroken if lang == "fr" else str,
            dossier=dossier,
            lang=lang,
            width=WIDTH,
            css=css,
            js=js,
            policy=policy,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("recoupe.show.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined
    )


@cache
def _static(name: str) -> str:
    return files("recoupe.show.web").joinpath("static", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """A script or style as a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
