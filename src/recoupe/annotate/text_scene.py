"""The scene of an article's text, made once for the two stages that read it one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.annotate.scene import Scene
from recoupe.model.actor import Actor
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What the last scene was made from."""

    article: Article
    sentences: tuple[Sentence, ...] | None
    mentions: tuple[Mention, ...] | None
    actors: tuple[Actor, ...] | None
    scene: Scene


_last: list[_Made] = []  # one at most: an article's stages run one after the other


def text_scene(work: Annotated) -> Scene:
    """The scene of the article's text with its mentions, the same object again while its text, sentences and mentions are the same objects.

    >>> work = Annotated(article=Article.of("a1", "Rien."), sentences=(Sentence(0, 5),), mentions=())
    >>> text_scene(work) is text_scene(work.having(quotations=()))
    True
    """
    made = _last[0] if _last else None
    if made is not None and made.article is work.article and made.sentences is work.sentences and made.mentions is work.mentions and made.actors is work.actors:
        return made.scene
    scene = Scene(work.article.text, work.sentences or (), [each for each in work.parties() if each.field == "text"])
    _last[:] = [_Made(article=work.article, sentences=work.sentences, mentions=work.mentions, actors=work.actors, scene=scene)]
    return scene
