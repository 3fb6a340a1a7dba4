#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Read JSON-LD back with rdflib and check what it says.

    check_jsonld.py --samples FOLDER               the files of write_sample, value by value
    check_jsonld.py FILE.jsonld [FILE.graphml]     any file of ours; with the GraphML of the same
                                                   graph (full view): both answer alike

Run with Debian's interpreter (python3-rdflib, python3-networkx). Exit code 77: a module is missing.
"""
import json
import pathlib
import sys

try:
    import networkx
    import rdflib
    from rdflib.namespace import RDF, SKOS, XSD
except ImportError:
    sys.exit(77)

RK = rdflib.Namespace("https://renkei.example/vocabulary#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
PREFIXES = {"rk": RK, "oa": OA, "org": ORG, "rdf": RDF, "skos": SKOS, "xsd": XSD}

# Who does what with whom, as fact, by how many sentences? Asked of the statements.
FACTS = """
SELECT ?s ?p ?o (COUNT(?st) AS ?n) WHERE {
  ?st a rk:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  FILTER EXISTS { ?some rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; rk:status ?fact .
                  FILTER (?fact != rk:planned) }
} GROUP BY ?s ?p ?o"""

# Which body works with which, as a direct triple, and by which sentence is it shown?
PARTNERS = """
SELECT DISTINCT ?a ?b WHERE {
  ?a rk:cooperatesWith ?b .
  { ?st rdf:subject ?a ; rdf:object ?b } UNION { ?st rdf:subject ?b ; rdf:object ?a }
  ?st rdf:predicate rk:cooperatesWith ; oa:hasTarget/oa:hasSelector/oa:exact ?quote .
}"""


def check(condition, message):
    if not condition:
        sys.exit(f"check_jsonld: {message}")


def equal(found, expected, where):
    check(found == expected, f"{where}: found {found!r}, expected {expected!r}")


def names_of(value):
    """All keys of a node; a language map's are languages."""
    for key, inner in value.items():
        yield key
        if isinstance(inner, dict):
            check(set(inner) <= {"ja", "en", "ja-kana"}, f"languages {sorted(inner)}")


def check_profile(path):
    """The file is in the profile that all readers share; a key is there once and is defined."""
    def no_doubles(pairs):
        keys = [key for key, _ in pairs]
        check(len(keys) == len(set(keys)), f"{path}: a key twice in {keys}")
        return dict(pairs)

    text = pathlib.Path(path).read_text(encoding="utf-8")
    document = json.loads(text, object_pairs_hook=no_doubles)
    check(list(document) == ["@context", "@graph"], f"{path}: context first, then the graph")
    context = document["@context"]
    for term, definition in context.items():
        check(isinstance(definition, str) or "@id" in definition, f"{path}: {term} has no @id")
    check("@version" not in context, f"{path}: @version")
    seen = set()
    for node in document["@graph"]:
        unknown = set(names_of(node)) - set(context)
        check(not unknown, f"{path}: {unknown} not in the context")
        check(node["id"] not in seen, f"{path}: {node['id']} twice")
        seen.add(node["id"])
    return document


def query(graph, text):
    return graph.query(text, initNs=PREFIXES)


def local(iri):
    return str(iri).removeprefix(str(RK))


def check_statements(path, graph):
    statements = set(graph.subjects(RDF.type, RK.Statement))
    for one in statements:
        for term in (RDF.subject, RDF.predicate, RDF.object, RK.status, RK.confidence, OA.hasTarget):
            equal(len(list(graph.objects(one, term))), 1, f"{path}: {term} of {one}")
        confidence = graph.value(one, RK.confidence)
        equal(confidence.datatype, XSD.decimal, f"{path}: type of confidence")
        check(0 <= confidence.value <= 1, f"{path}: confidence {confidence}")
        check(graph.value(one, RK.status) in (RK.done, RK.planned, RK.standing), f"{path}: {one}")
        check_evidence(path, graph, graph.value(one, OA.hasTarget))
    return statements


def check_evidence(path, graph, evidence):
    page = graph.value(evidence, OA.hasSource)
    check((page, RDF.type, RK.Page) in graph, f"{path}: {page} is no page")
    equal(graph.value(page, RK.page), graph.value(evidence, RK.page), f"{path}: page of {evidence}")
    selectors = list(graph.objects(evidence, OA.hasSelector))
    quotes = [one for one in selectors if (one, RDF.type, OA.TextQuoteSelector) in graph]
    equal(len(quotes), 1, f"{path}: quotes of {evidence}")
    runs = [one for one in selectors if (one, RDF.type, OA.TextPositionSelector) in graph]
    orders = sorted(int(graph.value(one, RK.order)) for one in runs)
    equal(orders, list(range(1, len(runs) + 1)), f"{path}: order of runs of {evidence}")
    # The runs are the quote, white space aside: they cannot be shorter than its letters.
    quote = graph.value(quotes[0], OA.exact)
    length = sum(int(graph.value(one, OA.end)) - int(graph.value(one, OA.start)) for one in runs)
    if runs and quote is not None and not path.name.startswith(("report", "hostile")):
        letters = len("".join(str(quote).split()))
        check(length >= letters, f"{path}: {evidence} has {length} code points for {letters}")


