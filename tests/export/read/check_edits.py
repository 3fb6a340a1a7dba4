#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Every edit of an export is a correction or is told by its line; what comes out can be loaded.

    check_edits.py PROGRAM PAGES
"""
import csv
import json
import pathlib
import shutil
import re
import sys
import tempfile

from exports import check, exported, relations, renkei


class Pair:
    """The two tables of an export, as a person edits them."""

    def __init__(self, graph, folder, *options):
        self.graph, self.folder = graph, folder
        self.files = exported(graph, folder, "edits", "csv", *options)
        self.tables = [list(csv.reader(file.open(encoding="utf-8", newline="")))
                       for file in self.files]

    def row(self, table, column, value):
        head = self.tables[table][0]
        return next(row for row in self.tables[table][1:] if row[head.index(column)] == value)

    def place(self, table, column):
        return self.tables[table][0].index(column)

    def corrections(self, edits, new_edges=(), code=0, encoding="utf-8"):
        """The corrections of cells that were edited, {(table, key column, key, column): value}, and
        of edges that were drawn; what is told; and the line of the first edit."""
        tables = [[list(row) for row in table] for table in self.tables]
        line = 0
        for (table, column, value, edited), cell in edits.items():
            index = self.tables[table].index(self.row(table, column, value))
            tables[table][index][self.place(table, edited)] = cell
            line = line or index + 1
        for edge in new_edges:
            row = [""] * len(tables[1][0])
            for column, cell in edge.items():
                row[self.place(1, column)] = cell
            tables[1].append(row)
            line = line or len(tables[1])
        files = [self.folder / "edited.nodes.csv", self.folder / "edited.edges.csv"]
        for file, table in zip(files, tables):
            with file.open("w", encoding=encoding, newline="") as out:
                csv.writer(out).writerows(table)
        made = self.folder / "made.corrections"
        made.unlink(missing_ok=True)
        done = renkei("import", *files, "--against", self.graph, "-o", made, code=code)
        loaded = renkei("info", self.graph, "--corrections", made)
        check(not loaded.stderr, f"{edits} {new_edges}: {loaded.stderr.decode()}")
        return made.read_text(encoding="utf-8").splitlines(), done.stderr.decode(), line


def drawn_by_hand(pair, ids):
    """Edges without a sentence: one's own statement, said to be that, in the graph afterwards."""
    ends = {"Source": ids["jp-mhlw"], "Target": ids["jp-fsa"]}
    own = "own statement, edited.edges.csv: 厚生労働省 {} 金融庁"
    cases = [
        ({"Kind": "cooperatesWith"}, ["cooperatesWith", "standing", ""]),
        ({"Label": "委託"}, ["commissions", "standing", ""]),
        ({"Label": "participates in"}, ["participatesIn", "standing", ""]),
        ({"Kind": "uses", "first_fiscal_year": "2024", "status": "done"}, ["uses", "done", "2024"]),
        ({"Kind": "uses", "Timeset": "<[2023-04-01,2024-03-31]>"}, ["uses", "standing", "2023"]),
    ]
    for cells, (predicate, status, year) in cases:
        found, _, _ = pair.corrections({}, [{**ends, **cells}])
        expected = "\t".join(["add", "jp-mhlw", predicate, "jp-fsa", status, year,
                              own.format(predicate), "edited.edges.csv"])
        check(found == [expected], f"{cells}: {found}, expected {expected}")
    found, _, _ = pair.corrections({}, [{**ends, "Kind": "uses",
                                         "Timeset": "<[2023-04-01,2025-03-31]>"}])
    check([row.split("\t")[5] for row in found] == ["2023", "2024"], f"a span of years: {found}")
    edges = json.loads(renkei("who", pair.graph, "jp-mhlw", "--format", "json", "--corrections",
                              pair.folder / "made.corrections").stdout)
    check("own statement, edited" in json.dumps(edges, ensure_ascii=False), "not in the graph")
    whole = pair.folder / "own.renkei"
    renkei("import", pair.folder / "edited.nodes.csv", pair.folder / "edited.edges.csv", "-o", whole)
    check(any("own statement, edited" in one["quote"] for edge in relations(whole)[1].values()
              for one in edge["statements"]), "a graph has an edge without words")
    whole.unlink()
    print(f"{len(cases) + 1} edges drawn by hand: added, with whose statement they are")


