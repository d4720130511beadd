"""The `recoupe` command as a user runs it: another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

CODE = "from recoupe.show.cli import run; run()"


def environment(**more: str) -> dict[str, str]:
    """This environment without what colours or traces output."""
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "RECOUPE_DEBUG", "TERM")}
    return {**plain, "PYTHONIOENCODING": "utf-8", **more}


class Told(Protocol):
    """What a call of the command exits with and prints."""

    returncode: int
    stdout: str
    stderr: str


class Inside:
    """The same command in this process: what it does is the same, and a hundred calls do not wait for a hundred starts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *arguments: object, cwd: Path) -> Told:
        from recoupe.show.cli import run

        self._monkeypatch.chdir(cwd)
        self._monkeypatch.setattr(sys, "argv", ["recoupe", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            run()
        code = left.value.code if isinstance(left.value.code, int) else 0
        return subprocess.CompletedProcess(arguments, code, *self._capsys.readouterr())


def recoupe(*arguments: object, cwd: Path, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[str]:
    """What the command prints and exits with; no call may ever show a traceback."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, env=environment(**more), timeout=300, check=False
    )
    told = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in told.stderr + told.stdout, told.stderr
    return told
