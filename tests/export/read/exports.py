# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of `renkei export` and `renkei import` share."""
import json
import os
import pathlib
import subprocess
import sys

PROGRAM = os.path.abspath(sys.argv[1])
NAME = pathlib.Path(sys.argv[0]).stem


def check(condition, message):
    if not condition:
        sys.exit(f"{NAME}: {message}")


def renkei(*arguments, code=0):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False)
    check(code is None or done.returncode == code, f"{arguments}: exit {done.returncode}: {done.stderr.decode()}")
    return done


def relations(graph):
    """(subject, predicate, object) → statements, and the entities, by ids of ours."""
    nodes, edges = {}, {}
    lines = renkei("export", graph, "--to", "jsonl", "--layout", "none", "-o", "-").stdout
    for line in lines.decode().split("\n")[:-1]:
        row = json.loads(line)
        if "node" in row:
            nodes[row["node"]] = row
        else:
            edges[nodes[row["source"]]["renkei_id"], row["predicate"],
                  nodes[row["target"]]["renkei_id"]] = row
    return {row["renkei_id"]: row for row in nodes.values()}, edges


def exported(graph, folder, name, suffix, *options):
    """The file or the pair of files that an export gives."""
    renkei("export", graph, "-o", folder / f"{name}.{suffix}", *options)
    return ([folder / f"{name}.nodes.{suffix}", folder / f"{name}.edges.{suffix}"]
            if suffix.endswith("csv") else [folder / f"{name}.{suffix}"])
