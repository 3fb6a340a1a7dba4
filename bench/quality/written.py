#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints the scorer's figures on pages of our own writing, in genres and wordings of their own.

    written.py [--renkei PROGRAM] [--shared FOLDER] [--pack DIR]

bench/quality/written/ holds pages that were written and annotated by hands that did not know what
the program finds. Rows are made with the pages of learned/ before one's eyes; those of held_out/
are only counted, never read for that purpose, so that the second line says what pages that nobody
has seen will give.
"""
import collections

import measured

WRITTEN = measured.ROOT / "bench/quality/written"
FIGURES = ("entities.core", "entities.typed", "entities.context", "relations.core", "relations.all")


def tallies(judge, gold, found):
    """Counts of all pages together, by figure."""
    total = collections.defaultdict(judge.Tally)
    for key, page in gold.items():
        judge.score_page(page, found.get(key, measured.EMPTY), total,
                         collections.defaultdict(judge.Tally), [])
    return total


def main():
    args = measured.arguments(__doc__)
    judge = measured.Gold(args.shared).judge
    rows = []
    for name in ("learned", "held_out"):
        gold = measured.by_page((WRITTEN / f"{name}.jsonl").read_text("utf-8").splitlines())
        pages = sorted((WRITTEN / name).glob("*.txt"))
        found = measured.by_page(measured.run(args.renkei, "extract", pages, args.pack))
        counts = tallies(judge, gold, found)
        for figure in FIGURES:
            one = counts[figure]
            rows.append((name, measured.share(one.tp, one.tp + one.fp),
                         measured.share(one.tp, one.tp + one.fn),
                         measured.share(2 * one.tp, 2 * one.tp + one.fp + one.fn), figure))
    measured.print_table(("pages", "precision", "recall", "F1", "figure"), rows)


if __name__ == "__main__":
    main()
