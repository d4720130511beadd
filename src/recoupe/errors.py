"""Every failure that stops a command, with the sentence that the user sees and the exit code.

What concerns one input only is not an error but a `model.record.Skipped`: it is listed, and the rest goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.lang.say import Lang


class RecoupeError(Exception):
    """A failure with a sentence for the user: what, where, what to do. `exit_code` is 1 for what could not be done, 2 for a wrong call.

    >>> str(RecoupeError("no-articles", where="inbox"))
    'Aucun article dans inbox : donnez des fichiers .txt, .html, .jsonl ou .csv, ou un dossier qui en contient.'
    """

    exit_code = 1

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def sentence(self, lang: Lang = "fr") -> str:
        """The sentence in the reader's language."""
        # only now: `recoupe --help` has no failure to tell, and need not wait for Babel
        from recoupe.lang.say import Say

        return Say(lang)(f"errors.{self.key}", **self.values)

    def __str__(self) -> str:
        return self.sentence()


class UsageError(RecoupeError):
    """The command was called, or configured, in a way that cannot work."""

    exit_code = 2
