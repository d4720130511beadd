"""To whom and on what occasion something is said."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.speech import SpeechStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation

SAID: dict[str, dict[str, Any]] = tomllib.loads(files("recoupe.lang.fr").joinpath("occasions.toml").read_text(encoding="utf-8"))["said"]


def said(text: str, mentions: tuple[Mention, ...] = ()) -> Quotation:
    work = Annotated(article=Article.of("a1", text), mentions=mentions)
    return (SpeechStage()(SyntaxStage(syntax_model.load())(SentencesStage()(work))).quotations or ())[0]


@pytest.mark.parametrize("name", list(SAID))
def test_each_class_finds_its_example(name: str) -> None:
    entry = SAID[name]
    found = said(entry["example"])
    assert entry["found"] in [each.text for each in (found.addressee, found.occasion) if each]


@pytest.mark.parametrize(
    ("text", "hearer", "occasion"),
    [
        ("« Le port rouvrira », a dit la maire aux journalistes lors d'une visite.", "aux journalistes", "lors d'une visite"),
        ("« Le port rouvrira », a dit à la presse la maire.", "à la presse", None),
        ("Lors d'un débat, la maire a promis que le port rouvrira.", None, "Lors d'un débat"),
        ("Dans un communiqué publié lundi, la maire a promis que le port rouvrira.", None, "Dans un communiqué"),
        ("La maire a dénoncé « un abus » lors d'une conférence de presse.", None, "lors d'une conférence de presse"),
        ("« Le port rouvrira », a dit la maire au sortir du conseil.", None, "au sortir du conseil"),
        # places, nouns of others and what is told are no circumstances of the saying
        ("« Le port rouvrira », a dit la maire à Valmer.", None, None),
        ("La maire évoque la fin des arrestations lors des défilés « pacifiques ».", None, None),
        ("La maire a dit que le port fermera lors d'une visite.", None, None),
        ("« Le port rouvrira », a dit la maire, selon des images vues sur Facebook.", None, None),
    ],
)
def test_hearers_and_occasions(text: str, hearer: str | None, occasion: str | None) -> None:
    found = said(text)
    assert (found.addressee.text if found.addressee else None, found.occasion.text if found.occasion else None) == (hearer, occasion)
    for each in (found.addressee, found.occasion):
        assert each is None or text[each.start : each.end] == each.text


def test_a_hearer_by_name_has_its_actor() -> None:
    text = "« Le port rouvrira », a dit la maire à Paul Lenoir."
    at = text.index("Paul")
    lenoir = Mention(id="m1", start=at, end=at + 11, text="Paul Lenoir", label="PERSON", reading="name", actor="new:paul-lenoir", by="test")
    found = said(text, (lenoir,))
    assert found.addressee is not None
    assert (found.addressee.text, found.addressee.actor) == ("à Paul Lenoir", "new:paul-lenoir")
