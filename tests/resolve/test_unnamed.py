"""Speakers without a name are shown by a mention of their words."""

from spoken import said

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.speech import SpeechStage
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.mention import Mention
from recoupe.model.quotation import Cue, Quotation, Speaker
from recoupe.resolve.speakers import SpeakersStage
from recoupe.resolve.unnamed import with_mentions


def quotation(text: str, name: str, cue: str) -> Quotation:
    start = text.index("«") + 2
    end = text.index(" »")
    at = text.index(cue)
    return Quotation(
        id="q1",
        kind="direct",
        start=start,
        end=end,
        text=text[start:end],
        fragments=((start, end),),
        speaker=Speaker(actor=None, name=name, mention=None),
        cue=Cue(start=at, end=at + len(cue), lemma="dire", polarity="neutral", force="states"),
        by="test",
    )


def test_a_source_has_a_mention_where_its_words_stand() -> None:
    text = "Une source du port a souri. « Le port rouvrira », a dit une source du port."
    (only,) = said(text)
    assert only.speaker is not None
    assert only.speaker.actor is None
    (done,), (made,) = with_mentions(text, [quotation(text, "une source du port", "a dit")], [])
    assert done.speaker is not None
    assert (made.start, made.text, made.reading, made.label, made.actor) == (text.rindex("une source"), "une source du port", "group", "PERSON", None)
    assert done.speaker.mention == made.id == "m1"


def test_a_mention_of_the_same_words_is_taken_and_ids_go_on() -> None:
    text = "« Le port rouvrira », a dit le voyageur."
    there = Mention(id="m4", start=text.index("le voy"), end=len(text) - 1, text="le voyageur", label="PERSON", reading="role", by="test")
    (done,), made = with_mentions(text, [quotation(text, "le voyageur", "a dit")], [there])
    assert done.speaker is not None
    assert (done.speaker.mention, made) == ("m4", [])


def test_names_and_mere_pronouns_get_none() -> None:
    text = "« Le port rouvrira », a dit Vlad, et l'un a ri."
    for name in ("Vlad", "l'un"):
        (done,), made = with_mentions(text, [quotation(text, name, "a dit")], [])
        assert done.speaker is not None
        assert (done.speaker.mention, made) == (None, [])


def test_a_person_without_a_name_taken_up_in_the_same_words_is_one_mention() -> None:
    text = "La ligue a vu un voyageur du lac. « Le port rouvrira », a dit le voyageur du lac."
    role = Mention(id="m1", start=text.index("un voy"), end=text.index(". «"), text="un voyageur du lac", label="PERSON", reading="role", by="test")
    work = SpeakersStage()(SpeechStage()(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=(role,)))))
    assert [each.speaker.mention for each in work.quotations or () if each.speaker] == ["m1"]
