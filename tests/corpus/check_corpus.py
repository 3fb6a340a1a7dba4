#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Scores the program on annotated pages: check_corpus.py RENKEI SHARED.

SHARED holds corpus/, gold/ and tools/. The floors are what has been reached, less a little: a
change that loses more than that is seen. Exit code 77 when SHARED is not there.
"""
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# figure: (seed pages, all annotated pages)
FLOORS = {
    "entities.core": (0.97, 0.90),
    "entities.typed": (0.97, 0.87),
    "entities.context": (0.88, 0.78),
    "relations.core": (0.84, 0.70),
    "relations.pairs": (0.86, 0.72),
    "relations.all": (0.82, 0.67),
}
TEXT_FLOOR = 0.99


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def predict(renkei, inputs, path):
    path.write_text(run(renkei, "extract", *inputs, "--format", "jsonl"), encoding="utf-8")


def check_figures(renkei, shared, folder, inputs, column):
    prediction = folder / f"pred{column}.jsonl"
    predict(renkei, inputs, prediction)
    pages = {json.loads(line)["page"] for line in prediction.read_text("utf-8").splitlines()}
    gold = folder / f"gold{column}.jsonl"
    with open(shared / "gold/dev.jsonl", encoding="utf-8") as lines:
        gold.write_text("".join(l for l in lines if json.loads(l)["page"] in pages), "utf-8")
    figures = json.loads(run(sys.executable, str(shared / "tools/score.py"), str(gold), "--pred",
                             str(prediction), "--json"))
    failed = 0
    for name, floors in FLOORS.items():
        reached = figures[name]["f1"]
        print(f"{len(pages):3} pages  {name:18} {reached:.3f}  floor {floors[column]:.2f}")
        failed += reached < floors[column]
    return failed


def check_ranges(shared, inputs, prediction):
    """Every mention and evidence equals the input at its ranges, white space aside."""
    texts = {}
    for path in inputs:
        texts[pathlib.Path(path).stem] = open(path, encoding="utf-8-sig", newline="").read()
    wrong = checked = 0
    squeeze = lambda text: "".join(text.split())
    for line in prediction.read_text("utf-8").splitlines():
        page = json.loads(line)
        quotes = [(m["text"], m["ranges"]) for e in page["entities"] for m in e["mentions"]]
        for relation in page["relations"]:
            quotes += [(s["evidence"], s["ranges"]) for s in [relation, *relation.get("statements", [])]]
        for text, ranges in quotes:
            found = "".join(texts[page["page"]][begin:end] for begin, end in ranges)
            checked += 1
            if squeeze(found) != squeeze(text):
                wrong += 1
                print(f"{page['page']}: '{text}' is '{found}' at its ranges")
    print(f"{checked} mentions and quotes compared with the input, {wrong} wrong")
    return wrong


def check_text(renkei, shared, folder, inputs):
    texts = folder / "text"
    texts.mkdir()
    for path in inputs:
        name = pathlib.Path(path).stem
        if (shared / f"gold/text/{name}.md").exists():
            (texts / f"{name}.txt").write_text(run(renkei, "text", path), "utf-8")
    report = run(sys.executable, str(shared / "tools/score_text.py"), str(shared / "gold/text"),
                 str(texts))
    print(report)
    return float(report.splitlines()[-1].split()[2]) < TEXT_FLOOR


def main():
    renkei, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (shared / "gold/dev.jsonl").exists():
        print(f"the annotated pages are not at {shared}: skipped")
        sys.exit(77)
    seeds = sorted(glob.glob(str(shared / "corpus/seeds/*.txt")))
    everything = seeds + sorted(glob.glob(str(shared / "corpus/dev/*.txt")))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        failed = check_figures(renkei, shared, folder, seeds, 0)
        failed += check_figures(renkei, shared, folder, everything, 1)
        failed += check_ranges(shared, everything, folder / "pred1.jsonl")
        failed += check_text(renkei, shared, folder, everything)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    main()
