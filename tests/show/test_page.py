from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import builder
import pytest

from recoupe.model.article import Source, Title
from recoupe.model.crosschecked import Commitment
from recoupe.model.evidence import Evidence
from recoupe.model.quotation import Quotation, Speaker
from recoupe.model.record import Dossier, Skipped
from recoupe.model.story import Story, StoryArticle
from recoupe.show.web.dossier import page
from recoupe.show.web.excerpts import AROUND, LONGEST, evidence_in, evidence_of

VOID = frozenset({"meta", "link", "br", "input", "img", "hr"})


class Tree(HTMLParser):
    """What a page holds, and whether its tags are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.texts: dict[str, list[tuple[int, int, str]]] = {}
        self._open: list[str] = []
        self._article = ""
        self._piece: tuple[int, int] | None = None
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.append((tag, known))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "article":
            self._article = known["id"]
            self.texts[self._article] = []
        if "data-s" in known:
            self._piece = (int(known["data-s"]), int(known["data-e"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"
        if tag == "span":
            self._piece = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("style", "script"):
            return
        self.words.append(data)
        if self._piece:
            self.texts[self._article].append((*self._piece, data))

    def ids(self) -> list[str]:
        return [known["id"] for _, known in self.tags if "id" in known]

    def links(self) -> list[str]:
        return [known["href"] for tag, known in self.tags if tag == "a"]


RECORDS = builder.records()
DOSSIER = builder.dossier()
PAGES = {(lang, excerpts): page(DOSSIER, RECORDS, lang=lang, excerpts=excerpts) for lang in ("fr", "en") for excerpts in (False, True)}  # type: ignore[arg-type]
every_page = pytest.mark.parametrize("html", PAGES.values(), ids=[f"{lang}{'-excerpts' * excerpts}" for lang, excerpts in PAGES])


@every_page
def test_nothing_is_fetched(html: str) -> None:
    tree = Tree(html)
    for tag, known in tree.tags:
        assert tag not in ("img", "iframe", "object", "embed", "video", "audio", "base", "form")
        assert "src" not in known
        assert "style" not in known
        assert not [name for name in known if name.startswith("on")]
        if tag == "link":
            assert known == {"rel": "icon", "href": "data:,"}
        if tag == "a":
            assert known["href"].startswith(("#", "https://", "http://"))
    assert "@import" not in html
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", html)
    assert any(known.get("content", "").startswith("default-src 'none'; ") for tag, known in tree.tags if tag == "meta")


@every_page
def test_every_link_inside_the_page_has_its_target_and_every_id_is_one(html: str) -> None:
    tree = Tree(html)
    ids = Counter(tree.ids())
    assert [id for id, n in ids.items() if n > 1] == []
    links = [link[1:] for link in tree.links() if link.startswith("#")]
    assert len([link for link in links if link.startswith("p-")]) > 60
    assert [link for link in links if link not in ids] == []


@every_page
def test_evidence_begins_and_ends_where_a_piece_does_so_that_it_can_be_lit_up_exactly(html: str) -> None:
    texts = Tree(html).texts
    for link in {each for each in Tree(html).links() if each.startswith("#p-")}:
        number, start, end = map(int, link[3:].split("-"))
        pieces = texts[f"article-{number}"]
        assert start in {piece[0] for piece in pieces}
        assert not any(piece[0] < start < piece[1] or piece[0] < end < piece[1] for piece in pieces)


def test_whole_articles_are_on_the_page_character_for_character() -> None:
    texts = Tree(PAGES["fr", False]).texts
    for number, record in enumerate(RECORDS, 1):
        found = texts[f"article-{number}"]
        assert "".join(words for _, _, words in found) == record.text
        assert all(record.text[start:end] == words for start, end, words in found)


@every_page
def test_headings_are_in_order_and_tables_have_headers(html: str) -> None:
    tree = Tree(html)
    levels = [int(tag[1]) for tag, _ in tree.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(known.get("scope") in ("col", "row") for tag, known in tree.tags if tag == "th")
    assert sum(tag == "table" for tag, _ in tree.tags) <= sum(tag == "thead" for tag, _ in tree.tags)
    assert ("html", {"lang": "fr"}) in tree.tags or ("html", {"lang": "en"}) in tree.tags
    assert all("aria-label" in known for tag, known in tree.tags if tag in ("nav", "svg"))


def test_every_part_of_the_dossier_is_shown_in_both_languages() -> None:
    french, english = " ".join(Tree(PAGES["fr", False]).words), " ".join(Tree(PAGES["en", False]).words)
    for words in ("contesté", "versions différentes", "rapporté par au moins 2 origines", "une seule origine", "indéterminé", "échéance passée", "à venir"):
        assert words in french
    for words in ("disputed", "versions differ", "reported by at least 2 origins", "one origin", "undetermined", "overdue", "pending"):
        assert words in english
    for html in (french, english):
        for words in (
            "Accord sur le lac de Port-Mirel",
            "Le premier bac traverse le lac",
            "La foire aux pruniers",
            "Casimir Rohn",
            "9",
            "Le fichier est vide.",
        ):
            assert words in html
        for claim in DOSSIER.claims:
            assert claim.statement in html
        for moment in DOSSIER.timeline:
            assert moment.text in html
        assert "Agence Lacustre" in html
        assert "dev, 40 articles" in html


def test_each_line_of_time_leads_to_what_shows_it() -> None:
    html = PAGES["fr", False]
    for lines in re.findall(r'<ol class="time">(.*?)</ol>', html, re.S):
        for line in lines.split("</li>")[:-1]:
            assert 'href="#p-' in line


def test_light_dark_narrow_and_print_are_provided_for() -> None:
    css = re.search(r"<style>(.*?)</style>", PAGES["fr", False], re.S)
    assert css
    for rule in ("prefers-color-scheme: dark", "[data-theme=dark]", "@media print", "@media (max-width", ":focus-visible"):
        assert rule in css[1]


def test_colours_can_be_read_on_their_grounds() -> None:
    css = PAGES["fr", False]
    blocks = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block)) for block in re.findall(r"\{([^{}]*--paper: #[0-9a-f]{6}[^{}]*)\}", css)]
    assert len(blocks) == 3
    for colours in blocks:
        for ink in ("ink", "soft", "link", "good", "warn", "bad", "hue"):
            for ground in ("paper", "card"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"
        for ground in ("shared", "quote", "reported", "target", "odd"):
            assert contrast(colours["ink"], colours[ground]) >= 4.5, f"ink on {ground}"


def contrast(one: str, two: str) -> float:
    """WCAG's ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# hostile texts

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&lt; </style></script> {{ 7*7 }} {% raw %} \u202e javascript:alert(3)"


