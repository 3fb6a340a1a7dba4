#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the examples that the help of every command shows.

    check_help.py PROGRAM PAGES

Every command must show two examples at least, and each must run in a folder that holds the files it
speaks of: exit code 0, but where an example needs what is not there, as a running store.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

REPORT = """NISCは、2024年度、IPAと連携し、総務省に情報を提供した。
JPCERT/CCは、経済産業省及び総務省と連携した。
サイバーセキュリティ協議会(以下「協議会」という。)は、NISCと連携した。
IPAは、サイバーセキュリティ協議会に参加した。
"""
TABLE = """id\ttype\tname_ja\tname_en\taliases\tparent\tcorporate_number\twikidata\turl\tvalid_from\tvalid_to\tsucceeded_by\tsource
x-north\tOrganization\t北方観測機構\t\t\t\t\t\t\t\t\t\tinvented
"""
# What an example needs beyond files: a store that runs, a document with the id of an example.
MAY_FAIL = ("renkei push", "renkei remove cyber.renkei d-")


def prepare(program, pages, path):
    """Makes a folder with every file that an example names."""
    for folder in ("bin", "backup", "mine/catalogue", ".config/fish/completions"):
        os.makedirs(os.path.join(path, folder))
    os.symlink(program, os.path.join(path, "bin", "renkei"))
    shutil.copytree(pages, os.path.join(path, "reports"))
    files = {"report.txt": REPORT, "reports/p1.txt": REPORT,
             "mine/catalogue/organizations.tsv": TABLE,
             # What pdftotext would print of a PDF is told by a program of its name.
             "bin/pdftotext": "#!/bin/sh\ncat report.txt\n"}
    for name, text in files.items():
        with open(os.path.join(path, name), "w", encoding="utf-8") as stream:
            stream.write(text)
    os.chmod(os.path.join(path, "bin/pdftotext"), 0o755)
    for command in ("renkei build reports -o cyber.renkei",
                    "renkei export cyber.renkei -o edited.graphml"):
        code, errors = run(path, command)
        if code != 0:
            sys.exit(f"{command}\n  ended with {code}: {errors}")
    for name in ("cyber2023", "cyber2024", "2023", "2024", "part-1", "part-2"):
        shutil.copy(os.path.join(path, "cyber.renkei"), os.path.join(path, name + ".renkei"))


def run(folder, command):
    environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder)
    environment["PATH"] = os.path.join(folder, "bin") + ":" + environment["PATH"]
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stderr.decode(errors="replace")


def commands_of(program):
    text = subprocess.run([program, "--help"], capture_output=True, check=True).stdout.decode()
    listed = text.split("Subcommands:\n", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^  (\w+)", listed, flags=re.M)


def examples_of(program, command):
    done = subprocess.run([program, command, "--help"], capture_output=True, check=True)
    text = done.stdout.decode()
    return [line.strip() for line in text.split("\nExamples:\n", 1)[-1].splitlines()
            if "renkei" in line] if "\nExamples:\n" in text else []


def faults_of(program, template):
    faults = []
    count = 0
    for command in commands_of(program):
        examples = examples_of(program, command)
        if len(examples) < 2:
            faults.append(f"{command}: has {len(examples)} examples, expected two")
        for example in examples:
            count += 1
            if f"renkei {command}" not in example and command != "version":
                faults.append(f"{command}: its example is of another command: {example}")
            with tempfile.TemporaryDirectory() as scratch:
                folder = shutil.copytree(template, os.path.join(scratch, "copy"), symlinks=True)
                code, errors = run(folder, example)
            allowed = (0, 1) if example.startswith(MAY_FAIL) else (0,)
            if code not in allowed:
                faults.append(f"{example}\n  ended with {code}: {errors}")
    if count < 40:
        faults.append(f"found {count} examples, expected 40 and more")
    return faults


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as template:
        prepare(program, os.path.abspath(sys.argv[2]), template)
        faults = faults_of(program, template)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
