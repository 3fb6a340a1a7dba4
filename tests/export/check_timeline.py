#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""The timeline of our GEXF, year by year, against the statements of the JSON Lines.

    check_timeline.py FOLDER NAME...

By Gephi's rules (a broken one costs the edge or the whole file): full dates, spells and values of an
attribute that neither overlap nor end before they begin, `type` on every edge and no
`defaultedgetype`, one static block of edge attributes.
"""
import datetime
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

SPACE = "{http://gexf.net/1.3}"


def check(condition, message):
    if not condition:
        sys.exit(f"check_timeline: {message}")


def spans(elements, where):
    """(first day, last day, value) in order; none overlaps another."""
    found = []
    for one in elements:
        days = [datetime.datetime.strptime(one.get(end), "%Y-%m-%d").date() for end in
                ("start", "end")]
        check(all(len(one.get(end)) == 10 for end in ("start", "end")), f"{where}: a short date")
        check(days[0] < days[1], f"{where}: {days} ends before it begins")
        found.append((*days, one.get("value")))
    check(all(a[1] < b[0] for a, b in zip(found, found[1:])), f"{where}: {found} overlap")
    return found


def at_year(spans_of_edge, year):
    """What holds in the middle of a fiscal year."""
    day = datetime.date(year, 10, 1)
    return [value for start, end, value in spans_of_edge if start <= day <= end]


def stated_by_year(edge):
    """Fiscal year → statuses; None holds those without a year."""
    years = {}
    for one in edge["statements"]:
        years.setdefault(one.get("fiscal_year", one.get("document_year")), set()).add(one["status"])
    return years


def check_edge(element, edge, where):
    spells = spans(element.findall(f"{SPACE}spells/{SPACE}spell"), where)
    status = spans([one for one in element.iter(f"{SPACE}attvalue")
                    if one.get("for") == "status_over_time"], where)
    years = stated_by_year(edge)
    dated = {year: statuses for year, statuses in years.items() if year is not None}
    check(bool(spells) == (bool(dated) and None not in years), f"{where}: spells {spells}")
    for year in range(min(dated, default=2000) - 2, max(dated, default=2000) + 3):
        if spells:
            check(bool(at_year(spells, year)) == (year in dated), f"{where}: there in {year}?")
        found = set(";".join(at_year(status, year)).split(";")) - {""}
        check(found == dated.get(year, set()), f"{where}: {found} in {year}")
    return len(dated)


def main(folder, *names):
    for name in names:
        edges = {}
        for line in (pathlib.Path(folder) / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if "edge" in row:
                edges[row["edge"]] = row
        graph = xml.parse(pathlib.Path(folder) / f"{name}.gexf").getroot().find(f"{SPACE}graph")
        check("defaultedgetype" not in graph.attrib, f"{name}: defaultedgetype")
        check((graph.get("timeformat"), graph.get("timerepresentation")) == ("date", "interval"),
              f"{name}: {graph.attrib}")
        blocks = [(one.get("class"), one.get("mode")) for one in graph.iter(f"{SPACE}attributes")]
        check(sorted(blocks) == [("edge", "dynamic"), ("edge", "static"), ("node", "static")],
              f"{name}: blocks {blocks}")
        years = 0
        for element in graph.iter(f"{SPACE}edge"):
            check(element.get("type") in ("directed", "undirected"), f"{name}: an edge's type")
            years += check_edge(element, edges[element.get("id")], f"{name} {element.get('id')}")
        print(f"{name}.gexf: {len(edges)} edges, {years} of their years as the statements have them")


main(*sys.argv[1:])
