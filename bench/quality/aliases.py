#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Whether every name of the catalogue leads to its entity and to no other, over documents.

    aliases.py [--renkei PROGRAM] [--homonyms TABLE] [--list N] [--least PRECISION RECALL]

Each name gets a short document of its own, "次に、NAMEについて述べる。"; one that the table of ambiguous
names says needs a context gets one that defines it, "FULL NAME(以下「NAME」という。)…", for each of its
candidates. A file is built of all of them. Recall: of the pairs of an entity's label and another of
its names, how many are one entity of the file. Precision: of the names of such entities, how many
are names of theirs.

Homonyms are asked apart, of data/catalogue/ambiguous.tsv and of --homonyms (columns alias, ids):
a second file holds the candidates' full names, each alone, and the ambiguous names that need a
context without one: a candidate that gets such a name is a false join, as are two in one.
Exit code 1: a figure is below --least, or there is a false join.
"""
import argparse
import collections
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "data/catalogue"


def rows_of(path):
    text = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True)
                   if not line.startswith("#"))
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def key_of(name):
    return "".join(unicodedata.normalize("NFKC", name).split()).lower()


class Catalogue:
    """label: id → full name; names: id → other names; owners: key → ids that bear the name."""

    def __init__(self, homonyms):
        self.label = {}
        self.names = {}
        self.owners = collections.defaultdict(set)
        for path in sorted(CATALOGUE.glob("*.tsv")):
            if path.name != "ambiguous.tsv":
                for row in rows_of(path):
                    self.add(row)
        self.candidates = {}
        self.needs_context = set()
        for row in rows_of(CATALOGUE / "ambiguous.tsv"):
            if row["kind"] == "compound":
                continue
            self.add_homonym(row)
            if row["kind"] == "defined":
                self.needs_context.add(row["alias"])
        for row in rows_of(homonyms) if homonyms else []:
            # A single character stands for a state in a row of them only.
            if len(row["alias"]) > 1:
                self.add_homonym(row)

    def add(self, row):
        names = [name for name in (row["aliases"] or "").split("|") if name]
        self.label[row["id"]] = row["name_ja"]
        self.names[row["id"]] = [name for name in names if name != row["name_ja"]]
        for name in (row["name_ja"], row["name_en"], *names):
            self.owners[key_of(name or "")].add(row["id"])

    def add_homonym(self, row):
        ids = [each for each in row["ids"].split("|") if each in self.label]
        known = self.candidates.setdefault(row["alias"], [])
        known += [each for each in ids if each not in known]
        self.owners[key_of(row["alias"])].update(ids)

    def is_ambiguous(self, name):
        return (name in self.needs_context or len(self.candidates.get(name, ())) > 1
                or len(self.owners[key_of(name)]) > 1)


def alone(name):
    return f"次に、{name}について述べる。"


def defined(name, full):
    return f"次に、{full}(以下「{name}」という。)について述べる。{name}は、今後も続く。"


def entities_of(renkei, texts, folder):
    """Builds a file of the texts; returns [(catalogue id, keys of its names, label)]."""
    records = pathlib.Path(folder) / "names.jsonl"
    file = pathlib.Path(folder) / "names.renkei"
    with open(records, "w", encoding="utf-8") as stream:
        for number, text in enumerate(texts):
            json.dump({"page": f"n{number}", "text": text}, stream, ensure_ascii=False)
            stream.write("\n")
    subprocess.run([renkei, "build", records, "-o", file], check=True, capture_output=True)
    done = subprocess.run([renkei, "sql", file, "SELECT e.id, e.catalogue_id, e.name AS label, n.name AS "
                           "name FROM names n JOIN entities e ON e.id = n.entity", "--format", "csv"],
                          check=True, stdout=subprocess.PIPE)
    entities = {}
    for row in csv.DictReader(io.StringIO(done.stdout.decode())):
        entity = entities.setdefault(row["id"], (row["catalogue_id"], set(), row["label"]))
        entity[1].add(key_of(row["name"]))
    file.unlink()
    return list(entities.values())


def parts_of(name):
    """The name, and what stands before, in and after its brackets: A(B) is read as A, called B."""
    return [part for part in (name, *re.split(r"[()（）]", name)) if part]


def measure_pairs(renkei, catalogue, folder):
    """(precision, recall, wrong names, missed pairs)"""
    texts = set()
    for entity, label in catalogue.label.items():
        texts.add(alone(label))
        for name in catalogue.names[entity]:
            texts.add(defined(name, label) if catalogue.is_ambiguous(name) else alone(name))
    for name, ids in catalogue.candidates.items():
        texts.update(defined(name, catalogue.label[each]) for each in ids)
    entities = entities_of(renkei, sorted(texts), folder)
    right = 0
    wrong = []
    holders = collections.defaultdict(set)
    for number, (identity, keys, label) in enumerate(entities):
        owners = {identity} if identity else catalogue.owners[key_of(label)]
        for key in keys:
            holders[key].add(number)
            if key not in catalogue.owners or not owners:
                continue
            if owners & catalogue.owners[key]:
                right += 1
            else:
                wrong.append((label, identity or "no id", key))
    pairs = [(entity, label, name) for entity, label in catalogue.label.items()
             for name in catalogue.names[entity]]
    def held(identity, name):
        keys = [key_of(part) for part in parts_of(name)]
        return {each for key in keys if identity in catalogue.owners[key] for each in holders[key]}

    missed = [pair for pair in pairs if not held(pair[0], pair[1]) & held(pair[0], pair[2])]
    return right / (right + len(wrong)), 1 - len(missed) / len(pairs), wrong, missed, holders, entities


def false_joins(renkei, catalogue, folder):
    """Homonyms without a context that were given to somebody, and candidates that became one."""
    texts = {alone(name) for name in catalogue.needs_context}
    for name, ids in catalogue.candidates.items():
        texts.update(alone(catalogue.label[each]) for each in ids)
        texts.add(alone(name))
    found = []
    for identity, keys, label in entities_of(renkei, sorted(texts), folder):
        owners = {each for key in keys for each in catalogue.owners[key]
                  if len(catalogue.owners[key]) == 1}
        if len(owners) > 1:
            found.append(f"{label} ({identity}) is also {', '.join(sorted(owners - {identity}))}")
        for name in catalogue.needs_context:
            if identity and key_of(name) in keys and key_of(name) != key_of(label):
                found.append(f"{name} without a context is {label} ({identity})")
    return found


def why_missed(pair, holders, entities):
    _, label, name = pair
    parts = []
    for each in (label, name):
        found = sorted(entities[i][0] or entities[i][2] for i in holders[key_of(each)])
        parts.append(f"{each} is {' and '.join(found)}" if found else f"{each} is not found")
    return "; ".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--renkei", default=str(ROOT / "build/release/cli/renkei"),
                        help="the program (default: that of the release preset)")
    parser.add_argument("--homonyms", type=pathlib.Path, help="a further table of ambiguous names")
    parser.add_argument("--list", type=int, default=20, metavar="N", help="failures to show (20)")
    parser.add_argument("--least", type=float, nargs=2, default=(0, 0),
                        metavar=("PRECISION", "RECALL"), help="exit with 1 below these")
    args = parser.parse_args()
    catalogue = Catalogue(args.homonyms)
    with tempfile.TemporaryDirectory() as folder:
        precision, recall, wrong, missed, holders, entities = measure_pairs(
            args.renkei, catalogue, folder)
        joins = false_joins(args.renkei, catalogue, folder)
    count = sum(len(names) for names in catalogue.names.values())
    print(f"{len(catalogue.label)} entries, {count} pairs of a label and another name")
    print(f"precision {precision:.4f}  goal 0.99\nrecall    {recall:.4f}  goal 0.97")
    print(f"{len(catalogue.candidates)} homonyms, {len(joins)} false joins  goal 0")
    for title, lines in (("false joins", joins),
                         ("names of others", [f"{key} at {label} ({each})" for label, each, key in wrong]),
                         ("missed pairs", [f"{pair[0]}: {why_missed(pair, holders, entities)}"
                                           for pair in missed])):
        if lines and args.list:
            print(f"\n{title} ({len(lines)})")
            print("\n".join("  " + line for line in lines[:args.list]))
    return 1 if joins or precision < args.least[0] or recall < args.least[1] else 0


if __name__ == "__main__":
    sys.exit(main())
