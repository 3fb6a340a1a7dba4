#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""`renkei import` of what `renkei export` wrote, as it is and edited.

    check_import.py PROGRAM PAGES
"""
import csv
import io
import json
import pathlib
import re
import sys
import tempfile

from exports import check, relations, renkei


def linked_data_comes_back(folder, graph):
    """JSON-LD holds all: what is exported again is the same, triple by triple."""
    renkei("export", graph, "-o", folder / "g.jsonld")
    renkei("import", folder / "g.jsonld", "-o", folder / "back.renkei")
    triples = [set(renkei("export", one, "--to", "nt", "-o", "-").stdout.decode().splitlines())
               for one in (graph, folder / "back.renkei")]
    # Ids of statements are made of the names on the page, which an export does not tell from others.
    triples = [{re.sub("statement/s-[0-9a-f]+", "statement/s", line) for line in one}
               for one in triples]
    # Page counts of documents count pages with facts, and what no statement names comes from the
    # imported file, which is a document now; nothing else may differ.
    source = re.search(r"(<\S+>) \S+ \"g.jsonld\"", "\n".join(triples[1]))
    differing = {line for line in triples[0] ^ triples[1]
                 if "numberOfPages" not in line and not (source and line.startswith(source[1]))}
    check(not differing, f"JSON-LD: {len(differing)} triples differ, such as "
                         f"{sorted(differing)[:3]}")
    print(f"JSON-LD: {len(triples[0])} triples, the same after import")


def graph_tools_come_back(folder, graph):
    nodes, edges = relations(graph)
    for suffix in ("graphml", "gexf", "csv", "neo4j.csv"):
        renkei("export", graph, "-o", folder / f"g.{suffix}")
        files = ([folder / f"g.nodes.{suffix}", folder / f"g.edges.{suffix}"]
                 if suffix.endswith("csv") else [folder / f"g.{suffix}"])
        renkei("import", *files, "-o", folder / f"{suffix}.renkei")
        found_nodes, found_edges = relations(folder / f"{suffix}.renkei")
        check(set(found_nodes) == set(nodes), f"{suffix}: entities {set(found_nodes) ^ set(nodes)}")
        check(set(found_edges) == set(edges), f"{suffix}: relations {set(found_edges) ^ set(edges)}")
        for key, edge in edges.items():
            for column in ("status", "stated", "quote", "page_number"):
                check(found_edges[key].get(column) == edge.get(column),
                      f"{suffix}: {column} of {key}: {found_edges[key].get(column)!r}")
        for key, node in nodes.items():
            for column in ("label", "type", "names", "mentions"):
                check(found_nodes[key].get(column) == node.get(column),
                      f"{suffix}: {column} of {key}: {found_nodes[key].get(column)!r}")
        print(f"{suffix}: {len(nodes)} entities and {len(edges)} relations, the same after import")


def edits_are_corrections(folder, graph):
    """Edits as a person makes them in Gephi."""
    text = (folder / "g.graphml").read_text(encoding="utf-8")
    unedited = renkei("import", folder / "g.graphml", "--against", graph, "--whole", "-o", "-")
    check(not unedited.stdout, f"an unedited file corrects {unedited.stdout.decode()}")
    nodes, edges = relations(graph)
    ids = {row["renkei_id"]: row["node"] for row in nodes.values()}
    ministry, agency = ids["jp-mhlw"], ids["jp-fsa"]
    edited = text.replace('<data key="label">厚生労働省</data>', '<data key="label">厚労省</data>')
    victim = edges["jp-mhlw", "worksThrough", "medical-isac"]
    edited = re.sub(rf'<edge id="{victim["edge"]}" .*</edge>\n', "", edited)
    edited = re.sub(r'(<data key="label">ガバメントクラウド</data>.*?<data key="type">)System',
                    r"\1Programme", edited)
    edited = edited.replace("</graph>", f'''<edge id="new" source="{ministry}" target="{agency}">
<data key="edgelabel">cooperatesWith</data><data key="quote">両省庁は連携する</data>
<data key="document">議事録</data><data key="status">planned</data></edge>
<node id="n999"><data key="label">新しい機構</data></node>
<edge id="lost" source="{ministry}" target="n998"><data key="predicate">uses</data></edge>
<edge id="odd" source="{ministry}" target="{agency}"><data key="predicate">likes</data></edge>
</graph>''')
    check(len(edited) != len(text), "nothing was edited")
    (folder / "edited.graphml").write_text(edited, encoding="utf-8")
    done = renkei("import", folder / "edited.graphml", "--against", graph, "--whole", "-o", "-",
                  code=1)
    found = done.stdout.decode().splitlines()
    system = next(row["renkei_id"] for row in nodes.values() if row["label"] == "ガバメントクラウド")
    expected = ["rename\tjp-mhlw\t厚労省", f"retype\t{system}\tProgramme",
                "add\tjp-mhlw\tcooperatesWith\tjp-fsa\tplanned\t\t両省庁は連携する\t議事録"]
    expected += sorted(f"reject\t{one['id']}" for one in victim["statements"])
    check(sorted(found) == sorted(expected), f"corrections: {found}, expected {expected}")
    told = done.stderr.decode()
    lines = edited.split("\n")
    for what, problem in (('id="n999"', "its type is ''"), ('id="lost"', "no node 'n998'"),
                          ('id="odd"', "its predicate is 'likes'")):
        number = next(i for i, line in enumerate(lines, 1) if what in line)
        check(f"edited.graphml:{number}: passed over" in told and problem in told,
              f"{what} at line {number} is not told: {told}")
    print(f"edits: {len(found)} corrections, 3 things passed over by line")


def without(text, pattern):
    """The text without the one thing that the pattern matches, from line start to line end."""
    edited, number = re.subn(pattern, "", text, flags=re.M | re.S)
    check(number == 1, f"{number} matches of {pattern}")
    return edited


def edit_xml(text, ids, edge):
    """Renames, deletes an edge, and merges one node into another, as Gephi saves it."""
    gone, into = ids["financials-isac"], ids["medical-isac"]
    text = without(text, rf'^<edge id="{edge["edge"]}" [^\n]*</edge>\n')
    text = without(text, rf'^<node id="{gone}"[^\n]*</node>\n')
    return re.sub(rf'(source|target)="{gone}"', rf'\1="{into}"', text).replace(
        '<data key="label">厚生労働省</data>', '<data key="label">厚労省</data>').replace(
        'label="厚生労働省"', 'label="厚労省"')


def edit_pair(nodes, edges, ids, edge):
    gone, into = ids["financials-isac"], ids["medical-isac"]
    rows = list(csv.reader(io.StringIO(edges, newline="")))
    columns = [rows[0].index(name) for name in ("Source", "Target")]
    rows = [row for row in rows if row[rows[0].index("Id")] != edge["edge"]]
    for row in rows:
        for column in columns:
            row[column] = into if row[column] == gone else row[column]
    people = [row for row in csv.reader(io.StringIO(nodes, newline="")) if row[0] != gone]
    for row in people:
        row[:] = ["厚労省" if cell == "厚生労働省" and place == 1 else cell
                  for place, cell in enumerate(row)]
    written = []
    for table in (people, rows):
        out = io.StringIO(newline="")
        csv.writer(out).writerows(table)
        written.append(out.getvalue())
    return written


def edit_json(text, edge):
    base = "https://renkei.example/entity/"
    document, kept = json.loads(text), []
    lost = {f"https://renkei.example/statement/{one['id']}" for one in edge["statements"]}
    for resource in document["@graph"]:
        if resource["id"] in lost or resource["id"] == base + "financials-isac":
            continue
        if resource["id"] == base + "jp-mhlw":
            resource["prefLabel"]["ja"] = "厚労省"
        for end in ("subject", "object"):
            if resource.get(end) == base + "financials-isac":
                resource[end] = base + "medical-isac"
        kept.append(resource)
    document["@graph"] = kept
    return json.dumps(document, ensure_ascii=False, indent=1)


def edits_come_back(folder, graph):
    """Export, edit, import as corrections, and export again: the edits are there, in every format."""
    nodes, edges = relations(graph)
    ids = {key: row["node"] for key, row in nodes.items()}
    victim = edges["jp-mhlw", "worksThrough", "medical-isac"]
    corrections = pathlib.Path(f"{graph}.corrections")
    for suffix in ("graphml", "gexf", "csv", "jsonld"):
        renkei("export", graph, "-o", folder / f"e.{suffix}")
        files = ([folder / "e.nodes.csv", folder / "e.edges.csv"] if suffix == "csv"
                 else [folder / f"e.{suffix}"])
        same = renkei("import", *files, "--against", graph, "--whole", "-o", "-").stdout
        check(not same, f"{suffix}: an unedited file corrects {same.decode()}")
        texts = [one.read_bytes().decode("utf-8") for one in files]
        if suffix == "csv":
            edited = edit_pair(*texts, ids, victim)
        elif suffix == "jsonld":
            edited = [edit_json(texts[0], victim)]
        else:
            edited = [edit_xml(texts[0], ids, victim)]
        for file, text in zip(files, edited):
            file.write_bytes(text.encode("utf-8"))
        renkei("import", *files, "--against", graph, "--whole", "-o", corrections)
        found = sorted(corrections.read_text(encoding="utf-8").splitlines())
        expected = sorted(["merge\tmedical-isac\tfinancials-isac", "rename\tjp-mhlw\t厚労省",
                           *(f"reject\t{one['id']}" for one in victim["statements"])])
        check(found == expected, f"{suffix}: corrections {found}, expected {expected}")
        new_nodes, new_edges = relations(graph)
        check(new_nodes["jp-mhlw"]["label"] == "厚労省", f"{suffix}: the new name is not shown")
        check(set(nodes) - set(new_nodes) == {"financials-isac"}, f"{suffix}: not merged")
        check(("jp-mhlw", "worksThrough", "medical-isac") not in new_edges, f"{suffix}: an edge")
        check(any("medical-isac" in key for key in new_edges), f"{suffix}: no edges of both")
        # A second round of edits adds to the first.
        renkei("export", graph, "-o", folder / "again.graphml")
        again = renkei("import", folder / "again.graphml", "--against", graph, "--whole", "-o", "-")
        check(not again.stdout, f"{suffix}: the corrections are made twice: {again.stdout.decode()}")
        renkei("import", folder / "again.graphml", "--against", graph, "-o", corrections)
        check(sorted(corrections.read_text(encoding="utf-8").splitlines()) == expected,
              f"{suffix}: earlier corrections are lost")
        corrections.unlink()
    print("renamed, deleted, merged: in the graph again by GraphML, GEXF, CSV and JSON-LD")


def edges_that_say_something_else(folder, graph):
    """Another end, predicate or status: not what the page says, but what the editor does. A list of
    ids in one cell is what Gephi makes of nodes that it merges."""
    renkei("export", graph, "-o", folder / "g.graphml")
    text = (folder / "g.graphml").read_text(encoding="utf-8")
    nodes, edges = relations(graph)
    edge = edges["jp-mhlw", "worksThrough", "medical-isac"]
    ids = [one["id"] for one in edge["statements"]]
    quote = edge["quote"]

    def corrections(edited, code=0):
        check(edited != text, "nothing was edited")
        (folder / "else.graphml").write_text(edited, encoding="utf-8")
        done = renkei("import", folder / "else.graphml", "--against", graph, "--whole", "-o", "-",
                      code=code)
        return done.stdout.decode().splitlines(), done.stderr.decode()

    line = re.search(rf'<edge id="{edge["edge"]}" .*', text)[0]
    other = nodes["financials-isac"]["node"]
    found, _ = corrections(text.replace(line, line.replace(
        f'target="{nodes["medical-isac"]["node"]}"', f'target="{other}"')))
    check(f"reject\t{ids[0]}" in found and any(
        one.startswith("add\tjp-mhlw\tworksThrough\tfinancials-isac\t") and quote in one
        for one in found), f"another end: {found}")
    found, _ = corrections(text.replace(line, line.replace("worksThrough", "commissions")))
    check(f"reject\t{ids[0]}" in found and any(
        one.startswith("add\tjp-mhlw\tcommissions\tmedical-isac\t") for one in found),
        f"another predicate: {found}")
    found, told = corrections(text.replace(line, line.replace(
        ";".join(ids), "s-0000000000000000")), 1)
    number = text[:text.index(line)].count("\n") + 1
    check(f"else.graphml:{number}: passed over an edge" in told, f"an unknown statement: {told}")
    merged = without(text, rf'^<node id="{other}"[^\n]*</node>\n').replace(
        '<data key="renkei_id">medical-isac</data>',
        '<data key="renkei_id">medical-isac, financials-isac</data>').replace(f'"{other}"',
        f'"{nodes["medical-isac"]["node"]}"')
    found, _ = corrections(merged)
    check(found == ["merge\tmedical-isac\tfinancials-isac"], f"a list of ids: {found}")
    print("edges with another end or predicate: rejected and added; lists of ids: merged")


def bad_files(folder, graph):
    cases = {
        "cut.graphml": ((folder / "g.graphml").read_bytes()[:5000], "no element found"),
        "other.graphml": (b"<html/>", "found the element 'html', expected 'graphml'"),
        "text.gexf": (b"hello", "found no XML"),
        "cut.jsonld": ((folder / "g.jsonld").read_bytes()[:9000], ":"),
        "none.jsonld": (b"{}", 'found no "@graph"'),
    }
    for name, (content, message) in cases.items():
        (folder / name).write_bytes(content)
        told = renkei("import", folder / name, "-o", folder / "x.renkei", code=1).stderr.decode()
        check(message in told and name in told, f"{name}: {told}")
        check(not (folder / "x.renkei").exists(), f"{name} left a file")
    # What cannot be understood within a good file is told by its line, and the rest is read.
    oddities = {
        "odd.jsonld": (r'"confidence":\s*"[^"]*"', '"confidence": "much"', "its confidence is 'much'"),
        "year.jsonld": (r'"fiscalYear":\s*"[^"]*"', '"fiscalYear": "soon"', "fiscalYear is 'soon'"),
        "odd.graphml": (r'<data key="page_number">\d+', '<data key="page_number">cover',
                        "page_number is 'cover'"),
        "odd.gexf": (r'for="confidence" value="[^"]*"', 'for="confidence" value="7"',
                     "confidence is '7'"),
    }
    for name, (pattern, odd, message) in oddities.items():
        text = (folder / f"g.{name.split('.')[1]}").read_text(encoding="utf-8")
        at = re.search(pattern, text).start()
        (folder / name).write_text(re.sub(pattern, odd, text, count=1), encoding="utf-8")
        out = folder / f"{name}.renkei"
        told = renkei("import", folder / name, "-o", out, code=1).stderr.decode()
        line = text[:at].count("\n") + 1
        check(re.search(rf"{name}:(\d+): ", told) and message in told, f"{name}: {told}")
        found = int(re.search(rf"{name}:(\d+): ", told)[1])
        check(found <= line <= found + 25, f"{name}: line {found} is told, it is in {line}")
        check(len(relations(out)[1]) == len(relations(graph)[1]), f"{name}: relations are lost")
    renkei("import", folder / "absent.gexf", "-o", folder / "x.renkei", code=1)
    renkei("import", folder / "g.dot", "-o", folder / "x.renkei", code=2)
    told = renkei("import", folder / "g.jsonld", "-o", graph, code=1).stderr.decode()
    check("is there already" in told, told)
    print(f"{len(cases) + 3} bad files and uses: refused; {len(oddities)} oddities: told by line")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        here = pathlib.Path(scratch)
        renkei("build", *sorted(pathlib.Path(sys.argv[2]).iterdir()), "-o", here / "g.renkei")
        linked_data_comes_back(here, here / "g.renkei")
        graph_tools_come_back(here, here / "g.renkei")
        edits_are_corrections(here, here / "g.renkei")
        edits_come_back(here, here / "g.renkei")
        edges_that_say_something_else(here, here / "g.renkei")
        bad_files(here, here / "g.renkei")
