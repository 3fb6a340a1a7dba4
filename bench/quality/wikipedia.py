#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Prints how well names of bodies are found in sentences that no table was made for.

    wikipedia.py [--renkei PROGRAM] [--shared FOLDER] [--pack DIR] [--list N]

Sentences of the Japanese Wikipedia with names marked. Recall: marked governmental and international
bodies (政治的組織名) that are found as GovernmentBody, Organization or Forum, from the same first
to the same last character. Precision: of what is found as one of these types, what is marked as an
organisation of any kind (政治的組織名, 法人名, その他の組織名). The second precision leaves out
words that only refer back (同庁), which the annotators did not mark.
"""
import collections
import json

import measured

BODIES = {"GovernmentBody", "Organization", "Forum"}
POLITICAL = "政治的組織名"
ORGANISATIONS = {POLITICAL, "法人名", "その他の組織名"}
RECALL_GOAL = PRECISION_GOAL = 0.85


def mentions(explanation):
    return [mention for block in explanation.get("blocks", [])
            for sentence in block.get("sentences", [])
            for mention in sentence.get("mentions", [])]


def compare(gold, found, counts, lists):
    """Adds one sentence to the counts and to the lists of what was missed and made up."""
    spans = {(m["begin"], m["end"]): m for m in found}
    marked = {tuple(entity["span"]): entity["type"] for entity in gold["entities"]}
    text = gold["text"]
    for (begin, end), kind in marked.items():
        if kind != POLITICAL:
            continue
        counts["marked"] += 1
        mention = spans.get((begin, end))
        if mention and mention["type"] in BODIES:
            counts["found"] += 1
            continue
        near = [m for m in found if m["begin"] < end and begin < m["end"]]
        reason = ("as " + mention["type"] if mention else
                  f"with other ends: {near[0]['text']}" if near else "not at all")
        lists["missed"][f"{text[begin:end]}  {reason}"] += 1
        lists["how missed"][reason.split(":")[0]] += 1
        lists["ends"]["…" + text[max(begin + 1, end - 2):end]] += 1
    for (begin, end), mention in spans.items():
        if mention["type"] not in BODIES:
            continue
        right = marked.get((begin, end)) in ORGANISATIONS
        counts["said"] += 1
        counts["right"] += right
        if mention["why"] == "anaphor":
            counts["anaphors"] += 1
            counts["right anaphors"] += right
        if right:
            continue
        over = [(b, e, kind) for (b, e), kind in marked.items() if b < end and begin < e]
        reason = ("is marked " + over[0][2] if over and over[0][:2] == (begin, end) else
                  f"with other ends: {text[over[0][0]:over[0][1]]}" if over else "is not marked")
        why = f"{mention['why']} {mention.get('detail', '')}".strip()
        lists["said"][f"{mention['text']}  ({why}) {reason}"] += 1
        lists["how said"][f"{mention['why']}, {reason.split(':')[0]}"] += 1
        lists["rows"][why] += 1


def counted(args):
    """Number of sentences, counts, lists."""
    path = args.shared / "corpus/wikipedia-ner/dev.jsonl"
    with open(path, encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    found = measured.by_page(
        measured.run(args.renkei, "explain", [path], args.pack, "--format", "json"))
    counts = collections.Counter()
    lists = collections.defaultdict(collections.Counter)
    for sentence in gold:
        compare(sentence, mentions(found.get(sentence["page"], {})), counts, lists)
    return len(gold), counts, lists


def summary(sentences, counts, _):
    """The figures as lines."""
    recall = measured.share(counts["found"], counts["marked"])
    precision = measured.share(counts["right"], counts["said"])
    named = measured.share(counts["right"] - counts["right anaphors"],
                           counts["said"] - counts["anaphors"])
    return [f"{sentences} Wikipedia sentences",
            f"recall     {recall}  goal {RECALL_GOAL}  {counts['found']} of {counts['marked']}",
            f"precision  {precision}  goal {PRECISION_GOAL}  {counts['right']} of "
            f"{counts['said']}; {named} without words that refer back"]


def main():
    args = measured.arguments(__doc__, list=dict(type=int, default=30, metavar="N",
                                                 help="length of the lists (default: 30)"))
    sentences, counts, lists = counted(args)
    print("\n".join(summary(sentences, counts, lists)))
    for name, title in (("how missed", "how bodies were missed"), ("missed", "commonest misses"),
                        ("ends", "how missed names end"),
                        ("how said", "how false alarms came"), ("rows", "what said them"),
                        ("said", "commonest false alarms")):
        if args.list:
            print(f"\n{title}")
        for text, count in lists[name].most_common(args.list):
            print(f"{count:5}  {text}")


if __name__ == "__main__":
    main()
