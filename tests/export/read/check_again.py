#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""What has been imported once is imported again; what was not edited is no edit.

    check_again.py PROGRAM PAGES
"""
import json
import pathlib
import sys
import tempfile

from exports import check, exported, relations, renkei

SUFFIXES = ("csv", "graphml", "gexf", "jsonld")


def again(files, graph, *options, code=0):
    """What an import finds beside the corrections in use."""
    done = renkei("import", *files, "--against", graph, *options, "-o", "-", code=code)
    return done.stdout.decode().splitlines(), done.stderr.decode()


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


if __name__ == "__main__":
    main(sys.argv[2])
