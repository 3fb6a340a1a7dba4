#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one case of the program: a command, what it must print, and its exit code.

    run_case.py PROGRAM EXAMPLES CASE

A case is a text file: a sentence that says what it shows, then sections.

    A misspelt name brings similar ones.
    --- command
    renkei build "$PAGES" -o g.renkei 2>/dev/null
    renkei who g.renkei 医療アイザック
    --- exit
    1
    --- stdout
    --- stderr
    renkei: no entity '医療アイザック' in g.renkei<*>

The command is a Bash script that runs in an empty folder, with $PAGES the folder of the example
pages; its last command gives the exit code. In what is expected, <*> stands for anything in a line
and a line <...> for any number of lines. A section that is left out is empty, the exit code 0.
With RENKEI_UPDATE in the environment, sections without such marks are written anew.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

SECTIONS = ("command", "exit", "stdout", "stderr")


def parse(text):
    """Splits a case into its sentence and a dictionary of sections."""
    parts = re.split(r"^--- (\w+)\n", text, flags=re.M)
    case = dict(zip(parts[1::2], parts[2::2]))
    unknown = set(case) - set(SECTIONS)
    if unknown or "command" not in case:
        sys.exit(f"the case needs a section 'command' and has {sorted(unknown)}")
    return parts[0], {name: case.get(name, "") for name in SECTIONS}


def matches(expected, actual):
    """True when `actual` is `expected` with its marks filled in."""
    pattern = re.escape(expected)
    pattern = pattern.replace(re.escape("<...>\n"), r"(?:.*\n)*?").replace(re.escape("<*>"), ".*")
    return re.fullmatch(pattern, actual) is not None


def run(program, examples, command):
    """Runs the command in an empty folder; returns its exit code, output and errors."""
    with tempfile.TemporaryDirectory() as scratch:
        os.mkdir(os.path.join(scratch, "bin"))
        os.mkdir(os.path.join(scratch, "work"))
        os.symlink(os.path.abspath(program), os.path.join(scratch, "bin", "renkei"))
        environment = dict(os.environ, LC_ALL="C.UTF-8",
                           PAGES=os.path.join(os.path.abspath(examples), "pages"))
        environment["PATH"] = os.path.join(scratch, "bin") + ":" + environment["PATH"]
        done = subprocess.run(["bash", "-c", command], cwd=os.path.join(scratch, "work"),
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True)
    return (done.returncode, done.stdout.decode(errors="replace"),
            done.stderr.decode(errors="replace"))


def main():
    program, examples, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        title, case = parse(file.read())
    code, stdout, stderr = run(program, examples, case["command"])
    actual = {"exit": f"{code}\n", "stdout": stdout, "stderr": stderr}
    case["exit"] = case["exit"] or "0\n"
    wrong = [name for name, text in actual.items() if not matches(case[name], text)]
    if os.environ.get("RENKEI_UPDATE"):
        for name in wrong:
            if "<*>" not in case[name] and "<...>" not in case[name]:
                case[name] = actual[name]
        with open(path, "w", encoding="utf-8") as file:
            file.write(title)
            for name in SECTIONS:
                if case[name] and (name, case[name]) != ("exit", "0\n"):
                    file.write(f"--- {name}\n{case[name]}")
        return 0
    for name in wrong:
        print(f"{name} differs:")
        print("\n".join(difflib.unified_diff(case[name].splitlines(), actual[name].splitlines(),
                                             "expected", "actual", lineterm="")))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
