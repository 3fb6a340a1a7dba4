#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints what each table of the lexicon is worth: the loss in each figure without it.

    ablation.py [--renkei PROGRAM] [--shared FOLDER] [--table NAME --by COLUMN]

Runs over the annotated pages with one table after another emptied; figures in points of a hundred.
--table heads --by type empties one table's rows in groups, --by row one after the other (rows
without which nothing changes are left out). The catalogue's rows stay and lose their names.
"""
import collections
import concurrent.futures
import os

import measured


def evaluate(args, gold, drops):
    with measured.packs_without(drops) as packs:
        lines = measured.run(args.renkei, "extract", gold.inputs, [*args.pack, *packs])
    pages = measured.by_page(lines)
    return measured.figures_of([gold.tally(page, pages.get(page, measured.EMPTY))[0]
                                for page in gold.pages])


def trials(args):
    """Name → {Table: lines to leave out}."""
    if args.table:
        table = measured.Table(measured.LEXICON / f"{args.table}.tsv")
        groups = collections.defaultdict(list)
        for line, row in table.rows.items():
            name = row.replace("\t", " ") if args.by == "row" else table.cell(line, args.by)
            groups[f"{line}: {name}" if args.by == "row" else name or "(empty)"].append(line)
        return {name: {table: lines} for name, lines in groups.items()}
    tables = [measured.Table(path) for folder in (measured.LEXICON, measured.CATALOGUE)
              for path in sorted(folder.glob("*.tsv"))]
    out = {table.name: {table: list(table.rows)} for table in tables}
    out["all of catalogue/"] = {table: list(table.rows) for table in tables
                                if table.name.startswith("catalogue/")}
    return out


def main():
    args = measured.arguments(
        __doc__, table=dict(help="a table of data/lexicon, without .tsv"),
        by=dict(default="row", help="one of its columns, or row (default)"))
    gold = measured.Gold(args.shared)
    base = evaluate(args, gold, {})
    every = trials(args)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda drops: evaluate(args, gold, drops), every.values()))
    rows = []
    for name, figures in zip(every, found):
        losses = [base[figure] - figures[figure] for figure in measured.FIGURES]
        if any(losses) or not args.table:
            rows.append((-sum(losses), [f"{100 * loss:+.1f}" for loss in losses] + [name]))
    short = [name.replace("entities.", "e.").replace("relations.", "r.")
             for name in measured.FIGURES]
    print("figures: " + ", ".join(f"{name} {value:.3f}" for name, value in base.items()))
    print("lost without (points of 100):")
    rows.sort(key=lambda row: row[0])
    measured.print_table((*short, "rows"), [row for _, row in rows])


if __name__ == "__main__":
    main()
