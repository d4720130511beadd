"""Makes lang/fr/stems.tsv: in how many of a thousand news texts a French stem stands, from the Wikinews texts of WiNER-fr (CC BY 2.5).

usage: python training/stems.py ../shared/train/ner-open/winer-fr.train.bio > src/recoupe/lang/fr/stems.tsv

The set has no article boundaries; pieces of 25 sentences, about the length of a press article, stand for them. Names are left out: how common they are
depends on the year.
"""

import sys
from collections import Counter
from pathlib import Path

import snowballstemmer

from recoupe.lang.fr.matching import WORD, fold, is_weightless

PIECE = 25
LEAST = 8  # of a thousand; rarer stems are as good as unknown


def main(path: str) -> None:
    """Print the table."""
    stem = snowballstemmer.stemmer("french").stemWord
    units = Path(path).read_text(encoding="utf-8").split("\n\n")
    pieces: list[set[str]] = []
    for at in range(0, len(units), PIECE):
        seen: set[str] = set()
        for line in "\n".join(units[at : at + PIECE]).splitlines():
            token, tag, _ = line.split("\t")
            if tag == "O":
                seen.update(stem(fold(word)) for word in WORD.findall(token) if not is_weightless(fold(word)))
        pieces.append(seen)
    df: Counter[str] = Counter()
    for piece in pieces:
        df.update(piece)
    for term, count in sorted(df.items()):
        share = round(1000 * count / len(pieces))
        if share >= LEAST and not term.isdigit():
            print(f"{term}\t{share}")


if __name__ == "__main__":
    main(sys.argv[1])
