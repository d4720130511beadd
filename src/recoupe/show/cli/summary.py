"""The summary of a dossier: one screen in the terminal, or a small JSON object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from recoupe.lang.say import Lang, Say
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.show.files import ARTICLES, DOSSIER, PAGE

AT_MOST = 6
LABELS = {"corroborated": "green", "single-origin": "yellow", "disputed": "red", "differs": "magenta", "undetermined": "dim"}


def summary(dossier: Dossier, folder: Path) -> dict[str, Any]:
    """What `recoupe check --json` prints: where the files are and how many of each thing there are."""
    return {
        "folder": str(folder),
        "files": [DOSSIER, ARTICLES, PAGE],
        "made_with": {name: getattr(dossier.made_with, name) for name in ("recoupe", "pipeline", "knowledge", "codebook")},
        "articles": len(dossier.articles),
        "skipped": [{"input": each.input, "what": each.what, "hint": each.hint} for each in dossier.skipped],
        "stories": [
            {"id": each.id, "title": each.title, "articles": [one.id for one in each.articles], "follows": list(each.follows)} for each in dossier.stories
        ],
        "claims": Counter(each.verdict for each in dossier.claims),
        "pairs": Counter(each.label for each in dossier.pairs),
        "differences": len(dossier.differences),
        "quotations": len(dossier.quotations),
        "commitments": Counter(each.status for each in dossier.commitments),
        "oddities": len(dossier.oddities),
    }


def print_summary(dossier: Dossier, records: Sequence[ArticleRecord], folder: Path, lang: Lang) -> None:
    """One screen: stories, what several origins and one report, who copies whom, what differs, what is promised, what to check."""
    from rich.console import Console
    from rich.text import Text

    say = Say(lang)
    console = Console(highlight=False)

    def section(name: str, lines: Iterable[Text | str]) -> None:
        every = list(lines)
        if not every:
            return
        console.print(Text(say(f"cli.{name}"), style="bold"))
        for line in every[:AT_MOST]:
            text = Text("  ").append_text(line if isinstance(line, Text) else Text(line))
            console.print(text, overflow="ellipsis", no_wrap=True)
        if len(every) > AT_MOST:
            console.print(Text("  " + say("cli.more", n=len(every) - AT_MOST), style="dim"))

    console.print(say("cli.read", n=len(dossier.articles)) + (" · " + say("cli.skipped", n=len(dossier.skipped)) if dossier.skipped else ""))
    section("stories", _stories(dossier, say))
    section("claims", _claims(dossier, say))
    section("copies", (f"{each.a} · {each.b} : {each.why}" for each in dossier.pairs if each.label != "undetermined" or each.passages))
    section("quotations", (f"{each.speaker.name if each.speaker else '?'} : {each.why}" for each in dossier.quotations if len(each.versions) > 1))
    section("differences", (f"{each.about} : {' / '.join(one.value for one in each.versions)}" for each in dossier.differences))
    section("promises", (f"{each.due or '?'} · {each.what} — {each.why}" for each in dossier.commitments))
    section("dated", (f"{each.id} : {each.published.why}" for each in records if each.published.basis in ("inferred", "story") and each.published.why))
    section("oddities", (f"{each.article} : {each.why or each.text}" for each in dossier.oddities))
    section("skipped-inputs", (f"{each.input} : {each.what}" for each in dossier.skipped))
    console.print(Text(say("cli.where", path=folder / PAGE), style="bold"))


def _stories(dossier: Dossier, say: Say) -> Iterable[str]:
    titles = {each.id: each.title for each in dossier.stories}
    for story in sorted(dossier.stories, key=lambda each: -len(each.articles)):
        follows = "".join(f" — {say('cli.follows', title=titles[each])}" for each in story.follows if each in titles)
        period = f" ({say.date(story.period)})" if story.period else ""
        yield f"{story.title}{period} · {say('count.articles', n=len(story.articles))}{follows}"


def _claims(dossier: Dossier, say: Say) -> Iterable[Any]:
    from rich.text import Text

    order = list(LABELS)
    for claim in sorted(dossier.claims, key=lambda each: (order.index(each.verdict), -each.outlets)):
        words = say(f"cli.verdict.{claim.verdict}", n=claim.independent_origins)
        yield Text(f"[{words}] ", style=LABELS[claim.verdict]).append(claim.statement, style="default")
