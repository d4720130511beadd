"""An article's words under folding, each with its place in the text: what passages are compared on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from recoupe.lang.fr.matching import WORD, fold, is_weightless
from recoupe.model.record import ArticleRecord

NOT_COMPARED = frozenset({"boilerplate", "agency-credit", "photo-credit", "byline", "dateline"})
_LINE, _STRAIGHT, _FAR = re.compile(r"[^\n]+"), re.compile(r'"([^"]*)"'), 3000
_OPEN, _CLOSE = "«“„", "»”‟"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The words of an article that are compared, in order; arrays of one length.

    codes: a 64-bit hash of the folded word, the same in every process. starts, ends: its characters. telling: it is neither grammar nor title nor name.
    spoken: it stands in a quotation or between quotation marks.
    """

    codes: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    telling: NDArray[np.bool_]
    spoken: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def nbytes(self) -> int:
        """Bytes that the arrays take."""
        return self.codes.nbytes + self.starts.nbytes + self.ends.nbytes + self.telling.nbytes + self.spoken.nbytes


@cache
def _code(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def words_of(record: ArticleRecord) -> Words:
    """The words of a record's text, zones that are not the article's own (boilerplate, credits, byline) left out.

    A word is `\\w+`: an elided article and its noun are two. What a name is comes from the mentions, and from capitals inside a sentence.
    """
    text = record.text
    kept = bytearray(b"\x01" * len(text))
    for zone in record.zones:
        if zone.kind in NOT_COMPARED:
            kept[zone.start : zone.end] = bytes(zone.end - zone.start)
    named = bytearray(len(text))
    for mention in record.mentions:
        if mention.field == "text" and mention.reading not in ("pronoun", "group"):
            named[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    spoken = speech_mask(record)
    codes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    telling: list[bool] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        if not kept[start]:
            continue
        word = match.group()
        folded = fold(word)
        codes.append(_code(folded))
        starts.append(start)
        ends.append(end)
        telling.append(not (named[start] or is_weightless(folded) or (word[0].isupper() and not _opens_sentence(text, start))))
    at = np.array(starts, dtype=np.int32)
    mask = np.frombuffer(bytes(spoken), dtype=np.uint8)
    return Words(
        codes=np.array(codes, dtype=np.uint64),
        starts=at,
        ends=np.array(ends, dtype=np.int32),
        telling=np.array(telling, dtype=np.bool_),
        spoken=mask[at].astype(np.bool_) if len(at) else np.zeros(0, dtype=np.bool_),
    )


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\u202f«“\"'’(–—-")
    return not before or before[-1] in ".!?:…\n"


def speech_mask(record: ArticleRecord) -> bytearray:
    """One byte a character of the text: 1 in quotations (unmarked ones too, indirect ones not) and between quotation marks."""
    mask = marks_mask(record.text)
    for quotation in record.quotations:
        if quotation.field == "text":
            for start, end in quotation.fragments:
                mask[start:end] = b"\x01" * (end - start)
    return mask


def marks_mask(text: str) -> bytearray:
    """One byte a character: 1 between quotation marks. An opening mark that is never closed reaches to the end of its paragraph.

    Marks around three words or fewer are a name or a distance taken, not speech ("les « casques bleus » ont quitté la ville").

    >>> sum(marks_mask("Il dit : « Nous irons voir demain »")), sum(marks_mask("les « casques bleus »"))
    (24, 0)
    """
    mask = bytearray(len(text))

    def mark(start: int, end: int) -> None:
        if len(WORD.findall(text, start, end)) > 3:
            mask[start:end] = b"\x01" * (end - start)

    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        at = text.find(opening)
        while at >= 0:
            paragraph = text.find("\n", at)
            close = text.find(closing, at)
            # a quotation may run over paragraphs, each with a mark of its own; past _FAR without a close, the mark was an accident
            end = close if 0 <= close < at + _FAR else paragraph if paragraph >= 0 else len(text)
            mark(at + 1, max(at + 1, end))
            at = text.find(opening, max(at + 1, end))
    for line in _LINE.finditer(text) if '"' in text else ():
        for match in _STRAIGHT.finditer(line.group()):
            mark(line.start() + match.start(1), line.start() + match.end(1))
    return mask
