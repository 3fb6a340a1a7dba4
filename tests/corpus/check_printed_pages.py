#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints annotated pages to PDF and reads them: check_printed_pages.py RENKEI SHARED [KEEP].

SHARED/gold/text holds what pages say in reading order. Here each is set as its report is: items in
a table of numbers and bodies, plans, results; prose in two columns with notes below. The PDF must
give back the text, and the facts that the published text of the page gives. Exit code 77 when
SHARED or Chromium is not there. KEEP is a folder that the PDFs stay in.
"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

LEAST_RECOVERED = 0.99
LEAST_FACTS = 0.90  # of both readings' entities and relations, those that both have

STYLE = """
@page { size: A4; margin: 18mm 16mm }
body { font-family: sans-serif; font-size: 9.5pt; line-height: 1.5; margin: 0 }
h2 { font-size: 12pt; margin: 6pt 0 }
p { margin: 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 6pt }
tr { break-inside: avoid }
td, th { border: 0.5pt solid black; vertical-align: top; padding: 3pt; text-align: left }
.columns { columns: 2; column-gap: 9mm; text-align: justify }
.notes { font-size: 7pt; margin-top: 8pt }
"""


def squeeze(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


class Setter:
    """A page in reading order as HTML."""

    def __init__(self, prose):
        self.prose = prose
        self.out = []
        self.rows = []      # of the open table
        self.cell = None    # list of paragraphs that lines go to
        self.notes = []

    def close_table(self):
        if not self.rows:
            return
        self.out.append("<table><tr><th style='width:20%'>項番 担当府省庁</th>"
                        f"<th style='width:35%'>{self.first_year()} 年度年次計画</th>"
                        "<th>取組の成果、進捗状況</th></tr>")
        for owners, left, right in self.rows:
            self.out.append("<tr>" + "".join(f"<td>{self.lines(cell)}</td>"
                                              for cell in (owners, left, right)) + "</tr>")
        self.out.append("</table>")
        self.rows = []

    def first_year(self):
        return self.year

    @staticmethod
    def lines(cell):
        return "".join(f"<p>{html.escape(line)}</p>" for line in cell)

    def heading(self, line):
        level, text = line.split(" ", 1)
        if item := re.match(r"item (\(.\)) \| (.*)", text):
            owners = item[2].split(", ")
            self.rows.append([[f"{item[1]} {owners[0]}", *owners[1:]], [], []])
            self.cell = None
        elif self.rows and (section := re.match(r"(plan|result) (\d+)", text)):
            kind, year = section[1], section[2]
            row = self.rows[-1]
            if kind == "plan" and not row[1]:
                self.year = year
                self.cell = row[1]
            else:
                label = "<成果・進捗状況>" if kind == "result" else f"<{year} 年度年次計画>"
                row[2].append(label)
                self.cell = row[2]
        else:
            self.close_table()
            self.cell = None
            text = re.sub(r"^(section|slide) ", "", text)
            self.out.append(f"<h2>{html.escape(text)}</h2>")

    def line(self, line):
        if line.startswith("#"):
            return self.heading(line)
        if self.cell is not None:
            return self.cell.append(line)
        if self.prose and re.match(r"\d+ ?\S.*https?://|\d+ \S", line):
            return self.notes.append(line)
        self.out.append(f"<p>{html.escape(line)}</p>")

    def page(self, text):
        for line in text.splitlines():
            if line.strip():
                self.line(line)
        self.close_table()
        body = "".join(self.out)
        if self.prose:
            body = f"<div class=columns>{body}</div><div class=notes>{self.lines(self.notes)}</div>"
        return f"<!DOCTYPE html><meta charset=utf-8><title>x</title><style>{STYLE}</style>{body}"


def print_pdf(chromium, source, target, profile):
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu",
                    f"--user-data-dir={profile}", "--no-pdf-header-footer",
                    f"--print-to-pdf={target}", source.as_uri()],
                   check=True, capture_output=True, timeout=120)


def facts_of(renkei, path):
    """Entities as tuples of names, and relations between such, all pages of a file in one."""
    done = subprocess.run([renkei, "extract", path], check=True, capture_output=True, text=True)
    entities, relations = [], []
    for line in done.stdout.splitlines():
        page = json.loads(line)
        names = {e["id"]: tuple(squeeze(n) for n in e["names"]) for e in page["entities"]}
        core = {e["id"] for e in page["entities"] if e["type"] not in ("Place", "Group")}
        entities += [names[i] for i in names if i in core]
        relations += [(names[r["s"]], r["p"], names[r["o"]]) for r in page["relations"]
                      if r["s"] in core and r["o"] in core]
    return entities, relations


def same_things(*readings):
    """Facts of each reading with one name for what shares a name in any of them."""
    parent = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for entities, _ in readings:
        for names in entities:
            for name in names:
                parent[root(name)] = root(names[0])
    out = []
    for entities, relations in readings:
        facts = {("entity", root(names[0])) for names in entities}
        for subject, predicate, obj in relations:
            ends = [root(subject[0]), root(obj[0])]
            if predicate == "cooperatesWith":
                ends.sort()
            facts.add((predicate, *ends))
        out.append(facts)
    return out


def main():
    renkei, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    chromium = shutil.which("chromium")
    if not (shared / "gold/text").is_dir() or chromium is None:
        print("skipped: no annotated pages beside the repository, or no chromium")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else scratch)
        for gold in sorted((shared / "gold/text").glob("*.md")):
            text = gold.read_text("utf-8")
            published = next(shared.glob(f"corpus/*/{gold.stem}.txt"))
            source, pdf = folder / f"{gold.stem}.html", folder / f"{gold.stem}.pdf"
            source.write_text(Setter(gold.stem.startswith("wp-")).page(text), "utf-8")
            print_pdf(chromium, source, pdf, pathlib.Path(scratch) / "profile")
            read = squeeze(subprocess.run([renkei, "text", pdf], check=True, capture_output=True,
                                          text=True).stdout)
            lines = [squeeze(l) for l in text.splitlines() if l.strip() and not l.startswith("#")]
            missed = [l for l in lines if l not in read]
            recovered = 1 - sum(map(len, missed)) / sum(map(len, lines))
            ours, theirs = same_things(facts_of(renkei, pdf), facts_of(renkei, published))
            same = 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))
            print(f"{gold.stem:34} recovered {recovered:.3f}  same facts {same:.3f}")
            for line in missed:
                print("  missed", line[:150])
            for fact in sorted(ours ^ theirs):
                print("  only in the", "PDF " if fact in ours else "text", *fact)
            failed += recovered < LEAST_RECOVERED or same < LEAST_FACTS
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
