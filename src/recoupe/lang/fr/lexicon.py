"""The form lexicon: what a French form can be (part of speech, lemma, features), and the lemma of forms it has not."""

import gzip
from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).with_name("pipeline") / "lexicon.tsv.gz"


class Lexicon:
    """Forms with their readings, and rules on word endings for unknown forms."""

    def __init__(self, *, forms: dict[str, dict[str, str]], classes: dict[str, str], endings: dict[str, dict[str, tuple[int, str]]]) -> None:
        self._forms = forms
        self._classes = classes
        self._endings = endings
        self._unaccented = {upos: _unaccented(listed) for upos, listed in forms.items()}
        self._readings: dict[str, str] = {}
        for upos in sorted(forms):
            if upos != "PROPN":
                for form in forms[upos]:
                    self._readings[form] = f"{self._readings[form]}/{upos}" if form in self._readings else upos

    def readings(self, word: str) -> str:
        """Return the parts of speech that the form has, joined by "/", names left out; "" for an unknown form."""
        return self._readings.get(word.lower()) or ""

    def word_class(self, word: str) -> str:
        """Return a code of all that the form can be, "" for an unknown form; capitals are tried as they are, then lowered."""
        return self._classes.get(word) or self._classes.get(word.lower()) or ""

    def lemma(self, word: str, upos: str) -> str:
        """Return the lemma of a form as a part of speech: as listed, else by the longest known ending, else the form itself.

        Names keep their capitals.
        """
        listed = self._forms.get(upos)
        if listed is not None:
            known = listed.get(word) or listed.get(word.lower())
            if known is None and word[:1].isupper():
                known = self._unaccented[upos].get(word if upos == "PROPN" else word.lower())
            if known is not None:
                return known
        if upos == "PROPN":
            return word
        word = word.lower()
        endings = self._endings.get(upos)
        if endings:
            for size in range(min(len(word), 7), -1, -1):
                rule = endings.get(word[len(word) - size :])
                if rule is not None and rule[0] <= len(word):
                    return word[: len(word) - rule[0]] + rule[1]
        return word


_CAPITALS = str.maketrans("ÀÂÇÉÈÊÎÔàâçéèêîô", "AACEEEIOaaceeeio")


def _unaccented(listed: dict[str, str]) -> dict[str, str]:
    """The forms that begin with an accented letter, as newsrooms write them with a plain capital (Etat, A)."""
    bare = {form[0].translate(_CAPITALS) + form[1:]: lemma for form, lemma in listed.items() if ord(form[0]) > 127}
    return {form: lemma for form, lemma in bare.items() if form not in listed}


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file (gzip, tab-separated): `F upos form lemma`, `C form class`, `E upos ending cut added`."""
    forms: dict[str, dict[str, str]] = {}
    classes: dict[str, str] = {}
    endings: dict[str, dict[str, tuple[int, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            kind, *fields = line.rstrip("\n").split("\t")
            if kind == "F":
                forms.setdefault(fields[0], {})[fields[1]] = fields[2]
            elif kind == "C":
                classes[fields[0]] = fields[1]
            else:
                endings.setdefault(fields[0], {})[fields[1]] = (int(fields[2]), fields[3])
    return Lexicon(forms=forms, classes=classes, endings=endings)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the shipped lexicon, read once."""
    return read_lexicon(PATH) if PATH.exists() else Lexicon(forms={}, classes={}, endings={})
