#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""The README's console block prints what it says.

    check_readme.py PROGRAM README

Runs the lines that begin with "$ " where examples/ lies and compares what each prints, times aside.
With RENKEI_UPDATE in the environment the block is written anew.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
TIMES = re.compile(r"[\d.]+ s, [\d.]+ MB/s")


def transcript(program, root, block):
    """The block with what its commands print now."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(root, "examples"), os.path.join(folder, "examples"))
        os.symlink(program, os.path.join(folder, "renkei"))
        environment = dict(os.environ, LC_ALL="C.UTF-8", PATH=folder + ":" + os.environ["PATH"])
        for command in re.findall(r"^\$ (.*)$", block, re.M):
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, check=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            lines.append(f"$ {command}\n" + done.stdout.decode())
    return "".join(lines)


def main():
    program, readme = map(os.path.abspath, sys.argv[1:])
    with open(readme, encoding="utf-8") as file:
        text = file.read()
    written = BLOCK.search(text).group()
    printed = transcript(program, os.path.dirname(readme), written)
    if os.environ.get("RENKEI_UPDATE"):
        with open(readme, "w", encoding="utf-8") as file:
            file.write(BLOCK.sub(lambda _: printed, text, count=1))
        return
    written, printed = TIMES.sub("…", written), TIMES.sub("…", printed)
    if written != printed:
        print("\n".join(difflib.unified_diff(written.splitlines(), printed.splitlines(),
                                             "README.md", "printed", lineterm="")))
        sys.exit(1)


if __name__ == "__main__":
    main()
