from pathlib import Path

import pytest

from recoupe.model.article import Article
from recoupe.model.record import Skipped
from recoupe.read import ReadOptions, read

PARAGRAPHS = [
    "Le niveau du lac a baissé de deux mètres depuis lundi, a indiqué la mairie de la petite ville, qui a rouvert la route du port aux voitures.",
    "Les familles que la crue avait chassées ont pu rentrer chez elles dans la soirée, maison par maison, avec l’aide des pompiers du canton.",
    "« Nous avons eu peur », a déclaré à l’AFP une habitante du quai, dont la cave est encore sous l’eau et qui attend une pompe.",
]
LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Le lac recule enfin", "datePublished": "2025-04-03T18:30:00+02:00", "dateModified": "2025-04-04T07:05:00+02:00",
"author": [{"@type": "Person", "name": "Jeanne Morel"}], "publisher": {"@type": "Organization", "name": "Lac Direct"}}]}</script>"""
OG = """<meta property="og:title" content="Le lac recule"><meta property="og:site_name" content="Le Courrier du Lac">
<meta property="article:published_time" content="2025-04-02T09:00:00Z"><link rel="canonical" href="https://exemple.invalid/lac">"""


def page(head: str, body: str = "") -> str:
    prose = "\n".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lac – Lac Direct</title>{head}</head>'
        f"<body><nav><a href='/'>Accueil</a></nav><article>{body}{prose}</article><footer>Mentions légales</footer></body></html>"
    )


def read_page(tmp_path: Path, content: str | bytes) -> Article:
    path = tmp_path / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (article,) = read([path])
    assert isinstance(article, Article), article
    return article


def test_linked_data_comes_first(tmp_path: Path) -> None:
    article = read_page(tmp_path, page(LD + OG))
    assert article.title
    assert (article.title.text, article.title.start) == ("Le lac recule enfin", None)
    assert (article.published.value, article.published.modified) == ("2025-04-03T18:30:00+02:00", "2025-04-04T07:05:00+02:00")
    assert article.published.basis == "metadata"
    assert "JSON-LD" in (article.published.why or "")
    assert (article.source.outlet, article.source.author, article.source.url) == ("Lac Direct", "Jeanne Morel", "https://exemple.invalid/lac")


def test_paragraphs_are_kept_and_the_page_around_is_not(tmp_path: Path) -> None:
    assert read_page(tmp_path, page(OG)).text.split("\n") == PARAGRAPHS


def test_tags_of_the_page_then_time(tmp_path: Path) -> None:
    article = read_page(tmp_path, page(OG))
    assert (article.published.value, article.source.outlet) == ("2025-04-02T09:00:00Z", "Le Courrier du Lac")
    article = read_page(tmp_path, page("", '<header><h1>Le lac recule</h1><time datetime="2025-04-01T08:00">mardi</time></header>'))
    assert article.published.value == "2025-04-01T08:00"
    assert article.title
    assert article.title.text == "Le lac recule"


def test_broken_linked_data_is_passed_over(tmp_path: Path) -> None:
    article = read_page(tmp_path, page('<script type="application/ld+json">{"@type": "NewsArticle", "headline":</script>' + OG))
    assert article.title
    assert article.title.text == "Le lac recule"


def test_a_page_without_date_has_none(tmp_path: Path) -> None:
    assert read_page(tmp_path, page("")).published.value is None


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252"])
def test_the_declared_encoding(tmp_path: Path, encoding: str) -> None:
    content = page(OG).replace('charset="utf-8"', f'charset="{encoding}"').replace("–", "-")
    assert read_page(tmp_path, content.encode("cp1252")).text.split("\n") == PARAGRAPHS


def test_a_page_without_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><nav><a href='/'>Accueil</a></nav></body></html>", "utf-8")
    (skipped,) = read([path], options=ReadOptions(lang_of_messages="en"))
    assert isinstance(skipped, Skipped)
    assert skipped.what == "No article text was found in the page."


def script(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


H1 = "<h1>Le lac recule</h1>"
ABOUT = '"@type": "NewsArticle", "headline": "Le lac recule", "datePublished": "2025-04-03T18:30:00+02:00"'


@pytest.mark.parametrize(
    "head",
    [
        script(f"{{{ABOUT},}}"),
        script(f"<!-- {{{ABOUT}}} -->"),
        script(f"//<![CDATA[\n{{{ABOUT}}}\n//]]>"),
        script(f'{{{ABOUT}, "articleBody": "cou'),
        script(f'[{{"@type": "NewsArticle", "headline": "Le pont rouvre", "datePublished": "2025-04-10T08:00:00Z"}}, {{{ABOUT}}}]'),
        script(f'{{"@graph": [{{"@type": "WebPage", "datePublished": "2020-01-01"}}, {{{ABOUT}}}]}}'),
        script('{"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle", "datePublished": "2025-05-01"}}]}') + script(f"{{{ABOUT}}}"),
        '<meta itemprop="datePublished" content="2025-04-03 18:30:00 CEST">',
    ],
)
def test_the_moment_of_the_pages_own_article(tmp_path: Path, head: str) -> None:
    assert read_page(tmp_path, page(head, H1)).published.value == "2025-04-03T18:30:00+02:00"


def test_a_script_cut_off_between_two_articles_tells_nothing(tmp_path: Path) -> None:
    other = '{"@type": "NewsArticle", "headline": "Le pont rouvre", "datePublished": "2025-04-10T08:00:00Z"}'
    assert "JSON-LD" not in (read_page(tmp_path, page(script(f"[{other}, {{{ABOUT}"), H1)).published.why or "")


def test_unix_times(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(script('{"@type": "NewsArticle", "datePublished": 1743697800, "dateModified": "1743741900000"}'), H1)).published
    assert (found.value, found.modified) == ("2025-04-03T16:30:00Z", "2025-04-04T04:45:00Z")


@pytest.mark.parametrize(
    ("line", "value", "modified"),
    [
        ("Publié le 3 avril 2025 à 18h30, mis à jour le 4 avril 2025 à 7h05", "2025-04-03T18:30", "2025-04-04T07:05"),
        ("Mis à jour le 4 avril 2025 à 7h05 | Publié le 3 avril 2025 à 18h30", "2025-04-03T18:30", "2025-04-04T07:05"),
        ("Par Jeanne Morel - le 03/04/2025 à 18:30", "2025-04-03T18:30", None),
        (
            'Publié le <time datetime="2025-04-03T18:30">3 avril 2025</time> - Mis à jour le <time datetime="2025-04-04T07:05">4 avril 2025</time>',
            "2025-04-03T18:30",
            "2025-04-04T07:05",
        ),
    ],
)
def test_a_date_line_with_its_hour_is_surer_than_a_guess(tmp_path: Path, line: str, value: str, modified: str | None) -> None:
    found = read_page(tmp_path, page("", f"{H1}<p>{line}</p>")).published
    assert (found.value, found.modified) == (value, modified)
