"""What a user would pick instead for one layer, timed beside ours in one process on the same texts. Ratios above 1 mean that recoupe is faster."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bench.tasks import Result, texts, timed, token_count

GRAM = 6
LSH_THRESHOLD, PERMUTATIONS = 0.5, 128


def syntax(path: Path, number: int) -> Result:
    """Our sentences, tokens, parse and lemmas, against spaCy's French tokenizer with the same network over whole texts (which gives no lemmas)."""
    from spacy.lang.fr import French
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    from recoupe.lang.fr import syntax_model

    rows = texts(path, number)
    words = [row["text"] for row in rows]
    ours, theirs = syntax_model.load(), syntax_model.load()
    nlp = theirs._nlp
    usual = French.Defaults
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=usual.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(usual.prefixes or ()).search,
        suffix_search=compile_suffix_regex(usual.suffixes or ()).search,
        infix_finditer=compile_infix_regex(usual.infixes or ()).finditer,
        token_match=usual.token_match,
        url_match=usual.url_match,
    )
    for warm in (words[:3], words):
        mine, _ = timed(lambda warm=warm: sum(len(each) for each in ours.parse(warm)))  # type: ignore[misc]
        peer, _ = timed(lambda warm=warm: sum(len(each) for each in nlp.pipe(warm)))  # type: ignore[misc]
    tokens = token_count(rows)
    return _compared("spaCy: its own French tokenizer, the same network", tokens, "tokens", mine, peer)


def times(path: Path, number: int) -> Result:
    """Our times, found and resolved (sentences included), against HeidelTime and `dateparser.search.search_dates` for French, each told the day of publication.

    HeidelTime's processor time is that of its Java machine and its tagger, over all texts as one document, without their start.
    """
    from eval.peers.asked import Absent, Asked, Peer
    from eval.peers.heideltime import HeidelTime
    from eval.peers.search_dates import SearchDates
    from eval.peers.times import Ours
    from eval.system import System

    asked = [Asked(id=row["id"], text=row["text"], day=(row.get("date") or "2020-01-01")[:10]) for row in texts(path, number)]
    characters = sum(len(each.text) for each in asked)
    mine = Ours(System()).seconds(asked)
    told: Result = {"characters": characters, "characters_per_s": characters / mine}
    entrants: tuple[Peer, ...] = (HeidelTime(), SearchDates())
    for each in entrants:
        try:
            theirs = each.seconds(asked)
        except Absent as error:
            told[each.name] = {"absent": str(error)}
        else:
            told[each.name] = {"characters_per_s": characters / theirs, "times_as_fast": theirs / mine}
    return told


def near_copies(path: Path, number: int) -> Result:
    """Our shared passages, against MinHash LSH of datasketch over word 6-grams (Jaccard .5), with the reference's pairs that each finds.

    path: the articles of several outlets; the reference program lies in `gold/` beside their folder.
    """
    from datasketch import MinHash, MinHashLSH

    from eval.layers import shared_passages
    from eval.reuse import found_runs, reference

    rows = texts(path, number)

    def theirs() -> set[frozenset[str]]:
        index = MinHashLSH(threshold=LSH_THRESHOLD, num_perm=PERMUTATIONS)
        outlets = {row["id"]: row["outlet"] for row in rows}
        pairs: set[frozenset[str]] = set()
        for row in rows:
            sketch = MinHash(num_perm=PERMUTATIONS)
            words = re.findall(r"\w+", row["text"].lower())
            sketch.update_batch([" ".join(words[i : i + GRAM]).encode() for i in range(max(1, len(words) - GRAM + 1))])
            pairs |= {frozenset((row["id"], str(other))) for other in index.query(sketch) if outlets[str(other)] != row["outlet"]}
            index.insert(row["id"], sketch)
        return pairs

    mine, passages = timed(lambda: shared_passages(rows))
    peer, pairs = timed(theirs)
    compared = _compared(f"datasketch MinHash LSH, Jaccard {LSH_THRESHOLD}", len(rows), "documents", mine, peer)
    script = path.parent.parent / "gold" / "reuse_reference.py"
    if script.is_file():
        wanted = {frozenset(pair) for pair in reference(script, _file(rows))}
        found = {frozenset(pair) for pair in found_runs(passages)}
        compared |= {"pairs": len(wanted), "found": len(wanted & found), "found_by_peer": len(wanted & pairs)}
    return compared


def _file(rows: list[dict[str, Any]]) -> Path:
    import tempfile

    place = Path(tempfile.mkdtemp(prefix="recoupe-bench-")) / "articles.jsonl"
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return place


def _compared(peer_name: str, amount: int, unit: str, mine: float, peer: float) -> Result:
    return {"peer": peer_name, unit: amount, f"{unit}_per_s": amount / mine, f"{unit}_per_s_by_peer": amount / peer, "times_as_fast": peer / mine}
