"""What the sources write where a person's name belongs: names with stray words, and words that are no name."""

from __future__ import annotations

import re

# words of the table of the World Factbook that stuck to names
STRAY = re.compile(
    r"^(?:(?:(?:Co-|First |Vice |Interim |Acting |Transitional |Prime |Caretaker |High )*"
    r"(?:Vice President|President|Minister|Commissioner|Chairman|Governor|Secretary)(?: of State)?(?: Dr\.)?)"
    r"|French Coprince|Spanish Coprince|Swiss Confederation|Afghanistan|Australia|China|Coprince|Sr\. Gen\.|Sudanese Armed Forces General"
    r"|Assembly President|Foreign and Political Affairs) (?=\w+[ -]\w)"
)


def cleaned(name: str) -> str:
    """A name as a source writes it, without the words and marks of the source's own table."""
    return STRAY.sub("", re.sub(r"^[-–—•*\s]+", "", name)).strip(" ,;:-")


def is_name(name: str) -> bool:
    """Whether words may be a person's name: none of those of an office or of a sentence, no marks, digits or brackets.

    >>> is_name("Ada Lund"), is_name("Olaf Vik appointed acting prime minister"), is_name("Commissioner Ada Lund"), is_name("- Ada Lund")
    (True, False, False, False)
    """
    return bool(name) and not NO_NAME.search(name)


NO_NAME = re.compile(
    r"(?i)^[^\w'‘ʻ]|[;:()\[\]/\d]"
    r"|\b(?:vacant|acting|appointed|interim|resigned|elected|sworn|since|caretaker|minister|president|commissioner|chairman|governor|ambassador|secretary|represented)\b"
)
