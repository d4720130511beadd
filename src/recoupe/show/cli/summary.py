"""The summary of a dossier: one screen in the terminal, or a small JSON object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from recoupe.lang.say import Lang, Say
from recoupe.model.layout import ARTICLES, DOSSIER, PAGE
from recoupe.model.record import ArticleRecord, Dossier

AT_MOST = 6
LONGEST = 140
LABELS = {"corroborated": "green", "disputed": "red", "differs": "magenta", "single-origin": "yellow", "undetermined": "dim"}


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
    from rich.padding import Padding
    from rich.text import Text

    say = Say(lang)
    console = Console(highlight=False)
    outlets = {each.id: each.source.outlet or each.id for each in records}

    def section(name: str, lines: Iterable[Text | str]) -> None:
        every = list(lines)
        if not every:
            return
        console.print(Text(say(f"cli.{name}"), style="bold"))
        for line in every[:AT_MOST]:
            text = line if isinstance(line, Text) else Text(line)
            # a terminal wraps under the indent; a log gets one line each, to be searched
            console.print(Padding(text, (0, 0, 0, 2)) if console.is_terminal else Text("  ") + text, soft_wrap=not console.is_terminal)
        if len(every) > AT_MOST:
            console.print(Text("  " + say("cli.more", n=len(every) - AT_MOST), style="dim"))

    console.print(say("cli.read", n=len(dossier.articles)) + (" · " + say("cli.skipped", n=len(dossier.skipped)) if dossier.skipped else ""))
    section("stories", _stories(dossier, say))
    section("claims", _claims(dossier, say))
    section("copies", _copies(dossier, outlets, say))
    section("quotations", _quotations(dossier, say))
    section(
        "differences", (say("cli.item", name=_short(each.about), words=" / ".join(_short(one.value) for one in each.versions)) for each in dossier.differences)
    )
    section("promises", _promises(dossier, say))
    section("dated", _dated(records, outlets, say))
    section("oddities", (say("cli.item", name=outlets.get(each.article, each.article), words=each.why or each.text) for each in dossier.oddities))
    section("skipped-inputs", (say("cli.item", name=each.input, words=each.what) for each in dossier.skipped))
    console.print(Text(say("cli.where", path=folder / PAGE), style="bold"), soft_wrap=True)


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
        yield Text(f"[{words}] ", style=LABELS[claim.verdict]).append(_short(claim.statement), style="default")


def _copies(dossier: Dossier, outlets: dict[str, str], say: Say) -> Iterable[str]:
    order = ["copy", "same-origin", "independent"]
    for pair in sorted((each for each in dossier.pairs if each.label in order), key=lambda each: (order.index(each.label), -each.share)):
        arrow = {"a-to-b": "→", "b-to-a": "←"}.get(pair.direction, "–")
        yield say(
            "cli.item", name=f"{outlets.get(pair.a, pair.a)} {arrow} {outlets.get(pair.b, pair.b)}", words=f"{say(f'page.label.{pair.label}')}. {pair.why}"
        )


def _promises(dossier: Dossier, say: Say) -> Iterable[str]:
    names = {each.id: each.name for each in dossier.actors}
    for each in sorted(dossier.commitments, key=lambda each: (each.due or "9999").removeprefix("../")):
        who = ", ".join(names.get(id, id) for id in each.who) or "?"
        due = say.date(each.due) if each.due else say("page.no-day")
        yield f"{due} · {say('cli.item', name=who, words=_short(each.what))} — {say(f'page.commitment.{each.status}')}"


def _dated(records: Sequence[ArticleRecord], outlets: dict[str, str], say: Say) -> Iterable[str]:
    for each in records:
        if each.published.basis in ("inferred", "story") and each.published.why:
            yield say("cli.item", name=outlets[each.id], words=each.published.why)


def _quotations(dossier: Dossier, say: Say) -> Iterable[str]:
    for each in sorted(dossier.quotations, key=lambda each: (not each.speaker_disputed, -len(each.versions))):
        if len(each.versions) > 1:
            speaker = each.speaker.name if each.speaker else "?"
            yield say("cli.item", name=speaker, words=f"{say('page.quoted', words=_short(each.versions[0].text))} {each.why}")


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rpartition(" ")[0] + " …"
