#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Files that are renamed, swapped, rotated and changed between builds of their folder.

    check_renames.py PROGRAM [SEQUENCES]

After each change one `build --prune` gives the documents and exports of a fresh build.
"""
import os
import random
import subprocess
import sys
import tempfile

BODIES = ("総務省", "経済産業省", "文部科学省", "金融庁", "国土交通省", "環境省")
NAMES = ("latest.txt", "previous.txt", "a.txt", "b/c.txt", "z.txt")


def run(program, folder, *arguments):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SystemExit(f"{arguments} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def state(program, folder, file):
    return (run(program, folder, "info", file, "--documents", "--format", "csv"),
            run(program, folder, "export", file, "--to", "jsonl", "-o", "-"))


def change(chance, files):
    """Changes the map of names to contents as people do."""
    kind = chance.choice(("write", "swap", "rotate", "rename", "copy", "remove"))
    here = sorted(files)
    if kind == "write" or len(here) < 2:
        files[chance.choice(NAMES)] = chance.randrange(len(BODIES))
    elif kind == "swap":
        one, other = chance.sample(here, 2)
        files[one], files[other] = files[other], files[one]
    elif kind == "rotate":
        contents = [files[name] for name in here]
        contents = [chance.randrange(len(BODIES)), *contents][:len(here)]
        files.update(zip(chance.sample(here, len(here)), contents))
    elif kind == "rename":
        files[chance.choice(NAMES)] = files.pop(chance.choice(here))
    elif kind == "copy":
        files[chance.choice(NAMES)] = files[chance.choice(here)]
    else:
        del files[chance.choice(here)]


def lay_out(folder, files):
    pages = os.path.join(folder, "pages")
    for name in NAMES:
        path = os.path.join(pages, name)
        if name not in files:
            if os.path.exists(path):
                os.remove(path)
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"2024年度、{BODIES[files[name]]}は、NICTと連携した。\n")


def sequence(program, seed):
    chance = random.Random(seed)
    files = {"latest.txt": 0, "previous.txt": 1}
    with tempfile.TemporaryDirectory() as folder:
        for step in range(4):
            lay_out(folder, files)
            run(program, folder, "build", "pages", "--prune", "-o", "g.renkei")
            fresh = f"fresh{step}.renkei"
            run(program, folder, "build", "pages", "-o", fresh)
            if state(program, folder, "g.renkei") != state(program, folder, fresh):
                raise SystemExit(f"sequence {seed}, step {step}: {files} differs from a fresh build")
            for _ in range(chance.randrange(1, 3)):
                change(chance, files)


def main():
    program = os.path.abspath(sys.argv[1])
    for seed in range(int(sys.argv[2]) if len(sys.argv) > 2 else 12):
        sequence(program, seed)


if __name__ == "__main__":
    main()
