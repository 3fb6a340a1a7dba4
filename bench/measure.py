#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Times `renkei extract` on files of several sizes; called by bench/run.

    measure.py PROGRAM "SIZES" PAGE…

Each size is run three times, the best time counts: what disturbs a run only makes it longer. The
time of a run on one page, which is mostly start and loading of tables, is printed apart and not
taken off.
"""
import os
import subprocess
import sys
import tempfile
import time

RUNS = 3


def run(program, path):
    """Seconds, peak resident memory in MB and processor seconds of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen([program, "extract", path, "--threads", "1"],
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{program} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss * 1024 / 1e6, usage.ru_utime + usage.ru_stime


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


def main():
    program, sizes, paths = sys.argv[1], sys.argv[2].split(), sys.argv[3:]
    pages = [open(path, "rb").read() for path in paths]
    print(f"{'file MB':>8} {'pages':>8} {'seconds':>8} {'MB/s':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pages.txt")
        for size in [0] + [int(float(size) * 1e6) for size in sizes]:
            written, count = write_pages(path, pages, max(size, 1))
            seconds, memory, _ = best(program, path)
            print(f"{written / 1e6:8.2f} {count:8} {seconds:8.3f} {written / 1e6 / seconds:8.1f} "
                  f"{memory:8.1f}", flush=True)


if __name__ == "__main__":
    main()
