"""From what an input gives to an article: one place where zones, credits, dates and language meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.lang.fr.press import press
from recoupe.lang.fr.view import plain_view
from recoupe.lang.say import Say
from recoupe.model.article import Agency, Article, Published, Source, Title, Zone
from recoupe.read.credits import agencies_named, agencies_of, author_of, cites_of
from recoupe.read.language import language_of
from recoupe.read.masthead import masthead
from recoupe.read.options import ReadOptions
from recoupe.read.published import GUESSED, edtf_of, published_as, published_in
from recoupe.read.trouble import Trouble
from recoupe.read.zones import zones_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an input says of one article, before its text is looked at.

    name: how the user would find it (path, and line or row). date, modified: as the input writes them; `metadata` says where in a page the date was
    found, None for a field of the input. agency: the words of a field that names one.
    """

    id: str
    name: str
    text: str
    path: str | None = None
    title: str | None = None
    date: str | None = None
    modified: str | None = None
    metadata: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None
    licence: str | None = None


def article_of(draft: Draft, options: ReadOptions) -> Article:
    """The article that a draft makes. Raises `Trouble` where there is no text, or no French one."""
    if not draft.text.strip():
        raise Trouble("no-text")
    try:
        draft.text.encode()
    except UnicodeEncodeError:
        raise Trouble("half-character") from None
    words = press(options.agencies, options.outlets)
    view = plain_view(draft.text)
    head = None if draft.outlet else masthead(next((line for line in draft.text.splitlines() if line.strip()), ""), options.outlets)
    zones = zones_of(view, words, draft.title, masthead=head is not None)
    _check_language(draft.text, zones, options)
    known = agencies_named(draft.agency, words) if draft.agency else ()
    return Article.of(
        draft.id,
        draft.text,
        lang="fr",
        source=Source(
            path=draft.path,
            url=draft.url,
            outlet=draft.outlet or head or options.outlet,
            author=draft.author or author_of(draft.text, view, zones, words),
            agencies=_together(known, agencies_of(view, zones, words)),
            cites=cites_of(draft.text, view, zones, words),
            licence=draft.licence,
        ),
        title=_title(draft, zones),
        published=_published(draft, view, zones, options),
        zones=zones,
    )


def name_of(path: str) -> str:
    """The id that a file gives its article: its name without the ending.

    >>> name_of("depeches/lac-2.fr.txt")
    'lac-2.fr'
    """
    return Path(path).stem


def _check_language(text: str, zones: tuple[Zone, ...], options: ReadOptions) -> None:
    body = "".join(text[zone.start : zone.end] for zone in zones if zone.kind in ("body", "subhead")) or text
    language = language_of(body)
    if language is None and body is not text:
        language = language_of(text)
    if language is None:
        # a headline or one line of a pipe is too short to tell; what is no other language for sure is read as French
        if sum(word.isalpha() for word in body.split()) < 3:
            raise Trouble("no-language")
        return
    if language != "fr":
        from babel import Locale

        raise Trouble("other-language", language=Locale(options.lang_of_messages).languages.get(language, language))


def _title(draft: Draft, zones: tuple[Zone, ...]) -> Title | None:
    """The title: where it stands in the text, if it does; else as metadata."""
    zone = next((each for each in zones if each.kind == "title"), None)
    if zone:
        words = draft.text[zone.start : zone.end]
        start = zone.start + len(words) - len(words.lstrip())
        return Title(text=words.strip(), start=start, end=start + len(words.strip()))
    title = draft.title.strip() if draft.title else ""
    return Title(text=title) if title else None


def _together(known: tuple[Agency, ...], found: tuple[Agency, ...]) -> tuple[Agency, ...]:
    """Agencies from the input and from the text; where both credit the same one, the one that can be shown stays."""
    shown = {each.name for each in found if each.scope == "text"}
    return (*(each for each in known if each.name not in shown), *found)


def _published(draft: Draft, view: str, zones: tuple[Zone, ...], options: ReadOptions) -> Published:
    say = Say(options.lang_of_messages)
    modified = edtf_of(draft.modified) if draft.modified else None
    if draft.metadata == GUESSED:
        written = published_in(draft.text, view, zones, press(options.agencies, options.outlets), say)
        if written.value:
            return replace(written, modified=modified or written.modified)
    if draft.date and (value := edtf_of(draft.date)):
        if draft.metadata:
            return published_as(value, "metadata", say("read.published.metadata", where=draft.metadata, date=say.date(value)), modified=modified)
        return published_as(value, "given", say("read.published.given", date=say.date(value)), modified=modified)
    written = published_in(draft.text, view, zones, press(options.agencies, options.outlets), say)
    if written.value is None and options.date and (value := edtf_of(options.date)):
        return published_as(value, "given", say("read.published.default", date=say.date(value)), modified=modified or written.modified)
    return written
