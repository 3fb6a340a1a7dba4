# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""What the quality tools share: running the program over annotated pages and judging its answers.

Pages are judged by the scorer that lies with the annotations, so that no tool has an opinion of
its own. A prediction is what `renkei extract --format jsonl` prints, a page a line.
"""
import argparse
import collections
import contextlib
import glob
import importlib.util
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEXICON = ROOT / "data/lexicon"
CATALOGUE = ROOT / "data/catalogue"
SKIPPED = 77  # exit code when the annotated texts are not there
EMPTY = {"entities": [], "relations": []}
signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `calibration.py | head` ends in silence


def arguments(description, **more):
    """Parses what every tool is told; `more` gives options of one tool: name=dict(...)."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--renkei", default=str(ROOT / "build/release/cli/renkei"),
                        help="the program (default: that of the release preset)")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared",
                        help="folder with corpus/, gold/ and tools/ (default: %(default)s)")
    parser.add_argument("--pack", action="append", default=[], help="as for renkei; repeatable")
    for name, options in more.items():
        parser.add_argument("--" + name.replace("_", "-"), **options)
    args = parser.parse_args()
    if not (args.shared / "gold/dev.jsonl").exists():
        print(f"the annotated pages are not at {args.shared}: skipped")
        sys.exit(SKIPPED)
    return args


def run(renkei, command, inputs, packs=(), *options):
    """The lines that the program prints. Its own messages go to the standard error."""
    packed = [part for pack in packs for part in ("--pack", str(pack))]
    done = subprocess.run([renkei, command, *map(str, inputs), *packed, *options],
                          stdout=subprocess.PIPE, env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode != 0:
        raise RuntimeError(f"{renkei} {command} ended with {done.returncode}")
    return done.stdout.decode("utf-8").splitlines()


def by_page(lines):
    pages = (json.loads(line) for line in lines)
    return {page["page"]: page for page in pages}


def share(part, whole):
    """"0.931", or "-" of nothing."""
    return f"{part / whole:.3f}" if whole else "-"


def print_table(heads, rows):
    """Prints rows in columns; all but the last column are set to the right when numbers."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    for row in [heads, *rows]:
        cells = [cell.rjust(width) for cell, width in zip(row[:-1], widths)]
        print("  ".join([*cells, row[-1]]).rstrip())


class Gold:
    """The annotated pages and their judge."""

    def __init__(self, shared):
        spec = importlib.util.spec_from_file_location("score", shared / "tools/score.py")
        self.judge = importlib.util.module_from_spec(spec)
        sys.dont_write_bytecode = True
        spec.loader.exec_module(self.judge)
        with open(shared / "gold/dev.jsonl", encoding="utf-8") as lines:
            self.pages = by_page(lines)
        self.inputs = sorted(glob.glob(str(shared / "corpus/seeds/*.txt")))
        self.inputs += sorted(glob.glob(str(shared / "corpus/dev/*.txt")))
        self.seeds = [pathlib.Path(path).stem for path in self.inputs
                      if pathlib.Path(path).parent.name == "seeds"]

    def tally(self, page, prediction):
        """Counts of one page: figure → Tally, and the judge's list of errors."""
        tallies = collections.defaultdict(self.judge.Tally)
        errors = []
        self.judge.score_page(self.pages[page], prediction, tallies,
                              collections.defaultdict(self.judge.Tally), errors)
        return tallies, errors

    def verdicts(self, page, prediction):
        """For each relation of a prediction: True, False, or None where it is optional."""
        out = []
        for relation in prediction["relations"]:
            alone = {"entities": prediction["entities"], "relations": [relation]}
            tally = self.tally(page, alone)[0]["relations.all"]
            out.append(None if tally.tp + tally.fp == 0 else tally.tp == 1)
        return out


FIGURES = ("entities.core", "entities.typed", "entities.context", "relations.core",
           "relations.pairs", "relations.all", "status")


def figures_of(tallies_of_pages):
    """Figure → F1 over pages; the status figure is a share."""
    out = {}
    for name in FIGURES:
        tp, fp, fn = (sum(getattr(tallies[name], field) for tallies in tallies_of_pages
                          if name in tallies) for field in ("tp", "fp", "fn"))
        if name == "status":
            out[name] = tp / (tp + fp) if tp + fp else 0.0
        else:
            out[name] = 2 * tp / (2 * tp + fp + fn) if tp else 0.0
    return out


class Table:
    """A table of data/, to be written again without some of its rows."""

    def __init__(self, path):
        self.name = f"{path.parent.name}/{path.name}"
        text = path.read_text(encoding="utf-8").splitlines()
        lines = [(number, line) for number, line in enumerate(text, 1)
                 if line and not line.startswith("#")]
        self.head = lines[0][1]
        self.columns = self.head.split("\t")
        self.rows = dict(lines[1:])  # line number → row

    def cell(self, line, column):
        return self.rows[line].split("\t")[self.columns.index(column)]

    def nameless(self, line):
        cells = dict(zip(self.columns, self.rows[line].split("\t")))
        cells.update(name_ja="\u3013" + cells["id"], name_en="", aliases="")
        return "\t".join(cells.values())

    def write(self, folder, without=()):
        """Writes the table into a pack folder in the place of the built-in one.

        Rows of the catalogue that others refer to stay and lose their names.
        """
        path = pathlib.Path(folder) / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        left_out = set(without)
        if "name_ja" in self.columns:
            kept = [self.nameless(line) if line in left_out else row
                    for line, row in self.rows.items()]
        else:
            kept = [row for line, row in self.rows.items() if line not in left_out]
        path.write_text("\n".join(["# replace", self.head, *kept]) + "\n", encoding="utf-8")


@contextlib.contextmanager
def packs_without(drops):
    """Pack folders with tables in the place of the built-in ones: Table → lines to leave out."""
    with tempfile.TemporaryDirectory() as folder:
        for table, lines in drops.items():
            table.write(folder, lines)
        yield [folder] if drops else []
