"""What a user can type or set is documented, and what the documents point at is there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer.main

from recoupe.config import COLUMNS, Settings
from recoupe.show.cli.app import app

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def _commands(group: Any, before: str = "") -> dict[str, Any]:
    """Every command by its full name, those of a group after the group's."""
    found = {}
    for name, command in group.commands.items():
        found[before + name] = command
        if hasattr(command, "commands"):
            found.update(_commands(command, f"{before}{name} "))
    return found


COMMANDS: dict[str, Any] = _commands(typer.main.get_command(app))
TEXT = (DOCS / "commands.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^## recoupe (\w+(?: \w+)?)\n(.*?)(?=^## )", TEXT, re.S | re.M))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_each_of_its_options_is_documented(name: str) -> None:
    section = SECTIONS[name]
    for parameter in COMMANDS[name].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-") and option not in ("--help", "-h"):
                assert re.search(rf"`[^`\n]*(?<![\w-]){re.escape(option)}(?![\w-])", section), f"{name} {option} is not in docs/commands.md"


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {option for command in COMMANDS.values() for parameter in command.params for option in parameter.opts} | {"--version", "--help", "-h"}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)", TEXT)) - known == set()
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("setting", [each.name for each in fields(Settings) if each.name != "origins"])
def test_each_setting_is_documented(setting: str) -> None:
    assert re.search(rf"^\| `{setting} = ", TEXT, re.M)


def test_each_meaning_of_a_column_is_documented() -> None:
    for meaning in COLUMNS:
        assert f"`{meaning}`" in TEXT


@pytest.mark.parametrize("page", PAGES, ids=[str(each.relative_to(DOCS)) for each in PAGES])
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} points at {target}"


def test_the_french_guide_tells_the_same_parts_as_the_english_one() -> None:
    rows = [len(re.findall(r"^\| ", (DOCS / name).read_text(encoding="utf-8"), re.M)) for name in ("dossier.md", "fr/dossier.md")]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(("lang", "name"), [("en", "dossier.md"), ("fr", "fr/dossier.md")])
def test_the_guide_uses_the_words_of_the_page(lang: Any, name: str) -> None:
    from recoupe.lang.say import Say

    say, guide = Say(lang), (DOCS / name).read_text(encoding="utf-8")
    parts = (
        "stories",
        "tellers",
        "claims",
        "copies",
        "passages",
        "quotations",
        "differences",
        "commitments",
        "timeline",
        "across",
        "alone",
        "actors",
        "oddities",
    )
    for key in (*parts, "articles", "methods"):
        assert f"| {say(f'page.{key}')} |" in guide
    for verdict in ("corroborated", "single-origin", "disputed", "differs", "undetermined"):
        assert f"| {say(f'cli.verdict.{verdict}', n=2)} |" in guide
    for label in ("copy", "same-origin", "independent", "undetermined"):
        assert f"| {say(f'page.label.{label}')} |" in guide
