import pytest

from recoupe.lang.fr.press import press
from recoupe.lang.fr.view import plain_view
from recoupe.read.credits import agencies_named, agencies_of, author_of, cites_of
from recoupe.read.zones import zones_of

BODY = "La mairie a ouvert le gymnase aux familles que la montée du lac avait chassées de leurs maisons pendant la nuit de lundi."


def scopes(text: str, agencies: tuple[tuple[str, ...], ...] = ()) -> list[tuple[str, str]]:
    words = press(agencies)
    view = plain_view(text)
    found = agencies_of(view, zones_of(view, words), words)
    for each in found:
        assert each.evidence
        assert words.agencies[view[each.evidence.start : each.evidence.end].lower()] == each.name
    return [(each.name, each.scope) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BODY}\nAvec AFP", [("AFP", "text")]),
        (f"{BODY}\n(avec AFP et Reuters)", [("AFP", "text"), ("Reuters", "text")]),
        (f"{BODY} (AFP)", [("AFP", "text")]),
        (f"{BODY} (ats/abc)", [("ATS", "text")]),
        (f"{BODY}\nSource : Agence France-Presse", [("AFP", "text")]),
        (f"LAUSANNE, 3 avr (AFP) - {BODY}", [("AFP", "text")]),
        (f"{BODY}\nJeanne Morel (avec AFP)", [("AFP", "text")]),
        (f"{BODY}\nLe Courrier du Lac avec l’AFP", [("AFP", "text")]),
        (f"Un titre\nLe port sous l’eau. © Jeanne Morel / AFP\n{BODY}", [("AFP", "photo")]),
        (f"Un titre\nCrédits photo : Jeanne Morel/AFP\n{BODY}", [("AFP", "photo")]),
        (f"{BODY} La digue tient, selon l’AFP.", [("AFP", "attribution")]),
        (f"{BODY} « Elle tient », a déclaré à l’AFP la maire.", [("AFP", "attribution")]),
        (f"{BODY} La digue tient, a appris l'AFP de source municipale.", [("AFP", "attribution")]),
        (f"{BODY} La digue tient, selon l’agence de presse officielle TASS.", [("TASS", "attribution")]),
        (f"{BODY} L’Agence France-Presse (AFP) fête ses cent ans.", []),
        (f"{BODY} Le PDG de l’AFP a visité le lac.", []),
        (f"{BODY} L'allocation personnalisée d'autonomie (APA) sera versée.", []),
        (f"{BODY} Elle a demandé l’APA et payé l’EFE.", []),
        (f"{BODY} Selon MAP, le logiciel de cartes.", []),
    ],
)
def test_the_scope_of_a_credit(text: str, expected: list[tuple[str, str]]) -> None:
    assert scopes(text) == expected


def test_a_photo_credit_is_not_a_text_credit_and_both_may_stand() -> None:
    assert scopes(f"Un titre\nLe port. © AFP\n{BODY}\nAvec AFP") == [("AFP", "photo"), ("AFP", "text")]


def test_agencies_of_the_knowledge_base_join_ours() -> None:
    assert scopes(f"{BODY}\nAvec l’Agence du Grand Lac", (("AGL", "Agence du Grand Lac"),)) == [("AGL", "text")]
    assert scopes(f"{BODY}\nAvec Agence de Presse France", (("Agence de Presse France", "AFP"),)) == [("AFP", "text")]


def test_a_field_of_the_input_names_an_agency_without_characters_to_show() -> None:
    assert [(each.name, each.evidence) for each in agencies_named("Lac Direct avec AFP", press())] == [("AFP", None)]
    assert agencies_named("Jeanne Morel", press()) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Le texte a été relayé par le site Lac Direct.", ["Lac Direct"]),
        ("La digue tient, selon le quotidien suisse Le Courrier du Lac, qui cite la mairie.", ["Le Courrier du Lac"]),
        ("La digue tient, rapporte le site lacdirect.info.", ["lacdirect.info"]),
        ("La digue tient, rapporte RFI.", ["RFI"]),
        ("La digue tient, selon le journal de Lausanne.", []),
        ("La digue tient, selon le journal.", []),
        ("La digue tient, selon l’agence AFP.", []),
        ("La digue tient, rapporte Jeanne Morel.", []),
    ],
)
def test_outlets_that_are_relayed(sentence: str, names: list[str]) -> None:
    text = f"{BODY}\n{sentence}"
    view = plain_view(text)
    words = press((), ("RFI",))
    found = cites_of(text, view, zones_of(view, words), words)
    assert [each.name for each in found] == names
    assert all(text[each.evidence.start : each.evidence.end] == each.name for each in found)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Auteur : Jeanne Morel", "Jeanne Morel"),
        ("Par Jeanne Morel et Paul Vidal, à Genève", "Jeanne Morel et Paul Vidal"),
        ("Jeanne de La Tour (avec AFP)", "Jeanne de La Tour"),
        ("Par AFP", None),
        ("La Rédaction", None),
    ],
)
def test_the_author(line: str, author: str | None) -> None:
    text = f"Un titre\n{line}\n{BODY}"
    view = plain_view(text)
    zones = zones_of(view, press())
    assert [zone.kind for zone in zones][:2] == ["title", "byline"]
    assert author_of(text, view, zones, press()) == author
