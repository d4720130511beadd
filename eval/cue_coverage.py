"""How much of the attributed speech between marks in the press recoupe gives with the words that report it.

`python -m eval.cue_coverage` reads the articles of ../shared/press that are not reserved, cut in two by the hash of their id: the working half, which whoever
writes recoupe reads and mends, and the report half, on which it is only measured. It prints, for each half and each way of attributing, how many fragments
between marks of at least four words have an attribution near by, and for how many of them recoupe gives a quotation with a cue, and one with a speaker.

| option | |
|---|---|
| `--half working` or `report` | only this half |
| `--list N` | N of the fragments of the working half that are missed, by the hash of their place; never of the report half |
| `--sample N` | N fragments of the working half with what the measure takes for their attribution, to judge the measure itself |

Whether a fragment *has an attribution* is decided without recoupe's lists, marks, sentences or trees, from the shape of the text alone:

- **incise**: after the closing mark stand an auxiliary with a participle, a verb with its pronoun hung on ("-t-il"), or, past a comma, a word with the ending
  of a verb and then what may be its subject; or the words after such an incise go on with the speech (« … », a dit la maire, « … »);
- **source**: "selon", "d'après", "aux yeux de" and the like open or close its sentence, or stand next to the marks;
- **colon**: a colon stands before the opening mark or ends the paragraph before, after a verb of communication as below;
- **verb**: at most fourteen words before the opening mark, in the same sentence, stands a form of a verb of communication (right before it where they begin
  with a capital, else that is a name or a title): one whose stem is found in an incise
  of the press itself three times at least (so the class is the press's, not ours), or one of `NEVER_INCISED`, verbs that take what is quoted as their object;
- **neighbour**: it is alone in its sentence, and the fragment before it in its paragraph, or the paragraph of speech before it, has one of the above.

What is measured is a quotation with a cue that covers at least 80 % of the fragment's characters. Words after a colon and a neighbour's words may have no cue
of their own ("La maire a tenté une image : « … »"): for them a quotation counts that a rule ties to somebody, even where nothing tells who "il" is.

Lines without a full stop (titles, subheads, captions) are left out. So are words right after "intitulé", "baptisé", "appelé" and the like, or after an opening
bracket, which are names and translations, and the terms of a charge after "jugé", "poursuivi" or "condamné … pour". The measure is wrong now and then, mostly
where a verb of communication stands before a title or a set phrase that it does not report; `--sample` is there to see how often, and docs/quotations.md says
what was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import snowballstemmer

from eval.matching import Span
from eval.reserved import reserved

Row = Mapping[str, Any]
Basis = Literal["incise", "source", "colon", "verb", "neighbour", "none"]
Half = Literal["working", "report"]
BASES: tuple[Basis, ...] = ("incise", "source", "colon", "verb", "neighbour")
WORDS = 4
COVERED = 0.8
LEAST = 3  # incises that make a verb one of communication
REACH = 14  # words from a verb of communication to the opening mark
FIELDS = ("id", "outlet", "agency", "url", "date", "title", "text")
PARTS = 8
NEVER_INCISED = re.findall(r"\w+", "accuser appeler qualifier traiter décrire dénoncer évoquer saluer exiger réclamer prôner fustiger vanter parler présenter")
"""Verbs that take what is quoted as their object and so seldom stand in an incise; by their infinitive."""

_MARKED = re.compile(r"«[^«»\n]*(?:«[^«»\n]*»[^«»\n]*)*»|“[^“”\n]*”|\"[^\"\n]+\"")
_STEMMER = snowballstemmer.stemmer("french")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AUX = r"(?:a|ont|avait|avaient|aura|aurait|est|sont|était|étaient)"
_PARTICIPLE = r"([a-zà-ÿ]{2,}(?:é|i|u|is|it|ert|éré))(?:e?s?)\b"
_CLITICS = r"(?:(?:se|le|la|lui|leur|y|en|nous|vous|me) |(?:s|l|m|t)['’] ?)*"
_SUBJECT = (
    r"(?:l['’]|d['’]autres|(?:le|la|les|un|une|des|ce|cet|cette|ces|son|sa|ses|leur|leurs|plusieurs|certains|certaines|quelques|deux|trois|notre|"
    r"à|au|aux|devant|dans|lors|sur|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|celui-ci|celle-ci|encore|aussi|\w+ment)\b|[A-ZÀ-ÖØ-Þ])"
)
_HANGS = r"(?:[ -]t[-' ]?(?:il|elle|ils|elles|on)|-(?:ils|elles|on|il|elle))?"
_COMPOUND = re.compile(rf"\s*[,.!?…–-]*\s*{_CLITICS}{_AUX}{_HANGS}(?: [\w'’-]+){{0,4}}? {_PARTICIPLE}")
_HUNG = re.compile(rf"\s*[,.!?…–-]*\s*{_CLITICS}(\w{{2,}}?)(?:[- ]t)?-(?:il|elle|ils|elles|on)\b")
_SIMPLE = re.compile(rf"\s*[,–-]\s*{_CLITICS}([a-zà-ÿ-]{{2,}}(?:e|ent|t|d))\s+{_SUBJECT}")
_NO_VERB = frozenset(
    re.findall(
        r"[\w-]+",
        "une cette elle toute que dont comme contre entre autre même ensuite notre votre quatre avant pendant devant durant tant avec quand "
        "tout et souvent notamment vraiment actuellement cependant ce le de ne me te se est soit fait ministre président porte-parole "
        "ancienne ancien moment maintenant quatorze quelque chaque ainsi aussi puis plus a ont avait avaient aura aurait est sont était été "
        "peut lui côté toutefois jeudi lundi samedi mardi vendredi référent occurrent français française françaises référence ensuite tweet",
    )
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BEFORE_NOUN = frozenset(re.findall(r"\w+", "le la les un une des du au aux ce cet cette ces son sa ses leur leurs en sans par plusieurs"))
_NAMED = r"selon(?! le(?:quel|s?quel)| laquelle)|d['’]après|aux yeux d|à en croire|si l['’]on en croit|de l['’]aveu|de l['’]avis|aux dires"
_SOURCE = re.compile(rf"(?<!\w)(?:{_NAMED}|pour reprendre (?:les|l)|dixit)(?!\w)", re.IGNORECASE)
_FOR = r"[Pp]our (?:l['’]|(?:le|la|les|ce|cette|ces|M\.|Mme) |lui\b|elle\b|eux\b|elles\b|[A-ZÀ-ÖØ-Þ])"
_OPENING = re.compile(rf"^[\s–—-]*(?:(?i:mais |et |or ))?(?:(?i:{_NAMED})|{_FOR})")
_NAMING = re.compile(r"(?<!\ba )(?<!\bont )(?<!avait )(?:intitulé|titré|baptisé|rebaptisé|surnommé|dénommé|appelé)e?s?\s*$|\(\s*$")
_JUSTICE = re.compile(r"(?:poursuivi|jugé|inculpé|condamné|arrêté|interpellé|écroué|reconnu)e?s?")
_CHARGE = re.compile(rf"{_JUSTICE.pattern}\b[^.:;]*\b(?:pour|coupables? d['’]|coupables? de|de)(?:\s*avoir| des?)?(?:[\s,]|\bet\b|\bde\b|d['’])*$")
_SENTENCE_END = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bDr)(?<!\bMe)[.!?…]+(?=\s|$|[»”\"])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Words between marks, marks excluded, and how the text attributes them."""

    article: str
    start: int
    end: int
    basis: Basis
    size: int
    shown: str = ""


