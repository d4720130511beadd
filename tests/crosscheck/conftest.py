"""Lets the tests of a folder import the builder of records."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
