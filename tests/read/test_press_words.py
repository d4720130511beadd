"""Each entry of press.toml is shown by its example."""

from typing import Any

import pytest

from recoupe.lang.fr.press import data, press
from recoupe.lang.fr.view import plain_view
from recoupe.read.credits import agencies_of
from recoupe.read.published import edtf_of
from recoupe.read.zones import zones_of

BEFORE = (
    "La crue du lac recule\n\nLes barques ont regagné le port de la ville, où les pêcheurs réparent leurs filets.\n\n"
    "Le niveau du lac a baissé de deux mètres depuis lundi, a indiqué la mairie de la petite ville.\n\n"
)
AFTER = "\n\nLes habitants du port, que la crue avait chassés, ont pu rentrer chez eux dans la soirée de mardi, maison par maison.\n"


def entries(kind: str) -> list[Any]:
    found = data()[kind]
    return [pytest.param(each, id=each.get("example")) for each in found]


def kind_of(line: str, *, after: str = "") -> str:
    text = BEFORE + line + after
    return next(zone.kind for zone in zones_of(plain_view(text), press()) if zone.start <= len(BEFORE) < zone.end)


def texts_of(text: str, kind: str) -> list[str]:
    return [text[zone.start : zone.end].strip() for zone in zones_of(plain_view(text), press()) if zone.kind == kind]


@pytest.mark.parametrize("entry", entries("agency"))
def test_an_agency_is_a_source_in_its_example(entry: dict[str, Any]) -> None:
    text = f"{BEFORE}La digue tient encore, {entry['example']}, mais le niveau du lac reste haut."
    found = agencies_of(plain_view(text), zones_of(plain_view(text), press()), press())
    assert [(each.name, each.scope) for each in found] == [(entry["names"][0], "attribution")]


@pytest.mark.parametrize("entry", entries("credit"))
def test_a_credit_is_one_in_its_example(entry: dict[str, Any]) -> None:
    text = BEFORE + entry["example"]
    credits = texts_of(text, "agency-credit")
    assert len(credits) == 1
    assert entry["where"] == "end" or credits[0] == entry["example"]


@pytest.mark.parametrize("entry", entries("dateline"))
def test_a_dateline_is_one_in_its_example(entry: dict[str, Any]) -> None:
    text = f"Un titre sans point\n\n{entry['example']} Le lac a débordé dans la nuit et les secours sont venus avec des barques."
    assert texts_of(text, "dateline") == [entry["example"]]


@pytest.mark.parametrize("entry", entries("byline"))
def test_a_byline_is_one_in_its_example(entry: dict[str, Any]) -> None:
    assert kind_of(entry["example"]) == "byline"


@pytest.mark.parametrize("entry", entries("photo"))
def test_a_photo_credit_is_one_in_its_example(entry: dict[str, Any]) -> None:
    text = BEFORE + entry["example"] + AFTER
    assert len(texts_of(text, "photo-credit")) == 1
    assert len(texts_of(text, "caption")) == (entry["where"] == "tail")


@pytest.mark.parametrize("entry", entries("caption"))
def test_a_caption_is_one_in_its_example(entry: dict[str, Any]) -> None:
    assert kind_of(entry["example"], after=AFTER) == "caption"


@pytest.mark.parametrize("entry", entries("published"))
def test_a_date_of_publication_is_one_in_its_example(entry: dict[str, Any]) -> None:
    date = press().date.search(entry["example"])
    assert date
    assert edtf_of(date.group())
    assert kind_of(entry["example"]) == "dateline"


@pytest.mark.parametrize("entry", entries("boilerplate"))
def test_boilerplate_is_found_in_its_example(entry: dict[str, Any]) -> None:
    assert kind_of(entry["example"]) == "boilerplate"


@pytest.mark.parametrize("entry", entries("cite"))
def test_a_cite_is_found_in_its_example(entry: dict[str, Any]) -> None:
    assert any(pattern.search(entry["example"]) for pattern in press((), ("RFI",)).cites)


@pytest.mark.parametrize("entry", entries("attribution"))
def test_an_attribution_is_found_in_its_example(entry: dict[str, Any]) -> None:
    assert any(pattern.search(plain_view(entry["example"])) for pattern in press().attributions)
