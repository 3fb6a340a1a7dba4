#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints speed and quality together; called by bench/quality/run.

    overview.py [--renkei PROGRAM] [--shared FOLDER] [--pack DIR] [--size MB] [--folds]

Speed: `renkei extract FILE --threads 1 > /dev/null` on a file of seed pages and on one of programme
records, the fastest of three runs; by the time of the processor, so that others on the machine
weigh less. Quality: the scorer's figures on the seed pages and on all
annotated pages, the share of right relations among sure ones, and names in Wikipedia sentences.
--folds adds the figures of five_folds.py, which take a minute.
"""
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

import calibration
import five_folds
import measured
import wikipedia

sys.path.insert(0, str(measured.ROOT / "bench"))
import measure  # noqa: E402  bench/measure.py


def machine():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    commit = subprocess.run(["git", "-C", str(measured.ROOT), "describe", "--always", "--dirty"],
                            capture_output=True, text=True).stdout.strip()
    name = names[0] if names else platform.machine()
    return f"{os.cpu_count()} x {name}, load {os.getloadavg()[0]:.1f}, commit {commit or 'unknown'}"


def print_speed(args, gold):
    size = int(args.size * 1e6)
    pages = [open(path, "rb").read() for path in gold.inputs
             if pathlib.Path(path).stem in gold.seeds]
    programmes = measure.read([str(args.shared / "corpus/scale/programmes-2024.jsonl.gz")])[1]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        text, records = os.path.join(folder, "pages.txt"), os.path.join(folder, "records.jsonl")
        written = {"seed pages": (text, measure.write_pages(text, pages, size)[0]),
                   "programme records": (records, measure.write_records(records, programmes, size)[0])}
        for name, (path, length) in written.items():
            seconds, memory, processor = measure.best(args.renkei, path)
            rows.append((f"{length / 1e6:.1f}", f"{seconds:.3f}", f"{processor:.3f}",
                         f"{length / 1e6 / processor:.1f}", f"{memory:.0f}", name))
    measured.print_table(("file MB", "seconds", "CPU seconds", "MB/CPU s", "peak MB", "one thread"),
                         rows)


def print_figures(gold, predictions):
    tallies = {page: gold.tally(page, predictions.get(page, measured.EMPTY))[0]
               for page in gold.pages}
    rows = []
    for name, pages in (("seed pages", gold.seeds), ("annotated pages", list(gold.pages))):
        figures = measured.figures_of([tallies[page] for page in pages])
        rows.append((len(pages), *(f"{figures[name]:.3f}" for name in measured.FIGURES), name))
    measured.print_table(("pages", *measured.FIGURES, ""), rows)


def main():
    args = measured.arguments(
        __doc__, size=dict(type=float, default=10.0, metavar="MB", help="of each file (10)"),
        folds=dict(action="store_true", help="also the five folds"))
    gold = measured.Gold(args.shared)
    print(machine() + "\n")
    print_speed(args, gold)
    print()
    predictions, explanations = calibration.both(args, gold)
    print_figures(gold, predictions)
    print()
    results = list(calibration.judged(gold, predictions, explanations))
    print(calibration.sure_line(results))
    print("\n".join(wikipedia.summary(*wikipedia.counted(args))))
    if args.folds:
        print()
        args.tables, args.keep_useless = five_folds.FOLD_TABLES, False
        five_folds.print_folds(args, gold)


if __name__ == "__main__":
    main()
