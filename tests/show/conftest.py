"""Lets the tests of this folder import the builder of dossiers and the browser."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
