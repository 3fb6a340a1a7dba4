#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the tools of bench/quality: check_quality_tools.py RENKEI SHARED.

What they count must be what the scorer counts, and a row that they leave out must be gone. Exit
code 77 when SHARED is not there; what needs no annotated page is checked all the same.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench/quality"))
import ablation  # noqa: E402
import calibration  # noqa: E402
import five_folds  # noqa: E402
import measured  # noqa: E402
import wikipedia  # noqa: E402

# What has been reached on Wikipedia sentences, less a little.
RECALL_FLOOR, PRECISION_FLOOR = 0.38, 0.52

failed = 0


def check(right, what):
    global failed
    failed += not right
    print(f"{'ok    ' if right else 'FAILED'} {what}")


def names(renkei, page, packs):
    found = measured.by_page(measured.run(renkei, "extract", [page], packs)).values()
    return {name for one in found for entity in one["entities"] for name in entity["names"]}


def check_rows_left_out(renkei):
    heads = measured.Table(measured.LEXICON / "heads.tsv")
    bodies = measured.Table(measured.CATALOGUE / "government_bodies.tsv")
    league = [line for line in heads.rows if heads.cell(line, "head").endswith("連盟")]
    ministry = [line for line in bodies.rows if bodies.cell(line, "id") == "jp-meti"]
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.txt"
        page.write_text("METIは、全国積雪情報連盟を通じ、雪を測った。\n", encoding="utf-8")
        with measured.packs_without({heads: league}) as packs:
            check(names(renkei, page, []) - names(renkei, page, packs) ==
                  {"全国積雪情報連盟"},
                  "a row that is left out of the heads names nothing any more")
        with measured.packs_without({bodies: ministry}) as packs:
            check(names(renkei, page, []) - names(renkei, page, packs) == {"METI"},
                  "a row of the catalogue that is left out has lost its names")


def check_against_scorer(args, gold):
    lines = measured.run(args.renkei, "extract", gold.inputs)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        file.write("\n".join(lines))
        file.flush()
        said = json.loads(subprocess.run(
            [sys.executable, str(args.shared / "tools/score.py"),
             str(args.shared / "gold/dev.jsonl"), "--pred", file.name, "--json"],
            check=True, capture_output=True, text=True).stdout)
    figures = ablation.evaluate(args, gold, {})
    check(all(abs(figures[name] - said[name]["f1"]) < 1e-9 for name in figures
              if name != "status"), "the figures are the scorer's")
    results = list(calibration.judged(gold, *calibration.both(args, gold)))
    counted = said["relations.all"]
    check(len(results) == counted["tp"] + counted["fp"], "as many relations said")
    check(sum(right for *_, right in results) == counted["tp"], "as many of them right")
    check(all(behind for _, _, _, behind, _ in results), "each relation has an explanation")
    frames = measured.Table(measured.LEXICON / "frames.tsv")
    without = ablation.evaluate(args, gold, {frames: list(frames.rows)})
    check(without["relations.core"] < figures["relations.core"] / 2, "relations come from frames")


def check_folds(args, gold):
    choice = five_folds.Choice(args, gold)
    folds = five_folds.fold_of(gold.pages)
    everything = set(gold.pages)
    check(set(folds) == everything and set(folds.values()) == set(range(five_folds.FOLDS)),
          "each page stands in a fold")
    pages = [page for page in folds if folds[page] != 0]
    useless, harmful = choice.dropped(pages)
    check(not set(useless) & set(harmful), "a row is dropped for one reason")
    cited = set().union(*(choice.cited[page] for page in pages))
    check(not cited & set(useless), "a row that stated something is of use")
    check(all(choice.score(pages, row) > choice.score(pages) for row in harmful),
          "the figures are better without each harmful row")


def check_wikipedia(args):
    sentences, counts, _ = wikipedia.counted(args)
    recall, precision = counts["found"] / counts["marked"], counts["right"] / counts["said"]
    check(sentences > 0 and counts["said"] > 0, f"{sentences} Wikipedia sentences")
    check(recall >= RECALL_FLOOR, f"recall {recall:.3f}, floor {RECALL_FLOOR}")
    check(precision >= PRECISION_FLOOR, f"precision {precision:.3f}, floor {PRECISION_FLOOR}")


def main():
    renkei, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    check_rows_left_out(renkei)
    if not (shared / "gold/dev.jsonl").exists():
        print(f"the annotated pages are not at {shared}: the rest is skipped")
        sys.exit(1 if failed else measured.SKIPPED)
    args = argparse.Namespace(renkei=renkei, shared=shared, pack=[], tables="pairs")
    gold = measured.Gold(shared)
    check_against_scorer(args, gold)
    check_folds(args, gold)
    check_wikipedia(args)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
