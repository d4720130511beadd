"""Words between marks in a title or subhead that repeat words of the body: same speaker, no cue of their own."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recoupe.lang.say import Say
from recoupe.model.article import Article
from recoupe.model.quotation import Quotation

_DASHED = re.compile(r"(?:^|(?<=[.!?»\"”]))[ ]?[-–—] ?[^\n]{3,90}[-–—]\s*$", re.MULTILINE)


def heads(article: Article) -> list[tuple[int, int]]:
    """Where the titles and subheads of a text stand: its zones, and what agencies set between dashes, be it at the end of a paragraph."""
    zones = [(zone.start, zone.end) for zone in article.zones if zone.kind in ("title", "subhead")]
    return zones + [match.span() for match in _DASHED.finditer(article.text)]


def echoes(article: Article, found: Sequence[Quotation], say: Say) -> list[Quotation]:
    """The quotations, those of titles and subheads tied to the one of the body that they repeat; one that repeats none and has no speaker is left out."""
    places = sorted(heads(article))
    starts = [start for start, _ in places]

    def in_head(each: Quotation) -> bool:
        near = bisect_right(starts, each.start)
        return each.field == "title" or any(start <= each.start < end for start, end in places[max(0, near - 2) : near])

    body = [(each, _plain(each.text)) for each in found if not in_head(each) and each.fragments and each.inside is None]
    out: list[Quotation] = []
    for each in found:
        if not in_head(each) or each.inside is not None:
            out.append(each)
            continue
        pieces = [_plain(article.text[a:b] if each.field == "text" else each.text[a - each.start : b - each.start]) for a, b in each.fragments]
        matching = [(said, words) for said, words in body if any(piece and piece in words for piece in pieces)]
        exact = [said for said, _ in matching if any(_plain(article.text[a:b]) in pieces for a, b in said.fragments)]
        source = _agreed(exact) or _agreed([said for said, _ in matching])
        if source is not None:
            agrees = each.speaker is None or source.speaker is None or each.cue is None
            speaker = source.speaker if agrees and source.speaker is not None else each.speaker
            why = say("speech.echo", speaker=speaker.name) if speaker is not None and agrees else each.why
            out.append(
                replace(
                    each, kind="partial", speaker=speaker, echo_of=source.id, cue=each.cue, score=source.score if speaker else None, by="speech/echo/1", why=why
                )
            )
        elif each.speaker is not None:
            out.append(each)
    return out


def _agreed(sources: Sequence[Quotation]) -> Quotation | None:
    """The first of the quotations that a title may repeat, one with a speaker if there is; None where they have different speakers."""
    named = [each for each in sources if each.speaker is not None]
    if len({each.speaker.name for each in named if each.speaker is not None}) > 1:
        return None
    return next(iter(named or sources), None)


def _plain(words: str) -> str:
    """Letters and digits alone, without accents, for comparison."""
    flat = unicodedata.normalize("NFD", words.lower())
    return " ".join(re.findall(r"[a-z0-9œæ]+", "".join(char for char in flat if not unicodedata.combining(char))))
