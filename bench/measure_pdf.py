#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Renkei's own share of the time that reading a PDF takes: measure_pdf.py PROGRAM PDF…

Processor time (user and system, the least of nine runs) of `pdftotext -bbox-layout PDF`, of `renkei
text PDF`, which runs it as a child, and of `renkei text` on a page of one word, which is start and
loading of tables. The share is what the second takes more than the first and the third, over the
first.
"""
import os
import subprocess
import sys
import tempfile

RUNS = 9


def seconds(*command):
    """Least processor time of a command with its children."""
    times = []
    for _ in range(RUNS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
        times.append(usage.ru_utime + usage.ru_stime)
    return min(times)


def main():
    program, files = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        word = os.path.join(folder, "word.txt")
        with open(word, "w", encoding="utf-8") as file:
            file.write("海\n")
        start = seconds(program, "text", word)
    print(f"{'pdftotext s':>12} {'renkei s':>9} {'start s':>8} {'share':>6}")
    for file in files:
        alone = seconds("pdftotext", "-bbox-layout", file, "-")
        both = seconds(program, "text", file)
        share = (both - alone - start) / alone
        print(f"{alone:12.3f} {both:9.3f} {start:8.3f} {share:6.1%}  {os.path.basename(file)}")


if __name__ == "__main__":
    main()
