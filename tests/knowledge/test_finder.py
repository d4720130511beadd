"""The finder: capitals, boundaries, typography, and offsets that are the text's."""

import re
import time
import tomllib
import unicodedata
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from recoupe.knowledge import load
from recoupe.knowledge.finder import Finder
from recoupe.lang.folding import composed, folded

BASE = load()


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.start : hit.end], tuple(f"{id} {use}" for id, use in hit.readings)) for hit in BASE.find(text)]


def words(text: str) -> list[str]:
    return [each for each, _ in found(text)]


def test_states_capitals_bodies_people() -> None:
    assert found("Selon l’ONU, le Pérou a écrit au Togo.") == [("ONU", ("wd:Q1065 acronym",)), ("Pérou", ("iso:PER name",)), ("Togo", ("iso:TGO name",))]
    assert [readings[0] for _, readings in found("Oslo et Ottawa")] == ["iso:NOR capital", "iso:CAN capital"]
    assert words("Angela Merkel a vu l'Union africaine.") == ["Angela Merkel", "Union africaine"]


def test_the_longest_name_wins() -> None:
    assert words("La République démocratique du Congo a voté.") == ["République démocratique du Congo"]
    assert words("La Guinée-Bissau et la Guinée équatoriale") == ["Guinée-Bissau", "Guinée équatoriale"]


def test_words_are_whole() -> None:
    assert words("Les Maliens, le Nigérian et la somalisation du Malibu") == []


def test_capitals_of_the_name_must_stand_in_the_text() -> None:
    assert words("il mangeait du chili, un mali d'exploitation, une union africaine de fait") == []
    assert words("L'UNION AFRICAINE et l'Union Africaine") == ["UNION AFRICAINE", "Union Africaine"]
    assert words("Ua ou ua, OMS, Oms, Otan, OTAN") == ["OMS", "Otan", "OTAN"]


def test_typography_does_not_matter() -> None:
    for written in ("Côte d’Ivoire", "Côte d'Ivoire", "Cote d'Ivoire", "Côte\u00a0d’Ivoire", "CÔTE D'IVOIRE", "Côte-d’Ivoire"):
        assert words(f"En {written}, il pleut.") == [written]


def test_decomposed_letters_keep_their_places() -> None:
    text = unicodedata.normalize("NFD", "Été à Téhéran, hiver au Pérou.")
    assert words(text) == [unicodedata.normalize("NFD", "Téhéran"), unicodedata.normalize("NFD", "Pérou")]


def test_names_that_are_also_first_names_need_an_article() -> None:
    assert words("Dominique Lund et Maurice ont écrit à Victoria.") == ["Victoria"]
    assert words("La Dominique et l'île Maurice") == ["Dominique", "île Maurice"]


def test_a_town_inside_another_name_is_none() -> None:
    assert words("Canal France et Paris Hilton ont chanté avec Jack London.") == []
    assert words("Elle va de Paris à Lima.") == ["Paris", "Lima"]


def test_outlets_that_are_words_do_not_open_sentences() -> None:
    assert words("Elle dort. Voici midi ! Libération des otages.") == []
    assert words("Il a écrit dans Libération et dans Le Figaro.") == ["Libération", "Le Figaro"]


def test_names_with_an_article_are_found_without_it() -> None:
    assert words("Arrivés au Caire et à La Havane") == ["Caire", "Havane"]


@given(st.text(alphabet="éÉœaMliPéroutogOTAN’' -\u00a0\u0301\n.", max_size=60))
def test_hits_are_ordered_and_do_not_overlap(text: str) -> None:
    at = 0
    for hit in BASE.find(text):
        assert at <= hit.start < hit.end <= len(text)
        assert hit.readings
        at = hit.end


@given(st.text(max_size=80))
def test_folding_keeps_the_length_and_composing_keeps_the_places(text: str) -> None:
    assert len(folded(text)) == len(text)
    whole, places = composed(text)
    if places is None:
        assert whole == text
    else:
        assert len(places) == len(whole) + 1
        assert places[-1] == len(text)
        assert places == sorted(places)


def test_ligatures_both_ways() -> None:
    finder = Finder([("Sacré-Cœur", "kb:x", "name")])
    assert [text[hit.start : hit.end] for text in ("au Sacré-Cœur.", "au Sacré Coeur.") for hit in finder(text)] == ["Sacré-Cœur", "Sacré Coeur"]


def test_a_longer_name_that_is_none_here_does_not_hide_the_one_within() -> None:
    finder = Finder([("Royaume de Brumeval", "kb:x", "name"), ("Brumeval", "kb:x", "name"), ("Ali Lund", "kb:y", "name")])
    for text, names in (
        ("le royaume de Brumeval", ["Brumeval"]),
        ("le Royaume de Brumeval", ["Royaume de Brumeval"]),
        ("Vitali Lund", []),
    ):
        assert [text[hit.start : hit.end] for hit in finder(text)] == names, text


def test_long_texts_are_read_piece_by_piece() -> None:
    finder = Finder([("Brumeval", "kb:x", "name")])
    for gap in ("\n", " "):
        text = gap.join(["le Brumeval a répondu hier et demain"] * 9000) + " Brumeval"
        hits = list(finder(text))
        assert len(hits) == 9001
        assert {text[hit.start : hit.end] for hit in hits} == {"Brumeval"}
    assert list(finder("x" * 300_000)) == []


def test_many_names_take_little_room() -> None:
    names = [
        (f"{given}{a} {family}{b}", f"wd:Q{a}{b}", "name")
        for given in ("Ana", "Ilo", "Zeb")
        for family in ("Dervin", "Orven")
        for a in range(60)
        for b in range(60)
    ]
    start = time.process_time()
    finder = Finder(names)
    text = "Ilo7 Orven59 a répondu à Zeb3 Dervin3 devant Ana Orven. " * 2000
    built = time.process_time()
    assert sum(1 for _ in finder(text)) == 4000
    assert built - start < 3
    assert len(text) / (time.process_time() - built) > 30_000  # characters a second: nothing quadratic, on whatever machine; bench/ has the speed


def test_small_words_before_names_by_their_examples() -> None:
    for name, entry in tomllib.loads(files("recoupe.lang.fr").joinpath("companions.toml").read_text(encoding="utf-8")).items():
        said = set(re.findall(r"[a-zà-ÿ]+", entry["example"].lower()))
        assert said & set(entry["words"]), name
