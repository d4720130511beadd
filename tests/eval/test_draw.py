"""Drawing for a blind judge: what the sheet shows, what is kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.draw import OF_ARTICLE, Datum, drawn, excerpt, kept, main, sheet

TEXT = "Avant. " * 80 + "La reine a parlé." + " Après." * 80
ARTICLES = {"a": {"text": TEXT, "date": "2025-04-03", "outlet": "Le Phare", "title": "Discours"}}


@given(st.text(min_size=1), st.integers(0, 50), st.integers(1, 50))
def test_an_excerpt_holds_the_exact_words_between_its_brackets(text: str, start: int, length: int) -> None:
    start %= len(text)
    end = min(len(text), start + length)
    shown = excerpt(text, start, end)
    assert f"⟦{text[start:end]}⟧" in shown


def test_a_sheet_shows_the_datum_in_its_place_and_nothing_of_the_program() -> None:
    start = TEXT.index("La reine")
    record = {"id": "a", "quotations": [{"kind": "direct", "start": start, "end": start + 17, "speaker": None, "by": "speech/incise/1", "score": 0.7}]}
    text, form = sheet("quotations", list(OF_ARTICLE["quotations"](record)), ARTICLES, 5)
    assert "⟦La reine a parlé.⟧" in text
    assert "Le Phare" in text
    assert "incise" not in text + form
    assert "reine" not in form


def test_drawing_takes_all_when_there_are_few() -> None:
    few = [Datum(statement="x", places=[("a", 0, 1)])]
    assert drawn(few, 30, 1) == few


def test_a_row_must_be_judged_and_may_not_quote_at_length() -> None:
    row = {"n": 1, "article": "a", "start": 0, "end": 3, "layer": "times", "judgement": "right", "note": "", "with": [], "seed": 5}
    assert kept([row]) == [{"article": "a", "start": 0, "end": 3, "layer": "times", "judgement": "right", "seed": 5}]
    with pytest.raises(ValueError, match="row 1"):
        kept([{**row, "judgement": ""}])
    with pytest.raises(ValueError, match="longer"):
        kept([{**row, "note": "x" * 500}])


def test_sheets_never_go_into_the_repository(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--layer", "times", "--out", str(Path(__file__).parent)])
    assert "repository" in capsys.readouterr().err


def test_a_mention_shows_whom_it_is_taken_for_and_where_it_is_named() -> None:
    text = "Anne Aulne est venue. " + "Le port dort. " * 40 + "La ministre part."
    start = text.index("La ministre")
    record = {
        "id": "a",
        "published": {"value": "2025-04-03"},
        "actors": [{"id": "new:aulne", "name": "Anne Aulne", "names": ["Anne Aulne", "Mme Aulne"], "kind": "person"}],
        "mentions": [
            {"id": "m1", "start": 0, "end": 10, "label": "PERSON", "reading": "name", "actor": "new:aulne", "name": "Anne Aulne", "by": "names/1"},
            {"id": "m2", "start": start, "end": start + 11, "label": "PERSON", "reading": "role", "actor": "new:aulne", "name": "Anne Aulne", "by": "roles/1"},
        ],
    }
    first, second = OF_ARTICLE["mentions"](record)
    assert second.places == [("a", start, start + 11), ("a", 0, 10)]
    assert second.facts == ["Anne Aulne is taken for: person; also called Mme Aulne", "known from this article alone"]
    shown, form = sheet("mentions", [first, second], {"a": {"text": text, "date": "2025-04-03", "outlet": "Le Phare", "title": "Départ"}}, 5)
    assert "a Thursday" in shown
    assert "⟦La ministre⟧" in shown
    assert "roles/1" not in shown + form


def test_a_time_that_is_left_open_is_judged_too() -> None:
    record = {"id": "a", "times": [{"id": "t1", "start": 0, "end": 5, "type": "DATE", "value": None, "mod": None, "anchor": None}]}
    (datum,) = OF_ARTICLE["times"](record)
    assert "left open" in datum.statement
