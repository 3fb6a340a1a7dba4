#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Validate what we write against data/vocabulary/shapes.ttl, and errors that are planted in it.

    check_shapes.py CONSUMERS SHAPES FOLDER

Two validators (rdf-validate-shacl, shacl-engine) must find nothing in the samples of FOLDER and must
find each planted error at the resource it was planted in.
Exit code 77: node or its packages are missing.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BASE = "https://renkei.example/"
RK = BASE + "vocabulary#"
STATEMENT = f"<{BASE}statement/s-2>"
METI = f"<{BASE}entity/jp-meti>"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

# What is wrong, the pattern of what is replaced, its replacement, and the resource that is to blame.
PLANTED = [
    ("no status", rf"{STATEMENT} <{RK}status> .*\n", "", STATEMENT),
    ("an unknown status", f"({STATEMENT} <{RK}status>) .*", rf"\1 <{RK}perhaps> .", STATEMENT),
    ("two statuses", f"({STATEMENT} <{RK}status>) (.*)", rf"\1 \2\n\1 <{RK}done> .", STATEMENT),
    ("a confidence over 1", f'({STATEMENT} <{RK}confidence>) "0.8"', r'\1 "1.8"', STATEMENT),
    ("a confidence as text", f'({STATEMENT} <{RK}confidence> "0.8")[^ ]*', r"\1", STATEMENT),
    ("a fiscal year as text", f'({STATEMENT} <{RK}fiscalYear> "2025")[^ ]*', r"\1", STATEMENT),
    ("no evidence", rf"{STATEMENT} <http://www.w3.org/ns/oa#hasTarget> .*\n", "", STATEMENT),
    ("two subjects", f"({STATEMENT} <{RDF}subject>) (.*)",
     rf"\1 \2\n\1 <{BASE}entity/jp-npa> .", STATEMENT),
    ("a foreign predicate", f"({STATEMENT} <{RDF}predicate>) .*",
     r"\1 <http://schema.org/knows> .", STATEMENT),
    ("an end that is no entity", f"({STATEMENT} <{RDF}object>) .*",
     rf"\1 <{BASE}entity/nobody> .", f"<{BASE}entity/nobody>"),
    ("no label", rf"(?:{METI} <http://www.w3.org/2004/02/skos/core#prefLabel> .*\n)+", "", METI),
    ("a label without language", f'({METI} <[^>]*prefLabel> "経済産業省")@ja', r"\1", METI),
    ("two labels in Japanese", f'({METI} <[^>]*prefLabel> )("経済産業省"@ja .)',
     r'\1\2\n\1"通産省"@ja .', METI),
    ("a short corporate number", f'({METI} <[^>]*identifier> )"4000012090001"', r'\1"4000"', METI),
    ("a match that is no item", "<http://www.wikidata.org/entity/Q1197264>",
     "<http://www.wikidata.org/wiki/METI>", METI),
    ("two types", f"({METI} <{RDF}type>) (<{RK}GovernmentBody>) .",
     rf"\1 \2 .\n\1 <{RK}Place> .", METI),
    ("an end before its start", f'(<{BASE}statement/s-2#run-1> <[^>]*#start>) "10"', r'\1 "99"',
     f"<{BASE}statement/s-2#run-1>"),
    ("two quotes", f"(<{BASE}statement/s-2#run-1> <{RDF}type>) .*",
     r"\1 <http://www.w3.org/ns/oa#TextQuoteSelector> .", f"<{BASE}statement/s-2#evidence>"),
    ("page 0", f'(<{BASE}document/d-annual/page/12> <{RK}page>) "12"', r'\1 "0"',
     f"<{BASE}document/d-annual/page/12>"),
    ("a direct triple to a stranger", f"({METI} <{RK}publishes>) .*",
     rf"\1 <{BASE}entity/nobody> .", f"<{BASE}entity/nobody>"),
]


def check(condition, message):
    if not condition:
        sys.exit(f"check_shapes: {message}")


def validate(consumers, shapes, files):
    node = shutil.which("node")
    if node is None or not (consumers / "node_modules").is_dir():
        print("node or its packages are missing; scripts/setup --tests installs them")
        sys.exit(77)
    done = subprocess.run([node, str(consumers / "validate.mjs"), str(shapes), *map(str, files)],
                          capture_output=True, text=True, check=False)
    check(done.returncode == 0, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(consumers, shapes, folder):
    samples = sorted(folder.glob("*.nt"))
    check(len(samples) >= 4, f"samples in {folder}: {samples}")
    with tempfile.TemporaryDirectory() as scratch:
        report = (folder / "report.nt").read_text(encoding="utf-8")
        planted = []
        for number, (what, pattern, replacement, _) in enumerate(PLANTED):
            text, count = re.subn(pattern, replacement, report, count=1)
            check(count == 1 and text != report, f"nothing to plant '{what}' in")
            planted.append(pathlib.Path(scratch, f"{number}.nt"))
            planted[-1].write_text(text, encoding="utf-8")
        reports = validate(consumers, shapes, [*samples, *planted])
    check(len(reports) == 2 * (len(samples) + len(planted)), "a report is missing")
    for result in reports[:2 * len(samples)]:
        check(result["conforms"] and not result["violations"], result)
    for number, (what, *_, culprit) in enumerate(PLANTED):
        for result in reports[2 * (len(samples) + number):][:2]:
            check(not result["conforms"], f"{result['validator']} does not find: {what}")
            check(any(culprit.strip("<>") in one for one in result["violations"]),
                  f"{result['validator']}, {what}: {result['violations']}")
    print(f"{len(samples)} files without violation, {len(PLANTED)} planted errors found, by two "
          "validators")


main(*map(pathlib.Path, sys.argv[1:]))
