"""A saved web page: what it says of itself first, then its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recoupe.read.draft import Draft, name_of
from recoupe.read.encoding import decode, mark_of
from recoupe.read.options import ReadOptions
from recoupe.read.published import edtf_of
from recoupe.read.trouble import Trouble

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
# a menu or a notice has fewer; so short a text is no article
FEWEST_WORDS = 10
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ARTICLES = (
    *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle"),
    *("Article", "LiveBlogPosting", "BlogPosting", "WebPage"),
)


def html_draft(data: bytes, path: str, options: ReadOptions) -> Draft:
    """The article of a page: metadata from JSON-LD, then OpenGraph and meta tags, then `<time>`; the text from trafilatura, the date from htmldate where
    nothing else gives one. Raises `Trouble` for what is no page or holds no article."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    if not data.strip():
        raise Trouble("empty")
    markup = _DECLARATION.sub("", page_text(data, options.encoding))
    try:
        tree = lxml_html.fromstring(markup)
    except (etree.LxmlError, ValueError, AssertionError):
        raise Trouble("bad-page") from None
    about = _about(tree)
    text = _extracted(markup)
    if len(text.split()) < FEWEST_WORDS:
        raise Trouble("no-article-in-page")
    if "date" not in about and (found := _guessed_date(markup)):
        about["date"], about["date-where"] = found, "htmldate"
    return Draft(
        id=name_of(path),
        name=path,
        path=path,
        text=text,
        title=about.get("title"),
        date=about.get("date"),
        modified=about.get("modified"),
        metadata=about.get("date-where", "html"),
        url=about.get("url"),
        outlet=about.get("outlet"),
        author=about.get("author"),
    )


def page_text(data: bytes, encoding: str | None = None) -> str:
    """The characters of a page: by the encoding asked for, the byte order mark, UTF-8 if all is valid, what the page declares, or else as for any text."""
    if encoding or mark_of(data)[1]:
        return decode(data, encoding)
    declared = _CHARSET.search(data[:4096])
    if declared and b"\0" not in data:
        name = declared[1].decode("ascii", "replace").lower()
        # what calls itself Latin-1 on the web is Windows-1252
        for each in ("utf-8", "cp1252" if name in ("iso-8859-1", "latin-1", "latin1") else name):
            try:
                return data.decode(each)
            except (UnicodeError, LookupError):
                continue
    return decode(data)


def _extracted(markup: str) -> str:
    import trafilatura

    try:
        text = trafilatura.extract(markup, output_format="txt", include_comments=False, include_tables=False, deduplicate=False)
    except Exception:  # any: a page that the extractor cannot digest is one without an article, and is listed as such
        return ""
    return str(text) if text else ""


def _guessed_date(markup: str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(markup, original_date=True, outputformat="%Y-%m-%d", extensive_search=False)
    except Exception:  # any: no date is found in a page that the searcher cannot digest
        return None
    return str(found) if found else None


def _about(tree: Any) -> dict[str, str]:
    """What the page says of itself, the surest first; `date-where` says what gave the date."""
    about: dict[str, str] = {}

    def note(key: str, value: object, where: str = "") -> None:
        words = " ".join(value.split()) if isinstance(value, str) else ""
        if words and key not in about and (key not in ("date", "modified") or edtf_of(words)):
            about[key] = words
            if key == "date":
                about["date-where"] = where

    for block in _linked_data(tree):
        note("title", block.get("headline"))
        note("date", block.get("datePublished"), "JSON-LD datePublished")
        note("modified", block.get("dateModified"))
        note("outlet", _names(block.get("publisher")))
        note("author", _names(block.get("author")))
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            metas.setdefault(name, meta.get("content"))
    for key, names in _METAS.items():
        for name in names:
            note(key, metas.get(name), name)
    for time in tree.iter("time"):
        itemprop = (time.get("itemprop") or "").lower()
        if itemprop == "datemodified":
            note("modified", time.get("datetime"))
        elif itemprop == "datepublished" or time.get("pubdate") is not None:
            note("date", time.get("datetime"), "time")
    for time in tree.xpath("//article//header//time[@datetime] | //header[.//h1]//time[@datetime]"):
        note("date", time.get("datetime"), "time")
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            note("url", link.get("href"))
    for heading in [*tree.iter("h1"), *tree.iter("title")]:
        note("title", heading.text_content())
    return about


_METAS: Mapping[str, Sequence[str]] = {
    meaning: names.split()
    for meaning, names in {
        "title": "og:title twitter:title dc.title",
        "date": "article:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.date pubdate publish-date publication_date "
        "parsely-pub-date",
        "modified": "article:modified_time og:updated_time datemodified dcterms.modified last-modified",
        "outlet": "og:site_name application-name dc.publisher",
        "author": "author article:author dc.creator parsely-author",
        "url": "og:url",
    }.items()
}


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects that describe an article, those of news before mere pages."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                found.extend(_objects(json.loads(script.text, strict=False)))
            except (ValueError, RecursionError):
                continue
    for kind in _ARTICLES:
        yield from (each for each in found if kind in _types(each))


def _objects(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, Mapping):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)


def _types(block: Mapping[str, Any]) -> Sequence[str]:
    kind = block.get("@type")
    return [str(each) for each in kind] if isinstance(kind, list) else [str(kind)]


def _names(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for each in value if (name := _names(each))) or None
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) and not value.startswith("http") else None
