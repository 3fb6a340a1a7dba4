#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Read GraphML back with networkx and check what it says.

    check_graphml.py --samples FOLDER   the files of write_sample, value by value
    check_graphml.py FILE.graphml...    any file of ours: rules of the format, and a summary

Run with Debian's interpreter (python3-networkx). Exit code 77: no networkx.
"""
import collections
import pathlib
import re
import sys
import warnings
import xml.etree.ElementTree as ElementTree

try:
    import networkx
except ImportError:
    sys.exit(77)

TYPES = {"GovernmentBody", "Organization", "Forum", "Programme", "System", "Document", "Event",
         "Place", "Group"}
BODIES = {"GovernmentBody", "Organization", "Forum"}
PREDICATES = {"cooperatesWith", "worksThrough", "commissions", "operates", "participatesIn",
              "partOf", "uses", "providesTo", "publishes", "organizes", "establishes", "basedOn",
              "targets", "succeeds"}
NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def check(condition, message):
    if not condition:
        sys.exit(f"check_graphml: {message}")


def read(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return networkx.read_graphml(path, force_multigraph=True)


def check_kinds(path, graph):
    """The kind that Gephi reads is an XML attribute, which networkx does not show."""
    root = ElementTree.parse(path).getroot()
    edges = list(root.iter(NAMESPACE + "edge"))
    check(len(edges) == graph.number_of_edges(), f"{path}: edges lost in reading")
    predicates = {key: data["predicate"] for _, _, key, data in graph.edges(keys=True, data=True)}
    for edge in edges:
        check(edge.get("label") == predicates[edge.get("id")], f"{path}: kind of {edge.attrib}")
        check("directed" not in edge.attrib, f"{path}: an edge has a direction of its own")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    check(len(ids) == len(set(ids)), f"{path}: an id is there twice")
    check(all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids), f"{path}: id no NMTOKEN")


def check_rules(path):
    """What holds for every file. Returns the graph."""
    graph = read(path)
    check(graph.is_directed(), f"{path}: not directed")
    check_kinds(path, graph)
    degrees = collections.Counter()
    for source, target, key, data in graph.edges(keys=True, data=True):
        where = f"{path}: edge {key}"
        sum_up = data["predicate"] in ("collaboration", "shared")
        check(sum_up or data["predicate"] in PREDICATES, f"{where}: predicate")
        check(data["interaction"] == data["predicate"] and data["label"], f"{where}: labels")
        check(set(data["predicates"].split(";")) <= PREDICATES, f"{where}: predicates")
        check(data["symmetric"] == (sum_up or data["predicate"] == "cooperatesWith"), where)
        check(data["weight"] == len(data["statement_ids"].split(";")) >= 1, f"{where}: weight")
        check(set(data["status"].split(";")) <= {"done", "planned", "standing"}, where)
        check(0 <= data["confidence"] <= 1, f"{where}: confidence")
        check(data.get("first_fiscal_year", 0) <= data.get("last_fiscal_year", 0), where)
        degrees[source] += data["weight"]
        degrees[target] += data["weight"]
        if sum_up:
            check(data["direct"] + data["through"] == data["weight"], f"{where}: parts of weight")
            check((data["direct"] == 0) == (data["predicate"] == "shared"), f"{where}: kind")
            check(("via" in data) == (data["through"] > 0), f"{where}: via")
            ends = {graph.nodes[source]["type"], graph.nodes[target]["type"]}
            check(ends <= BODIES, f"{where}: {ends} collaborate")
            check(graph.number_of_edges(source, target) == 1, f"{where}: pair twice")
            check(not graph.has_edge(target, source), f"{where}: there and back")
    for node, data in graph.nodes(data=True):
        where = f"{path}: node {node}"
        check(data["type"] in TYPES and data["label"], where)
        check(data["weighted_degree"] == degrees[node], f"{where}: weighted degree")
        check(10 <= data["size"] <= 60, f"{where}: size")
        check(data["color"] == "#%02x%02x%02x" % (data["r"], data["g"], data["b"]), where)
        check(re.fullmatch(r"[a-z]+://[^\s<>\"{}|\\^`]+", data["iri"]), f"{where}: IRI")
    iris = [data["iri"] for _, data in graph.nodes(data=True)]
    check(len(iris) == len(set(iris)), f"{path}: an IRI is there twice")
    print(f"{path}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, weight "
          f"{sum(d['weight'] for *_, d in graph.edges(data=True)):g}: fine")
    return graph


def equal(found, expected, where):
    check(found == expected, f"{where}: found {found!r}, expected {expected!r}")


def check_report(folder):
    graph = check_rules(folder / "report.graphml")
    equal((graph.number_of_nodes(), graph.number_of_edges()), (10, 14), "report counts")
    computed = {"x", "y", "community", "pagerank", "betweenness"}
    check(computed <= set(graph.nodes["n1"]), "METI has no layout")
    equal({key: value for key, value in graph.nodes["n1"].items() if key not in computed}, {
        "label": "経済産業省", "label_ja": "経済産業省", "label_en": "Ministry of Economy, Trade and Industry",
        "type": "GovernmentBody", "names": "METI;経済産業省;経産省",
        "iri": "https://renkei.example/entity/jp-meti", "renkei_id": "jp-meti",
        "catalogue_id": "jp-meti", "corporate_number": "4000012090001", "wikidata": "Q1197264",
        "url": "https://meti.go.jp/", "mentions": 7, "degree": 7, "weighted_degree": 8,
        "size": 60.0, "color": "#0072b2", "r": 0, "g": 114, "b": 178}, "METI")
    equal(graph.edges["n1", "n2", "e1"], {
        "label": "連携", "weight": 2.0, "predicate": "cooperatesWith",
        "interaction": "cooperatesWith", "predicates": "cooperatesWith", "symmetric": True,
        "status": "done;planned", "first_fiscal_year": 2024, "last_fiscal_year": 2025,
        "confidence": 0.93, "quote": "経済産業省と連携し", "document": "年次報告",
        "document_iri": "https://renkei.example/document/d-annual", "page": "report#12",
        "page_number": 12, "statement_ids": "s-1;s-2", "stated": "done 2024;planned 2025"},
          "METI and NPA")


def check_collaboration(folder):
    graph = check_rules(folder / "report-collaboration.graphml")
    equal((graph.number_of_nodes(), graph.number_of_edges()), (4, 5), "collaboration counts")
    equal(graph.nodes["n1"]["label"], "Ministry of Economy, Trade and Industry", "English label")
    edge = graph.edges["n1", "n2", "e1"]
    equal((edge["weight"], edge["label"], edge["predicates"]),
          (3.0, "works with", "cooperatesWith;commissions"), "METI and NPA together")


def check_hostile(folder):
    graph = check_rules(folder / "hostile.graphml")
    names = ["A & <B> \"C\" 'D'", "data[0]]]> & more ]]>", "plain ]]> only", "INFORMATION INF",
             "bell and tab\t and\nbreak", "emoji 🗾 𠮷野家", "id 6 省/庁?#%<>\"&🗾",
             "  leading and trailing  ", "&amp; &#65; %41 {\"@id\": \"x\"} \\u0041",
             "語" + "<" * 65000 + "終"]
    for i, name in enumerate(names):
        node = graph.nodes[f"n{i + 1}"]
        equal(node["label"], name, f"label {i}")
        equal(node["renkei_id"], f"id {i} 省/庁?#%<>\"&🗾", f"id {i}")
    equal(graph.nodes["n9"]["names"], names[8].replace(";", "；"), "';' within a list")
    equal(graph.edges["n1", "n2", "e1"]["quote"], names[1], "quote")
    equal(graph.edges["n1", "n2", "e1"]["statement_ids"], "st/1&<", "statement id")
    equal(graph.edges["n1", "n2", "e1"]["document"], "報告 & <title>", "document")
    equal(graph.edges["n1", "n2", "e1"]["confidence"], 0.1235, "confidence")


def main(arguments):
    if arguments[:1] == ["--samples"] and len(arguments) == 2:
        folder = pathlib.Path(arguments[1])
        check_report(folder)
        check_collaboration(folder)
        check_hostile(folder)
        equal(len(check_rules(folder / "empty.graphml")), 0, "empty graph")
    elif arguments:
        for path in arguments:
            check_rules(path)
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
