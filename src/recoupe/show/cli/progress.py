"""Progress of long work on standard error: how many, at what rate, how long still; silent where nobody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from recoupe.lang.say import Lang, Say
from recoupe.model.record import Skipped
from recoupe.pipeline import Watch


class Progress(Watch):
    """A line that says what is done, out of how many, at what rate, and how long it will still take.

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
        self._start = time.monotonic()
        self.finished = 0

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def step(self, what: str, total: int | None = None) -> None:
        """Say what is being done now: "reading", "annotating" or "cross-checking", and of how many."""
        self._total = total
        self._bar.reset(self._task, total=total, description=self._say(f"cli.{what}"))

    def done(self, number: int) -> None:
        """Say that so many are done; a line every hundred where there is no terminal, and at the end."""
        self.finished = number
        self._bar.update(self._task, completed=number)
        if not self._quiet and not self._watched and (number % self.EVERY == 0 or number == self._total) and (self._total or number) > self.EVERY:
            rate = number / max(time.monotonic() - self._start, 1e-6)
            left = "?" if self._total is None else f"{(self._total - number) / rate:.0f}"
            print(self._say("cli.done-so-far", n=number, total=self._total or "?", rate=f"{rate:.1f}", left=left), file=sys.stderr, flush=True)

    def skipped(self, what: Skipped) -> None:
        """An input was left out: say which and why, above the bar; also in a log."""
        if not self._quiet:
            sentence = self._say("cli.note", input=what.input, what=what.what, hint=what.hint)
            self._console.print(sentence, markup=False, highlight=False, soft_wrap=True)