@pytest.mark.parametrize("excerpts", [False, True])
def test_hostile_texts_titles_and_addresses_stay_text(excerpts: bool) -> None:
    text = f"{HOSTILE} Le pont tient. {HOSTILE}"
    at = text.index("Le pont tient")
    end = at + len("Le pont tient")
    quotation = Quotation(
        id="q1", kind="direct", start=at, end=end, text="Le pont tient", fragments=((at, end),), speaker=Speaker(actor=None, name=HOSTILE, mention=None),
        cue=None, by="t/1",
    )  # fmt: skip
    source = Source(path=HOSTILE, url="javascript:alert(4)", outlet=HOSTILE, author=HOSTILE)
    records = [builder.record(f"{HOSTILE}{n}", text, quotations=(quotation,), source=source, title=Title(text=HOSTILE)) for n in range(2)]
    evidence = [Evidence(each.id, at, end) for each in records]
    promise = Commitment(
        id="k",
        who=(HOSTILE,),
        to=(HOSTILE,),
        what=HOSTILE,
        kind=HOSTILE,
        due=HOSTILE,
        status="pending",
        made=evidence[0],
        repeated=(),
        followed_up=(),
        why=HOSTILE,
    )
    told = (StoryArticle(id=records[0].id, role="report"), StoryArticle(id=records[1].id, role="report"))
    dossier = builder.empty(
        articles=tuple(each.id for each in records),
        skipped=(Skipped(input=HOSTILE, what=HOSTILE, hint=HOSTILE),),
        stories=(Story(id="s1", title=HOSTILE, period=HOSTILE, place=HOSTILE, actors=(HOSTILE,), articles=told, follows=(), why=HOSTILE),),
        commitments=(promise,),
    )
    tree = Tree(page(dossier, records, excerpts=excerpts))
    assert sum(tag == "script" for tag, _ in tree.tags) == 1
    assert sum(tag == "img" for tag, _ in tree.tags) == 0
    assert not [known for _, known in tree.tags for name in known if name.startswith("on")]
    assert not [link for link in tree.links() if not link.startswith("#")]
    assert "49" not in tree.words
    if not excerpts:
        assert "".join(words for _, _, words in tree.texts["article-1"]) == text


def test_only_web_addresses_are_linked() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JAVASCRIPT:x", " https://x", "vbscript:x"):
        record = builder.record("a", "Rien.", source=Source(url=url))
        story = Story(id="s1", title="Rien", period=None, place=None, actors=(), articles=(StoryArticle(id="a", role="report"),), follows=(), why="Seul.")
        assert all(link.startswith("#") for link in Tree(page(builder.empty(articles=("a",), stories=(story,)), [record])).links())


# nothing, little, much


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("excerpts", [False, True])
def test_a_dossier_of_nothing_is_a_page(lang: Any, excerpts: bool) -> None:
    tree = Tree(page(builder.empty(), [], lang=lang, excerpts=excerpts))
    assert "methods" in tree.ids()


def test_articles_without_a_story_title_date_or_outlet_are_shown() -> None:
    record = builder.record("mémoire/2.txt", "Un texte seul.")
    tree = Tree(page(builder.empty(articles=(record.id,)), [record]))
    assert "Un texte seul." in "".join(tree.words)


