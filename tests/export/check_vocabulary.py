#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Check that ontology, context and tables of data/vocabulary/ agree.

    check_vocabulary.py data/vocabulary

Run with Debian's interpreter (python3-rdflib). Exit code 77: no rdflib.
"""
import csv
import json
import pathlib
import sys

try:
    import rdflib
    from rdflib.namespace import OWL, RDF, RDFS, SKOS
except ImportError:
    sys.exit(77)

failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def labels(graph, subject):
    return {one.language: str(one) for one in graph.objects(subject, RDFS.label)}


def main(folder):
    graph = rdflib.Graph().parse(str(folder / "renkei.ttl"), format="turtle")
    context = json.loads((folder / "context.jsonld").read_text(encoding="utf-8"))["@context"]

    def expand(name):
        definition = context.get(name, name)
        compact = definition["@id"] if isinstance(definition, dict) else name
        prefix, _, rest = compact.partition(":")
        check(prefix in context, f"no prefix for {name}")
        return rdflib.URIRef(context[prefix] + rest)

    check_classes(graph, rows(folder / "classes.tsv"), expand)
    check_predicates(graph, rows(folder / "predicates.tsv"), rows(folder / "mapping.tsv"), expand)
    own = context["rk"]
    defined = {s for s in graph.subjects(RDF.type) if str(s).startswith(own)}
    used = {expand(name) for name in context if isinstance(context[name], dict)}
    used |= {expand(d["@type"]) for d in context.values()
             if isinstance(d, dict) and not d.get("@type", "@").startswith("@")}
    for term in used:
        check(not str(term).startswith(own) or term in defined, f"renkei.ttl does not define {term}")
    for term in set(graph.all_nodes()) | set(graph.predicates()):
        if isinstance(term, rdflib.URIRef) and str(term).startswith(own):
            check(term in defined, f"renkei.ttl uses {term}, which it does not define")
        check(not isinstance(term, rdflib.BNode), "renkei.ttl has a blank node")
    for term in defined:
        check(set(labels(graph, term)) == {"ja", "en"} or graph.value(term, SKOS.prefLabel),
              f"{term} lacks a label in ja and en")
    if failures:
        sys.exit("\n".join(failures))
    print(f"{len(graph)} triples, {len(defined)} terms of ours, {len(context)} in the context: fine")


def check_classes(graph, table, expand):
    for row in table:
        term = expand("rk:" + row["type"])
        found = labels(graph, term)
        check(found == {"ja": row["label_ja"], "en": row["label_en"]}, f"labels of {term}: {found}")
        expected = {expand(one) for one in row["classes"].split("|")}
        parents = set(graph.objects(term, RDFS.subClassOf)) - {expand("rk:Entity")}
        check(parents == expected, f"{term}: renkei.ttl and classes.tsv differ over its classes")


def check_predicates(graph, table, mapping, expand):
    for row in table:
        if row["predicate"] in ("collaboration", "shared"):
            continue
        term = expand(row["predicate"])
        found = labels(graph, term)
        check((term, RDF.type, OWL.ObjectProperty) in graph, f"{term} is no property")
        check(found == {"ja": row["label_ja"], "en": row["label_en"]}, f"labels of {term}: {found}")
        expected = {expand(one["term"]) for one in mapping if one["predicate"] == row["predicate"]}
        related = set(graph.objects(term, RDFS.subPropertyOf))
        related |= set(graph.objects(term, SKOS.relatedMatch))
        check(related == expected, f"{term}: renkei.ttl and mapping.tsv differ over its matches")


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(pathlib.Path(sys.argv[1]))
