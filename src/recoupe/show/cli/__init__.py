"""The command line, one file a command; heavy imports happen inside commands, so that `recoupe --help` answers at once."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.errors import RecoupeError

# set to anything, it shows the trace of a defect of recoupe's own
DEBUG = "RECOUPE_DEBUG"


def run() -> None:
    """The `recoupe` command: exits 0 when done, 1 when it could not be done or was stopped, 2 when it was called wrongly."""
    from recoupe.errors import RecoupeError

    # French Windows consoles still default to cp1252, which has no "→"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        from recoupe.show.cli.app import app

        app(standalone_mode=True)
    except KeyboardInterrupt:
        _stop(RecoupeError("stopped", n=0))
    except RecoupeError as error:
        _stop(error)
    except BrokenPipeError:
        # `recoupe annotate … | head`: the reader has had enough; what Python would flush at exit goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as problem:
        _stop(RecoupeError("system", problem=problem.strerror or problem, file=problem.filename or ""))
    except Exception as defect:
        if os.environ.get(DEBUG):
            raise
        _stop(RecoupeError("defect", error=f"{type(defect).__name__}: {defect}", debug=DEBUG))


def _stop(error: RecoupeError) -> None:
    from recoupe.show.cli.app import lang_of

    print(f"recoupe: {error.sentence(lang_of(sys.argv))}", file=sys.stderr)
    raise SystemExit(error.exit_code) from None
