"""The words that are listed as no events: each group's own sentence gives none, and no word is both an event and none."""

import pytest

from recoupe.annotate.events import matches
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.event_frames import Frame, by_lemma
from recoupe.lang.fr.no_events import NoEvents, groups, why_no_event
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article


@pytest.mark.parametrize("group", groups(), ids=lambda each: each.id)
def test_the_sentence_of_a_group_has_one_of_its_words_and_no_event(group: NoEvents) -> None:
    work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a1", group.example), mentions=())))
    tokens = [token for sentence in work.sentences or () for token in sentence.tokens]
    assert any(why_no_event(each.lemma, verb=each.pos in ("VERB", "AUX")) == group.id for each in tokens)
    assert not [found.words for sentence in work.sentences or () for found in matches(sentence)]


def test_each_group_has_a_reason() -> None:
    assert all(len(each.reason.split()) > 3 for each in groups())


def test_no_word_is_an_event_by_itself_and_listed_as_none() -> None:
    verbs, nouns = by_lemma()
    alone = {
        ("se " if entry.reflexive else "") + lemma for lemma, entries in verbs.items() for entry in entries if not entry.more and not needs_more(entry.frame)
    }
    named = {lemma for lemma, entries in nouns.items() for entry in entries if not entry.more and not entry.frame.noun_needs_objects}
    for each in groups():
        assert not each.verbs & alone, each.id
        assert not each.nouns & named, each.id


def needs_more(frame: Frame) -> bool:
    return frame.must_follow or bool(frame.followed_by) or bool(frame.only_with)


def test_no_word_is_listed_twice() -> None:
    words = [(word, "verb") for each in groups() for word in each.verbs] + [(word, "noun") for each in groups() for word in each.nouns]
    assert sorted({each for each in words if words.count(each) > 1}) == []
