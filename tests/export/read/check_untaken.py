#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""No edit of an export is dropped without a word: what corrections have no place for is told by line.

    check_untaken.py PROGRAM PAGES
"""
import copy
import csv
import json
import pathlib
import re
import sys
import tempfile

from check_edits import Pair
from exports import check, exported, relations, renkei


def told_edits(pair, edges):
    """Of nodes and of edges that say what they did: no correction, a line each."""
    node = (0, "renkei_id", "jp-mhlw")
    edge = edges["jp-mhlw", "worksThrough", "medical-isac"]
    ids = (1, "statement_ids", ";".join(one["id"] for one in edge["statements"]))
    cases = [
        (node, {"names": "厚生労働省;厚労"}, "names of 'jp-mhlw' was edited to '厚生労働省;厚労' from"),
        (node, {"iri": "https://renkei.example/entity/foo"}, "iri of 'jp-mhlw' was edited to"),
        (node, {"catalogue_id": "foo"}, "catalogue_id of 'jp-mhlw' was edited to 'foo' from 'jp-mhlw'"),
        (node, {"corporate_number": ""}, "corporate_number of 'jp-mhlw' was emptied, it was"),
        (node, {"Label": "  "}, "the label of 'jp-mhlw' was emptied; it keeps its name '厚生労働省'"),
        (node, {"Label": "金融庁"}, "the name of 'jp-fsa', and is passed over; to make the two one"),
        (node, {"renkei_id": "foo"}, "edited to 'foo', which is none of the graph's; the node was "
                                     "taken for 'jp-mhlw' all the same"),
        (node, {"renkei_id": ""}, "the renkei_id of 'jp-mhlw' was emptied; the node was taken for"),
        (node, {"renkei_id": "foo", "iri": "", "catalogue_id": ""},
         "passed over the node '厚生労働省' and its edges: its renkei_id 'foo' is none"),
        (ids, {"page": "表紙"}, "page of the edge was edited to '表紙' from"),
        (ids, {"page_number": "99"}, "page_number of the edge was edited to '99' from"),
        (ids, {"document": "別の文書"}, "document of the edge was edited to '別の文書' from"),
        (ids, {"document_iri": "https://renkei.example/document/d-1"}, "document_iri of the edge was"),
        (ids, {"confidence": "0.01"}, "confidence of the edge was edited to"),
        (ids, {"confidence": "nan"}, "confidence is 'nan', expected 0 to 1"),
        (ids, {"quote": ""}, "quote of the edge was emptied, it was"),
        (ids, {"stated": "done 24"}, "stated has 'done 24', expected a status, and a fiscal year"),
        (ids, {"first_fiscal_year": "9999"}, "first_fiscal_year is '9999', expected a fiscal year"),
    ]
    for key, cells, expected in cases:
        found, told, line = pair.corrections({(*key, column): cell for column, cell in cells.items()},
                                             code=1)
        check(not found, f"{cells}: {found}")
        table = "nodes" if key[0] == 0 else "edges"
        check(expected in told and f"edited.{table}.csv:{line}: " in told, f"{cells}: {told}")
    print(f"{len(cases)} edits without a correction: each told by its line")


def emptied_cells(pair, edges):
    """A cell of one edge that is empty is no edit of how it is stated, and no silence."""
    edge = edges["jp-mhlw", "worksThrough", "medical-isac"]
    ids = (1, "statement_ids", ";".join(one["id"] for one in edge["statements"]))
    years = [one["year"] for one in edge["statements"] if one.get("year")]
    for columns in (["stated"], ["status"], ["stated", "status"], ["predicate"], ["confidence"],
                    ["page_number"], ["first_fiscal_year"], ["last_fiscal_year"], ["Timeset"]):
        found, told, line = pair.corrections({(*ids, column): "" for column in columns}, code=1)
        check(not found, f"{columns} emptied: {found}")
        for column in columns:
            name = "spells" if column == "Timeset" else column
            check(f"edited.edges.csv:{line}: {name} of the edge was emptied" in told,
                  f"{columns} emptied ({years}): {told}")
    # With another status the empty cell is an edit.
    status = pair.row(*ids)[pair.place(1, "status")]
    other = "planned" if status != "planned" else "done"
    found, told, _ = pair.corrections({(*ids, "stated"): "", (*ids, "status"): other})
    check(any(one.startswith("add\tjp-mhlw\tworksThrough\tmedical-isac\t" + other) for one in found)
          and not told, f"stated emptied, status edited: {found} {told}")
    print("emptied cells of edges: told by line, nothing is corrected")


def gexf_edits(folder, graph, edges):
    """The status over time, defaults of attributes, time as attributes of an edge."""
    file = exported(graph, folder, "edits", "gexf", "--layout", "none")[0]
    text = file.read_text(encoding="utf-8")
    span = re.search(r'<attvalue for="status_over_time" value="([a-z;]+)" start="([0-9-]+)"[^>]*>', text)
    line = text[:span.start()].count("\n") + 1
    edge_start = text.rindex("<edge ", 0, span.start())
    edge = text[edge_start:text.index("</edge>", edge_start) + len("</edge>")]

    def told(old, new, code=1, options=("--against", graph, "--whole", "-o", "-")):
        check(old in text, f"no {old}")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        done = renkei("import", file, *options, code=code)
        return done.stdout.decode().splitlines(), done.stderr.decode()

    for edited in (span[0].replace(span[1], "planned" if span[1] != "planned" else "done", 1),
                   span[0].replace(span[2], "2001-04-01", 1), "",
                   span[0].replace(span[1], "unknown", 1), span[0].replace(span[2], "soon", 1)):
        found, said = told(edge, edge.replace(span[0], edited, 1))
        check(not found and f"edits.gexf:{line}: status_over_time" in said, f"{edited}: {found} {said}")
        back = folder / "edits.gexf.renkei"
        found, said = told(edge, edge.replace(span[0], edited, 1), options=("-o", back)) if edited \
            else ([], "status_over_time")
        check("status_over_time" in said, f"{edited}: {said}")
        back.unlink(missing_ok=True)
    # Programs that know no time keep the last value, without spells.
    untimed = re.sub(r'(<attvalue for="status_over_time" value="[a-z;]+") start="[^"]*" end="[^"]*"', r"\1",
                     re.sub(r"<spells>.*?</spells>", "", text))
    file.write_text(untimed, encoding="utf-8")
    for options in (("--against", graph, "--whole", "-o", "-"), ("-o", folder / "untimed.renkei")):
        done = renkei("import", file, *options)
        check(not done.stdout, f"GEXF without time: {done.stdout.decode()}")
    # A default is what those say that say nothing.
    attribute = re.search(r'<attribute id="quote"[^>]*/>', text)[0]
    quote = re.search(r'<attvalue for="quote" value="[^"]*"/>', edge)
    if quote:
        place = text.index(edge) + edge.index(quote[0])
        line = text[:place].count("\n") + 1
        with_default = text.replace(attribute, attribute[:-2] + "><default>既定の文。</default></attribute>")
        file.write_text(with_default.replace(edge, edge.replace(quote[0], ""), 1), encoding="utf-8")
        said = renkei("import", file, "--against", graph, "-o", "-", code=1).stderr.decode()
        check(f"edits.gexf:{line}: quote of the edge was edited to '既定の文。'" in said, said)
    nodes = relations(graph)[0]
    drawn = (f'<edge id="d" source="{nodes["jp-mhlw"]["node"]}" target="{nodes["jp-fsa"]["node"]}" '
             'kind="uses"{}/></edges>')
    for time, years in ((' start="2023-04-01" end="2024-03-31"', ["2023"]),
                        (' intervals="&lt;[2023-04-01, 2025-03-31]&gt;"', ["2023", "2024"])):
        found, said = told("</edges>", drawn.replace("{}", time), code=0)
        check([one.split("\t")[5] for one in found] == years and not said, f"{time}: {found} {said}")
    found, said = told("</edges>", drawn.replace("{}", ' timestamp="2023-04-01"'))
    check(len(found) == 1 and "passed over the timestamp of the edge 'd'" in said, f"{found} {said}")
    print("GEXF: status over time held against the edge, defaults and times of edges read")


def drawn_with_odd_years(pair, ids):
    ends = {"Source": ids["jp-mhlw"], "Target": ids["jp-fsa"], "Kind": "uses"}
    for cells, problem in (({"first_fiscal_year": "24"}, "first_fiscal_year is '24'"),
                           ({"last_fiscal_year": "9999"}, "last_fiscal_year is '9999'"),
                           ({"stated": "done 24"}, "stated has 'done 24'"),
                           ({"Timeset": "<[0024-04-01,0025-03-31]>"}, "the time of the edge is")):
        found, told, line = pair.corrections({}, [{**ends, **cells}], code=1)
        check([one.split("\t")[5] for one in found] == [""], f"{cells}: {found}")
        check(f"edited.edges.csv:{line}: " in told and problem in told, f"{cells}: {told}")
    print("years that corrections do not hold: told, left out, and the file loads")


def copied_rows(pair, edges, ids):
    """A row that was copied to draw from does not take back the one that still stands."""
    edge = edges["jp-mhlw", "worksThrough", "medical-isac"]
    row = dict(zip(pair.tables[1][0], pair.row(
        1, "statement_ids", ";".join(one["id"] for one in edge["statements"]))))
    copied = {**row, "Id": "copy", "Target": ids["financials-isac"]}
    found, told, _ = pair.corrections({}, [copied])
    check(found and all(one.startswith("add\tjp-mhlw\tworksThrough\tfinancials-isac\t")
                        for one in found) and not told, f"a copied row: {found} {told}")
    print("a copied edge with another end: added, the first one stays")


def write(file, table):
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(table)
    return file


def without(table, *columns):
    kept = [place for place, name in enumerate(table[0]) if name not in columns]
    return [[row[place] for place in kept] for row in table]


def whole_tables(pair, folder, ids):
    """Nodes that come or go, and columns that are gone."""
    files = [folder / "whole.nodes.csv", folder / "whole.edges.csv"]

    def told(nodes, edges, code=1):
        write(files[0], nodes), write(files[1], edges)
        done = renkei("import", *files, "--against", pair.graph, "--whole", "-o", "-", code=code)
        return done.stdout.decode().splitlines(), done.stderr.decode()

    nodes, edges = pair.tables
    new = ["n900" if name == "Id" else "新機構" if name == "Label" else
           "Organization" if name == "type" else "" for name in nodes[0]]
    found, said = told([*nodes, new], edges)
    check(not found and f"whole.nodes.csv:{len(nodes) + 1}: the new node '新機構' is passed over" in said,
          f"a new node: {found} {said}")
    ends = {row[edges[0].index(name)] for row in edges[1:] for name in ("Source", "Target")}
    gone = next((row for row in nodes[1:] if row[0] not in ends), None)
    if gone is not None:
        found, said = told([row for row in nodes if row is not gone], edges)
        check(not found and "nodes were taken out that stay" in said and
              gone[nodes[0].index("renkei_id")] in said, f"a node that is gone: {found} {said}")
    for columns, place, word in ((["renkei_id"], 0, "the column 'renkei_id' is missing"),
                                 (["statement_ids"], 1, "the column 'statement_ids' is missing"),
                                 (["stated"], 1, "the column 'stated' is missing"),
                                 (["stated", "status"], 1, "the column 'stated' is missing")):
        tables = [nodes, edges]
        tables[place] = without(tables[place], *columns)
        found, said = told(*tables)
        check(not found and word in said and said.count("\n") == 2, f"{columns}: {found} {said}")
    # Merged as a person does it: every edge of one goes to the other, the edge of both to itself.
    row = next(row for row in edges[1:] if row[edges[0].index("predicate")] == "cooperatesWith")
    into, other = (row[edges[0].index(name)] for name in ("Source", "Target"))
    moved = [[into if cell == other and edges[0][place] in ("Source", "Target") else cell
              for place, cell in enumerate(one)] for one in edges]
    found, said = told([one for one in nodes if one[0] != other], moved, code=0)
    named = {node: key for key, node in ids.items()}
    check(found == [f"merge\t{named[into]}\t{named[other]}"] and not said, f"{found} {said}")
    print("nodes that come or go, columns that are gone: told once; merged nodes with an edge")


def json_edits(folder, graph):
    base = "https://renkei.example/"
    file = exported(graph, folder, "edits", "jsonld")[0]
    whole = json.loads(file.read_text(encoding="utf-8"))
    statement = next(one for one in whole["@graph"] if "rk:Statement" in one["type"])
    first = statement["id"]

    def told(edit, code=1):
        document = copy.deepcopy(whole)
        edit({one["id"]: one for one in document["@graph"]}, document["@graph"])
        file.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
        done = renkei("import", file, "--against", graph, "--whole", "-o", "-", code=None)
        said = done.stderr.decode()
        check(done.returncode == code, f"{edit.__defaults__}: exit {done.returncode}: {said}")
        return done.stdout.decode().splitlines(), said

    check(told(lambda by, all: None, code=0) == ([], ""), "unedited JSON-LD is corrected")
    ministry, by_id = base + "entity/jp-mhlw", {one["id"]: one for one in whole["@graph"]}
    for resource, term, value, word in (
            (ministry, "corporateNumber", "1234567890123", "corporate_number of 'jp-mhlw'"),
            (ministry, "exactMatch", "http://www.wikidata.org/entity/Q1", "wikidata of 'jp-mhlw'"),
            (ministry, "homepage", "https://x.example/", "url of 'jp-mhlw'"),
            (ministry, "altLabel", {"ja": ["別名"]}, "names of 'jp-mhlw'"),
            (ministry, "uses", base + "entity/jp-fsa", "'jp-mhlw' uses 'jp-fsa': no rk:Statement"),
            (first, "confidence", "0.1", "confidence of the edge was edited"),
            (first, "confidence", 0.1, "confidence of the edge was edited"),
            (first, "fiscalYear", "24", "its fiscalYear is '24', expected a fiscal year from 1000"),
            (first + "#evidence", "page", 99, "page_number of the edge was edited to '99'"),
            (first + "#evidence", "page", "99", "page_number of the edge was edited to '99'"),
            (first, "wasQuotedFrom",
             next(one["id"] for one in whole["@graph"] if "rk:SourceDocument" in one["type"]
                  and one["id"] != statement["wasQuotedFrom"]), "document of the edge was edited")):
        found, said = told(lambda by, all: by[resource].update({term: value}))
        check(not found and word in said and "edits.jsonld:" in said, f"{term}: {found} {said}")
    mine = {"type": ["rk:Statement"], "subject": ministry, "predicate": "rk:uses",
            "object": base + "entity/jp-fsa"}
    for own in ({}, {"id": "https://me.example/1"}, {"id": base + "statement/mine"}):
        found, said = told(lambda by, all: all.append({**mine, **own}), code=0)
        check(len(found) == 1 and found[0].startswith("add\tjp-mhlw\tuses\tjp-fsa\tstanding\t\town "
              "statement, edits.jsonld:") and not said, f"a statement of one's own: {found} {said}")
    evidence, page = first + "#evidence", next(
        one["id"] for one in whole["@graph"] if "rk:Page" in one["type"])
    document = statement["wasQuotedFrom"]
    year = next(one for one in whole["@graph"] if one.get("startDate"))
    run = next(one["id"] for one in whole["@graph"] if one["id"].startswith(first + "#run"))
    for resource, term, value, word in (
            (first, "startDate", "2001-04-01", "passed over the dates of"),
            (first, "startDate", "2024-05-01", "passed over the dates of"),
            (year["id"], "endDate", "", "passed over the dates of"),
            (first, "note", "x", "passed over the property 'note' of"),
            (first, "title", {"ja": "x"}, "passed over the property 'title' of"),
            (first, "confidence", ["0.1"], "passed over the value of 'confidence' of"),
            (first, "type", [*statement["type"], "ex:Thing"], "passed over the type 'ex:Thing' of"),
            (ministry, "type", ["rk:GovernmentBody", "rk:Forum"], "passed over the type 'rk:Forum' of"),
            (ministry, "prefLabel", {"ja": "厚生労働省", "fr": "x"}, "passed over the language 'fr' of"),
            (ministry, "prefLabel", {"ja": ["厚生労働省", "x"]}, "passed over all values of 'prefLabel'"),
            (ministry, "altLabel", {"ja-kana": ["カナ"]}, "passed over the reading in kana of"),
            (ministry, "memberOf", base + "entity/jp-fsa", "'jp-mhlw' memberOf 'jp-fsa': no rk:Statement"),
            (ministry, "seeAlso", "https://x.example/", "passed over the property 'seeAlso' of"),
            (evidence, "hasSource", page + "0", "passed over the hasSource of"),
            (run, "start", 0 if by_id[run]["start"] else 1, "the place of the quote in its page"),
            (page, "page", 999, "passed over the isPartOf of"),
            (document, "publisherName", {"ja": "別の省"}, "publisherName of 'd-"),
            (document, "title", {"ja": "別の題"}, "title of 'd-"),
            (document, "issuedYear", "1999", "issued of 'd-"),
            (document, "fiscalYear", "1999", "fiscalYear of 'd-"),
            (document, "fileName", "other.txt", "fileName of 'd-"),
            (base + "catalogue/jp-mhlw", "identifier", "x", "passed over the identifier of"),
            (base + "catalogue/jp-mhlw", "primaryTopic", base + "entity/jp-fsa",
             "passed over the primaryTopic of")):
        found, said = told(lambda by, all, at=(resource, term, value): by[at[0]].update({at[1]: at[2]}))
        check(not found and word in said and "edits.jsonld:" in said, f"{term}: {found} {said}")
    found, said = told(lambda by, all: [by[year["id"]].pop(term) for term in ("startDate", "endDate")])
    check(not found and "startDate of the edge was emptied" in said, f"dates: {found} {said}")
    later = str(int(year["fiscalYear"]) + 1)
    found, said = told(lambda by, all: by[year["id"]].update(fiscalYear=later), code=0)
    check(len(found) == 2 and not said, f"another year, dates as they were: {found} {said}")
    found, said = told(lambda by, all: all.append(
        {**mine, "startDate": "2022-04-01", "endDate": "2023-03-31"}), code=0)
    check(len(found) == 1 and found[0].split("\t")[5] == "2022" and not said, f"{found} {said}")
    whole["comment"] = "x"
    found, said = told(lambda by, all: None)
    check("passed over 'comment' beside \"@graph\"" in said, said)
    del whole["comment"]
    entity = {"id": base + "entity/new-1", "type": ["rk:Organization"], "prefLabel": {"ja": "新機構"}}
    found, said = told(lambda by, all: all.append(entity))
    check(not found and "the new node '新機構' is passed over" in said, f"a new entity: {said}")
    found, said = told(lambda by, all: all.extend(
        [entity, {**mine, "object": entity["id"], "status": "rk:done", "fiscalYear": "2024"}]), code=0)
    check(len(found) == 1 and found[0].startswith(
        "add\tjp-mhlw\tuses\tOrganization:新機構\tdone\t2024\t"), f"of a new entity: {found} {said}")
    print("JSON-LD: relations and entities of one's own are added, other edits told")


def defaults_of_keys(folder):
    """What GraphML says of all nodes or edges that say nothing themselves."""
    file = folder / "defaults.graphml"
    file.write_text('''<?xml version="1.0" encoding="UTF-8"?><graphml>
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"><default>Forum</default></key>
<key id="p" for="edge" attr.name="predicate" attr.type="string"><default>cooperatesWith</default></key>
<graph edgedefault="directed"><node id="a"><data key="label">甲会議</data></node>
<node id="b"><data key="label">乙機構</data><data key="type">Organization</data></node>
<edge id="e" source="a" target="b"/></graph></graphml>
''', encoding="utf-8")
    renkei("import", file, "-o", folder / "defaults.renkei")
    nodes, edges = relations(folder / "defaults.renkei")
    check(sorted(one["type"] for one in nodes.values()) == ["Forum", "Organization"], f"{nodes}")
    check([key[1] for key in edges] == ["cooperatesWith"], f"{edges}")
    print("GraphML: keys have defaults")


def years_of_documents(folder, graph):
    """Filters by year find in what graph tools' files brought back what they found before."""
    for suffix in ("graphml", "gexf", "csv"):
        back = folder / f"years.{suffix}.renkei"
        renkei("import", *exported(graph, folder, "years", suffix), "-o", back)
        for year in ("2023", "2024", "2025"):
            found, was = ({(line["source"], line["target"]) for line in map(json.loads, renkei(
                "export", one, "--year", year, "--to", "jsonl", "--layout", "none", "-o", "-"
                ).stdout.splitlines()) if "edge" in line} for one in (back, graph))
            check(len(found) == len(was), f"{suffix}: {len(found)} edges of {year}, {len(was)} before")
        said = renkei("verify", back).stdout.decode()
        check("sound" in said and re.search("0 quotes stand where they say; of [0-9]+ pages the text "
                                            "is not known", said), f"{suffix}: {said}")
    print("years of documents come back by GraphML, GEXF and CSV; what was imported is sound")


def main(pages):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        graph = folder / "g.renkei"
        renkei("build", *sorted(pathlib.Path(pages).iterdir()), "-o", graph)
        nodes, edges = relations(graph)
        pair = Pair(graph, folder, "--layout", "none")
        ids = {key: row["node"] for key, row in nodes.items()}
        told_edits(pair, edges)
        drawn_with_odd_years(pair, ids)
        copied_rows(pair, edges, ids)
        emptied_cells(pair, edges)
        gexf_edits(folder, graph, edges)
        whole_tables(pair, folder, ids)
        json_edits(folder, graph)
        defaults_of_keys(folder)
        years_of_documents(folder, graph)


if __name__ == "__main__":
    main(sys.argv[2])
