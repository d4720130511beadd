"""A lock that the system takes back when the process ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path


class Lock:
    """Held from construction until `give_back` by one process only; `taken` is False when another one has it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     lock = Lock(Path(folder) / "lock")
    ...     taken = lock.taken
    ...     lock.give_back()
    >>> taken
    True
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("a+b")
        self.taken = self._take()

    def _take(self) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                self._file.seek(0)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # Windows says PermissionError for "another has it"; a network folder that knows no locks is used without
            return sys.platform != "win32"
        return True

    def give_back(self) -> None:
        """Let others have it."""
        self._file.close()
