"""Who is no private person."""

from recoupe.annotate.officials import Officials
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.model.actor import Actor
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.event import Role
from recoupe.model.mention import Mention
from recoupe.model.syntax import Token

TEXT = "Le ministre Ole Bergstad a vu Ida Lund, puis les rebelles et Radio Valbrune."


def mention(id: str, words: str, label: str, reading: str, actor: str | None) -> Mention:
    start = TEXT.index(words)
    return Mention(id=id, start=start, end=start + len(words), text=words, label=label, reading=reading, actor=actor, by="test")  # type: ignore[arg-type]


MENTIONS = (
    mention("m1", "Le ministre", "PERSON", "role", "new:ole-bergstad"),
    mention("m2", "Ole Bergstad", "PERSON", "name", "new:ole-bergstad"),
    mention("m3", "Ida Lund", "PERSON", "name", "new:ida-lund"),
    mention("m4", "Radio Valbrune", "ORG", "name", "new:radio-valbrune"),
)
ACTORS = tuple(Actor(id=f"new:{each}", name=each, names=(each,), kind="person", verified=False) for each in ("ole-bergstad", "ida-lund"))
OFFICIALS = Officials(Annotated(article=Article.of("a1", TEXT), mentions=MENTIONS, actors=ACTORS))


def role(actor: str | None, name: str, mention: str) -> Role:
    return Role(actor=actor, name=name, mention=mention)


def test_who_is_called_by_an_office_is_one_wherever_he_is_named() -> None:
    assert OFFICIALS.has(role("new:ole-bergstad", "Ole Bergstad", "m2"))


def test_a_person_of_whom_nothing_is_known_is_private() -> None:
    assert not OFFICIALS.has(role("new:ida-lund", "Ida Lund", "m3"))


def test_people_without_a_name_are_judged_by_their_words() -> None:
    assert OFFICIALS.has(role(None, "les rebelles", "m9"))
    assert not OFFICIALS.has(role(None, "les femmes", "m9"))


def test_those_who_report_are_no_party() -> None:
    station = role("new:radio-valbrune", "Radio Valbrune", "m4")
    assert OFFICIALS.is_media(station)
    assert not OFFICIALS.has(station)


def test_a_pronoun_is_judged_by_the_person_named_last() -> None:
    after_lund = Token(0, 45, 49, "elle", "il", "PRON", "", 0, "nsubj")
    after_bergstad = Token(0, 25, 27, "il", "il", "PRON", "", 0, "nsubj")
    assert not OFFICIALS.before(after_lund)
    assert OFFICIALS.before(after_bergstad)


def test_a_description_without_an_office_is_private() -> None:
    words = "La jeune femme"
    woman = Mention(id="m9", start=0, end=len(words), text=words, label="PERSON", reading="role", actor=None, by="test")
    officials = Officials(Annotated(article=Article.of("a2", f"{words} a parlé."), mentions=(woman,), actors=()))
    assert not officials.has(role(None, words, "m9"))


def test_an_office_at_some_length_before_the_name_makes_him_public() -> None:
    text = "Le ministre délégué chargé des ports, Ida Lund, est venu."
    at = text.index("Ida Lund")
    named = Mention(id="m1", start=at, end=at + 8, text="Ida Lund", label="PERSON", reading="name", actor="new:ida-lund", by="test")
    work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a3", text), mentions=(named,), actors=ACTORS)))
    assert Officials(work).has(role("new:ida-lund", "Ida Lund", "m1"))
