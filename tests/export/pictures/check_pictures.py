#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Draws the view of collaboration as Gephi does and checks that the picture can be read.

    check_pictures.py PROGRAM CONSUMERS FOLDER INPUT...

Each INPUT, a folder or file (.jsonl.gz too), becomes FOLDER/NAME.png, which is there to be looked at.
No disc may lie upon another, most bodies of a small graph and the heaviest of a large one must have
their label, and the picture must fill its page. Exit code 77: chromium, node or a package is missing.
"""
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def check(condition, message):
    if not condition:
        sys.exit(f"check_pictures: {message}")


def draw(program, consumers, folder, given):
    given, name = pathlib.Path(given), pathlib.Path(given).name.split(".")[0]
    with tempfile.TemporaryDirectory() as scratch:
        graph, source = os.path.join(scratch, "g.renkei"), given
        if given.suffix == ".gz":
            source = pathlib.Path(scratch, "records.jsonl")
            source.write_bytes(gzip.decompress(given.read_bytes()))
        drawing = folder / f"{name}.gexf"
        for command in (["build", str(source), "-o", graph],
                        ["export", graph, "--view", "collaboration", "-o", str(drawing)]):
            subprocess.run([program, *command], check=True, capture_output=True)
    script = pathlib.Path(__file__).with_name("draw.mjs")
    done = subprocess.run([shutil.which("node"), str(script), str(consumers), str(drawing),
                           str(folder / f"{name}.png")], check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    check("error" not in told, f"{name}: {told.get('error', '')[-1000:]}")
    check(told["nodes"] > 5 and told["edges"] > 4, f"{name}: nothing to see: {told}")
    check(told["covered"] == 0, f"{name}: {told['covered']} bodies lie upon another")
    check(told["labels"] >= min(0.75 * told["nodes"], 30), f"{name}: {told['labels']} labels")
    check(told["width"] > 0.5 and told["height"] > 0.5, f"{name} fills too little: {told}")
    size = (folder / f"{name}.png").stat().st_size
    check(size > 20_000, f"{name}.png has {size} bytes: it is empty")
    print(f"{name}.png: {told}")


def main(program, consumers, folder, *inputs):
    if not (shutil.which("chromium") and shutil.which("node")
            and (pathlib.Path(consumers) / "node_modules/sigma").is_dir()):
        print("chromium, node or sigma is missing; scripts/setup --tests installs them")
        sys.exit(77)
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    there = [one for one in inputs if pathlib.Path(one).exists()]
    for one in there:
        draw(os.path.abspath(program), consumers, pathlib.Path(folder), one)
    for one in set(inputs) - set(there):
        print(f"{one} is not there, and not drawn")


main(*sys.argv[1:])
