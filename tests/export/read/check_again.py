#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""What has been imported once is imported again; what was not edited is no edit.

    check_again.py PROGRAM PAGES
"""
import csv
import json
import pathlib
import re
import shutil
import sys
import tempfile

from exports import check, exported, relations, renkei

SUFFIXES = ("csv", "graphml", "gexf", "jsonld")


def again(files, graph, *options, code=0):
    """What an import finds beside the corrections in use."""
    done = renkei("import", *files, "--against", graph, *options, "-o", "-", code=code)
    return done.stdout.decode().splitlines(), done.stderr.decode()


def tables(files):
    return [list(csv.reader(file.open(encoding="utf-8", newline=""))) for file in files]


def save(files, rows):
    for file, table in zip(files, rows):
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)


def adds(graph):
    text = pathlib.Path(f"{graph}.corrections").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("add\t")]


def own_statements(folder, pages_graph):
    """An edge drawn by hand is one, wherever in which file it stands and whatever its ends are
    called by now."""
    graph = folder / "own.renkei"
    shutil.copy(pages_graph, graph)
    lines = pathlib.Path(f"{graph}.corrections")
    files = exported(graph, folder, "own", "csv", "--layout", "none")
    ids = {key: row["node"] for key, row in relations(graph)[0].items()}
    rows = tables(files)
    head = rows[1][0]

    def drawn(subject, kind, target, **cells):
        row = dict.fromkeys(head, "")
        row.update(Source=ids[subject], Target=ids[target], Kind=kind, **cells)
        return [row[column] for column in head]

    def imported(count, taken=None):
        renkei("import", *(taken or files), "--against", graph, "--whole", "-o", lines)
        check(len(adds(graph)) == count, f"{count} edges were drawn: {adds(graph)}")
        told = renkei("info", graph).stderr.decode()
        check(not told, told)

    rows[1].append(drawn("jp-mhlw", "uses", "jp-fsa"))
    save(files, rows)
    imported(1)
    rows[1].insert(1, drawn("jp-fsa", "uses", "jp-mhlw"))
    save(files, rows)
    imported(2)
    rows[1].insert(1, drawn("jp-fsa", "cooperatesWith", "jp-mhlw", stated="done 2024"))
    save(files, rows)
    imported(3)
    rows[1][1] = drawn("jp-mhlw", "cooperatesWith", "jp-fsa", stated="done 2024")  # symmetric
    save(files, rows)
    imported(3)
    renamed = [folder / "later.nodes.csv", folder / "later.edges.csv"]
    for old, new in zip(files, renamed):
        shutil.copy(old, new)
    imported(3, renamed)
    label = rows[0][0].index("label_ja")
    row = next(one for one in rows[0] if one[rows[0][0].index("renkei_id")] == "jp-mhlw")
    row[label] = row[rows[0][0].index("Label")] = "厚労省"
    save(files, rows)
    imported(3)
    # Another year is another statement; so is a quote.
    rows[1].append(drawn("jp-mhlw", "uses", "jp-fsa", stated="done 2024"))
    rows[1].append(drawn("jp-mhlw", "uses", "jp-fsa", quote="厚労省は金融庁を用いる。"))
    save(files, rows)
    imported(5)
    check(not any(re.search(r"csv:\d+", one) for one in adds(graph)), f"lines: {adds(graph)}")
    # An earlier version's line had the place of the edge.
    text = lines.read_text(encoding="utf-8")
    lines.write_text(text.replace("own.edges.csv: ", "own.edges.csv:12: "), encoding="utf-8")
    imported(5)
    lines.unlink()
    print("edges drawn by hand: added once, from any line, file and name")


def merged_before(folder, pages_graph):
    """Files of before a merger, after it, and those that were merged in them."""
    graph = folder / "merged.renkei"
    shutil.copy(pages_graph, graph)
    lines = pathlib.Path(f"{graph}.corrections")
    edges = relations(graph)[1]
    one, _, other = next(key for key in edges if key[1] == "cooperatesWith")
    third = next(key[2] for key in edges if key[2].startswith("x-") and key[2] not in (one, other))
    old = {suffix: exported(graph, folder, "old", suffix) for suffix in SUFFIXES}
    for pairs in ([(one, other)], [(one, other), (other, third)], [(third, one)]):
        lines.write_text("".join(f"merge\t{into}\t{gone}\n" for into, gone in pairs),
                         encoding="utf-8")
        for suffix in SUFFIXES:
            new = exported(graph, folder, "new", suffix)
            for files in (old[suffix], new):
                found = again(files, graph, "--whole")
                check(found == ([], ""), f"{pairs}: {files[0].name}: {found}")
    # A part keeps what its row says; what is edited of it is told.
    lines.write_text(f"merge\t{one}\t{other}\n", encoding="utf-8")
    files = [folder / "edited.nodes.csv", folder / "edited.edges.csv"]
    rows = tables(old["csv"])
    place = {name: rows[0][0].index(name) for name in ("renkei_id", "Label", "names")}
    row = next(row for row in rows[0] if row[place["renkei_id"]] == other)
    row[place["Label"]] = "別の名"
    save(files, rows)
    found, told = again(files, graph, "--whole", code=1)
    check(not found and f"edited.nodes.csv:{rows[0].index(row) + 1}: '{other}' is one with '{one}'"
          in told, f"{found} {told}")
    rows = tables(old["csv"])
    row = next(row for row in rows[0] if row[place["renkei_id"]] == one)
    row[place["names"]] = "まったく別の名"
    save(files, rows)
    found, told = again(files, graph, "--whole", code=1)
    check(not found and f"names of '{one}' was edited to 'まったく別の名'" in told, f"{found} {told}")
    lines.unlink()
    print("merged nodes: files of before and after are read without a word, edits of parts told")


def merged_by_hand(folder, pages_graph):
    """A person merges two nodes in a file, and goes on with it."""
    graph = folder / "hand.renkei"
    shutil.copy(pages_graph, graph)
    lines = pathlib.Path(f"{graph}.corrections")
    files = exported(graph, folder, "hand", "csv", "--layout", "none")
    rows = tables(files)
    (node, edge) = rows
    ids = {row[node[0].index("renkei_id")]: row for row in node[1:]}
    ends = [edge[0].index(name) for name in ("Source", "Target")]
    row = next(row for row in edge[1:] if row[edge[0].index("predicate")] == "cooperatesWith")
    named = {row[node[0].index("Id")]: key for key, row in ids.items()}
    into, gone = (row[end] for end in ends)
    moved = [[into if place in ends and cell == gone else cell for place, cell in enumerate(one)]
             for one in edge]
    kept = [one for one in node if one[node[0].index("Id")] != gone]
    listed = [[f"{named[into]};{named[gone]}" if cell == named[into] and place ==
               node[0].index("renkei_id") else cell for place, cell in enumerate(one)] for one in kept]
    for name, nodes in (("moved edges", kept), ("a list of ids", listed)):
        save(files, [nodes, moved])
        for _ in range(3):
            done = renkei("import", *files, "--against", graph, "--whole", "-o", lines)
            check(not done.stderr, f"{name}: {done.stderr.decode()}")
            check(lines.read_text(encoding="utf-8") == f"merge\t{named[into]}\t{named[gone]}\n",
                  f"{name}: {lines.read_text(encoding='utf-8')}")
        lines.unlink()
    print("nodes merged in a file: imported three times as once")


def any_name(folder, pages_graph):
    """Names that XML or tables have no place for."""
    file = exported(pages_graph, folder, "names", "jsonld")[0]
    whole = json.loads(file.read_text(encoding="utf-8"))
    names = ["甲\ufffe乙", "甲乙", "\uffff丙機構", "\u0001丁", "\u0001", "戊\u007f\u0085己", "庚\u2028辛",
             "壬\u0000癸", "子\ufdd0丑", "寅\U0001fffe卯", "辰;巳", " 午 未 ", "申\r\n酉", "\ufeff戌",
             "INFORMATION", "]]>", "&amp;<\"'", "\U0001f600", "亥" * 21000, "=1+1", "a,b", "\ufffd"]
    minted = [one for one in whole["@graph"] if "/entity/x-" in one["id"]]
    check(len(minted) >= len(names), f"{len(minted)} entities for {len(names)} names")
    for one, name in zip(minted, names):
        one["prefLabel"], one["altLabel"] = {"ja": name}, {"ja": [name + "\ufffeの別名"]}
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    graph = folder / "names.renkei"
    renkei("import", file, "-o", graph)
    shown = {row["label"] for row in relations(graph)[0].values()}
    check(len(shown & set(names)) >= len(names) - 1, f"lost: {set(names) - shown}")
    for suffix in (*SUFFIXES, "neo4j.csv"):
        for options in ((), ("--lang", "en")):
            found = again(exported(graph, folder, "odd", suffix, *options), graph, "--whole")
            check(found == ([], ""), f"{suffix} {options}: {found}")
    print(f"{len(names)} odd names: an export that was not edited corrects nothing")


def sure_pages(folder, pages_graph):
    """A statement of a page may be as sure as a correction, and is none."""
    files = exported(pages_graph, folder, "sure", "csv", "--layout", "none")
    rows = tables(files)
    for row in rows[1][1:]:
        row[rows[1][0].index("confidence")] = "1"
    save(files, rows)
    graph = folder / "sure.renkei"
    renkei("import", *files, "-o", graph)
    files = exported(graph, folder, "sure", "csv", "--layout", "none")
    rows = tables(files)
    place = rows[1][0].index("statement_ids")
    old, rows[1][1][place] = rows[1][1][place], "s-0000000000000000"
    save(files, rows)
    found, told = again(files, graph, "--whole", code=1)
    check(found == [f"reject\t{one}" for one in sorted(old.split(";"))], f"{found}, not {old}")
    check("sure.edges.csv:2: passed over an edge: its statement 's-0000000000000000'" in told, told)
    print("what pages state for sure is no correction")


def years(folder, pages_graph):
    """Every year that a page may have is read back, and asked for."""
    page = folder / "years.jsonl"
    known = (1000, 1899, 1900, 2999, 3000, 9998)
    page.write_text("".join(json.dumps({
        "page": f"y{year}", "title": f"{year}", "fiscal_year": year,
        "text": f"総務省は、NICTと連携して第{year}回の演習を実施した。\n"}, ensure_ascii=False) + "\n"
        for year in known), encoding="utf-8")
    graph = folder / "years.renkei"
    renkei("build", page, "-o", graph)
    corrections = pathlib.Path(f"{graph}.corrections")
    corrections.write_text("".join(f"add\t総務省\tuses\tNICT\tdone\t{year}\t文{year}\t出典\n"
                                   for year in known), encoding="utf-8")
    for year in known:
        said = renkei("export", graph, "--year", str(year), "--to", "jsonl", "-o", "-").stdout
        check(f"文{year}" in said.decode(), f"--year {year}: {said.decode()}")
    for suffix in SUFFIXES:
        files = exported(graph, folder, "years", suffix)
        found = again(files, graph, "--whole")
        check(found == ([], ""), f"{suffix}: {found}")
        back = folder / f"years.{suffix}.renkei"
        renkei("import", *files, "-o", back)
        stated = {one.get("fiscal_year") for edge in relations(back)[1].values()
                  for one in edge["statements"]}
        check(stated >= set(known), f"{suffix}: {stated}")
    corrections.unlink()
    for year in ("999", "9999"):
        told = renkei("export", graph, "--year", year, "-o", "-", code=2).stderr.decode()
        check("1000" in told and "9998" in told, told)
    print(f"fiscal years from {known[0]} to {known[-1]}: exported, read back and asked for")


def main(pages):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        graph = folder / "g.renkei"
        renkei("build", *sorted(pathlib.Path(pages).iterdir()), "-o", graph)
        years(folder, graph)
        own_statements(folder, graph)
        merged_before(folder, graph)
        merged_by_hand(folder, graph)
        any_name(folder, graph)
        sure_pages(folder, graph)


if __name__ == "__main__":
    main(sys.argv[2])
