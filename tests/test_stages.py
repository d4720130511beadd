"""The path is the tree: a stage imports only from the nouns, the language data, and the stages before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import recoupe

ROOT = Path(recoupe.__file__).parent
ORDER = ["read", "annotate", "resolve", "group", "crosscheck", "store"]
NOUNS = {"model", "lang", "errors"}
FREE = {"pipeline", "show", "versions", "config", "__init__", "__main__"}


def allowed(part: str) -> set[str]:
    if part == "model":
        return {"model"}
    if part == "lang":
        return {"model", "lang", "errors"}
    if part == "errors":
        return {"lang"}
    if part == "knowledge":
        return NOUNS | {"knowledge"}
    return NOUNS | set(ORDER[: ORDER.index(part) + 1])


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


MODULES = [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0].removesuffix(".py") not in FREE]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stage_imports_only_what_comes_before_it(path: Path) -> None:
    part = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for module in imports(path):
        package, _, rest = module.partition(".")
        if package == "recoupe" and rest:
            assert rest.split(".")[0] in allowed(part), f"{path.relative_to(ROOT)} imports {module}"


def test_the_nouns_know_no_language_and_no_stage() -> None:
    assert allowed("model") == {"model"}


def test_every_folder_of_the_path_is_known() -> None:
    known = set(ORDER) | FREE | NOUNS | {"knowledge"}
    for path in ROOT.iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            assert path.name in known, f"{path.name} has no place on the path"
