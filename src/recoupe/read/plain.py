"""A plain text file: one article, as it stands."""

from __future__ import annotations

from recoupe.read.draft import Draft, name_of
from recoupe.read.encoding import decode
from recoupe.read.options import ReadOptions
from recoupe.read.trouble import Trouble


def plain_draft(data: bytes, path: str, options: ReadOptions) -> Draft:
    """The article of a text file, character for character. Raises `Trouble` for a file that is empty or no text."""
    if not data.strip():
        raise Trouble("empty")
    text = decode(data, options.encoding)
    if not text.strip():
        raise Trouble("empty")
    return Draft(id=name_of(path), name=path, path=path, text=text)
