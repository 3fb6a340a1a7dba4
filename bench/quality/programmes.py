#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints what is found in thousands of programme records, for reading by eye.

    programmes.py [--renkei PROGRAM] [--shared FOLDER] [--pack DIR] [--list N] [--samples N]

The records are not annotated. Printed are entities and relations a record, by type and predicate,
the commonest names that no catalogue knows (how many records, what made each a name), names that
begin with a list's mark or have half a pair of brackets, and with --samples names and relations
from all over the records, the latter with their sentences.
"""
import collections
import gzip
import pathlib
import re
import tempfile

import measured


def unpacked(path, folder):
    copy = pathlib.Path(folder) / path.stem
    with gzip.open(path, "rb") as packed:
        copy.write_bytes(packed.read())
    return copy


def reasons(explanations):
    """(page, entity id) → why its first mention is one."""
    found = {}
    for page, explanation in explanations.items():
        for block in explanation.get("blocks", []):
            for sentence in block.get("sentences", []):
                for mention in sentence.get("mentions", []):
                    why = f"{mention['why']} {mention.get('detail', '')}".strip()
                    if mention["why"] != "anaphor":
                        found.setdefault((page, mention.get("id")), why)
    return found


def print_counts(title, counts, records):
    print(f"\n{title} ({sum(counts.values())}, {sum(counts.values()) / records:.2f} a record)")
    for name, count in counts.most_common():
        print(f"{count:7}  {count / records:6.2f}  {name}")


def print_discovered(predictions, why, length, samples):
    """Names of core types that are in no catalogue and are no field of the record itself."""
    records = collections.Counter()
    example = {}
    for page, found in predictions.items():
        for entity in found["entities"]:
            reason = why.get((page, entity["id"]), "")
            if "catalogue" in entity or reason == "sheet":
                continue
            if entity["type"] in ("Group", "Place"):
                continue
            key = entity["type"], entity["name"]
            records[key] += 1
            example.setdefault(key, (reason, page))
    ranked = records.most_common()
    print(f"\ncommonest of {len(ranked)} names that were discovered: records, type, name, why, "
          "first record")
    step = max(1, len(ranked) // samples) if samples else len(ranked) + 1
    for i, ((kind, name), count) in enumerate(ranked[:length] + ranked[length::step]):
        if i == length:
            print(f"\nevery {step}th of the others")
        print(f"{count:5}  {kind:15} {name}  ({example[kind, name][0]})  {example[kind, name][1]}")


def is_cut_badly(name):
    """A name that begins with a list's mark or has one half of a pair of brackets."""
    if re.match(r"\d+(年|世紀)", name):
        return False
    if re.match(r"\d{0,2}[.．,)）・、:：]|\d{1,2}[^\W\d_a-zA-Z]", name):
        return True
    return any(name.count(a) != name.count(b) for a, b in ("()", "（）", "「」", "『』"))


def print_badly_cut(predictions, length):
    names = collections.Counter(entity["name"] for found in predictions.values()
                                for entity in found["entities"] if entity["type"] != "Group")
    cut = [(name, count) for name, count in names.most_common() if is_cut_badly(name)]
    print(f"\nnames that may be cut badly: {len(cut)} of {len(names)} "
          f"({measured.share(len(cut), len(names))})")
    for name, count in cut[:length]:
        print(f"{count:5}  {name}")


def print_samples(predictions, count):
    said = [(page, found, relation) for page, found in predictions.items()
            for relation in found["relations"]]
    step = max(1, len(said) // count) if count else len(said) + 1
    print(f"\nevery {step}th relation")
    for page, found, relation in said[::step]:
        names = {entity["id"]: entity["name"] for entity in found["entities"]}
        print(f"{page}: {names[relation['s']]} {relation['p']} {names[relation['o']]} "
              f"({relation['confidence']}): {relation['evidence']}")


def main():
    args = measured.arguments(
        __doc__, list=dict(type=int, default=50, metavar="N", help="names (default: 50)"),
        samples=dict(type=int, default=0, metavar="N", help="more to print (default: 0)"))
    with tempfile.TemporaryDirectory() as folder:
        path = unpacked(args.shared / "corpus/scale/programmes-2024.jsonl.gz", folder)
        records = sum(1 for _ in open(path, encoding="utf-8"))
        predictions = measured.by_page(measured.run(args.renkei, "extract", [path], args.pack))
        why = reasons(measured.by_page(
            measured.run(args.renkei, "explain", [path], args.pack, "--format", "json")))
    print(f"{records} records, {records - len(predictions)} without an answer")
    print_counts("entities", collections.Counter(
        entity["type"] for found in predictions.values() for entity in found["entities"]), records)
    print_counts("relations", collections.Counter(
        relation["p"] for found in predictions.values() for relation in found["relations"]),
        records)
    print_discovered(predictions, why, args.list, args.samples)
    print_badly_cut(predictions, args.list)
    if args.samples:
        print_samples(predictions, args.samples)


if __name__ == "__main__":
    main()
