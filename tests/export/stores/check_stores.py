#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Competency questions of oxigraph and of a real Virtuoso, filled by `renkei push`.

    check_stores.py PROGRAM PAGES CONSUMERS

Builds a graph of the pages; asks every question of questions.py and compares the answers with those
of `renkei who`, `sql` and `path` on the same file. Then a push is broken off by killing the server,
and the next push must leave exactly what one undisturbed push does.
Exit code 77: Virtuoso, node or a package is missing.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from questions import (PATH_QUESTIONS, PREFIXES, QUESTIONS, compare, facts_of,  # noqa: E402
                       named, rows_as_strings)
from virtuoso import Virtuoso  # noqa: E402


def check(condition, message):
    if not condition:
        sys.exit(f"check_stores: {message}")


class Program:
    def __init__(self, program, graph):
        self.program, self.graph = os.path.abspath(program), graph

    def __call__(self, *arguments, code=0, environment=None):
        done = subprocess.run([self.program, *arguments], capture_output=True, check=False,
                              env=dict(os.environ, **(environment or {})))
        check(code is None or done.returncode == code,
              f"{arguments[0]} ended with {done.returncode}: {done.stderr.decode()}")
        return done

    def push(self, address, password="dba", code=0, retries="1"):
        return self("push", self.graph, "--to", address, "--retries", retries, code=code,
                    environment={"RENKEI_STORE_USER": "dba", "RENKEI_STORE_PASSWORD": password})

    def who(self):
        nodes = self("export", self.graph, "--to", "jsonl", "--layout", "none", "-o", "-")
        ids = [json.loads(line).get("renkei_id") for line in nodes.stdout.splitlines()]
        return [json.loads(self("who", self.graph, one, "--format", "json").stdout)
                for one in ids if one]

    def sql(self, query):
        rows = json.loads(self("sql", self.graph, query, "--format", "json").stdout)["rows"]
        return {tuple(str(value) for value in row.values()) for row in rows}


