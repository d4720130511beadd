"""Texts of our own, read as far as their speakers; names are given by the test."""

from functools import cache

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.speech import SpeechStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.mention import Label, Mention
from recoupe.model.quotation import Quotation
from recoupe.resolve.speakers import SpeakersStage


@cache
def syntax() -> SyntaxStage:
    return SyntaxStage(syntax_model.load())


def mentions(text: str, **names: str) -> tuple[Mention, ...]:
    """Mentions of names, given as name="LABEL" or name="LABEL actor"; underscores are blanks."""
    out: list[Mention] = []
    for key, kind in names.items():
        name = key.replace("_", " ")
        label, _, actor = kind.partition(" ")
        at = text.find(name)
        while at >= 0:
            free = not any(each.start <= at < each.end for each in out)
            if free:
                reading = "short-name" if label == "PERSON" and " " not in name else "name"
                known: Label = label  # type: ignore[assignment]
                out.append(
                    Mention(
                        id=f"m{len(out) + 1}", start=at, end=at + len(name), text=name, label=known, reading=reading, actor=actor or None, name=None, by="test"
                    )
                )
            at = text.find(name, at + 1)
    return tuple(out)


def said(text: str, **names: str) -> list[Quotation]:
    work = Annotated(article=Article.of("a1", text), mentions=mentions(text, **names))
    work = SpeechStage()(syntax()(SentencesStage()(work)))
    return list(SpeakersStage()(work).quotations or ())


def speakers(text: str, **names: str) -> list[str | None]:
    return [each.speaker.name if each.speaker else None for each in said(text, **names)]
