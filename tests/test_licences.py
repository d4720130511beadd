"""ATTRIBUTION.md, the package's metadata and the shipped folders agree about licences."""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "ATTRIBUTION.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|")
][2:]
NEVER = ("CC BY-SA", "CC-BY-SA", "ODbL", "ODBL", "CC BY-NC", "CC-BY-NC")


def test_the_package_lists_each_licence_of_the_table_and_no_other() -> None:
    expression = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license"]
    assert set(expression.split(" AND ")) == {row[-1] for row in TABLE}


def test_the_paths_of_the_table_exist() -> None:
    for row in TABLE:
        for path in re.findall(r"`((?:src|samples|eval|bench|training)[^`]*)`", row[1]):
            assert (ROOT / path).exists(), path


def test_no_record_of_the_knowledge_base_is_under_a_licence_that_may_not_ship() -> None:
    for path in (ROOT / "src/recoupe/knowledge/data").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not any(each in line for each in NEVER), f"{path.name}: {line[:120]}"


def test_the_pipeline_carries_its_licences_and_sources() -> None:
    folder = ROOT / "src/recoupe/lang/fr/pipeline"
    assert list((folder / "LICENCES").iterdir())
    sources = json.dumps(json.loads((folder / "meta.json").read_text(encoding="utf-8")))
    assert "sha256" in sources
