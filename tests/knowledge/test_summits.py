from recoupe.knowledge.summits import summits
from recoupe.model.summit import SummitHit


def hits(text: str) -> list[SummitHit]:
    found = list(summits().find(text))
    assert all(text[each.start : each.end].strip() == text[each.start : each.end] for each in found)
    return found


def test_every_summit_has_days_a_source_and_a_name_that_is_found() -> None:
    known = {each for hit in hits("G7 de Biarritz") for each in hit.summits}
    assert len(known) == 1
    for summit in known:
        assert summit.first <= summit.last
        assert "own knowledge" in summit.source
        assert summit in {each for hit in hits(f"Le {summit.name}.") for each in hit.summits}


def test_the_words_of_a_series_are_all_its_editions_in_their_order() -> None:
    (hit,) = hits("Le prochain sommet de l’Union africaine aura lieu.")
    assert len(hit.summits) > 20
    assert [each.first for each in hit.summits] == sorted(each.first for each in hit.summits)
    assert summits().before(hit.summits[0]) is None
    assert summits().before(hit.summits[1]) == hit.summits[0]


def test_a_town_that_holds_many_meetings_names_no_summit() -> None:
    assert hits("Le sommet de Bruxelles et la conférence de Paris ont eu lieu.") == []


def test_no_name_within_a_word_and_marks_do_not_matter() -> None:
    assert hits("Les G20000 habitants, le BRICSOMMET.") == []
    assert hits("le sommet Russie–Afrique")[0].start == 3
