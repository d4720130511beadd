"""The sample is what samples/expected.toml says it is: every exact string stands in its article, days fit, lengths are a press article's."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED = tomllib.loads((SAMPLES / "expected.toml").read_text(encoding="utf-8"))
ACTORS = tomllib.loads((SAMPLES / "actors.toml").read_text(encoding="utf-8"))
FILES: dict[str, dict[str, Any]] = {article["key"]: article for article in EXPECTED["article"]}
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
PLANTED = ("a04", "vendredi 12 mars")


class Words(HTMLParser):
    """The words of the page's <article>."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def text_of(key: str) -> str:
    article = FILES[key]
    raw: str = (SAMPLES / "articles" / str(article["file"])).read_text(encoding="utf-8")
    if article["file"].endswith(".jsonl"):
        return str(json.loads(raw.splitlines()[article["line"] - 1])["text"])
    if article["file"].endswith(".html"):
        page = Words()
        page.feed(raw)
        return page.text
    return raw


TEXTS = {key: text_of(key) for key in FILES}


def exact(node: Any, article: str | None = None) -> Iterator[tuple[str, str, int | None]]:
    """(article, exact string, its occurrence where it is not the only one) of everything that expected.toml quotes."""
    if isinstance(node, list):
        for item in node:
            yield from exact(item, article)
    elif isinstance(node, dict):
        here = node.get("article", article)
        here = here if isinstance(here, str) else None
        owners = {"text": here, "inside": here, "of": here, "published_text": node.get("key"), "a_text": node.get("a"), "b_text": node.get("b")}
        for field, owner in owners.items():
            if isinstance(node.get(field), str):
                assert owner, f"{node}: no article named"
                yield owner, node[field], node.get("n")
        for string in node.get("texts", ()):
            assert here
            yield here, string, -1
        for value in node.values():
            yield from exact(value, here)


STRINGS = sorted(set(exact(EXPECTED)), key=str)


def test_there_is_much_to_check() -> None:
    assert len(STRINGS) > 150
    assert len(TEXTS) == 13


@pytest.mark.parametrize(("article", "string", "occurrence"), STRINGS)
def test_each_exact_string_stands_in_its_article(article: str, string: str, occurrence: int | None) -> None:
    found = TEXTS[article].count(string)
    if occurrence is None:
        assert found == 1
    else:
        assert found > occurrence


def test_every_file_is_expected_and_every_key_exists() -> None:
    assert {path.name for path in (SAMPLES / "articles").iterdir()} == {article["file"] for article in FILES.values()}
    members = [member["article"] for story in EXPECTED["story"] for member in story["members"]]
    assert sorted(members) == sorted(FILES)
    named = [key for pair in EXPECTED["pair"] for key in (pair["a"], pair["b"])] + [key for origin in EXPECTED["origin"] for key in origin["articles"]]
    named += [key for commitment in EXPECTED["commitment"] for key in commitment["repeated"]] + EXPECTED["early"][0]["articles"]
    assert set(named) <= set(FILES)


def test_every_actor_is_in_the_actor_file() -> None:
    known = {actor["id"] for actor in ACTORS["actor"]}

    def ids(node: Any) -> Iterator[str]:
        if isinstance(node, str) and node.startswith("own:"):
            yield node
        elif isinstance(node, list):
            for item in node:
                yield from ids(item)
        elif isinstance(node, dict):
            for value in node.values():
                yield from ids(value)

    assert set(ids(EXPECTED)) <= known
    assert set(ids({key: value for key, value in ACTORS.items() if key != "actor"})) <= known
    outlets = {outlet["name"] for outlet in ACTORS["outlet"]} | {agency["name"] for agency in ACTORS["agency"]}
    assert {article["outlet"] for article in FILES.values()} <= outlets


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_articles_are_as_long_as_press_articles(key: str) -> None:
    words = [word for word in TEXTS[key].split() if re.search(r"\w", word)]
    assert 200 <= len(words) <= 500


def weekdays(key: str) -> Iterator[tuple[str, date]]:
    """Each "weekday day month" of an article, with the date it gives; the year is the article's where none is written."""
    months = "|".join(MONTHS)
    for day, number, month, year in re.findall(rf"\b({'|'.join(DAYS)})\s(\d+)\s({months})\b(?:\s(\d{{4}}))?", TEXTS[key], re.IGNORECASE):
        yield f"{day} {number} {month}".lower(), date(int(year or FILES[key]["published"][:4]), MONTHS.index(month) + 1, int(number))


def test_every_weekday_fits_its_date_but_the_planted_one() -> None:
    found = [(key, words, DAYS[when.weekday()]) for key in TEXTS for words, when in weekdays(key)]
    assert len(found) >= 8
    assert [(key, words) for key, words, day in found if not words.startswith(day)] == [PLANTED]


def test_the_undated_article_names_no_year_and_no_day_of_its_own() -> None:
    assert not re.search(r"\b20\d\d\b", TEXTS["a09"])
    assert DAYS[date.fromisoformat(FILES["a09"]["published"]).weekday()] == "vendredi"


def test_the_prose_quotes_exactly() -> None:
    prose = (SAMPLES / "expected.md").read_text(encoding="utf-8")
    everything = "\n".join(TEXTS.values())
    missing = [words for words in re.findall(r"“([^“”]+)”", prose) if words not in everything and "Donnez-nous" not in words]
    assert missing == []
