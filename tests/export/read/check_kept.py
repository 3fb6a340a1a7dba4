#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing is lost: not what an import reads, nor a file that -o names.

    check_kept.py PROGRAM PAGES [SEEDS]

Pages may share a title or a file name; what is imported has as many documents, entities, relations
and statements as the graph it was exported from.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from exports import PROGRAM, check, exported, relations, renkei


def holds(graph):
    """Documents, entities, relations and statements, as `info` counts them."""
    rows = (line.split() for line in renkei("info", graph).stdout.decode().splitlines())
    counts = {row[0]: int(row[1]) for row in rows if len(row) == 2 and row[1].isdigit()}
    return [counts[name] for name in ("documents", "entities", "relations", "statements")]


def ways(graph):
    """What graph tools' files hold: each relation with its statuses and their years."""
    return {key: sorted({(one["status"], one.get("fiscal_year")) for one in edge["statements"]},
                        key=str) for key, edge in relations(graph)[1].items()}


def comes_back(folder, name, graph):
    expected, stated = holds(graph), ways(graph)
    unstated = len(relations(graph)[0]) > len({end for key in stated for end in key[::2]})
    for suffix in ("jsonld", "graphml", "gexf", "csv", "neo4j.csv"):
        files = exported(graph, folder, name, suffix)
        back = folder / f"{name}.{suffix}.renkei"
        told = renkei("import", *files, "-o", back).stderr.decode()
        found = holds(back)
        check(f"{found[3]} statements" in told, f"{name}: {found} are stored, told is {told}")
        # What no statement names comes from the imported file, which is a document then.
        documents = expected[0] + unstated
        if suffix == "jsonld":
            check(found == [documents, *expected[1:]], f"{name}.{suffix}: {found}, not {expected}")
        check(found[0] == documents and found[1:3] == expected[1:3],
              f"{name}.{suffix}: {found}, not {expected}")
        check(ways(back) == stated, f"{name}.{suffix}: relations or their years differ")
        back.unlink()
    print(f"{name}: {expected} documents, entities, relations and statements, all imported again")


def pages_that_share_names(folder):
    """Three pages of one title, two of them of one file name."""
    for number, (place, body) in enumerate([("a", "総務省は、NICTと連携して演習を実施した。"),
                                            ("b", "経済産業省は、IPAと連携して調査を実施した。"),
                                            ("c", "警察庁は、JPCERT/CCと連携して対処した。")]):
        (folder / "same" / place).mkdir(parents=True)
        (folder / "same" / place / ("page.html" if number < 2 else "other.html")).write_text(
            f"<html><head><title>年次報告</title></head><body><p>{body}</p></body></html>",
            encoding="utf-8")
    renkei("build", folder / "same", "-o", folder / "same.renkei")
    check(holds(folder / "same.renkei")[0] == 3, "three pages are not three documents")
    comes_back(folder, "same", folder / "same.renkei")


def refused(folder, *arguments, kept):
    """Exit code 2, a word, and every byte where it was."""
    before = {path: path.read_bytes() for path in kept}
    told = renkei(*arguments, code=2).stderr.decode()
    check("name another file" in told, f"{arguments}: {told}")
    for path, content in before.items():
        check(path.read_bytes() == content, f"{arguments}: {path.name} was changed")
    check(not list(folder.glob(".*")), f"{arguments}: left something")


def inputs_are_kept(folder, graph, page):
    own = folder / "own"
    own.mkdir()
    for name in ("g.renkei", "g.nodes.csv", "g.edges.csv"):
        shutil.copy(graph, own / name)
    text = own / "page.txt"
    shutil.copy(page, text)
    (own / "link").symlink_to(own / "g.renkei")
    (own / "hard").hardlink_to(own / "g.renkei")
    (own / "g.renkei.corrections").write_text("rename\tjp-mhlw\t厚労省\n", encoding="utf-8")
    g, corrections = own / "g.renkei", own / "g.renkei.corrections"
    for name in ("g.renkei", "link", "hard"):
        refused(own, "export", g, "--to", "nt", "-o", own / name, kept=[g])
    refused(own, "export", g, "--to", "nt", "-o", corrections, kept=[corrections])
    for name in ("g.nodes.csv", "g.edges.csv"):
        refused(own, "export", own / name, "-o", own / "g.csv",
                kept=[own / "g.nodes.csv", own / "g.edges.csv"])
    corrections.unlink()
    table = exported(graph, own, "e", "graphml")[0]
    refused(own, "import", table, "--against", g, "-o", g, kept=[g])
    refused(own, "import", table, "--against", g, "-o", table, kept=[table])
    refused(own, "import", table, "-o", table, kept=[table])
    for command in ("text", "extract"):
        refused(own, command, text, "-o", text, kept=[text])
        refused(own, command, own, "-o", text, kept=[text])
        with open(text, "rb") as standard_input:
            before = text.read_bytes()
            done = subprocess.run([PROGRAM, command, "-", "-o", text], stdin=standard_input,
                                  capture_output=True, check=False)
            check(done.returncode == 2 and text.read_bytes() == before,
                  f"{command} -: {done.stderr.decode()}")
    before = text.read_bytes()
    renkei("build", text, "-o", text, code=1)
    renkei("merge", text, "-o", text, code=1)
    check(text.read_bytes() == before, "build or merge wrote into a page")
    before = holds(g)
    renkei("merge", g, "-o", g)
    check(holds(g) == before, "a file merged with itself changed")
    print("-o that names an input: refused, nothing is lost")


def main(pages, seeds):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        page = sorted(pathlib.Path(pages).iterdir())[0]
        renkei("build", *sorted(pathlib.Path(pages).iterdir()), "-o", folder / "pages.renkei")
        pages_that_share_names(folder)
        comes_back(folder, "pages", folder / "pages.renkei")
        inputs_are_kept(folder, folder / "pages.renkei", page)
        if seeds and pathlib.Path(seeds).is_dir():
            renkei("build", *sorted(pathlib.Path(seeds).iterdir()), "-o", folder / "seeds.renkei")
            comes_back(folder, "seeds", folder / "seeds.renkei")
        else:
            print("no seed pages beside the repository: not tried")


if __name__ == "__main__":
    main(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
