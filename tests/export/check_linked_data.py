#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Compare the triples that RDF processors read of every linked-data format.

    check_linked_data.py CONSUMERS FOLDER NAME...

FOLDER has NAME.jsonld, .ttl, .nt and .nq as write_sample makes them; CONSUMERS is the folder of
read_rdf.mjs, with its packages installed. Readers: rdflib, oxigraph and jsonld.js, serdi, and Jena's
riot (JSON-LD as 1.0, since Debian's has no 1.1). All readings must be one set of triples, that of
the lines of NAME.nt itself; the graphs of the quads must share no triple.
Exit code 77: a reader is missing.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

try:
    import rdflib
    rdflib.NORMALIZE_LITERALS = False
except ImportError as missing:
    print(missing)
    sys.exit(77)

SUFFIXES = (".jsonld", ".ttl", ".nt", ".nq")
JENA = pathlib.Path("/usr/share/java")
JARS = """jena-arq jena-base jena-cmds jena-core jena-iri jena-rdfconnection jena-shacl jena-shex
 jena-tdb jena-tdb2 jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data
 jena-dboe-transaction slf4j-api slf4j-simple thrift commons-cli commons-lang3 commons-csv commons-io
 commons-codec commons-compress commons-logging dexx.collection jsonld-java titanium-json-ld
 jakarta.json-api jackson-core jackson-databind jackson-annotations gson protobuf guava httpclient
 httpclient-cache httpcore""".split()
TERM = r'(<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?)'
LINE = re.compile(rf"\s*{TERM}\s+{TERM}\s+{TERM}\s*(<[^>]*>)?\s*\.\s*(?:#.*)?")
ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
XSD_STRING = "^^<http://www.w3.org/2001/XMLSchema#string>"


def check(condition, message):
    if not condition:
        sys.exit(f"check_linked_data: {message}")


def plain(term):
    """A term with its escapes undone, so that two spellings of one term are equal."""
    def undo(match):
        code = match.group(1)
        return ESCAPES[code] if code in ESCAPES else chr(int(code[1:], 16))
    term = term.removesuffix(XSD_STRING)
    return re.sub(r'\\([tbnrf"\'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})', undo, term)


def triples(text, where):
    """The set of (subject, predicate, object, graph or "") of N-Quads."""
    found = set()
    for line in text.split("\n"):
        if not line.strip():
            continue
        match = LINE.fullmatch(line)
        check(match, f"{where}: no N-Quads: {line:.300}")
        found.add(tuple(plain(term or "") for term in match.groups()))
    return found


def run(command, where):
    done = subprocess.run(command, capture_output=True, check=False)
    check(done.returncode == 0, f"{where}: {done.stderr.decode(errors='replace'):.2000}")
    return done.stdout.decode("utf-8")


def by_rdflib(path):
    formats = {".jsonld": "json-ld", ".ttl": "turtle", ".nt": "nt", ".nq": "nquads"}
    graph = rdflib.ConjunctiveGraph()
    graph.parse(str(path), format=formats[path.suffix])
    return graph.serialize(format="nquads" if path.suffix == ".nq" else "nt")


def by_serdi(path):
    syntax = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads"}[path.suffix]
    return run(["serdi", "-i", syntax, "-o", "nquads", str(path)], f"serdi {path.name}")


def by_node(consumers, paths):
    node = shutil.which("node")
    if node is None or not (consumers / "node_modules").is_dir():
        print("node or its packages are missing; scripts/setup --tests installs them")
        sys.exit(77)
    for line in run([node, str(consumers / "read_rdf.mjs"), *map(str, paths)], "node").splitlines():
        reading = json.loads(line)
        yield pathlib.Path(reading["file"]), reading["reader"], reading["quads"]


def jena_classpath(scratch):
    """Debian's jars; Xerces looks for its messages where the jar does not have them."""
    with zipfile.ZipFile(JENA / "jena-core.jar") as jar:
        prefix = "org/apache/jena/ext/"
        for name in jar.namelist():
            if name.startswith(prefix + "xerces/") and not name.endswith("/"):
                target = pathlib.Path(scratch, name.removeprefix(prefix))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return ":".join([scratch, *(str(JENA / f"{jar}.jar") for jar in JARS)])


def by_riot(paths):
    """One start of Java a syntax; the files one after the other have one set of triples."""
    if shutil.which("java") is None or not (JENA / "jena-arq.jar").exists():
        print("Jena is missing; scripts/setup --tests installs it")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", jena_classpath(scratch),
                   "riotcmd.riot", "--output=nquads", "--strict"]
        for suffix in SUFFIXES:
            files = [path for path in paths if path.suffix == suffix]
            syntax = ["--syntax=jsonld10"] if suffix == ".jsonld" else []
            yield suffix, run([*command, *syntax, *map(str, files)], f"riot {suffix}")


def compare(where, text, wanted):
    found = {triple[:3] + ("",) for triple in triples(text, where)}
    check(found == wanted, f"{where}: {len(found - wanted)} triples too many, "
          f"{len(wanted - found)} too few, such as {sorted(found ^ wanted)[:2]!s:.500}")
    print(f"{where}: {len(found)} triples, as written")


def main(consumers, folder, *names):
    files = [folder / (name + suffix) for name in names for suffix in SUFFIXES]
    readings = [(path, "rdflib", by_rdflib(path)) for path in files]
    readings += [(path, "serdi", by_serdi(path)) for path in files if path.suffix != ".jsonld"]
    readings += by_node(consumers, files)
    expected = {}
    for name in names:
        lines = (folder / f"{name}.nt").read_text(encoding="utf-8")
        expected[name] = triples(lines, name)
        check(len(expected[name]) == lines.count("\n"), f"{name}.nt has a triple twice")
        quads = (folder / f"{name}.nq").read_text(encoding="utf-8")
        check(quads.count("\n") == lines.count("\n"), f"{name}.nq has a triple in two graphs")
        check(all(quad[3] for quad in triples(quads, name)), f"{name}.nq has a triple in no graph")
    for path, reader, text in readings:
        compare(f"{reader} {path.name}", text, expected[path.stem])
    for suffix, text in by_riot(files):
        compare(f"riot, all {suffix}", text, set().union(*expected.values()))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), *sys.argv[3:])
