"""Makes the shipped French pipeline again from the open data: lexicon, syntax, names, licences, scores.

Run from the repository's root: python -m training.make [--shared ../shared] [--select] [--only lexicon|syntax|polish|names|papers]
`--select` trains the syntax without its selection data, into a scratch folder, and prints the scores on it: for choosing settings.
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from spacy.language import Language

from recoupe.annotate.names import gazetteer_hits
from recoupe.knowledge import load as load_knowledge
from recoupe.lang.fr import lexicon as form_lexicon
from recoupe.lang.fr import names_model, syntax_model
from recoupe.lang.fr.syntax_model import SyntaxModel
from training import lexicon, names, syntax
from training.conjugation import conjugated
from training.corpus import Tree, named_texts, trees
from training.evaluate import PIPELINE, evaluate
from training.syntax_scores import score_inversions, score_syntax

HERE = Path(__file__).parent


def checked(data: Path, files: list[str]) -> list[Path]:
    """The paths of data files, after comparing their bytes with MANIFEST.tsv; exits with a sentence when one is missing or differs."""
    rows = [line.split("\t") for line in (data / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]]
    known = {row[0]: row[4] for row in rows}
    for file in files:
        path = data / file
        if not path.is_file():
            sys.exit(f"{path} is missing: training/README.md says where it comes from")
        if hashlib.sha256(path.read_bytes()).hexdigest() != known.get(file):
            sys.exit(f"{path} is not the file that MANIFEST.tsv lists")
    return [data / file for file in files]


def read_trees(data: Path, files: list[str]) -> list[Tree]:
    """All sentences of the treebanks."""
    return [tree for path in checked(data, files) for tree in trees(path)]


def make_lexicon(treebanks: list[Tree]) -> None:
    """Write the form lexicon and forget the one in memory."""
    PIPELINE.mkdir(exist_ok=True)
    lexicon.build(treebanks, conjugated(), form_lexicon.PATH)
    form_lexicon.lexicon.cache_clear()


def make_syntax(settings: dict[str, Any], data: Path, *, select: bool) -> None:
    """Train the syntax pipeline, on everything or (select) without the selection data, which then is scored."""
    held = settings["selection"]["trees"]
    if not select:
        syntax.train(read_trees(data, settings["data"]["trees"]), settings["syntax"], PIPELINE / "syntax")
        return
    kept = read_trees(data, [file for file in settings["data"]["trees"] if file not in held])
    make_lexicon(kept)
    judged = read_trees(data, held)
    others = read_trees(data, settings["selection"]["others"])

    def score(nlp: Language) -> str:
        model = SyntaxModel(nlp, version="selection", own=True)
        figures = score_syntax(model, judged)
        found, gold = score_inversions(model, [*judged, *others])
        return " ".join(f"{key}={figures[key]:.2f}" for key in ("UPOS", "FEATS", "LEMMA", "UAS", "LAS")) + f" inversions={found}/{gold}"

    with tempfile.TemporaryDirectory() as scratch:
        syntax.train(kept, settings["syntax"], Path(scratch), score=score)


def make_names(settings: dict[str, Any], data: Path) -> None:
    """Train the name tagger with the names of the shipped knowledge base."""
    knowledge = load_knowledge()
    articles = [each for path in checked(data, settings["data"]["news"]) for each in names.articles(list(named_texts(path)))]
    articles += [each for path in checked(data, settings["data"]["sentences"]) for each in names.blocks(list(named_texts(path)))]
    names.train(articles, lambda text: gazetteer_hits(knowledge, text), settings["names"], names_model.PATH)


def make_papers(settings: dict[str, Any], data: Path) -> None:
    """Write the licences, and meta.json with the version, the sources and the scores."""
    (PIPELINE / "LICENCES").mkdir(exist_ok=True)
    for file in settings["data"]["licences"]:
        shutil.copyfile(data / "LICENCES" / file, PIPELINE / "LICENCES" / file)
    shutil.copyfile(HERE / "NOTICE.md", PIPELINE / "NOTICE.md")
    commits = dict(line.split()[:2] for line in (data / "SOURCES.txt").read_text("utf-8").splitlines() if line.strip())
    rows = {line.split("\t")[0]: line.split("\t") for line in (data / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]}
    used = [*settings["data"]["trees"], *settings["data"]["news"], *settings["data"]["sentences"]]
    sources = [_source(rows[file], commits) for file in used]
    meta: dict[str, Any] = {
        "version": settings["version"],
        "licence": "syntax and lexicon: LGPL-LR; names: LGPL-LR, CC BY 4.0 and CC BY 2.5 (see NOTICE.md and LICENCES)",
        "sources": sources,
        "settings": {"syntax": settings["syntax"], "names": settings["names"], "knowledge": load_knowledge().version},
    }
    _write(meta)
    _write({**meta, "scores": evaluate(data)})


def _source(row: list[str], commits: dict[str, str]) -> dict[str, str]:
    """One line of the sources: file, digest, origin with its commit, licence."""
    wanted = row[5].split(":")[0].replace("/", "+")
    return {"file": row[0], "sha256": row[4], "source": row[5], "commit": commits.get(wanted, ""), "licence": row[6]}


def _write(meta: dict[str, Any]) -> None:
    (PIPELINE / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--select", action="store_true")
    parser.add_argument("--only", choices=("lexicon", "syntax", "polish", "names", "papers"))
    options = parser.parse_args()
    data = options.shared / "train"
    if not data.is_dir():
        sys.exit(f"no training data in {data}: training/README.md says where it comes from")
    settings = tomllib.loads((HERE / "config.toml").read_text("utf-8"))
    if options.select:
        make_syntax(settings, data, select=True)
        return
    if options.only in (None, "lexicon"):
        make_lexicon(read_trees(data, settings["data"]["trees"]))
    if options.only in (None, "syntax"):
        make_syntax(settings, data, select=False)
    if options.only == "polish":
        syntax.polish(read_trees(data, settings["data"]["trees"]), settings["syntax"], PIPELINE / "syntax")
    if options.only in (None, "names"):
        make_names(settings, data)
    if options.only in (None, "papers"):
        syntax_model.load()
        make_papers(settings, data)


if __name__ == "__main__":
    main()
