#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Kills the program (SIGKILL) at random moments and looks at what is left.

    kill_test.py PROGRAM [KILLS] [SEED]

`build`, `merge` and `correct` are killed in turn. After every kill the file must be sound, every
document that was reported must be in it, and every correction that was reported must be whole. Now
and then the work is taken up again and finished: the exports must then be those of a run that
nobody disturbed, byte for byte.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

BODIES = ["総務省", "経済産業省", "金融庁", "文部科学省", "厚生労働省", "環境省", "防衛省", "外務省"]
PARTNERS = ["NICT", "IPA", "JPCERT/CC", "NISC", "NII", "JAXA"]


class Check:
    """The program, and what was seen of it."""

    def __init__(self, program, folder, seed):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.random = random.Random(seed)
        self.kills = 0
        self.survivals = 0

    def run(self, *arguments, code=0):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True)
        if done.returncode != code:
            sys.exit(f"renkei {' '.join(arguments)} ended with {done.returncode}, expected {code}:\n"
                     + done.stderr.decode(errors="replace"))
        return done.stdout

    def kill(self, longest, *arguments):
        """Starts the program and kills it within `longest` seconds; returns its messages."""
        with tempfile.TemporaryFile() as messages:
            process = subprocess.Popen([self.program, *arguments], cwd=self.folder,
                                       stdout=subprocess.DEVNULL, stderr=messages)
            try:
                process.wait(self.random.uniform(0, longest))
                self.survivals += 1
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                self.kills += 1
            messages.seek(0)
            return messages.read().decode(errors="replace").splitlines()

    def documents(self, file):
        """Names of the documents of a file; none when the kill came before there was one."""
        path = os.path.join(self.folder, file)
        if not os.path.exists(path) or os.path.getsize(path) == 0:
            if not os.path.exists(path + "-wal") or os.path.getsize(path + "-wal") == 0:
                return set()
        verified = subprocess.run([self.program, "verify", file], cwd=self.folder,
                                  capture_output=True)
        messages = verified.stderr.decode(errors="replace")
        if "is empty; an interrupted" in messages:
            return set()
        self.demand(verified.returncode == 0, "the file is not sound: " + messages)
        listed = json.loads(self.run("info", file, "--documents", "--format", "json"))
        return {document["name"] for document in listed["documents"]}

    def exports(self, file):
        return self.run("export", file, "--to", "jsonld", "-o", "-") + self.run(
            "export", file, "--to", "graphml", "-o", "-")

    def clear(self, name):
        for suffix in ("", "-wal", "-shm", "-journal", ".corrections"):
            path = os.path.join(self.folder, name + suffix)
            if os.path.exists(path):
                os.remove(path)

    def demand(self, condition, message):
        if not condition:
            sys.exit(f"after {self.kills} kills: {message}")


def write_pages(folder, count):
    for part in ("one", "two"):
        os.makedirs(os.path.join(folder, part))
    for i in range(count):
        body, partner = BODIES[i % len(BODIES)], PARTNERS[i % len(PARTNERS)]
        text = "".join(
            f"{body}は、{partner}と連携し、第{i}回の演習{j}を実施した。\n" for j in range(1 + i % 7))
        part = "one" if i % 2 else "two"
        with open(os.path.join(folder, part, f"r{i:03}.txt"), "w", encoding="utf-8") as file:
            file.write(text)


def kill_builds(check, wanted, time_needed):
    reported = set()
    while check.kills < wanted:
        lines = check.kill(time_needed, "build", "one", "two", "-o", "k.renkei", "-v", "--threads", "1")
        reported |= {os.path.basename(line.split(": ")[0]) for line in lines if " page" in line
                     and "documents read" not in line}
        kept = check.documents("k.renkei")
        check.demand(reported <= kept, f"lost {sorted(reported - kept)}")
        if len(kept) > 40 or check.random.random() < 0.1:
            check.run("build", "one", "two", "-o", "k.renkei")
            check.demand(check.exports("k.renkei") == check.reference, "another graph than undisturbed")
            check.clear("k.renkei")
            reported = set()


def kill_merges(check, wanted, time_needed):
    before = set()
    while check.kills < wanted:
        check.kill(time_needed, "merge", "one.renkei", "two.renkei", "-o", "m.renkei")
        kept = check.documents("m.renkei")
        check.demand(before <= kept, f"lost {sorted(before - kept)}")
        before = kept
        if check.random.random() < 0.3:
            check.run("merge", "two.renkei", "one.renkei", "-o", "m.renkei")
            check.demand(check.exports("m.renkei") == check.reference, "another graph than undisturbed")
            check.clear("m.renkei")
            before = set()


def kill_corrections(check, wanted, time_needed):
    written = set()
    number = 0
    while check.kills < wanted:
        number += 1
        name = f"訂正{number}" * 40
        lines = check.kill(time_needed, "correct", "one.renkei", "rename", "総務省", name) \
            if number % 2 else check.kill(time_needed, "correct", "one.renkei", "add", "総務省",
                                          "uses", f"System:装置{number}", "done", "", name, "私")
        if any(line.endswith("written") for line in lines):
            written.add(name)
        path = os.path.join(check.folder, "one.renkei.corrections")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            check.demand(text == "" or text.endswith("\n"), "half a correction was written")
            for name in written:
                check.demand(name in text, "lost a correction that was reported")
            check.run("info", "one.renkei")
        if number % 10 == 0:
            check.clear_corrections()
            written = set()


def main():
    program = sys.argv[1]
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        check = Check(program, folder, seed)
        check.clear_corrections = lambda: [
            os.remove(path) for path in [os.path.join(folder, "one.renkei.corrections")]
            if os.path.exists(path)]
        write_pages(folder, 60)
        begin = time.monotonic()
        check.run("build", "one", "two", "-o", "all.renkei", "--threads", "1")
        time_needed = time.monotonic() - begin
        check.reference = check.exports("all.renkei")
        check.run("build", "one", "-o", "one.renkei")
        check.run("build", "two", "-o", "two.renkei")
        kill_builds(check, kills * 6 // 10, time_needed)
        kill_merges(check, kills * 8 // 10, time_needed / 2)
        kill_corrections(check, kills, time_needed / 4)
        print(f"{check.kills} kills, {check.survivals} runs ended before theirs")


if __name__ == "__main__":
    main()
