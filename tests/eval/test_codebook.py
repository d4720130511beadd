"""The codebook's page names every type and kind that the frames have."""

from eval.codebook import MARK, PAGE, tables
from recoupe.lang.fr.event_frames import frames


def test_every_kind_is_in_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = {each.kind for each in frames() if f"| {each.kind} |" not in page} | {each.type for each in frames() if f"### {each.type}" not in page}
    assert not missing, "write the tables anew: python -m eval.codebook"


def test_the_page_keeps_what_is_written_by_hand() -> None:
    head, mark, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert "## Neighbours" in head
    assert mark
    assert rest.lstrip().startswith("### ACCUSE")


def test_the_event_of_each_example_is_marked() -> None:
    assert all("**" in line for line in tables() if line.startswith("| ") and line.count(" | ") == 3 and "example" not in line)
