#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints what is found in thousands of programme records, for reading by eye.

    programmes.py [--renkei PROGRAM] [--shared FOLDER] [--pack DIR] [--list N] [--samples N]

The records are not annotated. Printed are entities and relations a record, by type and predicate,
the commonest names that no catalogue knows (how many records, what made each a name), and every
so manieth relation with its sentence.
"""
import collections
import gzip
import pathlib
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


def print_discovered(predictions, why, length):
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
    print(f"\ncommonest of {len(records)} names that were discovered: records, type, name, why, "
          "first record")
    for (kind, name), count in records.most_common(length):
        print(f"{count:5}  {kind:15} {name}  ({example[kind, name][0]})  {example[kind, name][1]}")


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
        samples=dict(type=int, default=0, metavar="N", help="relations to print (default: 0)"))
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
    print_discovered(predictions, why, args.list)
    if args.samples:
        print_samples(predictions, args.samples)


if __name__ == "__main__":
    main()
