"""Speech inside speech."""

from __future__ import annotations

import pytest

from tests.annotate.test_speech import said

PEOPLE = ("Anne Dorval", "Luis Ferrer", "Paul Verdin")


@pytest.mark.parametrize(
    ("text", "inner", "speakers"),
    [
        ("\"La préfète m'a dit : 'Quittez la digue !' J'ai obéi\", a raconté Anne Dorval.", ["Quittez la digue !"], ["La préfète"]),
        ("« Le docteur Luis Ferrer m'a dit : “Quittez la digue !” J'ai obéi », a raconté Anne Dorval.", ["Quittez la digue !"], ["Luis Ferrer"]),
        ("« “La digue tient”, m'a lancé Luis Ferrer. J'y suis resté », raconte Paul Verdin.", ["La digue tient"], ["Luis Ferrer"]),
        ("« J'ai dit : “Non !” et j'ai fermé la porte », a raconté Anne Dorval.", ["Non !"], ["Anne Dorval"]),
        ("« Je me suis dit : “La digue va céder.” », a raconté Anne Dorval.", ["La digue va céder."], ["Anne Dorval"]),
        ("« Il m'a répondu : “Jamais”. On m'a crié “dehors”. », a raconté Anne Dorval.", ["Jamais", "dehors"], [None, None]),
        ("« Mon frère a crié : “Au feu !” », raconte Anne Dorval.", ["Au feu !"], [None]),
        ("« Ils paient ce qu'ils appellent des gens 'modérés' », dit Anne Dorval.", [], []),
        ("« Nous vivons au pied du barrage “Grand Saut” et nous partons », raconte Anne Dorval.", [], []),
    ],
)
def test_the_verb_inside_says_who(text: str, inner: list[str], speakers: list[str | None]) -> None:
    quotations = said(text, *PEOPLE)
    outer = next(each for each in quotations if each.inside is None)
    found = [each for each in quotations if each.inside is not None]
    assert [each.text for each in found] == inner
    assert [each.speaker.name if each.speaker else None for each in found] == speakers
    assert all(each.inside == outer.id and outer.start <= each.start and each.end <= outer.end for each in found)


def test_the_verb_inside_is_the_cue() -> None:
    inner = said("« La préfète m'a dit : “Quittez la digue !” », a raconté Anne Dorval.", *PEOPLE)[1]
    assert inner.cue is not None
    assert inner.cue.lemma == "dire"