def check_direct(path, graph):
    """Direct triples are exactly the relations with a statement that is no plan."""
    facts = {(row.s, row.p, row.o) for row in query(graph, FACTS)}
    expected = set(facts)
    expected |= {(o, p, s) for s, p, o in facts if p == RK.cooperatesWith}
    ends = set(graph.subjects(SKOS.prefLabel))
    direct = {(s, p, o) for s, p, o in graph
              if s in ends and o in ends and str(p).startswith(str(RK))}
    equal(direct - expected, set(), f"{path}: direct triples without a fact")
    equal(expected - direct, set(), f"{path}: facts without a direct triple")


def check_rules(path):
    """What holds for every file. Returns the graph."""
    path = pathlib.Path(path)
    check_profile(path)
    graph = rdflib.Graph()
    graph.parse(str(path), format="json-ld")
    for triple in graph:
        check(not any(isinstance(end, rdflib.BNode) for end in triple), f"{path}: blank {triple}")
        check("%" not in str(triple[1]), f"{path}: predicate {triple[1]}")
    statements = check_statements(path, graph)
    check_direct(path, graph)
    print(f"{path}: {len(graph)} triples, {len(statements)} statements: fine")
    return graph


def check_against_graphml(graph, path):
    """One question to both: which relations are facts, and how many sentences state each?"""
    drawn = networkx.read_graphml(path, force_multigraph=True)
    iri = {node: data["iri"] for node, data in drawn.nodes(data=True)}
    labels = {iri[node]: data["label"] for node, data in drawn.nodes(data=True)}
    expected = {(iri[s], data["predicate"], iri[o]): int(data["weight"])
                for s, o, data in drawn.edges(data=True) if data["status"] != "planned"}
    found = {(str(row.s), local(row.p), str(row.o)): int(row.n) for row in query(graph, FACTS)}
    equal(found, expected, f"{path}: facts by SPARQL and in GraphML")
    partners = {(str(row.a), str(row.b)) for row in query(graph, PARTNERS)}
    pairs = {(s, o) for s, p, o in expected if p == "cooperatesWith"}
    equal(partners, pairs | {(o, s) for s, o in pairs}, f"{path}: partners")
    for subject, label in labels.items():
        named = list(graph.objects(rdflib.URIRef(subject), SKOS.prefLabel))
        main = [str(one) for one in named if one.language == "ja"] or list(map(str, named))
        check([" ".join(one.split()) for one in main] == [" ".join(label.split())] or
              any(ord(c) < 32 for one in main for c in one), f"{path}: label {label!r}, {main!r}")
    print(f"{path}: {len(found)} relations and {len(partners)} partners alike in both")


def check_report(folder):
    graph = check_rules(folder / "report.jsonld")
    check_against_graphml(graph, folder / "report.graphml")
    entity = rdflib.Namespace("https://renkei.example/entity/")
    statement = rdflib.Namespace("https://renkei.example/statement/")
    meti, npa = entity["jp-meti"], entity["jp-npa"]
    check((meti, ORG.linkedTo, npa) in graph and (npa, ORG.linkedTo, meti) in graph, "org:linkedTo")
    check((meti, DCTERMS.identifier, rdflib.Literal("4000012090001", datatype=RK.CorporateNumber))
          in graph, "corporate number")
    check((meti, SKOS.altLabel, rdflib.Literal("ケイザイサンギョウショウ", lang="ja-kana")) in graph,
          "the reading of 経済産業省")
    check((npa, RK.participatesIn, None) not in graph, "a plan became a direct triple")
    check((npa, ORG.memberOf, None) not in graph, "a plan became a membership")
    equal(graph.value(statement["s-10"], RK.status), RK.planned, "status of s-10")
    year = graph.value(statement["s-2"], RK.fiscalYear)
    equal((str(year), year.datatype), ("2025", XSD.gYear), "fiscal year")
    start = graph.value(statement["s-2#run-2"], OA.start)
    equal((str(start), start.datatype), ("40", XSD.integer), "offset")
    quote = graph.value(statement["s-2#quote"], OA.exact)
    equal(quote, rdflib.Literal("警察庁と連携する", lang="ja"), "quote")


def check_hostile(folder):
    graph = check_rules(folder / "hostile.jsonld")
    check_against_graphml(graph, folder / "hostile.graphml")
    labels = {str(one) for one in graph.objects(None, SKOS.prefLabel)}
    for name in ("A & <B> \"C\" 'D'", "data[0]]]> & more ]]>", "plain ]]> only", "INFORMATION INF",
                 "bell\x01 and tab\t and\r\nbreak", "emoji 🗾 𠮷野家", "id 6 省/庁?#%<>\"&🗾",
                 "  leading and trailing  ", "&amp; &#65; %41 {\"@id\": \"x\"} \\u0041",
                 "語" + "<" * 65000 + "終", "R&D <Institute>"):
        check(name in labels, f"label {name[:40]!r} is lost")
    equal(len(labels), 11, "labels")


def main(arguments):
    if arguments[:1] == ["--samples"] and len(arguments) == 2:
        folder = pathlib.Path(arguments[1])
        check_report(folder)
        check_rules(folder / "report-collaboration.jsonld")
        check_hostile(folder)
        equal(len(check_rules(folder / "empty.jsonld")), 0, "empty graph")
    elif len(arguments) in (1, 2):
        graph = check_rules(arguments[0])
        if len(arguments) == 2:
            check_against_graphml(graph, arguments[1])
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
