"""Anything to an article: text, zones, byline, dateline, credits, publication date, language.

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> _ = (folder / "lac.txt").write_text("La crue recule\\n\\nLe niveau du lac a baissé de deux mètres depuis lundi, selon la mairie.\\n\\nAvec AFP", "utf-8")
>>> article, = read([folder])
>>> article.id, article.title.text, article.source.agencies[0].name, article.source.agencies[0].scope
('lac', 'La crue recule', 'AFP', 'text')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from recoupe.model.article import Article
from recoupe.model.record import Skipped
from recoupe.read.draft import Draft, article_of
from recoupe.read.inputs import Found, files_of
from recoupe.read.open import drafts_in
from recoupe.read.options import ReadOptions
from recoupe.read.trouble import Trouble

__all__ = ["ReadOptions", "read"]

_DEFAULT = ReadOptions()


def read(
    inputs: Sequence[str | Path], *, options: ReadOptions = _DEFAULT, progress: Callable[[int, int | None], None] | None = None
) -> Iterator[Article | Skipped]:
    """The articles that files, folders, patterns and `-` (standard input) hold, one at a time; what gives no article is told by one `Skipped`.

    Ids are those that the input gives, else made of the file's name, and unique within the call. `progress` is called with the number of outcomes and None.
    Nothing that an input may hold is raised, and nothing is fetched from a network.
    """
    taken: set[str] = set()
    lang = options.lang_of_messages
    for number, outcome in enumerate(_outcomes(inputs, options), 1):
        if progress:
            progress(number, None)
        if isinstance(outcome, Draft):
            try:
                article = article_of(outcome, options)
            except Trouble as reason:
                yield reason.skipped(outcome.name, lang)
                continue
            yield replace(article, id=_unique(article.id, taken))
        else:
            name, trouble = outcome
            yield trouble.skipped(name, lang)


def _outcomes(inputs: Sequence[str | Path], options: ReadOptions) -> Iterator[Draft | tuple[str, Trouble]]:
    for found in files_of(inputs):
        if not isinstance(found, Found):
            yield found
            continue
        some = False
        try:
            for outcome in drafts_in(found, options):
                some = True
                yield outcome
            if not some:
                yield found.path, Trouble("no-rows")
        except Trouble as trouble:
            yield found.path, trouble
        except OSError as problem:
            yield found.path, Trouble("unreadable", problem=problem.strerror or problem)


def _unique(id: str, taken: set[str]) -> str:
    """The id, with a number where another article has it already."""
    unique, number = id, 2
    while unique in taken:
        unique, number = f"{id}-{number}", number + 1
    taken.add(unique)
    return unique
