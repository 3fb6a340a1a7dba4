#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Random edits of random edges and nodes, imported as corrections, are what the next export holds.

    check_round_trip.py PROGRAM PAGES [ROUNDS]

Every edge may be one of entities that the catalogue does not know (x-…), at either end or both.
"""
import csv
import pathlib
import random
import sys
import tempfile

from exports import check, exported, relations, renkei

NEW = "新設機関"  # their ids are not known before
SYMMETRIC = {"cooperatesWith"}
PREDICATES = ["cooperatesWith", "commissions", "uses", "operates", "publishes", "basedOn"]


class Tables:
    """The pair of tables of an export."""

    def __init__(self, files):
        self.files = files
        self.heads, self.rows = [], []
        for file in files:
            rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
            self.heads.append(list(rows[0]))
            self.rows.append(rows)
        self.nodes, self.edges = self.rows

    def save(self):
        for file, head, rows in zip(self.files, self.heads, self.rows):
            with file.open("w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, head)
                writer.writeheader()
                writer.writerows(rows)

    def said(self):
        """(subject, predicate, object) → statuses with their years, by ids of ours."""
        ids = {row["Id"]: row["Label"] if row["Label"].startswith(NEW) else row["renkei_id"]
               for row in self.nodes}
        said = {}
        for row in self.edges:
            key = order(ids[row["Source"]], row["predicate"], ids[row["Target"]])
            said.setdefault(key, set()).update(row["stated"].split(";"))
        return said


def order(subject, predicate, target):
    if predicate in SYMMETRIC and target < subject:
        subject, target = target, subject
    return subject, predicate, target


def holds(graph):
    nodes, edges = relations(graph)
    said = {}
    for (subject, predicate, target), edge in edges.items():
        ends = [end if end not in news(nodes) else nodes[end]["label"] for end in (subject, target)]
        said[order(ends[0], predicate, ends[1])] = {
            f"{one['status']} {one['fiscal_year']}" if one.get("fiscal_year") else one["status"]
            for one in edge["statements"]}
    return nodes, said


def news(nodes):
    return {key for key, row in nodes.items() if row["label"].startswith(NEW)}


def say(row, predicate):
    row["predicate"] = row["Kind"] = predicate
    row["Label"] = ""


def edit_edge(dice, tables, row):
    """One edit of an edge; what leads to where it starts is none."""
    what = dice.choice(["predicate", "end", "stated", "status", "gone"])
    if what == "predicate":
        say(row, dice.choice([one for one in PREDICATES if one != row["predicate"]]))
    elif what == "end":
        end, other = dice.choice([("Source", "Target"), ("Target", "Source")])
        row[end] = dice.choice([one["Id"] for one in tables.nodes
                                if one["Id"] not in (row[other], row[end])])
    elif what == "stated":
        row["stated"] = dice.choice(["done 2021", "planned 2030;standing", "standing 2022"])
        row["status"] = ";".join(sorted({way.split(" ")[0] for way in row["stated"].split(";")}))
    elif what == "status":
        ways = [way.split(" ") for way in row["stated"].split(";")]
        row["status"] = dice.choice(["done", "planned", "standing"])
        row["stated"] = ";".join(" ".join([row["status"], *way[1:]]) for way in ways)
    else:
        tables.edges.remove(row)


def draw(dice, tables, number):
    """An edge by hand, half of them to a node that is new."""
    source, target = dice.sample([one["Id"] for one in tables.nodes], 2)
    if number % 2 == 0:
        target = f"new{number}"
        node = dict.fromkeys(tables.heads[0], "")
        node.update(Id=target, Label=f"{NEW}{number}", type="Organization")
        tables.nodes.append(node)
    row = dict.fromkeys(tables.heads[1], "")
    row.update(Id=f"drawn{number}", Source=source, Target=target, stated="done 2024", status="done",
               Weight="1")
    say(row, dice.choice(PREDICATES))
    tables.edges.append(row)


def play(folder, graph, seed):
    dice = random.Random(seed)
    corrections = pathlib.Path(f"{graph}.corrections")
    corrections.unlink(missing_ok=True)
    for turn in range(2):  # what was corrected is corrected again
        tables = Tables(exported(graph, folder, "round", "csv", "--layout", "none"))
        for row in dice.sample(tables.edges, 6):
            edit_edge(dice, tables, row)
        minted = [one["Id"] for one in tables.nodes if one["renkei_id"].startswith("x-")]
        row = dice.choice(tables.edges)  # one between two minted ones each time
        row["Source"], row["Target"] = dice.sample(minted, 2)
        for number in range(2):
            draw(dice, tables, turn * 10 + number)
        node = dice.choice([one for one in tables.nodes if one["renkei_id"]])
        node["Label"] = node["label_ja"] = f"改称{seed}の{turn}"
        named = node["renkei_id"]
        tables.save()
        done = renkei("import", *tables.files, "--against", graph, "--whole", "-o", corrections)
        check(not done.stderr or b"(replaced)" in done.stderr, f"{seed}: {done.stderr.decode()}")
        nodes, found = holds(graph)
        expected = tables.said()
        for key in sorted(set(expected) | set(found)):
            check(found.get(key) == expected.get(key), f"seed {seed}, turn {turn}: {key} is "
                  f"{found.get(key)}, edited to {expected.get(key)}")
        check(nodes[named]["label"] == node["Label"], f"seed {seed}: {named} is not renamed")
        told = renkei("info", graph).stderr.decode()
        check(not told, f"seed {seed}: {told}")
    corrections.unlink()
    return len(expected)


def main(pages, rounds):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        graph = folder / "g.renkei"
        renkei("build", *sorted(pathlib.Path(pages).iterdir()), "-o", graph)
        counts = [play(folder, graph, seed) for seed in range(rounds)]
        print(f"{rounds} rounds of edits, twice each: graphs of {min(counts)} to {max(counts)} "
              "relations say what was edited")


if __name__ == "__main__":
    main(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 8)
