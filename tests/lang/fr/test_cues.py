"""Every word of the lists on speech, through the example that stands beside it."""

import tomllib
from functools import cache
from importlib.resources import files

import pytest

from recoupe.annotate.scene import Scene
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.speech import SpeechStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import cues, grammar, naming, phrases, syntax_model
from recoupe.lang.fr.conjugation import conjugated
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.quotation import Quotation

VERBS = cues.entries()["verbs"]
PREPOSITIONS = cues.entries()["prepositions"]
NOUNS = cues.entries()["nouns"]
HOMOGRAPHS = cues.entries()["homographs"]


def _data(name: str) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(files("recoupe.lang.fr").joinpath(name).read_text(encoding="utf-8"))


@cache
def _syntax() -> SyntaxStage:
    return SyntaxStage(syntax_model.load())


def parsed(text: str) -> Annotated:
    return _syntax()(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=())))


def scene_of(text: str) -> Scene:
    return Scene(text, parsed(text).sentences or (), ())


def said(text: str) -> tuple[Quotation, ...]:
    return SpeechStage()(parsed(text)).quotations or ()


@pytest.mark.parametrize("lemma", list(VERBS))
def test_each_verb_reports_in_its_example(lemma: str) -> None:
    found = said(VERBS[lemma]["example"])
    assert [each.cue.lemma for each in found if each.cue] == [lemma]
    assert found[0].speaker is not None
    assert found[0].cue is not None
    assert found[0].cue.force == VERBS[lemma]["force"]


@pytest.mark.parametrize("lemma", list(PREPOSITIONS))
def test_each_preposition_names_a_source_in_its_example(lemma: str) -> None:
    found = said(PREPOSITIONS[lemma]["example"])
    assert [each.cue.lemma for each in found if each.cue] == [lemma]
    assert found[0].speaker is not None


@pytest.mark.parametrize("noun", list(NOUNS))
def test_each_noun_names_who_says_it_in_its_example(noun: str) -> None:
    found = said(NOUNS[noun]["example"])
    assert [each.cue.lemma for each in found if each.cue] == [NOUNS[noun]["lemma"]]
    assert found[0].speaker is not None
    assert found[0].speaker.name in ("la maire", "la presse")


@pytest.mark.parametrize("form", list(HOMOGRAPHS))
def test_each_homograph_is_no_verb_in_its_example(form: str) -> None:
    text = HOMOGRAPHS[form]
    scene = scene_of(text)
    assert form not in {scene.words[each.first].form for each in scene.sayings(0)}


@pytest.mark.parametrize("noun", _data("sayers.toml")["noun"], ids=lambda noun: noun["form"])
def test_each_noun_speaks_in_its_example(noun: dict[str, str]) -> None:
    (only,) = said(noun["example"])
    assert only.speaker is not None
    assert only.speaker.name.lower().endswith(noun["form"])
    assert phrases.sayer(noun["form"]) == (noun["kind"], noun["gender"])


@pytest.mark.parametrize("word", _data("naming.toml")["word"], ids=lambda word: word["form"])
def test_words_between_marks_after_a_naming_word_are_nobody_s(word: dict[str, str]) -> None:
    assert said(word["example"]) == ()


@pytest.mark.parametrize("name", list(grammar.classes()))
def test_each_class_of_words_has_one_of_them_in_its_example(name: str) -> None:
    entry = grammar.classes()[name]
    scene = scene_of(entry["example"])
    forms = {word.form for word in scene.words} | {word.lower().strip(".,") for word in entry["example"].replace("'", "' ").split()}
    inside = {form for form, found in cues.verbs().items() if any(each.verb in grammar.word_class(name) for each, _ in found)}
    idioms = {each for each in grammar.word_class(name) if "_" in each and each.replace("_", " ").replace("' ", "'") in entry["example"]}
    assert forms & (grammar.word_class(name) | inside) or idioms
    assert said(entry["example"]) or name in ("negations", "no_clause_before", "small")


def test_there_are_as_many_verbs_as_the_press_needs() -> None:
    assert len(VERBS) >= 300


def test_forms_are_found_by_table() -> None:
    forms = cues.verbs()
    for form, lemma in {"affirma": "affirmer", "prévient": "prévenir", "martèlent": "marteler", "démentant": "démentir", "conclut": "conclure"}.items():
        assert lemma in {word.lemma for word, _ in forms[form]}


def test_conjugation_patterns_make_their_listed_forms() -> None:
    for pattern in _data("conjugation.toml")["pattern"]:
        made = {form for form, _ in conjugated(str(pattern["verb"]))}
        assert set(pattern["forms"]) <= made, pattern["verb"]


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="no pattern"):
        list(conjugated("bouillir2"))


def test_capitals_make_names() -> None:
    assert naming.looks_like_name("La Ligue des Mers")
    assert not naming.looks_like_name("Un accord de paix")
