"""Whether French words speak of what is to come: verbs in the future or in the future of the past, "aller" with an infinitive."""

import re

from recoupe.lang.fr.view import plain_view

_FUTURE = re.compile(
    r"\b(?!(?:ouvrait|livrait|montrait|offrait|souffrait|entrait|tirait|paraît|sera pas)\b)\w{2,}(?:erai|erons|eront|era|irai|irons|iront|ira|rai|rons|ront|rez"
    r"|drai|dra|drons|dront|vra|vrons|vront|erait|eraient|irait|iraient|drait|draient)\b"
)
_GOING = re.compile(r"\b(?:vais|va|allons|vont|allait|allaient) \w+(?:er|ir|re|oir)\b")
_SHORT = re.compile(r"\b(?:sera|serons|seront|serait|seraient|aura|aurons|auront|aurait|auraient|fera|ferons|feront|ferait|ira|iront|irait)\b")


def speaks_of_future(text: str) -> bool:
    """Whether a verb of the text is in the future, in the conditional that reports it, or "aller" with an infinitive.

    Endings decide, so that a few imperfects ("il considérait") pass for conditionals: it proposes, it does not prove.

    >>> [speaks_of_future(each) for each in ("Nous rouvrirons la digue.", "La digue va rouvrir.", "La digue tient bon.")]
    [True, True, False]
    """
    view = plain_view(text).lower()
    return any(pattern.search(view) for pattern in (_SHORT, _FUTURE, _GOING))


_RETOLD = re.compile(
    r"(?:\b(?:avait|avaient|avais|avions|eut|eurent)|\bs'(?:était|étaient))(?: [\w-]+ment| déjà| alors)?(?: été)? $",
)


def retold(before: str) -> bool:
    """Whether the words before a participle put it in a past before the past: what was promised then is history, not news.

    >>> retold("En 2006, il avait "), retold("Elle s’était déjà "), retold("Le ministre a ")
    (True, True, False)
    """
    return bool(_RETOLD.search(plain_view(before[-40:]).lower()))
