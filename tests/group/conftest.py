"""Lets these tests use the builder of records of tests/crosscheck."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "crosscheck"))
