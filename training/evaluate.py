"""Prints the scores of the installed pipeline on held-out data, with counts and targets; `--json FILE` keeps them as well.

Run from the repository's root: python -m training.evaluate [--shared ../shared] [--json FILE]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from recoupe.annotate.names import gazetteer_hits
from recoupe.knowledge import load as load_knowledge
from recoupe.lang.fr import names_model, syntax_model
from recoupe.lang.fr.sentences import sentences
from recoupe.lang.fr.tokenizer import tokens
from training import names, variants
from training.corpus import named_texts, trees
from training.syntax_scores import score_inversions, score_syntax

PIPELINE = Path(syntax_model.__file__).with_name("pipeline")
_SYNTAX = (("Sequoia test", "fr_sequoia-ud-test"), ("GSD test", "fr_gsd-ud-test"), ("PUD", "fr_pud-ud-test"))
_NAMES = (("WiNER 2018 without the dominant story", "winer-fr.test-nogj"), ("WiNER 2018", "winer-fr.test"), ("Sequoia test", "sequoia-ne.test"))


def evaluate(data: Path) -> dict[str, Any]:
    """Score everything and print it on the way."""
    out: dict[str, Any] = {"version": json.loads((PIPELINE / "meta.json").read_text("utf-8"))["version"]}
    model = syntax_model.load()
    out["syntax"] = _syntax(model, data / "ud")
    out["names"] = _names(data / "ner-open")
    out["costs"] = _costs(data)
    return out


def _syntax(model: syntax_model.SyntaxModel, folder: Path) -> dict[str, Any]:
    out: dict[str, Any] = {}
    print("## Syntax, on raw text (tokens and sentences by our rules; F1 in percent; LAS and UAS without punctuation, LAS_ALL with it)\n")
    print("| test | sentences | tokens | TOKENS | UPOS | FEATS | LEMMA | UAS | LAS | LAS_ALL |\n|---|---|---|---|---|---|---|---|---|---|")
    found = gold = 0
    for name, file in _SYNTAX:
        test = list(trees(folder / f"{file}.conllu"))
        spellings: list[tuple[str, variants.Variant | None]] = [("", None)]
        if file.startswith("fr_sequoia"):
            spellings += [
                (", typographic", variants.typographic),
                (", plain capitals", variants.plain_capitals),
                (", both", variants.press),
                (", no accents", variants.no_accents),
            ]
        for suffix, variant in spellings:
            scores = score_syntax(model, [variants.tree_variant(tree, variant) for tree in test] if variant else test)
            out[name + suffix] = {key: round(value, 2) for key, value in scores.items()}
            figures = " | ".join(f"{scores[key]:.1f}" for key in ("TOKENS", "UPOS", "FEATS", "LEMMA", "UAS", "LAS", "LAS_ALL"))
            print(f"| {name}{suffix} | {len(test)} | {scores['n_tokens']} | {figures} |", flush=True)
        right, total = score_inversions(model, test)
        found, gold = found + right, gold + total
        out[f"inverted attributions, {name}"] = [right, total]
    out["inverted attributions"] = [found, gold]
    print(f"\nSpeaker as subject of an inverted attribution (Sequoia, GSD and PUD tests): {found} of {gold}\n")
    return out


def _names(folder: Path) -> dict[str, Any]:
    model, knowledge = names_model.load(), load_knowledge()
    out: dict[str, Any] = {}
    print("## Names: F1 (right / found / gold), exact characters and class\n")
    print("| test | all | PER | LOC | ORG | MISC |\n|---|---|---|---|---|---|")
    for name, file in _NAMES:
        units = list(named_texts(folder / f"{file}.bio"))
        articles = names.articles(units) if file.startswith("winer") else names.blocks(units)
        spellings: list[tuple[str, variants.Variant | None]] = [("", None)]
        if file != "winer-fr.test":
            spellings += [(", typographic and plain capitals", variants.press), (", no accents", variants.no_accents)]
        for suffix, variant in spellings:
            corpus = [variants.names_variant(article, variant) for article in articles] if variant else articles
            scores = names.score(model, corpus, lambda text: gazetteer_hits(knowledge, text))
            out[name + suffix] = scores
            print(f"| {name}{suffix} | " + " | ".join(f"{s['f1']:.1f} ({s['right']}/{s['found']}/{s['gold']})" for s in scores.values()) + " |", flush=True)
        scores = names.score(model, articles, lambda text: ())
        out[name + ", without the knowledge base"] = scores
        print(
            f"| {name}, without the knowledge base | " + " | ".join(f"{s['f1']:.1f} ({s['right']}/{s['found']}/{s['gold']})" for s in scores.values()) + " |",
            flush=True,
        )
    print()
    return out


def _costs(data: Path) -> dict[str, Any]:
    size = sum(file.stat().st_size for file in PIPELINE.rglob("*") if file.is_file())
    told = subprocess.run(
        [sys.executable, "-m", "training.evaluate", "--costs", "--shared", str(data.parent)], capture_output=True, text=True, check=True
    ).stdout
    costs: dict[str, Any] = {"megabytes": round(size / 1e6, 2), **json.loads(told)}
    print("## Costs\n")
    print(f"{costs['megabytes']} MB on disk; {costs['tokens_per_second']:,} tokens a second of process time on one core, sentences, syntax and names together")
    print(f"({costs['tokens']:,} tokens, article by article; syntax {costs['syntax_tokens_per_second']:,}, names {costs['names_tokens_per_second']:,});")
    print(f"ready in {costs['load_seconds']} s; {costs['peak_megabytes']} MB of memory at most.")
    return costs


def _clock(data: Path) -> dict[str, Any]:
    """In a process of its own: load, then read articles one by one with both models, by process time (other work on the machine does not count)."""
    began = time.process_time()
    model, namer, knowledge = syntax_model.load(), names_model.load(), load_knowledge()
    loaded = time.process_time() - began
    texts = [article.text for article in names.articles(list(named_texts(data / "ner-open" / "winer-fr.test-nogj.bio")))]
    number = sum(len(list(tokens(text))) for text in texts)
    syntax_time = names_time = 0.0
    for text in texts:
        at = time.process_time()
        spans = sentences(text)
        for _ in model.parse_spans(text, spans):
            pass
        syntax_time, at = syntax_time + time.process_time() - at, time.process_time()
        namer.find(text, spans, gazetteer_hits(knowledge, text))
        names_time += time.process_time() - at
    return {
        "tokens": number,
        "tokens_per_second": round(number / (syntax_time + names_time)),
        "syntax_tokens_per_second": round(number / syntax_time),
        "names_tokens_per_second": round(number / names_time),
        "load_seconds": round(loaded, 2),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--costs", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    data = options.shared / "train"
    if not data.is_dir():
        sys.exit(f"no training data in {data}: see training/README.md for where it comes from")
    if options.costs:
        print(json.dumps(_clock(data)))
        return
    scores = evaluate(data)
    if options.json:
        options.json.write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