def edited_edges(pair, edges):
    edge = edges["jp-mhlw", "worksThrough", "medical-isac"]
    key = (1, "statement_ids", ";".join(one["id"] for one in edge["statements"]))
    row = pair.row(*key)
    stated = row[pair.place(1, "stated")]
    rejects = {f"reject\t{one['id']}" for one in edge["statements"]}

    def added(cells):
        found, told, _ = pair.corrections({(*key, column): cell for column, cell in cells.items()})
        check(rejects <= set(found) and not told, f"{cells}: {found} {told}")
        return sorted(one.split("\t")[2:6:2] + one.split("\t")[5:6] for one in found
                      if one.startswith("add\t"))

    ways = [one.split(" ") + [""] for one in stated.split(";")]
    other = "planned" if ways[0][0] == "done" else "done"
    changed = [[other, *way[1:2]] for way in ways]
    text = ";".join(" ".join(way).strip() for way in changed)
    expected = [list(way) for way in sorted({("worksThrough", *way) for way in changed})]
    check(added({"stated": text}) == expected, f"stated: {added({'stated': text})}, not {expected}")
    check(added({"status": other}) == expected, "status loses the years")
    for column, cell in (("Kind", "commissions"), ("predicate", "commissions"), ("Label", "委託")):
        found = added({column: cell})
        check(found and all(one[0] == "commissions" for one in found), f"{column}: {found}")
    tellings = [("quote", "別の文。", "quote of the edge was edited to '別の文。'"),
                ("first_fiscal_year", "2011", "first_fiscal_year of the edge was edited to '2011'"),
                ("first_fiscal_year", "abcd", "first_fiscal_year is 'abcd', expected a fiscal year from 1000 to 9998"),
                ("Weight", "abc", "weight is 'abc', expected a number"),
                ("Timeset", "<[2011-04-01,2012-03-31]>", "the time of the edge was edited to"),
                ("Label", "仲良し", "'仲良し' names none")]
    for column, cell, expected in tellings:
        found, told, line = pair.corrections({(*key, column): cell}, code=1)
        check(not found, f"{column}: {found}")
        check(f"edited.edges.csv:{line}: " in told and expected in told, f"{column}: {told}")
    print(f"edges: status, years and predicates corrected; {len(tellings)} edits told by line")


def edited_nodes(pair, english, nodes):
    key = (0, "renkei_id", "jp-mhlw")
    for column, cell, expected in (("label_en", "Labour Ministry", "label_en of 'jp-mhlw' was edited"),
                                   ("url", "https://example.jp/", "url of 'jp-mhlw' was edited"),
                                   ("Label", "", "the label of 'jp-mhlw' was emptied"),
                                   ("type", "Ministry", "its type is 'Ministry', expected an entity")):
        found, told, line = pair.corrections({(*key, column): cell}, code=1)
        check(not found and "passed over an edge" not in told and "no node" not in told,
              f"{column}: {found} {told}")
        check(f"edited.nodes.csv:{line}: " in told, told)
        check(expected in told, f"{column}: {told}")
    found, _, _ = pair.corrections({(*key, "type"): "forum"})
    check(found == ["retype\tjp-mhlw\tForum"], f"a type in lower case: {found}")
    # The label of an English export is the English name, unless there is none.
    found, told, _ = english.corrections({(*key, "Label"): "Labour Ministry"}, code=1)
    check(not found and "the English label of 'jp-mhlw' was edited" in told, f"{found} {told}")
    bare = next(key for key, row in nodes.items() if not row.get("label_en"))
    found, _, _ = english.corrections({(0, "renkei_id", bare, "Label"): "別名"})
    check(found == [f"rename\t{bare}\t別名"], f"a Japanese label of an English export: {found}")
    found, _, _ = english.corrections({(*key, "label_ja"): "厚労省"})
    check(found == ["rename\tjp-mhlw\t厚労省"], f"label_ja: {found}")
    print("nodes: types in any case, English labels are no Japanese names, the rest told by line")


def encodings(pair):
    """As spreadsheets save tables, and as XML declares itself."""
    key = (0, "renkei_id", "jp-mhlw", "Label")
    for encoding in ("cp932", "euc-jp", "utf-16", "utf-8-sig"):
        kept = [[[cell.encode(encoding, "ignore").decode(encoding) if encoding != "utf-16" else cell
                  for cell in row] for row in table] for table in pair.tables]
        whole, pair.tables = pair.tables, kept
        found, _, _ = pair.corrections({key: "厚労省"}, encoding=encoding)
        pair.tables = whole
        check("rename\tjp-mhlw\t厚労省" in found, f"{encoding}: {found}")
    semicolons = [pair.folder / "s.nodes.csv", pair.folder / "s.edges.csv"]
    for file, table in zip(semicolons, pair.tables):
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=";").writerows(table)
    done = renkei("import", *semicolons, "--against", pair.graph, "--whole", "-o", "-")
    check(not done.stdout, f"semicolons: {done.stdout.decode()}")
    semicolons[0].write_bytes(b"Id,Label\nn1,\xff\xfe\xfd\x80\n")
    told = renkei("import", *semicolons, "--against", pair.graph, "-o", "-", code=1).stderr.decode()
    check("s.nodes.csv:2: " in told and "save the file as UTF-8" in told, told)
    for suffix in ("graphml", "gexf"):
        file = exported(pair.graph, pair.folder, "declared", suffix)[0]
        text = file.read_text(encoding="utf-8")
        for name, encoding in (("Shift_JIS", "cp932"), ("EUC-JP", "euc-jp")):
            file.write_bytes(text.replace("UTF-8", name, 1).encode(encoding, "xmlcharrefreplace"))
            done = renkei("import", file, "--against", pair.graph, "--whole", "-o", "-")
            check(not done.stdout, f"{suffix} in {name}: {done.stdout.decode()}")
        file.write_text(text.replace("UTF-8", "KLINGON", 1), encoding="utf-8")
        told = renkei("import", file, "-o", pair.folder / "no.renkei", code=1).stderr.decode()
        check("the encoding 'KLINGON'" in told, told)
        xml = pair.folder / "any.xml"
        xml.write_text(text, encoding="utf-8")
        done = renkei("import", xml, "--against", pair.graph, "--whole", "-o", "-")
        check(not done.stdout, f"{suffix} as .xml: {done.stdout.decode()}")
    print("CP932, EUC-JP, UTF-16, semicolons, declared encodings: read, or named")


