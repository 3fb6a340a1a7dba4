#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""What `build` and `merge` show on a terminal.

    check_terminal.py PROGRAM

The counting line is wiped before anything else is written, and merge counts documents.
"""
import os
import pty
import sys
import tempfile


def shown(program, folder, *arguments):
    """What a terminal gets, its line ends as \\n."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ["TERM"] = "xterm"
        os.execv(program, [program, *arguments])
    text = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            part = b""
        if not part:
            break
        text += part
    os.close(terminal)
    os.waitpid(pid, 0)
    return text.decode().replace("\r\n", "\n")


def main():
    program = os.path.abspath(sys.argv[1])
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "b.txt"):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(f"2024年度、総務省は、NICTと連携した({name})。\n")
        build = shown(program, folder, "build", "a.txt", "b.txt", "-o", "g.renkei")
        merge = shown(program, folder, "merge", "g.renkei", "-o", "m.renkei")
        for text, last in ((build, "g.renkei: 2 documents read"), (merge, "m.renkei: 2 documents added")):
            if "\r\x1b[K" not in text:
                faults.append(f"nothing is counted: {text!r}")
            if "\x1b[K" + last not in text and "\n" + last not in text:
                faults.append(f"the counting line stands before {last!r}: {text!r}")
        if "1/2 documents" not in merge or "pages" in merge:
            faults.append(f"merge does not count documents: {merge!r}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
