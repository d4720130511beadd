"""Bytes to characters, exactly: no character lost, none replaced, no newline translated."""

from __future__ import annotations

import codecs

from recoupe.read.trouble import Trouble

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(sorted(set(range(0x20)) - {0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}))


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of `data`, without its byte order mark. Raises `Trouble` for binary data and for bytes that no supported encoding explains.

    Without `encoding`: the byte order mark decides; then UTF-8 if all of it is valid; then Windows-1252, or Latin-1 where Windows-1252 has no character.
    A text that mixes UTF-8 with another encoding is refused: part of it would be read wrong.

    >>> decode("l’été".encode("cp1252")), decode("l’été".encode("utf-8-sig"))
    ('l’été', 'l’été')
    """
    mark, name = mark_of(data)
    if encoding:
        return _forced(data[len(mark) :] if mark else data, encoding)
    if name:
        try:
            return data[len(mark) :].decode(name)
        except UnicodeDecodeError:
            raise Trouble("wrong-mark", encoding=name.upper()) from None
    if is_binary(data):
        raise Trouble("binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _one_byte(data, problem)


def mark_of(data: bytes) -> tuple[bytes, str | None]:
    """The byte order mark at the head of `data` and the encoding that it announces; (b"", None) where there is none."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))


def is_binary(data: bytes) -> bool:
    """Whether `data` is no text: a NUL byte, or more than one control character in a hundred."""
    head = data[:65536]
    if b"\0" in data:
        return True
    return (len(head) - len(head.translate(None, _CONTROLS))) * 100 > len(head)


def _forced(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise Trouble("unknown-encoding", encoding=encoding) from None
    except (UnicodeDecodeError, UnicodeError, ValueError):
        raise Trouble("forced-encoding", encoding=encoding) from None


def _one_byte(data: bytes, problem: UnicodeDecodeError) -> str:
    """A text in Windows-1252 or Latin-1; refused where valid UTF-8 sequences show that encodings were mixed."""
    if _multibyte_runs(data) and problem.reason != "unexpected end of data":
        raise Trouble("mixed-encoding", byte=problem.start)
    if problem.reason == "unexpected end of data" and _multibyte_runs(data[: problem.start]):
        raise Trouble("cut-short")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if _unlikely(text):
        raise Trouble("unknown-bytes")
    return text


def _multibyte_runs(data: bytes) -> bool:
    """Whether accents were written as UTF-8 somewhere: a valid sequence of two bytes or more that a French text in one byte would not hold.

    "Ã©" or "â€™" are what UTF-8 looks like when read as Windows-1252; no French text writes a capital Ã or an â before such signs.
    """
    return any(sequence in data for sequence in _SEQUENCES)


_SEQUENCES = tuple(char.encode() for char in "éèêëàâäîïôöùûüçœÉÈÊÀÂÎÔÇŒ«»’‘“”–—…")


def _unlikely(text: str) -> bool:
    """Whether a text decoded byte by byte can hardly be one: C1 control characters, or more accented than plain letters."""
    if any("\x80" <= char <= "\x9f" for char in text):
        return True
    letters = sum(char.isalpha() for char in text)
    plain = sum(char.isascii() and char.isalpha() for char in text)
    return letters > 0 and plain * 2 < letters
