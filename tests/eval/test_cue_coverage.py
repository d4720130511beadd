"""How the press's own shapes attribute words between marks, and what counts as caught."""

import pytest

from eval.cue_coverage import fragments, half_of, judged, stems

VERBS = stems(["« Il pleut encore », grogne le chat."] * 3 + ["« Il pleut encore », promet le chat."] * 3)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("« Il pleut encore ce soir », grogne le chat.", ["incise"]),
        ("« Il pleut encore ce soir », a-t-il grogné.", ["incise"]),
        ("« Il pleut encore ce soir », a grogné le chat. « Et il fera froid demain. »", ["incise", "neighbour"]),
        ("Selon le chat, « il pleut encore ce soir ».", ["source"]),
        ("Le chat promet une chose : « Il pleuvra encore ce soir. »", ["colon"]),
        ("Le chat promet « de la pluie pour ce soir ».", ["verb"]),
        ("Le chat lit « Les ports de la mer froide ».", ["none"]),
        ("« Les ports de la mer froide » a été vendu hier.", ["none"]),
        ("« Un subhead de plus de quatre mots »", []),
    ],
)
def test_how_words_between_marks_are_attributed(text: str, bases: list[str]) -> None:
    assert [each.basis for each in fragments("a", text, VERBS)] == bases


def test_a_fragment_is_caught_by_a_quotation_with_a_cue_that_covers_it() -> None:
    text = "« Il pleut encore (ce soir) », grogne le chat."
    found = fragments("a", text, VERBS)
    whole = {"kind": "direct", "fragments": [[2, 18]], "cue": {"lemma": "grogner"}, "speaker": None, "by": "speech/incise/1"}
    assert [(each.caught, each.speaker) for each in judged(found, [whole])] == [(True, False)]
    assert [each.caught for each in judged(found, [{**whole, "fragments": [[2, 8]]}])] == [False]
    assert [each.caught for each in judged(found, [{**whole, "cue": None}])] == [False]


def test_halves_are_fixed_by_the_id() -> None:
    assert {half_of(f"article-{n}") for n in range(8)} == {"working", "report"}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("La maire a présenté un livret intitulé « les ports de la mer froide » hier.", "none"),
        ("La maire a appelé « les ports de la mer froide » ces trois quais.", "verb"),
        ("Ils étaient jugés pour « vol en bande de nuit » depuis lundi.", "none"),
        ("La maire a jugé le quai « bien trop cher pour nous » hier.", "verb"),
    ],
)
def test_titles_and_charges_are_nobody_s(text: str, basis: str) -> None:
    verbs = stems(["« Trop tard », a présenté le chat.", "« Trop tard », a jugé le chat."] * 3)
    assert [each.basis for each in fragments("a", text, verbs)] == [basis]
