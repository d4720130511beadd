"""Each class of words that carry a time does so in its own example."""

import pytest

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.annotate.times import TimesStage
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.moment_words import classes
from recoupe.lang.fr.moments import anchors, shared
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from tests.annotate.test_event_time import timed


def sharing(text: str, trigger: str) -> set[str]:
    """The times of a text's sentences that the event named by a word shares."""
    work = SyntaxStage(syntax_model.load())(TimesStage()(SentencesStage()(Annotated(article=Article.of("a", text)))))
    found = set()
    for sentence in work.sentences or ():
        for token in sentence.tokens:
            if token.text == trigger:
                over = {each.i for each, _ in shared(sentence, token, verb=token.pos == "VERB")}
                found |= {each.text for each in work.times or () if over & {one.token for one in anchors(sentence, each.start, each.end)}}
    return found


@pytest.mark.parametrize("name", [each for each in classes() if "time" in classes()[each] and each != "speaking"])
def test_the_example_of_a_class_has_its_time(name: str) -> None:
    entry = classes()[name]
    assert sharing(entry["example"], entry["trigger"]) == {entry["time"]}


def test_what_was_said_on_an_occasion_has_the_day_of_its_speaker() -> None:
    entry = classes()["speaking"]
    assert timed(entry["example"])[entry["trigger"]] == entry["time"]


def test_what_is_said_again_and_again_is_of_no_day() -> None:
    entry = classes()["repeatedly"]
    text = f"« Le pont tient », a déclaré vendredi Anna Lindqvist. {entry['example'].replace('le ministre suédois', 'Anna Lindqvist')}"
    assert timed(text)[entry["trigger"]] is None


@pytest.mark.parametrize("name", ["affair", "dating"])
def test_what_says_when_the_incident_was_gives_its_day_to_what_was_told_before(name: str) -> None:
    text = f"Des rebelles ont attaqué un convoi près de Lima. {classes()[name]['example']}"
    assert timed(text)["attaqué"] == "mardi"


def test_who_led_a_delegation_was_there_on_its_day() -> None:
    assert timed(classes()["leading"]["example"])["appelé"] == "jeudi"


def test_who_goes_on_where_another_spoke_did_so_on_that_day() -> None:
    assert timed(classes()["adding"]["example"])["appelé"] == "vendredi"


def test_where_a_bus_comes_from_is_not_where_the_incident_goes_on() -> None:
    text = f"Des rebelles ont attaqué mardi un poste de police. {classes()['whence']['example'].replace('ont attaqué', 'ont bombardé')}"
    assert timed(text)["bombardé"] == "mardi"


@pytest.mark.parametrize("name", list(classes()))
def test_no_word_is_listed_twice(name: str) -> None:
    assert len(set(classes()[name]["words"])) == len(classes()[name]["words"])
