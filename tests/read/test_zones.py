from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.lang.fr.press import data, press
from recoupe.lang.fr.view import plain_view
from recoupe.model.article import Article
from recoupe.read.zones import zones_of

PARAGRAPH = "La mairie a ouvert le gymnase aux familles que la montée du lac avait chassées de leurs maisons pendant la nuit de lundi."
OTHER = "Les travaux de la digue doivent reprendre au printemps, si le niveau du lac le permet, ont précisé les ingénieurs du canton."


def zoned(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end].strip()) for zone in zones_of(plain_view(text), press(), title)]


FURNITURE = [each["example"] for kind in ("credit", "byline", "photo", "dateline", "published", "boilerplate") for each in data()[kind]]
LINES = st.one_of(st.sampled_from([*FURNITURE, PARAGRAPH, OTHER, "", " ", "– « Un lac calme » –", "2025-04-03"]), st.text(max_size=120))


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]))
@settings(max_examples=200, deadline=None)
def test_zones_cover_every_character_once(lines: list[str], between: str) -> None:
    text = between.join(lines)
    zones = zones_of(plain_view(text), press())
    Article.of("a", text, zones=zones)  # checks that they follow on one another up to the end
    assert "".join(text[zone.start : zone.end] for zone in zones) == text


@given(st.text(max_size=300), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_and_title_can_be_zoned(text: str, title: str) -> None:
    Article.of("a", text, zones=zones_of(plain_view(text), press(), title))


def test_white_space_belongs_to_the_zone_before_it() -> None:
    text = f"\n Un titre\n\n{PARAGRAPH}\n"
    zones = zones_of(plain_view(text), press())
    assert [(zone.kind, zone.start, zone.end) for zone in zones] == [("title", 0, 12), ("body", 12, len(text))]


def test_a_whole_page() -> None:
    text = "\n\n".join(
        [
            "Le lac recule enfin",
            "Le lac recule enfin. © Ville du Lac",
            "Publié le 3 avril 2025 à 18h30",
            "Par Jeanne Morel",
            PARAGRAPH,
            "– « Un lac calme » –",
            OTHER,
            "Une digue neuve",
            PARAGRAPH,
            "Avec AFP",
            "Lire aussi : Le lac en hiver",
            "Autres articles",
            "Le marché du samedi",
        ]
    )
    assert [kind for kind, _ in zoned(text)] == [
        *("title", "caption", "photo-credit", "dateline", "byline", "body", "subhead", "body", "subhead", "body", "agency-credit", "boilerplate"),
    ]


def test_the_title_of_the_input_is_found_in_the_text_only_where_it_stands() -> None:
    assert zoned(f"Le lac\u00a0recule !\n{PARAGRAPH}", "Le lac recule")[0][0] == "title"
    assert zoned(f"{PARAGRAPH}\n{OTHER}", "Le lac recule")[0][0] == "body"


def test_a_sentence_at_the_head_is_no_title() -> None:
    assert zoned(f"Le lac recule.\n{PARAGRAPH}")[0][0] == "body"


def test_a_date_before_the_first_sentence_is_a_dateline() -> None:
    assert zoned(f" date 2025-04 {PARAGRAPH}") == [("dateline", "date 2025-04"), ("body", PARAGRAPH)]


def test_lists_and_questions_of_an_interview_are_no_subheads() -> None:
    text = f"{PARAGRAPH}\n-   Des barques ;\n{OTHER}\nPensez-vous que la digue tiendra jusqu’à la fin du printemps prochain ?\n{PARAGRAPH}\n• Des sacs\n{OTHER}"
    assert {kind for kind, _ in zoned(text)} == {"body"}


def test_a_name_is_a_signature_only_under_the_last_paragraph() -> None:
    assert zoned(f"{PARAGRAPH}\n{OTHER}\nJeanne MOREL")[-1] == ("byline", "Jeanne MOREL")
    assert ("byline", "Jeanne Morel") not in zoned(f"Un titre\n{PARAGRAPH}\nJeanne Morel\n{OTHER}\n{PARAGRAPH}\n{OTHER}\n{PARAGRAPH}\n{OTHER}\n{PARAGRAPH}")


def test_a_signature_at_the_end_of_the_last_paragraph() -> None:
    assert zoned(f"{PARAGRAPH}\n{OTHER} Jeanne Morel")[-1] == ("byline", "Jeanne Morel")
    assert zoned(f"{PARAGRAPH} Jeanne Morel\n{OTHER}")[-1][0] == "body"


def test_a_contributor_is_no_subhead() -> None:
    text = f"{PARAGRAPH}\nJeanne Morel\nProfesseure de droit des eaux à l’université de la ville du Lac\n{OTHER}"
    assert {kind for kind, _ in zoned(text)} == {"body"}


def test_the_headings_of_a_chronology_are_no_dates_of_publication() -> None:
    text = "\n".join(["Les crues du lac", *(line for year in (1958, 1961, 2000) for line in (f"28 septembre {year}", PARAGRAPH))])
    assert "dateline" not in {kind for kind, _ in zoned(text)}
    assert "dateline" not in {kind for kind, _ in zoned(f"Les crues du lac\n{PARAGRAPH}\n28 septembre 1958\n{OTHER}")}


def test_the_foot_of_an_agency_text_in_one_line() -> None:
    assert zoned(f"{PARAGRAPH}\n05/04/2025 04:19:22 - Lausanne (AFP) - © 2025 AFP")[1:] == [
        ("dateline", "05/04/2025 04:19:22 - Lausanne (AFP) -"),
        ("agency-credit", "© 2025 AFP"),
    ]


def test_a_speaker_line_is_no_byline() -> None:
    kinds = {kind for kind, _ in zoned(f"{PARAGRAPH}\nUn journaliste du Courrier du Lac\n{OTHER}\nJeanne Morel, le 5 avril 2025.")}
    assert "byline" not in kinds


def test_a_link_in_the_middle_does_not_end_the_article() -> None:
    assert zoned(f"{PARAGRAPH}\nLire aussi\nLe lac en hiver\n{OTHER}") == [
        ("body", PARAGRAPH),
        ("boilerplate", "Lire aussi\nLe lac en hiver"),
        ("body", OTHER),
    ]


def test_a_heading_of_other_articles_before_prose_does_not_swallow_it() -> None:
    long = f"{PARAGRAPH} {OTHER}"
    assert zoned(f"{PARAGRAPH}\nAutres articles\n{long}")[-1] == ("body", long)


def test_an_agency_dateline_stands_before_the_first_paragraph() -> None:
    text = f"Le lac recule\nLAUSANNE, 3 avr (AFP) – {PARAGRAPH}"
    assert zoned(text)[1:] == [("dateline", "LAUSANNE, 3 avr (AFP) –"), ("body", PARAGRAPH)]


def test_the_copyright_of_an_agency_under_the_text_is_no_photo_credit() -> None:
    assert zoned(f"{PARAGRAPH}\n03/04/2025 18:30:00\u00a0-\u00a0\nLausanne (AFP)\u00a0-\u00a0\n©\u00a02025\u00a0AFP") == [
        ("body", PARAGRAPH),
        ("dateline", "03/04/2025 18:30:00\u00a0-"),
        ("dateline", "Lausanne (AFP)\u00a0-"),
        ("agency-credit", "©\u00a02025\u00a0AFP"),
    ]
