import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.encoding import decode
from recoupe.read.trouble import Trouble

FRENCH = "Le lac a débordé à l’aube, « très vite », selon la mairie… Coût : 3 000 € ; où est passé le cœur ?\r\n"
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200).filter(lambda text: not text.startswith("\ufeff"))


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig"]))
def test_utf8_round_trip(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(LETTERS, st.sampled_from([(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]))
def test_utf16_round_trip(text: str, kind: tuple[bytes, str]) -> None:
    if kind[0] == codecs.BOM_UTF16_LE and text.startswith("\0"):
        return
    assert decode(kind[0] + text.encode(kind[1])) == text


@given(st.lists(st.sampled_from(FRENCH.split()), min_size=3).map(" ".join), st.sampled_from(["cp1252", "latin-1"]))
def test_french_in_one_byte_round_trip(text: str, encoding: str) -> None:
    text = "Le maire est là. " + text
    if encoding == "latin-1":
        text = text.replace("’", "'").replace("…", "...").replace("€", "EUR").replace("œ", "oe")
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_exactly_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except Trouble:
        return
    assert "\ufffd" not in text or "\ufffd".encode() in data
    assert any(_encodes(text, data, each) for each in ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-be", "utf-32"))


def _encodes(text: str, data: bytes, encoding: str) -> bool:
    try:
        return data.decode(encoding) == text or data.decode(encoding).removeprefix("\ufeff") == text
    except UnicodeError:
        return False


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (FRENCH.encode() + FRENCH.encode("cp1252"), "mixed-encoding"),
        (FRENCH.encode()[: FRENCH.encode().index("é".encode()) + 200], None),
        ("Le lac a débordé là".encode()[:-1], "cut-short"),
        (b"Le lac\0 est bas", "binary"),
        (bytes(range(1, 9)) * 30, "binary"),
        (codecs.BOM_UTF8 + FRENCH.encode("cp1252"), "wrong-mark"),
        (FRENCH.encode("koi8-r", "ignore") + "Озеро вышло из берегов".encode("koi8-r") * 9, "unknown-bytes"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, key: str | None) -> None:
    if key is None:
        decode(data)
        return
    with pytest.raises(Trouble) as trouble:
        decode(data)
    assert trouble.value.key == key


def test_an_encoding_that_was_asked_for() -> None:
    assert decode("был".encode("cp1251"), "cp1251") == "был"
    with pytest.raises(Trouble, match="forced-encoding"):
        decode("été".encode("cp1252"), "utf-8")
    with pytest.raises(Trouble, match="unknown-encoding"):
        decode(b"ete", "utf-9")
