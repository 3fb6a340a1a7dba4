#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Asks bash, zsh and fish themselves what they make of a half-typed command.

    check_completion.py PROGRAM

Each shell checks the syntax of its script, loads it, and completes some lines. Shells that are not
installed are named and passed over. Exit code 77: none but bash is installed.
"""
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, and what must and must not be offered.
QUERIES = [
    ("renkei wh", ["who", "why"], ["path"]),
    ("renkei rank --by pa", ["pagerank"], ["degree"]),
    ("renkei path --form", ["--format"], ["--by"]),
    ("renkei path --by ", ["hops", "strength"], ["pagerank"]),
    ("renkei who --format ", ["csv", "json", "md", "table"], ["hops"]),
    ("renkei who no-fi", ["no-file.renkei"], []),
    ("renkei who --status ", ["done", "planned", "standing"], ["table"]),
    ("renkei who --predicate commis", ["commissions"], ["cooperatesWith"]),
    ("renkei rank --type Gov", ["GovernmentBody"], ["Forum"]),
    ("renkei groups --status ", ["done", "planned", "standing"], []),
    ("renkei correct no-file.renkei ", ["merge", "never-merge", "rename", "retype", "reject", "add"],
     []),
    ("renkei correct --corrections no-file.renkei no-file.renkei ",
     ["merge", "never-merge", "rename", "retype", "reject", "add"], []),
    ("renkei correct --pack=no-pack no-file.renkei ren", ["rename"], ["merge"]),
    ("renkei correct no-file.renkei --corrections ", ["no-file.renkei"], ["never-merge"]),
    ("renkei correct no-file.renkei merge re", [], ["rename"]),
    ("renkei completion ", ["bash", "zsh", "fish"], ["no-file.renkei"]),
]


def bash(folder):
    script = ('source c.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _renkei; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    for line, _, _ in QUERIES:
        done = subprocess.run(["bash", "-c", script, "bash", *line.split(" ")], cwd=folder,
                              capture_output=True)
        yield done.stdout.decode() + done.stderr.decode()


def fish(folder):
    # A fish of its own home, so that nobody's settings count.
    for line, _, _ in QUERIES:
        done = subprocess.run(
            ["fish", "--no-config", "-c", 'source c.fish; complete -C "$argv"', line],
            cwd=folder, env=dict(os.environ, HOME=folder), capture_output=True)
        yield done.stdout.decode() + done.stderr.decode()


def zsh(folder):
    """Types each line and two tabs into one zsh on a terminal of its own; what it shows after."""
    setup = ("PS1='> '; LISTMAX=1000; fpath=($PWD/functions $fpath); autoload -U compinit; compinit "
             "-u -D; zstyle ':completion:*' menu no; setopt list_ambiguous no_beep auto_list\n")
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(TERM="dumb", COLUMNS="200", HOME=folder, ZDOTDIR=folder)
        os.execvp("zsh", ["zsh", "-f", "-i"])
    try:
        os.write(terminal, setup.encode())
        for number, (line, wanted, _) in enumerate(QUERIES):
            # ^U clears what the last query left; the quotes keep the echo from being the mark.
            os.write(terminal, f"\x15print rea''dy{number}\n".encode())
            read_until(terminal, [f"ready{number}", "> "])
            os.write(terminal, (line + "\t\t").encode())
            yield read_until(terminal, wanted, quiet=0.5)
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)


def read_until(terminal, marks, quiet=0.1, longest=20.0):
    """What a terminal shows until all marks were seen and nothing more came for `quiet` seconds.
    The wait for the marks is that of a busy machine; a program that works does not need it."""
    seen = ""
    end = time.monotonic() + longest
    while time.monotonic() < end:
        is_seen = all(mark in seen for mark in marks)
        wait = quiet if is_seen else end - time.monotonic()
        if not select.select([terminal], [], [], max(0.0, wait))[0]:
            break
        try:
            seen += os.read(terminal, 65536).decode(errors="replace")
        except OSError:
            break
    return seen


def main():
    program = os.path.abspath(sys.argv[1])
    faults = []
    tried = []
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "functions"))
        open(os.path.join(folder, "no-file.renkei"), "w", encoding="utf-8").close()
        for shell, ask in (("bash", bash), ("zsh", zsh), ("fish", fish)):
            if shutil.which(shell) is None:
                print(f"{shell} is not installed and was not asked")
                continue
            tried.append(shell)
            script = os.path.join(folder, "c." + shell)
            with open(script, "wb") as file:
                subprocess.run([program, "completion", shell], stdout=file, check=True)
            shutil.copy(script, os.path.join(folder, "functions", "_renkei"))
            subprocess.run([shell, "-n", script], check=True)
            for (line, wanted, unwanted), answer in zip(QUERIES, ask(folder)):
                faults += [f"{shell} does not offer {word!r} after {line!r}: {answer!r}"
                           for word in wanted if word not in answer]
                faults += [f"{shell} offers {word!r} after {line!r}: {answer!r}"
                           for word in unwanted if word in answer]
    print("\n".join(faults))
    if faults:
        return 1
    return 77 if tried == ["bash"] else 0


if __name__ == "__main__":
    sys.exit(main())
