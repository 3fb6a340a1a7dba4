#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Times `renkei extract` on files of several sizes; called by bench/run.

    measure.py PROGRAM "SIZES" "BASELINE COMMAND" FILE…

A FILE that ends with .jsonl or .jsonl.gz holds records, one a line; others are pages. Of each kind
files of the sizes are made. Each is read three times, the fastest run counts: what disturbs a run
only makes it longer. The baseline command reads the same file right before each run, so the ratio
of the two says more than either on a machine that others use. The time of a run on one page, which
is mostly start and loading of tables, is printed apart and not taken off.
"""
import gzip
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time

RUNS = 3
GNU_TIME = "/usr/bin/time"
HEAD = (f"{'file MB':>8} {'pages':>8} {'seconds':>8} {'MB/s':>8} {'cpu s':>8} {'cpu MB/s':>8} "
        f"{'peak MB':>8} {'baseline':>8} {'ratio':>8}")


def run_command(command):
    """Seconds, peak resident memory in MB and processor seconds of one run.

    The kernel counts what this process held when it forked as the command's own peak; GNU time is
    small enough not to.
    """
    with tempfile.NamedTemporaryFile("r") as report:
        begin = time.perf_counter()
        process = subprocess.Popen([GNU_TIME, "-f", "%M", "-o", report.name, *command],
                                   stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        if status != 0:
            sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
        memory = int(report.read()) * 1024 / 1e6
    return seconds, memory, usage.ru_utime + usage.ru_stime


def run(program, path):
    return run_command([program, "extract", path, "--threads", "1"])


def best(program, path):
    return min(run(program, path) for _ in range(RUNS))


def write_pages(path, pages, size):
    """Writes the pages in turn, a form feed between, until `size` bytes are reached."""
    written = count = 0
    with open(path, "wb") as file:
        while written < size:
            written += file.write((b"\f" if count else b"") + pages[count % len(pages)])
            count += 1
    return written, count


def write_records(path, records, size):
    """Writes the records in turn, each under a name of its own, until `size` bytes are reached."""
    written = count = 0
    with open(path, "wb") as file:
        while written < size:
            record = records[count % len(records)]
            named = re.sub(rb'("page": ?")', rb"\g<1>%d-" % count, record, count=1)
            written += file.write(named + b"\n")
            count += 1
    return written, count


def read(paths):
    """The pages and the records of the files, as bytes."""
    pages, records = [], []
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rb") as file:
            content = file.read()
        if path.removesuffix(".gz").endswith(".jsonl"):
            records += content.splitlines()
        else:
            pages.append(content)
    return pages, records


def measure(program, baseline, path, written, count):
    """Prints the row of one file."""
    ours, theirs = [], []
    for _ in range(RUNS):
        theirs.append(run_command([*baseline, path]))
        ours.append(run(program, path))
    seconds, memory, _ = min(ours)
    processor = min(cpu for _, _, cpu in ours)
    reference = min(cpu for _, _, cpu in theirs)
    print(f"{written / 1e6:8.2f} {count:8} {seconds:8.3f} {written / 1e6 / seconds:8.1f} "
          f"{processor:8.3f} {written / 1e6 / processor:8.1f} {memory:8.1f} {reference:8.3f} "
          f"{processor / max(reference, 1e-9):8.1f}", flush=True)


def main():
    if not os.access(GNU_TIME, os.X_OK):
        sys.exit(f"found no {GNU_TIME}; install GNU time (apt-get install time)")
    program, sizes, baseline = sys.argv[1], sys.argv[2].split(), shlex.split(sys.argv[3])
    pages, records = read(sys.argv[4:])
    print(f"baseline: {shlex.join(baseline)} FILE, in seconds of the processor; ratio: of those")
    with tempfile.TemporaryDirectory() as folder:
        for parts, write, suffix in ((pages, write_pages, "txt"), (records, write_records, "jsonl")):
            if not parts:
                continue
            print(f"{len(parts)} {'pages' if suffix == 'txt' else 'records'}, repeated\n{HEAD}")
            path = os.path.join(folder, f"made.{suffix}")
            for size in [0] + [int(float(size) * 1e6) for size in sizes]:
                measure(program, baseline, path, *write(path, parts, max(size, 1)))


if __name__ == "__main__":
    main()