def ask_oxigraph(program, consumers, folder):
    node = shutil.which("node")
    if node is None or not (consumers / "node_modules").is_dir():
        print("node or its packages are missing; scripts/setup --tests installs them")
        sys.exit(77)
    quads, queries = folder / "g.nq", folder / "queries.json"
    program("export", program.graph, "-o", str(quads))
    queries.write_text(json.dumps([PREFIXES + named(question.sparql)
                                   for question in (*QUESTIONS, *PATH_QUESTIONS)]))
    script = pathlib.Path(__file__).with_name("answer.mjs")
    done = subprocess.run([node, str(script), str(quads), str(queries), str(consumers.resolve())],
                          capture_output=True, text=True, check=False)
    check(done.returncode == 0, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows_of(answer):
    return rows_as_strings(answer["results"]["bindings"], answer["head"]["vars"])


def everything(server):
    """Graph → triples there, of all graphs of ours."""
    answer = json.loads(server.ask(
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
        'FILTER(STRSTARTS(STR(?g), "https://renkei.example/")) } GROUP BY ?g'))
    return {row["g"]["value"]: int(row["n"]["value"]) for row in answer["results"]["bindings"]}


def ask_all(program, server, consumers, folder):
    facts = facts_of(program.who())
    answers = ask_oxigraph(program, consumers, folder)
    rows = 0
    for question, answer in zip((*QUESTIONS, *PATH_QUESTIONS), answers):
        found = rows_of(answer)
        check(found, f"'{question.name}' has no answer and shows nothing")
        if question in QUESTIONS:
            compare("oxigraph and who", found, question.answer(facts), question.name, question.part)
            compare("oxigraph and sql", found, program.sql(question.sql), question.name)
        else:
            compare("oxigraph and path", found, question.answer(program), question.name)
        asked = rows_of(json.loads(server.ask(PREFIXES + named(question.sparql))))
        rows += compare("Virtuoso and oxigraph", asked, found, question.name)
    print(f"{len(answers)} questions, {rows} rows: oxigraph, Virtuoso, who or path, and sql agree")


def break_off(program, server):
    """Kills the server at several moments of a push; a push afterwards makes all whole."""
    whole = everything(server)
    check(b"0 graphs sent" in program.push(server.address).stdout, "a second push sends again")
    broken = 0
    for delay in (0.02, 0.05, 0.1):
        forget = " ".join(f"CLEAR GRAPH <{graph}>;" for graph in whole)
        clear(server, forget)
        check(not everything(server), "the store was not emptied")
        killer = threading.Timer(delay, server.kill)
        killer.start()
        pushed = program.push(server.address, code=None, retries="0")
        killer.join()
        broken += pushed.returncode == 1
        check(pushed.returncode == 0 or b"no answer from http://127.0.0.1" in pushed.stderr,
              f"a broken push says {pushed.stderr.decode()}")
        server.restart()
        program.push(server.address)
        check(everything(server) == whole, f"after a push broken off at {delay} s the store differs")
    print(f"{broken} pushes broken off by a killed server; the next push left {sum(whole.values())} "
          f"triples in {len(whole)} graphs each time")


def many_notes(program, server, other):
    """Virtuoso sorts 10,000 rows at most: the notes of more graphs are read all the same. And the
    entities of a second file do not take the place of the first one's."""
    before = everything(server)
    for begin in range(0, 10_500, 500):
        rows = " ".join(
            f"<https://renkei.example/document/d-{number:016x}#graph> "
            f'<https://renkei.example/vocabulary#digest> "{number}" ; '
            '<https://renkei.example/vocabulary#fileName> "absent.renkei" .'
            for number in range(begin, begin + 500))
        update(server, "INSERT DATA { GRAPH <https://renkei.example/graph/pushed> { " + rows + " } }")
    check(b"0 graphs sent" in program.push(server.address).stdout, "a push beside 10,500 notes")
    pushed = other.push(server.address).stdout
    check(b"graphs sent, 0 unchanged" in pushed, f"a second file: {pushed}")
    after = everything(server)
    kept = {graph: count for graph, count in before.items() if not graph.endswith("/pushed")}
    check(all(after.get(graph) == count for graph, count in kept.items()), "the first file's graphs")
    print("10,500 notes are read, and a second file's entities stand beside the first one's")


def update(server, text):
    done = subprocess.run(["curl", "-s", "-f", "--digest", "-u", "dba:dba", "-H",
                           "Content-Type: application/sparql-update", "--data-binary", "@-",
                           server.address + "/sparql-auth"], input=text.encode(),
                          capture_output=True, check=False)
    check(done.returncode == 0, f"an update: {done.stdout} {done.stderr}")


def clear(server, update):
    subprocess.run(["isql-vt", f"127.0.0.1:{server.sql_port}", "dba", "dba",
                    "exec=SPARQL " + update.rstrip(";").replace(";", "; SPARQL ") + "; checkpoint;"],
                   check=True, capture_output=True)


def main(program, pages, consumers):
    if not Virtuoso.available():
        print("virtuoso-t is missing; scripts/setup --tests installs it")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "server").mkdir()
        run = Program(program, str(folder / "g.renkei"))
        run("build", *sorted(map(str, pathlib.Path(pages).iterdir())), "-o", run.graph)
        with Virtuoso(folder / "server") as server:
            refused = run.push(server.address, password="wrong", code=1)
            check(b"401" in refused.stderr and b"wrong" not in refused.stderr + refused.stdout,
                  f"a wrong password: {refused.stderr}")
            started = time.monotonic()
            print(run.push(server.address).stdout.decode(), end="")
            check(time.monotonic() - started < 60, "the push took over a minute")
            ask_all(run, server, pathlib.Path(consumers), folder)
            break_off(run, server)
            other = Program(program, str(folder / "other.renkei"))
            (folder / "other.txt").write_text("気象庁は、JAXAと連携して観測を実施した。\n",
                                              encoding="utf-8")
            other("build", str(folder / "other.txt"), "-o", other.graph)
            many_notes(run, server, other)


main(*sys.argv[1:])
