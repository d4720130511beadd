"""What is a political predicate and what became of it; and the frames that the press hardly uses say why they are there."""

import json

from eval.coverage import COUNTS, Predicate, predicates
from recoupe.annotate.events import EventsStage
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.event_frames import frames
from recoupe.model.actor import Actor
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.mention import Mention


def predicates_of(text: str, *states: str) -> dict[str, Predicate]:
    work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=())))
    mentions = tuple(
        Mention(
            id=f"m{n}", start=text.index(each), end=text.index(each) + len(each), text=each, label="GPE", reading="name", actor=f"iso:{n}", name=each, by="test"
        )
        for n, each in enumerate(states)
    )
    actors = tuple(Actor(id=f"iso:{n}", name=each, names=(each,), kind="state", verified=True) for n, each in enumerate(states))
    work = work.having(mentions=mentions, actors=actors, times=(), quotations=())
    return {each.lemma: each for each in predicates(work, EventsStage()(work).events or ())}


def test_a_verb_with_a_state_as_its_subject_counts_and_its_frame_is_seen() -> None:
    found = predicates_of("Le Chili dénonce la décision, et le facteur mange une pomme.", "Chili")
    assert found.keys() == {"dénoncer"}
    assert found["dénoncer"].frame
    assert found["dénoncer"].made


def test_a_noun_of_an_act_counts_by_its_complement() -> None:
    found = predicates_of("La coopération entre le Chili et la Norvège avance.", "Chili", "Norvège")
    assert found["coopération"].frame


def test_a_word_that_is_listed_says_why() -> None:
    assert predicates_of("Le Chili déclare que la route est longue.", "Chili")["déclarer"].listed == "speech"


def test_a_sentence_without_political_actors_has_none() -> None:
    assert predicates_of("Le facteur dénonce la décision.") == {}


def test_frames_that_the_press_hardly_uses_say_why_they_are_there() -> None:
    counts = json.loads(COUNTS.read_text(encoding="utf-8"))
    silent = [name for each in frames() if counts.get(name := f"{each.type}/{each.id}", 0) < 3 and not each.reason]
    assert not silent, "give a reason, or count again with python -m eval.coverage --counts"
