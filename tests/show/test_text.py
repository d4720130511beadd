from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.show.web.changed import Run, changed
from recoupe.show.web.dossier import _environment
from recoupe.show.web.excerpts import AROUND, around, shortened
from recoupe.show.web.marked import Mark, pieces


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70), st.sampled_from(["", "a", "b"])), max_size=8))
def test_pieces_make_the_text_and_carry_the_marks_of_each_character(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, end, kind) for start, end, kind in spans]
    found = pieces(text, marks)
    assert "".join(each.text for each in found) == text
    for each in found:
        inside = {mark.kind for mark in marks if mark.kind and 0 <= mark.start <= each.start and mark.end >= each.end and mark.end <= len(text)}
        assert set(each.kinds) == inside


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=5))
def test_windows_keep_what_lies_in_them_and_nothing_else(text: str, windows: list[tuple[int, int]]) -> None:
    kept = {at for start, end in windows for at in range(max(0, start), min(len(text), end))}
    found = pieces(text, [], windows)
    assert {at for each in found for at in range(each.start, each.end)} == kept
    assert all(text[each.start : each.end] == each.text for each in found)


words = st.lists(st.sampled_from(["la", "paix", "reste", "Paix", "’", ",", " ", "\n", "possible"]), max_size=20).map("".join)


@settings(deadline=None)
@given(words, words)
def test_what_is_not_cut_is_the_new_wording_exactly(old: str, new: str) -> None:
    runs = changed(old, new)
    assert "".join(run.words for run in runs if run.op != "cut") == new
    assert all(run.op == "same" for run in changed(new, new))


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(2, 40))
def test_words_are_shortened_in_the_middle_only(text: str, start: int, end: int, most: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    shown = shortened(text, start, end, most)
    assert len(shown) <= max(most, 0) + len(" […] ")
    assert not shown.startswith("…")
    if end - start <= most:
        assert shown.split() == text[start:end].split()


@given(st.text(alphabet="abc éà\n,.", max_size=200), st.integers(0, 200), st.integers(1, 30), st.integers(0, 250))
def test_the_words_around_are_those_of_the_text(text: str, start: int, length: int, most: int) -> None:
    start = min(start, max(0, len(text) - 1))
    end = min(start + length, len(text))
    before, after = around(text, start, end, most)
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))
    assert len(before.removeprefix("… ")) <= min(most, AROUND)
    assert len(after.removesuffix(" …")) <= min(most, AROUND)


def test_a_version_that_begins_with_added_words_is_shown() -> None:
    """The page has to open with an insertion where a second outlet has one word more in front, and nothing comes before it."""
    runs = _environment().get_template("words.html.j2").module.runs  # type: ignore[attr-defined]
    assert str(runs([Run(op="added", words="Bientôt "), Run(op="same", words="nous signerons")])) == "<ins>Bientôt </ins>nous signerons"
    assert str(runs([Run(op="cut", words="Demain "), Run(op="added", words="bientôt ")])) == '<del>Demain </del><ins class="instead">bientôt </ins>'
