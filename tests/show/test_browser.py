"""The page opened in a real Chromium."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import builder
import pytest
from browser import Browser, need_browser
from command import recoupe

from recoupe.model.layout import PAGE, SHARED_PAGE
from recoupe.show.files import read_dossier
from recoupe.show.web.dossier import page

pytestmark = pytest.mark.slow

LIT = "return [...document.querySelectorAll('.hit')].map(each => [each.closest('article').id, +each.dataset.s, +each.dataset.e, each.textContent])"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "dossier d’essai.html"
    file.write_text(page(builder.dossier(), builder.records()), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    need_browser()
    with Browser(tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the bundled sample's dossier, made by the command."""
    folder = tmp_path_factory.mktemp("sample")
    told = recoupe("demo", "-o", "out", "--quiet", cwd=folder)
    assert told.returncode == 0, told.stderr
    return folder / "out"


def test_the_page_of_the_sample_shows_each_evidence_at_its_characters(browser: Browser, sample: Path) -> None:
    browser.open(sample / PAGE)
    assert browser.console() == []
    records, dossier = read_dossier(sample)
    number = {id: n for n, id in enumerate(dossier.articles, 1)}
    text = {number[each.id]: each.text for each in records}
    links = set(browser.run("return [...document.querySelectorAll('a[href^=\"#\"]')].map(each => each.getAttribute('href'))"))
    assert {link[1:] for link in links} <= set(browser.run("return [...document.querySelectorAll('[id]')].map(each => each.id)"))
    evidence = [link for link in links if link.startswith("#p-")]
    assert len(evidence) > 50
    for link in evidence:
        article, start, end = map(int, link[3:].split("-"))
        browser.run("location.hash = arguments[0]; dispatchEvent(new HashChangeEvent('hashchange'))", link)
        assert "".join(each[3] for each in browser.run(LIT)) == text[article][start:end]


def test_the_excerpts_of_the_sample_hold_less_than_the_articles(browser: Browser, sample: Path) -> None:
    told = recoupe("share", "out", cwd=sample.parent)
    assert told.returncode == 0, told.stderr
    browser.open(sample / SHARED_PAGE)
    assert browser.console() == []
    shown = browser.run("return [...document.querySelectorAll('article .text')].map(each => each.textContent.length)")
    records, _ = read_dossier(sample)
    assert sum(shown) < sum(len(each.text) for each in records)
    links = browser.run(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].filter(each => !document.getElementById(each.getAttribute('href').slice(1))).length"
    )
    assert links == 0


def test_it_opens_without_a_word_on_the_console_and_asks_for_nothing(browser: Browser, opened: Path) -> None:
    browser.open(opened)
    assert browser.console() == []
    assert browser.run("return performance.getEntriesByType('resource').map(each => each.name).filter(name => !name.startsWith('data:'))") == []
    assert browser.run("return document.title").startswith("Accord sur le lac de Port-Mirel")


def test_each_link_to_an_evidence_lights_up_exactly_its_characters(browser: Browser, opened: Path) -> None:
    browser.open(opened)
    links = browser.run("return [...new Set([...document.querySelectorAll('a[href^=\"#p-\"]')].map(each => each.getAttribute('href')))]")
    assert len(links) > 30
    records = builder.records()
    for link in links:
        number, start, end = map(int, link[3:].split("-"))
        browser.run("location.hash = arguments[0]; dispatchEvent(new HashChangeEvent('hashchange'))", link)
        lit = browser.run(LIT)
        assert {each[0] for each in lit} == {f"article-{number}"}
        assert (lit[0][1], lit[-1][2]) == (start, end)
        assert "".join(each[3] for each in lit) == records[number - 1].text[start:end]


def test_a_click_leads_there_and_the_words_are_in_sight(browser: Browser, opened: Path) -> None:
    browser.open(opened)
    browser.click("td.stand a.stance.denies")
    assert "".join(each[3] for each in browser.run(LIT)) == "La Vermeille dément avoir éperonné le bac"
    top, bottom = browser.run("const box = document.querySelector('.hit').getBoundingClientRect(); return [box.top, box.bottom]")
    assert 0 <= top < bottom <= browser.run("return innerHeight")
    assert browser.run("return getComputedStyle(document.querySelector('.hit')).backgroundColor") == "rgb(255, 213, 74)"


def test_a_link_from_outside_leads_there_too(browser: Browser, opened: Path) -> None:
    where = builder.at("vigie", "neuf blessés")
    browser.open(opened, f"#p-6-{where.start}-{where.end}")
    assert "".join(each[3] for each in browser.run(LIT)) == "neuf blessés"


def test_a_link_opens_what_is_folded(browser: Browser, opened: Path) -> None:
    browser.open(opened)
    browser.run("const folded = document.querySelector('details:not([open])'); folded.querySelector('li, td').id = 'inside'; location.hash = '#inside'")
    browser.run("dispatchEvent(new HashChangeEvent('hashchange'))")
    assert browser.run("return document.getElementById('inside').closest('details').open")


def test_the_theme_button_turns_light_to_dark_and_back_and_is_remembered(browser: Browser, opened: Path) -> None:
    browser.open(opened)
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = browser.run(ground)
    browser.click("#theme")
    dark = browser.run(ground)
    assert light != dark
    browser.open(opened)
    assert browser.run(ground) == dark
    browser.click("#theme")
    assert browser.run(ground) == light
    assert browser.console() == []


def test_highlights_can_be_switched_off(browser: Browser, opened: Path) -> None:
    browser.open(opened)
    ground = "return getComputedStyle(document.querySelector('.text .quote:not(.shared)')).backgroundColor"
    assert browser.run(ground) != "rgba(0, 0, 0, 0)"
    browser.run("document.getElementById('show-quote').click()")
    assert browser.run(ground) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [400, 800, 1280])
def test_nothing_runs_over_the_edge(browser: Browser, opened: Path, width: int) -> None:
    browser.resize(width)
    browser.open(opened)
    assert browser.run("return [innerWidth, document.documentElement.scrollWidth]")[1] <= width
    browser.resize(1280)


def test_it_prints_whole_with_what_is_folded(browser: Browser, opened: Path, tmp_path: Path) -> None:
    browser.open(opened)
    pdf = browser.pdf()
    assert pdf.startswith(b"%PDF")
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext here (Debian: apt-get install poppler-utils): the PDF was made but not read")
    (tmp_path / "page.pdf").write_bytes(pdf)
    words = " ".join(subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout.split())
    for said in (
        "Casimir Rohn",
        "On attend trois mille visiteurs",
        "La question des tarifs reste ouverte",
        "attendent leur certificat, dit la",
    ):
        assert said in words, f"{said!r} is not printed"


def test_without_scripts_links_still_lead_to_their_place(browser: Browser, opened: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.html"
    bare.write_text(opened.read_text(encoding="utf-8").partition("<script>")[0], encoding="utf-8")
    where = builder.at("vigie", "neuf blessés")
    browser.open(bare, f"#p-6-{where.start}-{where.end}")
    ground = "return getComputedStyle(document.querySelector('span:target + [data-s]')).backgroundColor"
    assert browser.run(ground) == "rgb(255, 213, 74)"
    assert browser.run("return document.querySelector('span:target + [data-s]').getBoundingClientRect().top") < browser.run("return innerHeight")
