from __future__ import annotations

import pytest
from records import record

from recoupe.crosscheck.independence import independence
from recoupe.crosscheck.origins import find_origins
from recoupe.crosscheck.pairs import label_pairs
from recoupe.crosscheck.reuse import find_reuse
from recoupe.lang.fr.occasions import entries, occasions
from recoupe.model.reuse import Pair
from recoupe.model.story import Story, StoryArticle

WIRE = (
    "Le barrage de la haute vallée a cédé mardi soir sous la poussée des eaux, noyant deux hameaux et coupant la seule route goudronnée du district. "
    "Les secours, ralentis par la boue, ont évacué les familles vers le gymnase de la sous-préfecture, où des lits de camp étaient dressés."
)
OWN = "Trois cents habitants dorment sous tente depuis la rupture. « J'ai tout perdu », nous a confié Mirja Tolan, éleveuse, dans la cour de l'école."


def origins(*records):
    told = tuple(StoryArticle(id=each.id, role="report") for each in records)
    story = Story(id="s1", title="t", period=None, place=None, actors=(), articles=told, follows=(), why="w")
    reuse = find_reuse(records)
    return find_origins(records, [story], label_pairs(records, [story], reuse), reuse)


def test_an_agency_credited_by_one_has_the_uncredited_copy_too():
    a = record("a", WIRE + "\nAvec ALP", outlet="Le Phare", agency="ALP")
    b = record("b", WIRE, outlet="La Digue")
    (agency,) = origins(a, b)
    assert (agency.kind, agency.name, agency.basis) == ("agency", "ALP", "credit")
    assert [each.id for each in agency.articles] == ["a", "b"]
    assert a.text[agency.articles[0].evidence[0].start : agency.articles[0].evidence[0].end] == "ALP"


def test_narration_shared_without_a_credit_makes_a_probable_wire_with_its_text():
    a = record("a", WIRE.split(". ")[0] + ". " + "La pluie tombe toujours sur les crêtes. " * 4, outlet="Le Phare")
    b = record("b", "Le préfet est attendu sur place demain matin, avec deux compagnies du génie. " * 3 + WIRE, outlet="La Digue")
    (wire,) = origins(a, b)
    assert (wire.kind, wire.basis) == ("unknown-wire", "shared-text")
    assert wire.text == WIRE.split(". ")[0]
    assert "indéterminé" in wire.why


def test_own_reporting_is_an_outlet_s_origin_but_not_what_a_speaker_says_of_us():
    spoken = record("b", "« Personne ne nous a dit de partir avant la nuit », lâche un berger.", outlet="La Digue")
    (outlet,) = origins(record("a", OWN, outlet="Le Phare"), spoken)
    assert (outlet.kind, outlet.name, [each.id for each in outlet.articles]) == ("outlet", "Le Phare", ["a"])


def test_a_press_conference_that_two_report_is_a_common_occasion():
    a = record("a", "Le préfet s'est expliqué lors d'une conférence de presse.", outlet="Le Phare")
    b = record("b", "Devant la presse, le préfet a nié.".replace("Devant", "Hier, devant"), outlet="La Digue")
    (found,) = origins(a, b)
    assert (found.kind, found.basis, len(found.articles)) == ("press-conference", "common-occasion", 2)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["example"][:40])
def test_each_occasion_finds_its_example_and_not_what_looks_like_it(entry):
    assert [kind for kind, _, _ in occasions(entry["example"])] == [entry["kind"]]
    for sentence in entry["unlike"]:
        assert not list(occasions(sentence))


def pair(a, b, label):
    return Pair(a=a, b=b, label=label, direction="unknown", share=0.0, passages=(), why="w")


def test_only_shown_independence_counts():
    count = independence([pair("a", "b", "independent"), pair("b", "c", "independent"), pair("a", "c", "undetermined"), pair("c", "d", "copy")])
    assert [count(each) for each in (["a"], ["a", "b"], ["a", "c"], ["a", "b", "c"], ["c", "d"], ["x", "y"])] == [1, 2, 1, 2, 1, 1]
    assert independence([pair(x, y, "independent") for x, y in ("ab", "bc", "ac")])("abc") == 3