def test_beyond_two_hundred_articles_lone_texts_stay_out_and_no_link_is_dead() -> None:
    lone = [builder.record(f"n{n}", f"Brève numéro {n} : rien.") for n in range(210)]
    dossier = replace(DOSSIER, articles=(*DOSSIER.articles, *(each.id for each in lone)))
    html = page(dossier, [*RECORDS, *lone])
    tree = Tree(html)
    assert "Brève numéro 5 : rien." not in html
    assert "La foire aux pruniers ouvre samedi" not in "".join(words for text in tree.texts.values() for _, _, words in text)
    assert {link[1:] for link in tree.links() if link.startswith("#")} <= set(tree.ids())


def test_a_story_of_many_articles_lists_who_says_what_instead_of_a_column_each() -> None:
    more = [builder.record(f"n{n}", "Brève.", outlet=f"Titre {n}") for n in range(8)]
    story = replace(DOSSIER.stories[0], articles=(*DOSSIER.stories[0].articles, *(StoryArticle(id=each.id, role="report") for each in more)))
    dossier = replace(DOSSIER, articles=(*DOSSIER.articles, *(each.id for each in more)), stories=(story, *DOSSIER.stories[1:]))
    tree = Tree(page(dossier, [*RECORDS, *more]))
    assert sum(known.get("class") == "outlet" for tag, known in tree.tags if tag == "th") == 2  # those of the second story


# excerpts


def long_case() -> tuple[Dossier, list[Any]]:
    """Two articles of a thousand words that stand once each, with evidence of all sorts and one passage longer than an excerpt shows."""
    texts = {name: " ".join(f"{name}{n:04d}" for n in range(1000)) for name in ("alpha", "bravo")}
    at = [
        builder.Evidence("alpha", 3000, 3010),
        builder.Evidence("bravo", 4000, 4030),
        builder.Evidence("alpha", 5000, 7200),
        builder.Evidence("bravo", 600, 2800),
    ]
    quotation = Quotation(id="q1", kind="indirect", start=8010, end=8040, text=texts["alpha"][8010:8040], fragments=(), speaker=None, cue=None, by="t/1")
    records = [builder.record(name, text, quotations=(quotation,) if name == "alpha" else ()) for name, text in texts.items()]
    told = (StoryArticle(id="alpha", role="report"), StoryArticle(id="bravo", role="report"))
    dossier = builder.empty(
        articles=("alpha", "bravo"),
        stories=(Story(id="s1", title="Deux textes", period=None, place=None, actors=(), articles=told, follows=(), why="Deux."),),
        reuse=(
            builder.Reuse(a=at[0], b=at[1], kind="light", speech=False, score=0.9),
            builder.Reuse(a=at[2], b=at[3], kind="verbatim", speech=False, score=1.0),
        ),
    )
    return dossier, records


@pytest.mark.parametrize("case", [(DOSSIER, RECORDS), long_case()], ids=["built", "long"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_to_share_holds_nothing_beyond_the_excerpts(case: tuple[Dossier, list[Any]], lang: Any) -> None:
    dossier, records = case
    tree = Tree(page(dossier, records, lang=lang, excerpts=True))
    for number, record in enumerate(records, 1):
        kept = set()
        for each in [each for each in evidence_of(dossier) if each.article == record.id]:
            long = each.end - each.start > LONGEST
            for start, end in [(each.start, each.start), (each.end, each.end)] if long else [(each.start, each.end)]:
                kept.update(range(start - AROUND, end + AROUND))
        for each in evidence_in(record):
            kept.update(range(each.start, each.end))
        shown = tree.texts[f"article-{number}"]
        assert all(record.text[start:end] == words for start, end, words in shown)
        assert {at for start, end, _ in shown for at in range(start, end)} <= kept


def test_no_word_outside_the_excerpts_is_anywhere_in_the_file() -> None:
    dossier, records = long_case()
    html = page(dossier, records, excerpts=True)
    whole = page(dossier, records, excerpts=False)
    for record in records:
        kept = set()
        for each in evidence_of(dossier):
            if each.article == record.id:
                ends = [(each.start, each.start), (each.end, each.end)] if each.end - each.start > LONGEST else [(each.start, each.end)]
                kept.update(at for start, end in ends for at in range(start - AROUND, end + AROUND))
        kept.update(at for each in evidence_in(record) for at in range(each.start, each.end))
        for match in re.finditer(r"\w+", record.text):
            assert match[0] in whole
            assert kept.intersection(range(*match.span())) or match[0] not in html, f"{match[0]} at {match.start()} is in the page to share"


def test_a_page_to_share_does_not_tell_folders() -> None:
    html = PAGES["fr", True]
    assert "pile/" not in html
    assert "pile\\" not in html
    assert "echo.html" in html


def test_the_first_words_of_an_untitled_article_are_not_its_title_in_a_page_to_share() -> None:
    record = builder.record("sans-titre", "Les pruniers de la vallée sont en fleur.")
    assert "pruniers" not in page(builder.empty(articles=(record.id,)), [record], excerpts=True)