def half_of(id: str) -> Half:
    """The half of an article, by the hash of its id.

    >>> half_of("article-1"), half_of("article-3")
    ('working', 'report')
    """
    return "working" if int(hashlib.sha256(f"half:{id}".encode()).hexdigest(), 16) % 2 == 0 else "report"


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def stems(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the verbs that `LEAST` incises of some texts have, and of those never incised.

    >>> sorted(stems(["« Il pleut encore », grogne le chat."] * 3) - stems([]))
    ['grogn']
    """
    seen: Counter[str] = Counter()
    for text in texts:
        for mark in _MARKED.finditer(text):
            if (found := _incise(text, mark.end())) is not None and found not in _NO_VERB:
                seen[_stem(found)] += 1
    return frozenset(each for each, n in seen.items() if n >= LEAST) | {_stem(each) for each in NEVER_INCISED}


def fragments(id: str, text: str, verbs: frozenset[str]) -> list[Fragment]:
    """The fragments of an article, with how each is attributed. `verbs`: stems of verbs of communication.

    >>> [each.basis for each in fragments("a", "« Il pleut encore ce soir », grogne le chat. Un chien lit « Les ports de la mer froide » en paix.", stems([]))]
    ['incise', 'none']
    """
    out: list[Fragment] = []
    before_line: Sequence[Fragment] = ()
    for line in re.finditer(r"[^\n]+", text):
        if not _is_prose(line.group()):
            before_line = ()
            continue
        here = _in_line(id, text, line.start(), line.end(), verbs, before_line)
        out.extend(here)
        before_line = here
    return [each for each in out if len(_WORD.findall(text, each.start, each.end)) >= WORDS]


def _opens_rightly(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark is no closing one that was taken for an opening one, as happens where marks of one kind stand within each other."""
    return mark.group()[0] != '"' or not (
        text[mark.start() + 1] in " ,.;:)" or text[max(0, mark.start() - 1)].isalnum() or text[mark.end() : mark.end() + 1].isalnum()
    )


def _is_prose(line: str) -> bool:
    """Whether a line is no title, subhead or caption: it ends as a sentence does, or is long."""
    return line.rstrip(' \t\u00a0\u202f»”"')[-1:] in tuple(".!?…:") or len(line) >= 160


def _in_line(id: str, text: str, start: int, end: int, verbs: frozenset[str], before_line: Sequence[Fragment]) -> list[Fragment]:
    marks = [each for each in _MARKED.finditer(text, start, end) if _opens_rightly(text, each)]
    bounds = _sentences(text, start, end, marks)
    out: list[Fragment] = []
    for mark in marks:
        first, last = next((each for each in bounds if each[0] <= mark.start() < each[1]), (start, end))
        previous = out[-1] if out else (before_line[-1] if before_line and not text[start : mark.start()].strip() else None)
        basis, shown = _basis(text, mark, first, last, start, verbs, marks)
        if basis == "none" and previous is not None and previous.basis != "none" and not _WORD.search(_outside(text, first, last, marks)):
            basis, shown = "neighbour", previous.shown
        said = len(_BRACKETS.sub("", mark.group()[1:-1]).strip())
        out.append(Fragment(article=id, start=mark.start() + 1, end=mark.end() - 1, basis=basis, size=said, shown=shown))
    return out


def _basis(text: str, mark: re.Match[str], first: int, last: int, line: int, verbs: frozenset[str], marks: Sequence[re.Match[str]]) -> tuple[Basis, str]:
    if _NAMING.search(text, max(line, mark.start() - 80), mark.start()):
        return "none", ""  # "un livret intitulé « … »", "(« … »)"
    if (verb := _incise(text, mark.end())) is not None:
        return "incise", verb
    same = [each for each in marks if first <= each.start() < mark.start()]
    if same and (verb := _incise(text, same[-1].end())) is not None and "," in text[same[-1].end() + 2 : mark.start()]:
        return "incise", verb
    before = text[line : mark.start()].rstrip()
    word = (_WORD.findall(before[-40:]) or [""])[-1]
    if text[mark.start() + 1 : mark.end()].strip()[:1].isupper() and before[-1:].isalnum() and word not in ("que", "qu") and _stem(word) not in verbs:
        return "none", ""  # a capital inside a sentence, not after a verb: a name or a title
    outside = _outside(text, first, last, marks)
    if _OPENING.match(outside) or _SOURCE.search(outside):
        return "source", outside.strip()[:40]

    def verb_in(said: str) -> str | None:
        """The first of the last words of a stretch that is a form of a verb of communication."""
        words = _WORD.findall(said)[-REACH:]
        for earlier, word in zip(["", *words], words, strict=False):
            alone = earlier.lower() not in _BEFORE_NOUN and (not word.endswith("s") or earlier in ("sont", "étaient", "ont"))
            if len(word) > 2 and word[0].islower() and alone and word not in _NO_VERB and not word.endswith(("ment", "able", "ante")) and _stem(word) in verbs:
                return str(word)
        return None

    if before.endswith(":") and (verb := verb_in(_outside(text, first, mark.start(), marks))) is not None:
        return "colon", verb
    if not before and text[:line].rstrip().endswith(":") and (verb := verb_in(text[max(0, line - 250) : line])) is not None:
        return "colon", verb
    told = _outside(text, first, mark.start(), marks)
    if not before.endswith(":") and (verb := verb_in(told)) is not None and not (_JUSTICE.fullmatch(verb) and _CHARGE.search(told)):
        return "verb", verb
    following = [each for each in marks if mark.start() < each.start() < last]
    if following and not text[mark.end() : following[0].start()].strip() and text[mark.end() - 3 : mark.end() - 1].strip()[-1:] in tuple(".!?…"):
        return "none", ""  # a sentence of its own before another between marks
    if following and (verb := _incise(text, following[0].end())) is not None and len(_WORD.findall(text[mark.end() : following[0].start()])) < 12:
        return "incise", verb  # the first of two islets before one incise
    return "none", ""


def _incise(text: str, at: int) -> str | None:
    """The verb of an incise that begins at a place."""
    for shape in (_HUNG, _COMPOUND, _SIMPLE):
        found = shape.match(text, at)
        if found and found[1] not in _NO_VERB:
            comma = text[at : found.start(1)]
            if shape is _COMPOUND and "," not in comma and not _opens(text, at):
                continue
            return found[1]
    return None


def _opens(text: str, at: int) -> bool:
    """Whether the marks that end at a place began their sentence: else « … » a été signé is what happened to the thing named between them."""
    start = max(text.rfind(opening, 0, at - 1) for opening in '«“"')
    return not text[:start].rstrip() or text[:start].rstrip()[-1] in ".!?…\n:»" or text[:start].rstrip(" ").endswith("\n")


def _sentences(text: str, start: int, end: int, marks: Sequence[re.Match[str]]) -> list[Span]:
    """The sentences of a line, cut at full stops outside marks, and after marks that hold a whole sentence and are followed by a capital or a mark."""
    cuts: list[int] = []
    for found in _SENTENCE_END.finditer(text, start, end):
        inside = next((each for each in marks if each.start() < found.start() < each.end()), None)
        if inside is None:
            cuts.append(found.end())
        elif not text[found.end() : inside.end() - 1].strip() and re.match(r"\s*(?:[A-ZÀ-ÖØ-Þ«“\"]|$)", text[inside.end() : end]):
            cuts.append(inside.end())
    edges = [start, *sorted(set(cuts)), end]
    return [(a, b) for a, b in pairwise(edges) if b > a]


def _outside(text: str, start: int, end: int, marks: Sequence[re.Match[str]]) -> str:
    """The words of a stretch that stand outside all marks."""
    out, at = [], start
    for each in marks:
        if start <= each.start() < end:
            out.append(text[at : each.start()])
            at = each.end()
    return " ".join([*out, text[min(at, end) : end]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """What recoupe makes of a fragment."""

    fragment: Fragment
    cue: bool
    speaker: bool
    tied: bool

    @property
    def caught(self) -> bool:
        """A quotation with a cue; for words after a colon and a neighbour's words, one tied to somebody."""
        return self.cue or (self.tied and self.fragment.basis in ("colon", "neighbour"))


def judged(found: Sequence[Fragment], quotations: Sequence[Row]) -> list[Caught]:
    """Each attributed fragment of an article, with whether one of the record's quotations covers it, with a cue and with a speaker."""
    out = []
    given = [each for each in quotations if each.get("field", "text") == "text" and each["kind"] != "indirect"]
    for fragment in found:
        if fragment.basis == "none":
            continue
        touching = [each for each in given if _share(fragment, each) > 0]
        covering = touching if sum(_share(fragment, each) for each in touching) >= COVERED else []
        tied = any(each["speaker"] or not each["by"].startswith("speech/marks") for each in covering)
        out.append(Caught(fragment=fragment, cue=any(each["cue"] for each in covering), speaker=any(each["speaker"] for each in covering), tied=tied))
    return out


def _share(fragment: Fragment, quotation: Row) -> float:
    """The part of a fragment that a quotation covers, what the editor added between brackets aside."""
    shared: int = sum(max(0, min(fragment.end, b) - max(fragment.start, a)) for a, b in quotation["fragments"])
    return shared / max(1, fragment.size)


def annotated(rows: Sequence[Row], jobs: int = 0) -> dict[str, Sequence[Row]]:
    """The quotations of each article with their speakers, by id, from the stages of the path up to the one that says who speaks."""
    with tempfile.TemporaryDirectory(prefix="recoupe-cues-") as place:
        paths = []
        for n in range(PARTS):
            path = Path(place) / f"{n}.jsonl"
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[n::PARTS]), encoding="utf-8")
            paths.append(path)
        with ProcessPoolExecutor(jobs or os.cpu_count() or 1, multiprocessing.get_context("spawn")) as pool:
            return {id: said for part in pool.map(_quotations, paths) for id, said in part.items()}


def _quotations(path: Path) -> dict[str, Sequence[Row]]:
    from recoupe import pipeline
    from recoupe.config import Settings
    from recoupe.knowledge import load
    from recoupe.model.annotated import Annotated
    from recoupe.model.article import Article
    from recoupe.model.serialise import to_data

    settings, knowledge = Settings(today="2026-01-01", jobs=1), load()
    stages = pipeline.stages(settings, knowledge)
    last = next(n for n, stage in enumerate(stages) if stage.name == "speakers")
    out: dict[str, Sequence[Row]] = {}
    for article in pipeline.read([path], settings, knowledge=knowledge):
        if isinstance(article, Article):
            work = Annotated(article=article)
            for stage in stages[: last + 1]:
                work = stage(work)
            out[article.id] = [to_data(each) for each in work.quotations or ()]
    return out


def table(half: Half, caught: Sequence[Caught]) -> str:
    """The counts of a half by way of attributing, and in all."""
    lines = [f"{half} half     attributed   with cue      %   with speaker      %"]
    for basis in (*BASES, "all"):
        of = [each for each in caught if basis in ("all", each.fragment.basis)]
        n, cue, speaker = len(of), sum(each.caught for each in of), sum(each.speaker for each in of)
        lines.append(f"{basis:<16} {n:>10} {cue:>10} {100 * cue / max(1, n):>6.1f} {speaker:>14} {100 * speaker / max(1, n):>6.1f}")
    return "\n".join(lines)


def _drawn(found: Iterable[Fragment], n: int) -> list[Fragment]:
    return sorted(found, key=lambda each: hashlib.sha256(f"{each.article}:{each.start}".encode()).hexdigest())[:n]


def _in_context(texts: Mapping[str, str], each: Fragment) -> str:
    text = texts[each.article]
    words = f"{text[max(0, each.start - 160) : each.start]}⟦{text[each.start : each.end]}⟧{text[each.end : each.end + 160]}".replace("\n", "⏎")
    return f"{each.article} {each.start}-{each.end} {each.basis} ({each.shown})\n    {words}"


def main(arguments: list[str] | None = None) -> int:
    """Print the share of attributed fragments that are given with a cue; the exit code is 0, also where the press is absent."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.cue_coverage", description="The share of the press's attributed speech between marks that recoupe gives with a cue."
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR", help="the shared folder (default: ../shared)")
    parser.add_argument("--half", choices=("working", "report"), help="only this half")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="also N missed fragments of the working half")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only N attributed fragments of the working half, to judge the measure")
    options = parser.parse_args(arguments)
    path = options.shared / "press" / "articles.jsonl"
    if not path.is_file():
        print(f"eval: {options.shared} has no press, so nothing is measured.")
        return 0
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if not reserved(row["id"])]
    texts = {row["id"]: row["text"] for row in rows}
    verbs = stems(texts.values())
    halves: tuple[Half, ...] = ("working",) if options.sample or options.half == "working" else ("report",) if options.half else ("working", "report")
    for half in halves:
        found = {id: fragments(id, text, verbs) for id, text in texts.items() if half_of(id) == half}
        if options.sample:
            attributed = (each for of in found.values() for each in of if each.basis != "none")
            print("\n".join(_in_context(texts, each) for each in _drawn(attributed, options.sample)))
            continue
        given = annotated([{key: row[key] for key in FIELDS if row.get(key) is not None} for row in rows if row["id"] in found])
        caught = [each for id, of in found.items() for each in judged(of, given.get(id, ()))]
        print(table(half, caught))
        if options.list and half == "working":
            print("\n".join(_in_context(texts, each) for each in _drawn((each.fragment for each in caught if not each.caught), options.list)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
