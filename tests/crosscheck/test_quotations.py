from __future__ import annotations

from dataclasses import replace

from records import quotation, record

from recoupe.crosscheck.quotations import align_quotations
from recoupe.model.actor import Actor
from recoupe.model.story import Story, StoryArticle

SAID = "Nous rouvrirons la digue avant les grandes marées, et personne ne dormira dehors"
BREVAL = ("kb:breval", "Jol Breval")
DORVAL = ("kb:dorval", "Ana Dorval")
PEOPLE = tuple(Actor(id=id, name=name, names=(name,), kind="person", verified=True) for id, name in (BREVAL, DORVAL))


def article(id: str, before: str, words: str, after: str, *, kind="direct", speaker=BREVAL, date=None, marks="«»"):
    opened, closed = (f"{marks[0]} ", f" {marks[1]}") if marks else ("", "")
    text = f"{before} {opened}{words}{closed}{after}"
    return record(id, text, outlet=f"Journal {id}", date=date, quotations=(quotation("q1", text, words, kind=kind, speaker=speaker),), actors=PEOPLE)


def aligned(*records):
    story = Story(
        id="s1", title="t", period=None, place=None, actors=(), articles=tuple(StoryArticle(id=each.id, role="report") for each in records), follows=(), why="w"
    )
    return align_quotations(records, [story])


A = article("a", "Mardi.", SAID, ", a promis le maire Jol Breval.", date="2031-05-06T10:00")


def ops(found):
    return [(each.op, each.words) for each in found.drift]


def test_the_same_words_are_the_same():
    (found,) = aligned(A, article("b", "À la mairie :", SAID, ", selon M. Breval."))
    assert ops(found) == [("same", "")]
    assert (found.speaker.actor, found.speaker_disputed) == ("kb:breval", False)
    for version in found.versions:
        assert version.text == SAID


def test_cut_added_and_reworded_are_told_in_words():
    cut = SAID.split(", et")[0]
    (found,) = aligned(A, article("b", "Bref :", cut, ", dit Breval."))
    assert ops(found) == [("cut", "et personne ne dormira dehors")]
    (found,) = aligned(A, article("b", "Bref :", SAID + ". Je le jure", ", dit Breval."))
    assert ops(found) == [("added", "Je le jure")]
    (found,) = aligned(A, article("b", "Bref :", SAID.replace("grandes marées", "tempêtes"), ", dit Breval."))
    assert ops(found) == [("reworded", "grandes marées → tempêtes")]


def test_marks_dropped_are_found_in_plain_text_and_in_unmarked_speech():
    (found,) = aligned(A, record("b", f"{SAID}, avait lâché le maire de la ville.", outlet="La Digue"))
    assert ops(found) == [("marks-dropped", "")]
    assert [each.kind for each in found.versions] == ["direct", "unmarked"]
    (found,) = aligned(A, article("b", "Hier.", SAID, ", a lancé Breval.", kind="unmarked", marks=""))
    assert ops(found) == [("marks-dropped", "")]


def test_indirect_speech_is_joined_only_in_the_same_mouth():
    words = "que la digue rouvrirait avant les grandes marées et que personne ne dormirait dehors"
    (found,) = aligned(A, article("b", "Le maire a promis", words, ".", kind="indirect", marks=""))
    assert ops(found) == [("indirect", "")]
    assert aligned(A, article("b", "La préfète a promis", words, ".", kind="indirect", speaker=DORVAL, marks="")) == ()


def test_another_mouth_is_disputed_and_no_speaker_is_chosen():
    (found,) = aligned(A, article("b", "À la préfecture :", SAID, ", a promis Ana Dorval.", speaker=DORVAL))
    assert found.speaker_disputed
    assert found.speaker is None
    assert ops(found) == [("other-speaker", "Jol Breval → Ana Dorval")]


def test_a_state_and_its_minister_are_not_two_mouths():
    (found,) = aligned(A, article("b", "La ville :", SAID, ", dit la mairie.", speaker=("kb:town", "la mairie")))
    assert not found.speaker_disputed


def test_two_people_who_say_like_things_are_not_one_utterance():
    other = "Nous rouvrirons la route avant les vacances, et personne ne paiera"
    assert aligned(A, article("b", "Ailleurs :", other, ", a dit Ana Dorval.", speaker=DORVAL)) == ()
    assert aligned(A, article("b", "Ailleurs :", "la lutte contre les marées", ", a dit un pêcheur.", speaker=None)) == ()


def test_a_short_piece_between_marks_in_the_same_mouth_is_joined():
    (found,) = aligned(A, article("b", "Le maire veut que", "personne ne dorme dehors", ".", kind="partial"), article("c", "Bref,", SAID, ", dit Breval."))
    assert len(found.versions) >= 2


def test_the_earliest_marked_version_is_the_one_compared_with():
    late = article("b", "Plus tard :", SAID + " dans ma commune", ", redit Breval.", date="2031-05-07")
    (found,) = aligned(late, A)
    (step,) = found.drift
    assert (step.from_, step.to, step.op, step.words) == (1, 0, "added", "dans ma commune")


def test_one_article_and_quotations_of_its_own_give_nothing():
    assert aligned(A) == ()
    assert aligned(A, record("b", "Rien à voir avec tout cela, le marché aux fleurs ouvre dimanche.")) == ()


def test_one_piece_of_a_quotation_in_pieces_is_enough_and_no_words_stand_twice():
    text = "Le maire dit que la digue est « une sentinelle opiniâtre et patiente », mais que la route, « il faudra la refaire de fond en comble »."
    first, second = "une sentinelle opiniâtre et patiente", "il faudra la refaire de fond en comble"
    start, end = text.index(first), text.index(second) + len(second)
    pieces = ((start, start + len(first)), (text.index(second), end))
    whole = replace(quotation("q1", text, text[start:end], kind="partial", speaker=BREVAL), fragments=pieces)
    a = record("a", text, outlet="Le Phare", quotations=(whole,), actors=PEOPLE)
    b = article("b", "Au port.", "La digue est une sentinelle opiniâtre qui ne dort jamais", ", a dit Jol Breval.", kind="unmarked", marks="")
    (found,) = aligned(a, b)
    assert [each.text for each in found.versions] == [first, "La digue est une sentinelle opiniâtre qui ne dort jamais"]
    (found,) = aligned(a, record("c", text, outlet="La Digue", quotations=(whole,), actors=PEOPLE))
    assert [each.text for each in found.versions] == [text[start:end]] * 2


def test_words_of_one_family_agree():
    one = article("a", "Ici.", "Nos gendarmes patrouillent activement avec les pêcheurs velaniens, notamment en matière de formation", ", a dit Breval.")
    other = article("b", "Là.", "Nos gendarmes patrouillent de manière active avec les pêcheurs velanais, notamment en les formant", ", a dit Breval.")
    (found,) = aligned(one, other)
    assert {each.op for each in found.drift} == {"reworded"}
