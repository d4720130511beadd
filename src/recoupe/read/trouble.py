"""What stands between an input and its article, as one sentence for the reader."""

from __future__ import annotations

from recoupe.lang.say import Lang, Say
from recoupe.model.record import Skipped


class Trouble(Exception):
    """An input, or one article of it, cannot be read; `key` names the sentence in `messages/read.toml`.

    >>> Trouble("empty").skipped("vide.txt", "fr").what
    'Le fichier est vide.'
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def skipped(self, input: str, lang: Lang) -> Skipped:
        """The same as a line of the dossier's list of what was left out."""
        say = Say(lang)
        return Skipped(input=input, what=say(f"read.{self.key}.what", **self.values), hint=say(f"read.{self.key}.hint", **self.values))
