#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""The filters of `renkei export` against `renkei sql` on the same file.

    check_filters.py PROGRAM PAGES

Every filter, alone and together, must leave exactly the statements that its condition selects, in
JSON Lines and in N-Triples, and no entity that none of them names.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CASES = [
    (["--predicate", "cooperatesWith"], "s.predicate = 'cooperatesWith'"),
    (["--predicate", "operates", "--predicate", "basedOn"],
     "s.predicate IN ('operates', 'basedOn')"),
    (["--status", "planned"], "s.status = 'planned'"),
    (["--type", "GovernmentBody"],
     "r.subject_type = 'GovernmentBody' AND r.object_type = 'GovernmentBody'"),
    (["--year", "2024"], "s.year = 2024"),
    (["--since", "2024"], "s.year >= 2024"),
    (["--until", "2023"], "s.year <= 2023"),
    (["--min-confidence", "0.8"], "s.confidence >= 0.8"),
    (["--document", "p01-medical-table.txt"], "d.name = 'p01-medical-table.txt'"),
    (["--document", "p01-medical-table.txt", "--status", "done", "--year", "2023"],
     "d.name = 'p01-medical-table.txt' AND s.status = 'done' AND s.year = 2023"),
]


def check(condition, message):
    if not condition:
        sys.exit(f"check_filters: {message}")


def renkei(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False)
    check(done.returncode == 0, f"{arguments}: {done.stderr.decode()}")
    return done.stdout.decode()


def main(pages):
    with tempfile.TemporaryDirectory() as scratch:
        graph = pathlib.Path(scratch, "g.renkei")
        renkei("build", *sorted(pathlib.Path(pages).iterdir()), "-o", graph)
        every = len(json.loads(renkei("sql", graph, "SELECT statement FROM statements",
                                      "--format", "json"))["rows"])
        for options, condition in CASES:
            rows = json.loads(renkei(
                "sql", graph, "SELECT s.statement, s.subject, s.object FROM statements s JOIN "
                "relations r USING (relation) JOIN documents d ON d.id = s.document "
                f"WHERE {condition}", "--format", "json"))["rows"]
            expected = {row["statement"] for row in rows}
            check(0 < len(expected) < every, f"{options} shows nothing: {len(expected)} of {every}")
            lines = [json.loads(line) for line in renkei(
                "export", graph, "--to", "jsonl", "--layout", "none", "-o", "-",
                *options).splitlines()]
            found = {one["id"] for line in lines for one in line.get("statements", [])}
            check(found == expected, f"{options}: {len(found)} statements, not {len(expected)}")
            entities = {line["renkei_id"] for line in lines if "node" in line}
            tied = {row[end] for row in rows for end in ("subject", "object")}
            check(entities == tied, f"{options}: entities {entities ^ tied}")
            triples = renkei("export", graph, "--to", "ntriples", "-o", "-", *options)
            stated = set(re.findall(r"<[^>]*/statement/([^>#]*)> \S*type> \S*#Statement> ", triples))
            check(stated == expected, f"{options}: N-Triples have {len(stated)} statements")
            print(f"{' '.join(options)}: {len(found)} of {every} statements")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv[1])
    main(sys.argv[2])
