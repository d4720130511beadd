"""Whether a title is a woman's or a man's."""

from __future__ import annotations

from typing import Any, Literal


def title_gender(det: str, noun: str, entry: dict[str, Any]) -> Literal["f", "m"] | None:
    """By the article, else by the form of the noun where it has two; None where neither tells. entry: its row of offices.toml.

    >>> title_gender("la", "maire", {"forms": ["maire"]}), title_gender("l'", "opposante", {"forms": ["opposant", "opposante"]})
    ('f', 'f')
    """
    if det in ("le", "du", "au", "ce", "cet"):
        return "m"
    if det in ("la", "cette"):
        return "f"
    forms = [each.lower() for each in entry["forms"]]
    if len(forms) != 2 or forms[0] == forms[1]:
        return None
    return "f" if noun == forms[1] else "m"
