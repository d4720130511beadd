"""Which column or field holds what: named by the user, or guessed by its usual name in French or English."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from recoupe.read.draft import Draft
from recoupe.read.published import edtf_of_number
from recoupe.read.trouble import Trouble

USUAL: Mapping[str, tuple[str, ...]] = {
    meaning: tuple(names.split())
    for meaning, names in {
        "text": "text texte body corps content contenu full_text fulltext article maintext article_text texte_integral content_text",
        "title": "title titre headline",
        "date": "date published published_at publishedat publication_date date_published datepublished date_publication date_de_publication pubdate pub_date "
        "publish_date published_date publie_le parution date_parution timestamp datetime",
        "modified": "modified date_modified datemodified updated updated_at last_modified date_modification modifie_le mise_a_jour",
        "url": "url link lien permalink adresse source_url canonical",
        "outlet": "outlet media journal site newspaper publication publisher source_name publisher_name nom_media source organe domain",
        "author": "author auteur autrice authors auteurs creator journaliste author_name",
        "agency": "agency agence agence_de_presse credit byline signature",
        "id": "id identifiant article_id guid uid docid doc_id",
        "licence": "licence license droits rights",
    }.items()
}
WRAPPERS = frozenset({"attributes", "metadata", "meta", "fields", "data", "attributs", "champs"})


def columns_of(names: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """Each meaning with the column that holds it. Raises `Trouble` where a column that the user named, or one for the text, is missing.

    >>> columns_of(["Titre", "Texte", "Média"], {})
    {'text': 'Texte', 'title': 'Titre', 'outlet': 'Média'}
    """
    there = list(names)
    by_fold = {_fold(name): name for name in reversed(there)}
    columns: dict[str, str] = {}
    for meaning, usual in USUAL.items():
        if wanted := named.get(meaning):
            found = wanted if wanted in there else by_fold.get(_fold(wanted))
            if found is None:
                raise Trouble("no-column", meaning=meaning, columns=", ".join(there[:20]) or "–")
        else:
            found = next((by_fold[each] for each in usual if each in by_fold), None)
        if found is not None:
            columns[meaning] = found
    if "text" not in columns:
        raise Trouble("no-column", meaning="text", columns=", ".join(there[:20]) or "–")
    return columns


def has_text(row: Mapping[str, Any], named: Mapping[str, str]) -> bool:
    """Whether a JSON object holds the text of an article."""
    flat = _flat(row)
    try:
        return isinstance(flat[columns_of(flat, named)["text"]], str)
    except Trouble:
        return False


def draft_from(row: Mapping[str, Any], named: Mapping[str, str], *, id: str, name: str, path: str) -> Draft:
    """The draft of one row or JSON object. `id` and `name` hold where the row has none of its own. Raises `Trouble` where it has no text."""
    row = _flat(row)
    columns = columns_of(row, named)

    def cell(meaning: str) -> str | None:
        return _words(row[columns[meaning]]) if meaning in columns else None

    text = row[columns["text"]]
    if not isinstance(text, str):
        raise Trouble("no-text")
    return Draft(
        id=cell("id") or id,
        name=name,
        path=path,
        text=text,
        title=cell("title"),
        date=_date(row.get(columns.get("date", ""))),
        modified=_date(row.get(columns.get("modified", ""))),
        url=cell("url"),
        outlet=cell("outlet"),
        author=cell("author"),
        agency=cell("agency"),
        licence=cell("licence"),
    )


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """An object with the fields of its inner objects beside its own: those of a mere wrapper under their name, others under both (`source_name`)."""
    flat = {str(key): value for key, value in row.items() if not isinstance(value, Mapping)}
    for key, value in row.items():
        if isinstance(value, Mapping):
            for name, inner in value.items():
                flat.setdefault(str(name) if _fold(str(key)) in WRAPPERS else f"{key}_{name}", inner)
    return flat


def _words(value: object) -> str | None:
    """A cell as words: lists of names joined, numbers written out; None where there is nothing."""
    if isinstance(value, list):
        return ", ".join(words for each in value if (words := _words(each))) or None
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _date(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return edtf_of_number(float(value))
    return _words(value)


def _fold(name: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return bare.strip().lower().replace(" ", "_").replace("-", "_").replace("’", "_").replace("'", "_")
