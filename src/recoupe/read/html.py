"""A saved web page: what it says of itself first, then its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recoupe.lang.fr.press import press
from recoupe.lang.fr.view import plain_view
from recoupe.read.draft import Draft, name_of
from recoupe.read.encoding import decode, mark_of
from recoupe.read.options import ReadOptions
from recoupe.read.published import GUESSED, edtf_of, edtf_of_number
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
        about["date"], about["date-where"] = found, GUESSED
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

    blocks = linked_articles(tree)
    for block in blocks:
        note("title", block.get("headline"))
        note("date", _stamp(block.get("datePublished")), "JSON-LD datePublished")
        note("modified", _stamp(block.get("dateModified")))
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
    for time in tree.xpath("//time[@datetime]"):
        words = plain_view(_words_before(time))
        if press().modified.search(words):
            note("modified", time.get("datetime"))
        elif press().published.search(words):
            note("date", time.get("datetime"), "time")
    for time in tree.xpath("//article//header//time[@datetime] | //header[.//h1]//time[@datetime]"):
        note("date", time.get("datetime"), "time")
    for block in blocks:
        note("date", _stamp(block.get("dateCreated")), "JSON-LD dateCreated")
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


def _words_before(element: Any) -> str:
    """The words right before an element, in its parent: "Mis à jour le" before a `<time>`."""
    before = element.getprevious()
    words = before.tail if before is not None else element.getparent().text if element.getparent() is not None else ""
    if not (words or "").strip() and before is not None:
        words = before.text_content() if isinstance(before.tag, str) else ""
    return " ".join((words or "").split())[-30:]


def _stamp(value: object) -> object:
    """A date as JSON-LD writes it; a number is a Unix time."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str) and value.isdecimal() and len(value) > 9:
        value = int(value)
    return edtf_of_number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def linked_articles(tree: Any) -> list[Mapping[str, Any]]:
    """The JSON-LD objects that describe the article of a page, the surest first: news before mere pages, and of several articles the one that the page
    is about, by its address or its headline; those listed beside it are left out."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found.extend(_objects(_loaded(script.text)))
    articles = [each for kind in _ARTICLES[:-1] for each in found if kind in _types(each)]
    if len(articles) > 1:
        named = {_folded(each.get("content")) for each in tree.xpath("//meta[@property='og:title']")}
        named |= {_folded(each.text_content()) for each in [*tree.iter("h1"), *tree.iter("title")]}
        places = {each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical"}
        its = [each for each in articles if _address(each) in places or _folded(each.get("headline")) in named]
        articles = its or articles[:1]
    return [*articles, *(each for each in found if _ARTICLES[-1] in _types(each))]


def _folded(words: object) -> str:
    return " ".join(plain_view(words).split()).casefold() if isinstance(words, str) else ""


def _address(block: Mapping[str, Any]) -> object:
    place = block.get("mainEntityOfPage") or block.get("url")
    return place.get("@id") if isinstance(place, Mapping) else place


_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.)*)"')


def _loaded(text: str) -> Any:
    """The JSON of a script, as pages write it: inside a comment, with a comma too many, or cut off; then the pairs that can be read."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip(";")
    for each in (text, _LAST_COMMA.sub("", text)):
        try:
            return json.loads(each, strict=False)
        except (ValueError, RecursionError):
            continue
    pairs = _PAIR.findall(text)
    # of two articles in a broken script nobody knows which pair is whose
    return dict(pairs) if len(dict(pairs)) == len(pairs) else []


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
