"""Progress of long work on standard error: how many, at what rate, how long still; silent where nobody watches."""

from __future__ import annotations

import sys
from types import TracebackType

from recoupe.lang.say import Lang, Say


class Progress:
    """A line that says what is done; called with the number done and the total (None while unknown).

    In a terminal it is a bar with rate and remaining time; elsewhere (a log, a pipe) a line now and then; nothing at all when `quiet`.
    """

    EVERY = 100

    def __init__(self, lang: Lang, *, quiet: bool = False, total: int | None = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._say = Say(lang)
        self._quiet = quiet
        self._console = Console(stderr=True)
        self._watched = not quiet and self._console.is_terminal
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TaskProgressColumn(show_speed=True),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._watched,
            transient=True,
        )
        self._task = self._bar.add_task(self._say("cli.annotating"), total=total)
        self._total = total

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def __call__(self, done: int, total: int | None) -> None:
        """Say that `done` of `total` are done."""
        total = total or self._total
        self._bar.update(self._task, completed=done, total=total)
        if not self._quiet and not self._watched and done % self.EVERY == 0:
            print(self._say("cli.done-so-far", n=done, total=total or "?"), file=sys.stderr, flush=True)

    def step(self, what: str, total: int | None = None) -> None:
        """Say what is being done now: "reading", "annotating" or "cross-checking", and of how many."""
        self._total = total
        self._bar.reset(self._task, total=total, description=self._say(f"cli.{what}"))

    def note(self, sentence: str) -> None:
        """A sentence about an input, above the bar; also in a log."""
        if not self._quiet:
            self._console.print(sentence, markup=False, highlight=False, soft_wrap=True)
