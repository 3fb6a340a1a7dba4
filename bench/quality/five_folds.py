#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints how well rows of the lexicon do on pages that they were not chosen on.

    five_folds.py [--renkei PROGRAM] [--shared FOLDER] [--tables frames,heads,pairs,groups]

The annotated pages are dealt into five folds, kinds of pages evenly. For each fold the rows of the
tables are chosen on the other four: a row stays when it stated or named something there or changed
what was found, and when the training figures are not better without it. What is left is scored on
the fold. Each row is tried once, on all pages: what it changes on a page does not depend on the
folds. The catalogue and the other tables stay as they are.

--keep-useless keeps the rows that did nothing on the training pages: many were written from what
is known of the language, not chosen on pages; without them the figures are a lower bound.
"""
import collections
import concurrent.futures
import os
import re

import measured

FOLDS = 5
FOLD_TABLES = "frames,heads,pairs,groups"


def fold_of(pages):
    """Page → fold. Pages are dealt in the order of their names, in which like stands by like."""
    return {page: i % FOLDS for i, page in enumerate(sorted(pages))}


class Choice:
    """Rows of tables, and what the pages are without each of them."""

    def __init__(self, args, gold):
        self.args = args
        self.gold = gold
        names = args.tables.split(",")
        self.tables = {name: measured.Table(measured.LEXICON / f"{name}.tsv") for name in names}
        self.rows = [(name, line) for name in names for line in self.tables[name].rows]
        self.whole_lines = self.lines_without([])
        self.whole = self.tallies(self.whole_lines)
        self.changed = {}  # row → {page: tallies without it}, only pages that change
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            without = pool.map(lambda row: self.lines_without([row]), self.rows)
            for row, lines in zip(self.rows, without):
                differ = {page: line for page, line in lines.items()
                          if line != self.whole_lines.get(page)}
                if differ:
                    self.changed[row] = self.tallies(differ)
        self.cited = self.rows_cited()

    def lines_without(self, rows):
        """Page → what the program prints of it without some rows."""
        drops = collections.defaultdict(list)
        for name, line in rows:
            drops[self.tables[name]].append(line)
        with measured.packs_without(drops) as packs:
            lines = measured.run(self.args.renkei, "extract", self.gold.inputs,
                                 [*self.args.pack, *packs])
        return {re.match(r'\{"page":"([^"]*)"', line)[1]: line for line in lines}

    def tallies(self, lines):
        pages = measured.by_page(lines.values())
        return {page: self.gold.tally(page, found)[0] for page, found in pages.items()
                if page in self.gold.pages}

    def rows_cited(self):
        """Page → the rows that its explanation names."""
        lines = measured.run(self.args.renkei, "explain", self.gold.inputs, self.args.pack,
                             "--format", "json")
        cited = {}
        for page, line in zip(measured.by_page(lines), lines):
            found = re.findall(r'"row":"[^"]*?(\w+)\.tsv:(\d+)"', line)
            cited[page] = {(name, int(number)) for name, number in found}
        return cited

    def score(self, pages, row=None):
        """The mean of the figures on pages, with all rows or without one."""
        changed = self.changed.get(row, {})
        figures = measured.figures_of([changed.get(page, self.whole[page]) for page in pages])
        return sum(figures.values()) / len(figures)

    def dropped(self, pages):
        """Rows that pages give no reason to keep: (of no use, doing harm)."""
        cited = set().union(*(self.cited[page] for page in pages))
        base = self.score(pages)
        useless, harmful = [], []
        for row in self.rows:
            changes = any(page in self.changed.get(row, ()) for page in pages)
            if not changes and row not in cited:
                useless.append(row)
            elif changes and self.score(pages, row) > base:
                harmful.append(row)
        return useless, harmful


def main():
    args = measured.arguments(__doc__, tables=dict(default=FOLD_TABLES,
                                                   help="of data/lexicon (default: %(default)s)"),
                              keep_useless=dict(action="store_true",
                                                help="drop only rows that do harm"))
    print_folds(args, measured.Gold(args.shared))


def print_folds(args, gold):
    choice = Choice(args, gold)
    folds = fold_of(gold.pages)
    rows, held_out = [], []
    for fold in range(FOLDS):
        train = [page for page in folds if folds[page] != fold]
        test = [page for page in folds if folds[page] == fold]
        useless, harmful = choice.dropped(train)
        if args.keep_useless:
            useless = []
        tallies = choice.tallies(choice.lines_without(useless + harmful))
        held_out += [tallies[page] for page in test]
        figures = measured.figures_of([tallies[page] for page in test])
        rows.append((str(fold + 1), len(test), len(useless), len(harmful),
                     *(f"{figures[name]:.3f}" for name in measured.FIGURES), ""))
    together = measured.figures_of(held_out)
    whole = measured.figures_of(list(choice.whole.values()))
    rows.append(("all", len(folds), "", "", *(f"{together[n]:.3f}" for n in measured.FIGURES), ""))
    rows.append(("all rows", len(folds), 0, 0, *(f"{whole[n]:.3f}" for n in measured.FIGURES), ""))
    rows.append(("lost", "", "", "",
                 *(f"{whole[n] - together[n]:+.3f}" for n in measured.FIGURES), ""))
    print(f"{len(choice.rows)} rows of {args.tables}")
    measured.print_table(("fold", "pages", "useless", "harmful", *measured.FIGURES, ""), rows)


if __name__ == "__main__":
    main()
