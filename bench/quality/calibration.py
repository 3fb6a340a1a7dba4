#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints how often relations are right that the program is so and so sure of.

    calibration.py [--renkei PROGRAM] [--shared FOLDER] [--pack DIR] [--features]
                   [--wrong ROW|CONFIDENCE]

Runs over the annotated pages. A relation is right when the scorer finds it in the annotation; one
that the annotation leaves open is not counted. Tables: by confidence, by the row that stated it,
by what its subject came from; with --features by roles, types, predicate and status as well.
--wrong frames.tsv:16 lists what that row says wrongly, --wrong 0.9 what is wrong for all that.
"""
import collections

import measured

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
SURE = 0.9
GOAL = 0.95


def both(args, gold):
    """What the program says of the annotated pages, and why."""
    predictions = measured.by_page(measured.run(args.renkei, "extract", gold.inputs, args.pack))
    explanations = measured.by_page(
        measured.run(args.renkei, "explain", gold.inputs, args.pack, "--format", "json"))
    return ({page: found for page, found in predictions.items() if page in gold.pages},
            explanations)


def statements(explanation):
    """(subject, predicate, object) → the explained relations that state it."""
    found = collections.defaultdict(list)
    for block in explanation.get("blocks", []):
        for sentence in block.get("sentences", []):
            for relation in sentence.get("relations", []):
                found[key(relation["subject"].get("id"), relation["predicate"],
                          relation["object"].get("id"))].append(relation)
    return found


def key(subject, predicate, obj):
    if predicate == "cooperatesWith":
        subject, obj = sorted((subject or "", obj or ""))
    return subject, predicate, obj


def judged(gold, predictions, explanations):
    """Yields page, relation, the statements behind it, and whether it is right."""
    for page, prediction in predictions.items():
        stated = statements(explanations[page])
        for relation, right in zip(prediction["relations"], gold.verdicts(page, prediction)):
            if right is not None:
                behind = stated[key(relation["s"], relation["p"], relation["o"])]
                yield page, prediction, relation, behind, right


def row_name(statement):
    """"frames.tsv:16", or what stated it when no row did."""
    row = statement.get("row", statement["source"])
    return row.split("/")[-1]


def by_confidence(results):
    rows = []
    for low, high in zip(BOUNDS, (*BOUNDS[1:], 1.01)):
        inside = [right for _, _, relation, _, right in results
                  if low <= relation["confidence"] < high]
        rows.append((f"{low:.1f}-{min(high, 1):.1f}", len(inside), sum(inside),
                     measured.share(sum(inside), len(inside))))
    everything = [right for *_, right in results]
    rows.append(("all", len(everything), sum(everything),
                 measured.share(sum(everything), len(everything))))
    measured.print_table(("confidence", "said", "right", "share"), rows)
    print(sure_line(results) + "\n")


def sure_line(results):
    sure = [right for _, _, relation, _, right in results if relation["confidence"] >= SURE]
    return (f"relations said with confidence {SURE} and more: {len(sure)}, "
            f"{measured.share(sum(sure), len(sure))} of them right, goal {GOAL}")


def by_row(results):
    counts = collections.defaultdict(lambda: [0, 0, 0.0])
    examples = {}
    for _, _, _, behind, right in results:
        for name, statement in {row_name(one): one for one in behind}.items():
            counts[name][0] += 1
            counts[name][1] += right
            counts[name][2] = max(counts[name][2], statement["confidence"])
            examples[name] = f"{statement['predicate']} {statement.get('example', '')}"
    rows = []
    for name, (said, right, confidence) in sorted(counts.items(), key=lambda item: -item[1][0]):
        # Laplace's rule: a row that was right once is not right always.
        rows.append((name, said, right, measured.share(right, said),
                     f"{(right + 1) / (said + 2):.2f}", f"{confidence:.2f}", examples[name]))
    measured.print_table(("row", "said", "right", "share", "smoothed", "has", "example"), rows)
    print()


def features_of(prediction, relation, statement):
    """What a relation's confidence might be told from: feature → value."""
    types = {entity["id"]: entity["type"] for entity in prediction["entities"]}
    return {"subject from": statement["subject"]["found"],
            "subject role": statement["subject"].get("role", "-"),
            "subject type": types[relation["s"]],
            "object role": statement["object"].get("role", statement["object"]["found"]),
            "object type": types[relation["o"]],
            "predicate": relation["p"],
            "status": statement["status"]}


def by_features(results, names):
    counts = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    for _, prediction, relation, behind, right in results:
        surest = max(behind, key=lambda statement: statement["confidence"])
        for name, value in features_of(prediction, relation, surest).items():
            counts[name][value][0] += 1
            counts[name][value][1] += right
    for name in names or counts:
        rows = sorted(counts[name].items(), key=lambda item: -item[1][0])
        measured.print_table((name, "said", "right", "share"),
                             [(value, said, right, measured.share(right, said))
                              for value, (said, right) in rows])
        print()


def print_wrong(results, which):
    """Lists the errors of a row, or of a confidence and more."""
    for page, prediction, relation, behind, right in results:
        rows = {row_name(one) for one in behind}
        asked = (which in rows if ":" in which or which.isalpha() else
                 relation["confidence"] >= float(which))
        if right or not asked:
            continue
        names = {entity["id"]: entity["name"] for entity in prediction["entities"]}
        print(f"{page}: {names[relation['s']]} {relation['p']} {names[relation['o']]}, "
              f"{relation['confidence']}, {' '.join(sorted(rows))}: {relation['evidence']}")


def main():
    args = measured.arguments(__doc__, wrong=dict(metavar="ROW|CONFIDENCE", help="list errors"),
                              features=dict(action="store_true",
                                            help="by all that is known of a relation"))
    gold = measured.Gold(args.shared)
    predictions, explanations = both(args, gold)
    results = list(judged(gold, predictions, explanations))
    if args.wrong:
        print_wrong(results, args.wrong)
        return
    print(f"{len(predictions)} pages, {len(results)} relations said\n")
    by_confidence(results)
    by_row(results)
    by_features(results, None if args.features else ["subject from"])


if __name__ == "__main__":
    main()
