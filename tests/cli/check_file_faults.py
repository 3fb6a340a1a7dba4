#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""A file that cannot be written to, a folder that cannot, and files with overwritten bytes.

    check_file_faults.py PROGRAM PAGES

What asks a file must answer though nothing can be written beside it; what changes it must say so and
leave it as it was. Of a damaged file a command ends with 0 or 1 and a message of well-formed UTF-8,
and `build` leaves it byte for byte when it refuses it.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

NOBODY = 65534
PAGE = 4096
ASKS = (["who", "g.renkei", "IPA"], ["rank", "g.renkei"], ["verify", "g.renkei"],
        ["sql", "g.renkei", "SELECT count(*) FROM entities"],
        ["export", "g.renkei", "--to", "jsonl", "-o", "-"])
# What a message about a damage says; a name that was overwritten is one that the file does not have.
WORDS = (b"damaged", b"defect", b"contradicts itself", b"unknown type", b"no entity", b"SQL")
FAULTS = []


def demand(condition, message):
    if not condition:
        FAULTS.append(message)


def without_rights():
    """Root is forbidden nothing, so that what forbids is tried as nobody."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def run(program, folder, arguments, drop=False):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True,
                          stdin=subprocess.DEVNULL, preexec_fn=without_rights if drop else None)
    return done.returncode, done.stderr


def content(path):
    with open(path, "rb") as file:
        return file.read()


def is_text(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def forbidden(program, sound, page, folder, file_mode, folder_mode):
    """Every command on a file, or in a folder, that forbids writing."""
    what = f"file {file_mode:o} in a folder {folder_mode:o}"
    os.mkdir(folder)
    path = os.path.join(folder, "g.renkei")
    shutil.copy(sound, path)
    os.chmod(path, file_mode)
    os.chmod(folder, folder_mode)
    for arguments in ASKS:
        code, errors = run(program, folder, arguments, drop=True)
        demand(code == 0, f"{what}: {arguments[0]} ended with {code}: {errors}")
    for arguments in (["build", page, "-o", "g.renkei"], ["remove", "g.renkei", page],
                      ["merge", sound, "-o", "g.renkei"]):
        code, errors = run(program, folder, arguments, drop=True)
        demand(code == 1 and b"cannot be written to" in errors,
               f"{what}: {arguments[0]} ended with {code}: {errors}")
        demand(content(path) == content(sound), f"{what}: {arguments[0]} changed the file")
    os.chmod(folder, 0o755)


def damaged(program, sound, page, folder, seed):
    """Every command on a file with bytes overwritten; how many of them noticed."""
    chance = random.Random(seed)
    path = os.path.join(folder, "g.renkei")
    noticed = 0
    for arguments in (*ASKS, ["build", page, "-o", "g.renkei"]):
        data = bytearray(content(sound))
        length = chance.choice((64, 512, PAGE))
        begin = chance.randrange(1, len(data) // PAGE) * PAGE + chance.randrange(PAGE + 1 - length)
        data[begin:begin + length] = chance.randbytes(length)
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
        with open(path, "wb") as file:
            file.write(data)
        code, errors = run(program, folder, arguments)
        what = f"{length} bytes from {begin}: {arguments[0]} ended with {code}: {errors}"
        demand(code == 0 or code == 1 and any(word in errors for word in WORDS), what)
        demand(is_text(errors), what)
        if code == 1 and arguments[0] == "build":
            demand(content(path) == bytes(data), what + "; the file was changed")
        noticed += code
    return noticed


def main():
    program = os.path.abspath(sys.argv[1])
    pages = os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        copy = shutil.copy(program, os.path.join(folder, "renkei"))
        page = os.path.join(folder, "page.txt")
        with open(page, "w", encoding="utf-8") as file:
            file.write("総務省は、NICTと連携した。\n")
        sound = os.path.join(folder, "sound.renkei")
        code, errors = run(copy, folder, ["build", pages, "-o", sound])
        demand(code == 0, f"build ended with {code}: {errors}")
        modes = ((0o444, 0o777), (0o644, 0o555), (0o666, 0o555), (0o444, 0o555))
        for number, (file_mode, folder_mode) in enumerate(modes):
            # What nobody may write, an owner without rights of root may not either.
            forbidden(copy, sound, page, os.path.join(folder, f"forbidden{number}"),
                      file_mode, folder_mode)
        bad = os.path.join(folder, "bad")
        os.mkdir(bad)
        noticed = sum(damaged(copy, sound, page, bad, seed) for seed in range(12))
        demand(noticed >= 15, f"only {noticed} of 72 commands noticed a damage")
    print("\n".join(FAULTS))
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
