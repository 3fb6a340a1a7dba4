#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""From pages to exports that other programs read.

    end_to_end.py PROGRAM PAGES

Builds a graph of the pages several times, with other numbers of threads and in other orders, and
demands the same bytes of every export; then reads the exports with networkx and rdflib and compares
their counts with `renkei info`, and a SPARQL question with `renkei who`.
Exit code 77: networkx or rdflib is missing.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import networkx
    import rdflib
    from rdflib.namespace import RDF, SKOS
except ImportError as error:
    print(error)
    sys.exit(77)

ENTITY = "厚生労働省"
RK = rdflib.Namespace("https://renkei.example/vocabulary#")


def check(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")


def renkei(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False)
    check("exit code of " + " ".join(arguments) + ": " + done.stderr.decode(), done.returncode, 0)
    return done.stdout


def exports(pages, folder, name, *options):
    """Builds a graph and returns the bytes of everything that is made of it."""
    graph = os.path.join(folder, name + ".renkei")
    renkei("build", *pages, "-o", graph, *options)
    made = {}
    for to in ("graphml", "gexf", "jsonld", "nquads"):
        for view in ("full", "collaboration"):
            made[to, view] = renkei("export", graph, "--to", to, "--view", view, "-o", "-")
    made["who"] = renkei("who", graph, ENTITY, "--format", "json")
    made["info"] = renkei("info", graph, "--format", "json")
    return made


def same_bytes(pages, folder):
    """The result for one thread, after comparing it with that of other ways."""
    first = exports(sorted(pages), folder, "one", "--threads", "1")
    ways = [(sorted(pages), "2"), (sorted(pages, reverse=True), "1")]
    for seed in (1, 2):
        shuffled = list(pages)
        random.Random(seed).shuffle(shuffled)
        ways.append((shuffled, "3"))
    for number, (order, threads) in enumerate(ways):
        other = exports(order, folder, f"way{number}", "--threads", threads)
        for key, data in first.items():
            if other[key] != data:
                sys.exit(f"{key} is not the same with {threads} threads in the order {order}")
    return first


def added_in_pieces(pages, folder, first):
    """A file to which the documents are added one by one holds the same graph."""
    graph = os.path.join(folder, "pieces.renkei")
    for page in sorted(pages, reverse=True):
        renkei("build", page, "-o", graph)
    check("documents added one by one", renkei("export", graph, "--to", "graphml", "-o", "-"),
          first["graphml", "full"])


def check_graphml(data, info):
    graph = networkx.parse_graphml(data.decode(), force_multigraph=True)
    check("nodes in GraphML", graph.number_of_nodes(), info["file"]["entities"])
    check("edges in GraphML", graph.number_of_edges(), info["file"]["relations"])
    predicates = {}
    for _, _, edge in graph.edges(data=True):
        predicates[edge["predicate"]] = predicates.get(edge["predicate"], 0) + 1
    check("predicates in GraphML", predicates, info["relations"])


def check_jsonld(data, info, who):
    graph = rdflib.Graph()
    graph.parse(data=data.decode(), format="json-ld")
    for kind, count in info["entities"].items():
        if kind != "Document":  # the documents that were read are Documents as well
            check(f"{kind} in JSON-LD", len(set(graph.subjects(RDF.type, RK[kind]))), count)
    statements = set(graph.subjects(RDF.type, RK.Statement))
    check("statements in JSON-LD", len(statements), info["file"]["statements"])
    relations = {tuple(graph.value(statement, part)
                       for part in (RDF.predicate, RDF.subject, RDF.object))
                 for statement in statements}
    for predicate, count in info["relations"].items():
        found = sum(1 for relation in relations if relation[0] == RK[predicate])
        check(f"{predicate} in JSON-LD", found, count)
    answer_in_sparql(graph, who)


def answer_in_sparql(graph, who):
    """Who works together with the entity, be it planned or done, asked of the linked data."""
    rows = graph.query("""
        SELECT DISTINCT ?label WHERE {
          ?body skos:prefLabel "%s"@ja .
          ?statement rdf:predicate rk:cooperatesWith ; rdf:subject|rdf:object ?body, ?partner .
          ?partner skos:prefLabel ?label .
          FILTER(?partner != ?body && lang(?label) = "ja") }""" % ENTITY,
                       initNs={"rk": RK, "rdf": RDF, "skos": SKOS})
    told = {partner["name"] for partner in who["partners"]
            if any(tie["predicate"] == "cooperatesWith" for tie in partner["ties"])}
    check("partners by SPARQL", {str(row.label) for row in rows}, told)
    if not told:
        sys.exit(f"{ENTITY} cooperates with nobody; the comparison says nothing")


def main():
    folder_of_pages = sys.argv[2]
    pages = [os.path.join(folder_of_pages, name) for name in os.listdir(folder_of_pages)]
    with tempfile.TemporaryDirectory() as folder:
        first = same_bytes(pages, folder)
        added_in_pieces(pages, folder, first)
    info = json.loads(first["info"])
    check_graphml(first["graphml", "full"], info)
    check_jsonld(first["jsonld", "full"], info, json.loads(first["who"]))
    print(f"{info['file']['entities']} entities, {info['file']['relations']} relations")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv[1])
    main()