def json_is_checked(pair):
    """Between resources too: no byte of JSON-LD is skipped."""
    file = exported(pair.graph, pair.folder, "whole", "jsonld")[0]
    text = file.read_text(encoding="utf-8")
    ends = [match.end() for match in re.finditer(r"^ ?\}(?=,$)", text, re.M)] or [
        match.start() + 1 for match in re.finditer(r"\},\n", text)]
    middle = ends[len(ends) // 2]
    broken = {"]]]": text[:middle] + "]]]" + text[middle:],
              "a comma": text[:middle] + text[middle + 1:],
              "garbage": text[:middle] + "garbage{" + text[middle:],
              "a tail": text + "{}\n",
              "no UTF-8": text[:middle].encode() + b",\"\xff\"" + text[middle:].encode()}
    for what, content in broken.items():
        content = content if isinstance(content, bytes) else content.encode()
        file.write_bytes(content)
        told = renkei("import", file, "--against", pair.graph, "--whole", "-o", "-", code=1)
        line = (text.count("\n") + 1 if what == "a tail" else text[:middle].count("\n") + 1)
        places = [int(one) for one in re.findall(r"whole\.jsonld:(\d+): ", told.stderr.decode())]
        check(not told.stdout and places and abs(places[0] - line) <= 1,
              f"{what} at {line}: {told.stderr.decode()}")
    file.write_text('{"@graph":' + "[" * 200000, encoding="utf-8")
    renkei("import", file, "--against", pair.graph, "-o", "-", code=1)
    print(f"JSON-LD: {len(broken)} breaks between resources are errors with their line")


def collaboration_is_refused(pair):
    for suffix in ("graphml", "gexf", "csv"):
        files = exported(pair.graph, pair.folder, "sum", suffix, "--view", "collaboration")
        told = renkei("import", *files, "-o", pair.folder / "sum.renkei", code=1).stderr.decode()
        check(told.count("\n") == 1 and "export the full view" in told, f"{suffix}: {told}")
        check(not (pair.folder / "sum.renkei").exists(), f"{suffix}: a file without edges was made")
    print("the view of collaboration: refused in a line")


def imported_again(graph, folder, edges):
    """A file that a person goes on working with is imported now and then: what it did stays."""
    copy = folder / "again.renkei"
    shutil.copy(graph, copy)
    pair = Pair(copy, folder, "--layout", "none")
    name = pair.row(0, "renkei_id", "medical-isac")
    name[pair.place(0, "Label")] = "医療の会"
    edge = edges["jp-mhlw", "worksThrough", "medical-isac"]
    row = pair.row(1, "statement_ids", ";".join(one["id"] for one in edge["statements"]))
    for column in ("Kind", "predicate", "Label"):
        row[pair.place(1, column)] = "commissions"
    for file, table in zip(pair.files, pair.tables):
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
    lines = folder / "again.renkei.corrections"
    once = None
    for _ in range(3):
        done = renkei("import", *pair.files, "--against", copy, "--whole", "-o", lines)
        check(not done.stderr, f"imported again: {done.stderr.decode()}")
        held = lines.read_text(encoding="utf-8"), relations(copy)
        check(once is None or held == once, f"imported again: {held[0]}, once {once and once[0]}")
        once = held
    check(("jp-mhlw", "commissions", "medical-isac") in once[1][1], "the edited edge is lost")
    check("医療の会" in once[0], "the edited name is lost")
    print("the same file imported three times: as once")


def main(pages):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        graph = folder / "g.renkei"
        renkei("build", *sorted(pathlib.Path(pages).iterdir()), "-o", graph)
        nodes, edges = relations(graph)
        pair = Pair(graph, folder, "--layout", "none")
        check(pair.corrections({})[0] == [], "an unedited pair has corrections")
        ids = {key: row["node"] for key, row in nodes.items()}
        drawn_by_hand(pair, ids)
        edited_edges(pair, edges)
        edited_nodes(pair, Pair(graph, folder, "--layout", "none", "--lang", "en"), nodes)
        encodings(pair)
        json_is_checked(pair)
        collaboration_is_refused(pair)
        imported_again(graph, folder, edges)


if __name__ == "__main__":
    main(sys.argv[2])
