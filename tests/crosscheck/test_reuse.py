from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from records import record

from recoupe.crosscheck.reuse import find_reuse
from recoupe.crosscheck.shingles import shared_runs
from recoupe.crosscheck.words import words_of

WIRE = (
    "Le barrage de la haute vallée a cédé mardi soir sous la poussée des eaux, noyant deux hameaux et coupant la seule route goudronnée du district. "
    "Les secours, ralentis par la boue, ont évacué les familles vers le gymnase de la sous-préfecture, où des lits de camp étaient dressés."
)
OTHER = "La récolte de noisettes s'annonce médiocre cette année, selon la coopérative, qui accuse les gelées tardives et le prix du fioul."


def words(evidence, records):
    text = next(each.text for each in records if each.id == evidence.article)
    return text[evidence.start : evidence.end]


def test_a_verbatim_passage_is_given_by_its_exact_characters_on_both_sides():
    a = record("a", "Vallée. " + WIRE)
    b = record("b", OTHER + "\n\n" + WIRE.split(". ")[0] + ". On ignorait le bilan.")
    (found,) = find_reuse([a, b])
    assert (found.kind, found.speech) == ("verbatim", False)
    assert words(found.a, [a, b]) == words(found.b, [a, b]) == WIRE.split(". ")[0]


def test_accents_apostrophes_and_spaces_do_not_hide_a_copy():
    a = record("a", "L'équipe s'est repliée près du phare après l'échouage du cargo vraquier.")
    b = record("b", "L’equipe s’est repliee près du\u00a0phare après l’échouage du cargo vraquier.")
    (found,) = find_reuse([a, b])
    assert found.kind == "verbatim"


def test_gaps_make_one_passage_that_is_light_or_rewritten():
    a = record("a", WIRE)
    b = record("b", WIRE.replace("mardi soir ", "").replace("goudronnée du district", "praticable de tout le district").replace("ont évacué", "ont pu évacuer"))
    (found,) = find_reuse([a, b])
    assert found.kind == "light"
    assert 0.8 <= found.score < 1
    assert words(found.b, [a, b]).startswith("Le barrage")


def test_names_with_titles_and_lists_of_names_are_no_passage():
    title = "le ministre des Affaires étrangères de la République de Vélanie, Anton Marek, et le président Ilya Sorn"
    nations = "l'Ardovie, la Vélanie, le Corsel, la Brunie, le Marsan et la Tolvie"
    a = record("a", f"Hier, {title} ont dîné. Étaient invités {nations}.")
    b = record("b", f"On attendait {title} pour le bal. La course réunit {nations} au printemps.")
    assert find_reuse([a, b]) == ()


def test_quoted_words_are_speech_even_where_one_side_dropped_the_marks():
    said = "Nous bâtirons ensemble un pont plus solide que toutes les digues du royaume"
    a = record("a", f"« {said} », a lancé la bourgmestre devant la foule.")
    b = record("b", f"{said}, a promis la bourgmestre au micro.")
    (found,) = find_reuse([a, b])
    assert found.speech


def test_words_in_marks_as_a_distance_taken_are_not_speech():
    shared = "la grève des « chemises grises » a paralysé les aciéries du bassin pendant toute la quinzaine"
    a, b = record("a", f"Selon la mairie, {shared}."), record("b", f"Hier encore, {shared}, a-t-on vu.")
    (found,) = find_reuse([a, b])
    assert not found.speech


def test_boilerplate_zones_are_not_compared():
    from recoupe.model.article import Zone

    foot = "Abonnez vous à notre lettre matinale pour recevoir chaque jour les meilleures enquêtes de la rédaction"
    a, b = f"Un incendie.\n{foot}", f"Une élection.\n{foot}"

    def zones(text: str) -> tuple[Zone, ...]:
        cut = text.index("\n") + 1
        return (Zone(kind="body", start=0, end=cut), Zone(kind="boilerplate", start=cut, end=len(text)))

    assert find_reuse([record("a", a, zones=zones(a)), record("b", b, zones=zones(b))]) == ()


def test_nothing_and_one_article_give_nothing():
    assert find_reuse([]) == ()
    assert find_reuse([record("a", WIRE)]) == ()
    assert find_reuse([record("a", "…"), record("b", "")]) == ()


def test_a_text_carried_by_very_many_outlets_is_still_linked():
    records = [record(f"a{n:02}", f"Édition {n}. {WIRE}") for n in range(40)]
    linked = {each.a.article for each in find_reuse(records)} | {each.b.article for each in find_reuse(records)}
    assert linked == {each.id for each in records}


vocabulary = st.sampled_from([f"mot{n}" for n in range(400)])


@settings(max_examples=60, deadline=None)
@given(st.lists(vocabulary, min_size=8, max_size=30), st.lists(vocabulary, max_size=40), st.lists(vocabulary, max_size=40), st.lists(vocabulary, max_size=40))
def test_every_shared_run_of_eight_words_is_found(shared, before, between, after):
    a = words_of(record("a", " ".join([*before, *shared, *after])))
    b = words_of(record("b", " ".join([*between, *shared, *before])))
    runs = shared_runs([a, b])
    covered = set()
    for start, length in zip(runs.at_a, runs.length, strict=True):
        covered.update(range(int(start), int(start + length)))
    assert set(range(len(before), len(before) + len(shared))) <= covered


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(vocabulary, min_size=4, max_size=12), min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_passages_are_exact_ordered_and_do_not_overlap(phrases, random):
    shuffled = phrases[:]
    random.shuffle(shuffled)
    a, b = record("a", ". ".join(map(" ".join, phrases))), record("b", ". ".join(map(" ".join, shuffled)))
    found = find_reuse([a, b])
    for side in ("a", "b"):
        spans = sorted((getattr(each, side).start, getattr(each, side).end) for each in found)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    for each in found:
        assert words(each.a, [a, b]).strip() == words(each.a, [a, b])
        if each.kind == "verbatim":
            assert words(each.a, [a, b]).replace(".", "") == words(each.b, [a, b]).replace(".", "")
