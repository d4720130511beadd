"""The command line, one file a command; heavy imports happen inside commands, so that `recoupe --help` answers at once."""

from __future__ import annotations

import sys


def run() -> None:
    """The `recoupe` command: exits 0 when done, 1 when it could not be done or was stopped, 2 when it was called wrongly."""
    from recoupe.show.cli.app import app, lang_of

    # French Windows consoles still default to cp1252, which has no "→"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from recoupe.errors import RecoupeError

    try:
        app(standalone_mode=True)
    except RecoupeError as error:
        print(f"recoupe: {error.sentence(lang_of(sys.argv))}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        # `recoupe annotate … | head`: the reader has had enough
        sys.stderr.close()
        raise SystemExit(0) from None
