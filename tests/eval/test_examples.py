"""The examples in the docstrings of eval/ and bench/ hold."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [f"{folder}.{path.stem}" for folder in ("eval", "bench") for path in sorted((ROOT / folder).glob("*.py")) if path.stem != "__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
