#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""`renkei push` to stores of every kind but Virtuoso (see check_stores.py), with and without trouble.

    check_push.py PROGRAM PAGES CONSUMERS

Oxigraph is the npm package behind the addresses of its server; Fuseki and RDF4J are addresses and
protocol, answered by rdflib. Exit code 77: rdflib, node, a package or openssl is missing.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
try:
    import rdflib
    from fake_store import FakeStore, basic
except ImportError as missing:
    print(missing)
    sys.exit(77)

SECRET = "s3cret-\u79d8\u5bc6"


def check(condition, message):
    if not condition:
        sys.exit(f"check_push: {message}")


def push(store, kind, *options, code=0, file=None, **environment):
    """The run, after a check of its exit code and that it tells no secret."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("RENKEI_STORE")}
    done = subprocess.run([PROGRAM, "push", file or GRAPH, "--to", store.address, "--store", kind, *options],
                          capture_output=True, check=False, env=dict(clean, **environment))
    said = (done.stdout + done.stderr).decode()
    check(done.returncode == code, f"{kind} {options}: exit {done.returncode}: {said}")
    check(SECRET not in said, f"the secret is told: {said}")
    return said


class Oxigraph:
    """An Oxigraph server that keeps its state in a file and may die at a write."""

    def __init__(self, state):
        self.state, self.process, self.port = state, None, 0

    def start(self, dies_at=0):
        script = pathlib.Path(__file__).with_name("oxigraph_server.mjs")
        self.process = subprocess.Popen(
            [shutil.which("node"), str(script), str(CONSUMERS), str(self.state), str(self.port),
             str(dies_at)], stdout=subprocess.PIPE, text=True)
        ready = self.process.stdout.readline().split()
        check(ready[:1] == ["ready"], "the Oxigraph server does not start")
        self.port = int(ready[1])
        self.address = f"http://127.0.0.1:{self.port}"
        return self

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def quads(self):
        """All that it holds but the notes of pushes."""
        lines = self.state.read_text(encoding="utf-8").splitlines()
        return {line for line in lines if "/graph/pushed>" not in line}


def a_real_oxigraph(folder):
    """Pushed, unchanged, then a server that dies at each of its writes in turn."""
    with Oxigraph(folder / "whole.nq") as store:
        check("8 graphs sent, 0 unchanged" in push(store, "oxigraph"), "a first push")
        check("0 graphs sent, 8 unchanged" in push(store, "oxigraph"), "a second push")
        whole = store.quads()
    # The store spells its quads its own way: read ours by it.
    exported = subprocess.run([PROGRAM, "export", GRAPH, "--to", "nquads", "-o", "-"],
                              capture_output=True, check=True).stdout.decode().splitlines()
    check(len(whole) == len(set(exported)), f"{len(whole)} quads pushed, {len(exported)} exported")
    for write in range(1, 9):
        store = Oxigraph(folder / f"broken-{write}.nq").start(dies_at=write)
        said = push(store, "oxigraph", "--retries", "0", code=1)
        check("no answer from" in said, f"a server that dies: {said}")
        store.stop()
        half = store.quads()
        check(half < whole, f"the server that died at write {write} holds all")
        store.start()
        said = push(store, "oxigraph")
        check(f"{9 - write} graphs sent, {write - 1} unchanged" in said, f"resumed: {said}")
        check(store.quads() == whole, f"after a server that died at write {write} the store differs")
        store.stop()
    print(f"Oxigraph: {len(whole)} quads; died at each of 8 writes, whole after the next push")


def over_tls(folder):
    """Who does not know the authority sends nothing; the secret is in no process list."""
    paths = {}
    for name in ("server", "other"):
        paths[name] = folder / f"{name}.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", folder / f"{name}.key", "-out", paths[name]], check=True,
                       capture_output=True)
    both = folder / "both.pem"
    both.write_bytes(paths["server"].read_bytes() + (folder / "server.key").read_bytes())
    user = {"RENKEI_STORE_USER": "me", "RENKEI_STORE_PASSWORD": SECRET}
    with FakeStore("fuseki", basic("me", SECRET), certificate=both) as store:
        for options in ((), ("--cacert", str(paths["other"]))):
            said = push(store, "fuseki", *options, "--retries", "0", code=1, **user)
            check("certificate" in said, f"an unknown authority: {said}")
        check(not store.requests, "the store was asked before it was trusted")
        seen = []

        def look(_):
            for one in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    seen.append(one.read_bytes())
                except OSError:
                    pass
        store.fail = look
        said = push(store, "fuseki", "--cacert", str(paths["server"]), **user)
        check("8 graphs sent" in said and "without encryption" not in said, f"https: {said}")
        check(any(b"push" in one for one in seen), "the program was not seen at work")
        check(not any(SECRET.encode() in one for one in seen), "the process list tells the secret")
        wrong = store.address.replace("127.0.0.1", "localhost")
        said = push(type("Named", (), {"address": wrong}), "fuseki", "--cacert",
                    str(paths["server"]), "--retries", "0", code=1, **user)
        check("certificate" in said or "SSL" in said, f"a certificate of another host: {said}")
        said = push(store, "fuseki", "--cacert", str(folder / "absent.pem"), code=1, **user)
        check("absent.pem" in said, f"no such file of authorities: {said}")
    print("https: refused without the authority and by another name, accepted with it")


def every_kind():
    """An empty store, then the same again, then with one graph damaged."""
    for kind in ("fuseki", "oxigraph", "rdf4j"):
        with FakeStore(kind) as store:
            check("8 graphs sent, 0 unchanged" in push(store, kind), f"{kind}: first push")
            puts = [one for one in store.requests if one[0] == "PUT"]
            check(len(puts) == 8, f"{kind}: {len(puts)} PUTs, one a graph was expected")
            triples = len(store.graph)
            check("0 graphs sent, 8 unchanged" in push(store, kind), f"{kind}: second push")
            victim = next(one for one in store.graph.contexts() if "document" in one.identifier)
            victim.remove(next(iter(victim)))
            check("1 graphs sent, 7 unchanged" in push(store, kind), f"{kind}: after damage")
            check(len(store.graph) == triples, f"{kind}: the damage stays")
    print("fuseki, oxigraph, rdf4j: pushed, unchanged, mended")


def what_is_gone(folder):
    """A document that was removed or changed leaves the store, another file's documents stay."""
    ours, other = folder / "ours.renkei", folder / "other.renkei"
    pages = sorted(PAGES.iterdir())
    (folder / "pages").mkdir()
    changed = folder / "pages" / pages[1].name
    changed.write_bytes(pages[1].read_bytes())
    subprocess.run([PROGRAM, "build", pages[0], changed, pages[2], "-o", ours], check=True,
                   capture_output=True)
    subprocess.run([PROGRAM, "build", pages[3], "-o", other], check=True, capture_output=True)

    def documents(store):
        """Named graphs of documents, and the notes of such."""
        notes = {str(one) for context in store.graph.contexts()
                 if context.identifier.endswith("graph/pushed") for one in context.subjects()}
        graphs = {str(context.identifier) for context in store.graph.contexts() if len(context)}
        return ({one for one in graphs if "/document/" in one},
                {one for one in notes if "/document/" in one})

    for kind in ("fuseki", "oxigraph", "rdf4j"):
        with FakeStore(kind) as store:
            push(store, kind, file=other)
            push(store, kind, file=ours)
            check([len(one) for one in documents(store)] == [4, 4], f"{kind}: {documents(store)}")
            shorter = folder / kind / "ours.renkei"
            shorter.parent.mkdir()
            shutil.copy(ours, shorter)
            subprocess.run([PROGRAM, "remove", shorter, pages[0].name], check=True,
                           capture_output=True)
            push(store, kind, code=1, file=shorter)  # who says that it is the same file?
            same = ("--name", "ours.renkei")
            said = push(store, kind, "--keep", *same, file=shorter)
            check("removed" not in said and len(documents(store)[0]) == 4, f"--keep: {said}")
            said = push(store, kind, *same, file=shorter)
            check(", 1 removed;" in said, f"{kind}: {said}")
            check([len(one) for one in documents(store)] == [3, 3], f"{kind}: {documents(store)}")
            text = changed.read_text(encoding="utf-8")
            changed.write_text(text + "\n総務省は、NICTと連携した。\n", encoding="utf-8")
            subprocess.run([PROGRAM, "build", changed, "-o", shorter], check=True,
                           capture_output=True)
            changed.write_text(text, encoding="utf-8")
            # A store that dies while it removes: the next push removes again.
            store.fail = lambda request: 500 if request[0] == "DELETE" else None
            push(store, kind, "--retries", "0", *same, code=1, file=shorter)
            store.fail = lambda request: None
            said = push(store, kind, *same, file=shorter)
            check(", 1 removed;" in said, f"{kind}, changed: {said}")
            graphs, notes = documents(store)
            check(len(graphs) == 3 and graphs == notes, f"{kind}: {graphs ^ notes}")
    print("removed and changed documents leave the store, those of another file stay")


def two_files(folder):
    """Each file has its entities, whichever is pushed last: no statement is without labels."""
    pages = sorted(PAGES.iterdir())
    files = [folder / "first.renkei", folder / "second.renkei"]
    for file, page in zip(files, (pages[0], pages[3])):
        subprocess.run([PROGRAM, "build", page, "-o", file], check=True, capture_output=True)
    bare = """SELECT ?st WHERE { GRAPH ?g { ?st rdf:subject ?e }
              FILTER NOT EXISTS { GRAPH ?h { ?e skos:prefLabel ?name } } }"""
    for kind in ("fuseki", "oxigraph"):
        with FakeStore(kind) as store:
            for file in (*files, files[0]):
                push(store, kind, file=file)
                prefixes = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                            "skos": "http://www.w3.org/2004/02/skos/core#"}
                check(not list(store.graph.query(bare, initNs=prefixes)), f"{kind}: {file.name}")
            graphs = {str(one.identifier) for one in store.graph.contexts() if len(one)}
            for file in files:
                check(f"https://renkei.example/graph/entities/{file.name}" in graphs, f"{graphs}")
            said = push(store, kind, file=files[1])
            check("0 graphs sent" in said, f"{kind}: the second file again: {said}")
            # What an earlier version left for all files goes.
            old = "https://renkei.example/graph/entities"
            notes = store.graph.get_context(rdflib.URIRef("https://renkei.example/graph/pushed"))
            moved = list(store.graph.get_context(rdflib.URIRef(old + "/first.renkei")))
            for triple in moved:
                store.graph.get_context(rdflib.URIRef(old)).add(triple)
            for name, value in (("digest", "0"), ("fileName", "first.renkei")):
                notes.add((rdflib.URIRef(old), rdflib.URIRef(
                    "https://renkei.example/vocabulary#" + name), rdflib.Literal(value)))
            check(", 1 removed;" in push(store, kind, file=files[0]), f"{kind}: the old graph stays")
    print("two files of one base: the entities of each stay, and are found")


def two_of_one_name(folder):
    """A file of the same name in another folder takes nothing of the first one's place, unless told."""
    pages = sorted(PAGES.iterdir())
    files = []
    for place, page in (("one", pages[0]), ("other", pages[3])):
        (folder / place).mkdir()
        files.append(folder / place / "same.renkei")
        subprocess.run([PROGRAM, "build", page, "-o", files[-1]], check=True, capture_output=True)
    for kind in ("fuseki", "oxigraph", "rdf4j"):
        with FakeStore(kind) as store:
            push(store, kind, file=files[0])
            whole = set(store.graph.quads())
            said = push(store, kind, code=1, file=files[1])
            check("pushed from another folder" in said and "--name NAME" in said, f"{kind}: {said}")
            check(set(store.graph.quads()) == whole, f"{kind}: the refused push changed the store")
            push(store, kind, "--name", "他 1", file=files[1])
            check(whole <= set(store.graph.quads()), f"{kind}: the first file's graphs were changed")
            graphs = {str(one.identifier) for one in store.graph.contexts() if len(one)}
            for name in ("same.renkei", "他%201"):
                check(f"https://renkei.example/graph/entities/{name}" in graphs, f"{kind}: {graphs}")
            for file, name in ((files[0], ()), (files[1], ("--name", "他 1"))):
                check("0 graphs sent" in push(store, kind, *name, file=file), f"{kind}: {file} again")
            # A file that was moved is the same when its user says so, and from then on.
            moved = folder / kind / "same.renkei"
            moved.parent.mkdir(exist_ok=True)
            shutil.copy(files[0], moved)
            push(store, kind, code=1, file=moved)
            said = push(store, kind, "--name", "same.renkei", file=moved)
            check("0 graphs sent" in said, f"{kind}: a moved file: {said}")
            check("0 graphs sent" in push(store, kind, file=moved), f"{kind}: the moved file again")
            # Notes of earlier versions say nothing of where a file was.
            for triple in list(store.graph.quads((None, rdflib.URIRef(
                    "https://renkei.example/vocabulary#origin"), None, None))):
                store.graph.remove(triple)
            check("0 graphs sent" in push(store, kind, file=files[0]), f"{kind}: an older note")
    print("two files of one name: the second is refused, or has a name of its own")


def many_notes():
    """Notes of more graphs than an answer holds."""
    with FakeStore("fuseki") as store:
        notes = store.graph.get_context(rdflib.URIRef("https://renkei.example/graph/pushed"))
        for number in range(5_001):
            graph = rdflib.URIRef(f"https://renkei.example/document/d-{number:016x}#graph")
            for name, value in (("digest", str(number)), ("fileName", "other.renkei")):
                notes.add((graph, rdflib.URIRef("https://renkei.example/vocabulary#" + name),
                           rdflib.Literal(value)))
        check("8 graphs sent" in push(store, "fuseki"), "a push beside many notes")
        check("0 graphs sent, 8 unchanged" in push(store, "fuseki"), "the notes were not all read")
    print("5,001 notes of other graphs: read page by page")


def who_asks():
    with FakeStore("fuseki", basic("me", SECRET)) as store:
        user = {"RENKEI_STORE_USER": "me", "RENKEI_STORE_PASSWORD": SECRET}
        check("8 graphs sent" in push(store, "fuseki", **user), "Basic")
        check("401" in push(store, "fuseki", code=1), "no user")
        check("401" in push(store, "fuseki", "--auth", "none", code=1, **user), "--auth none")
        check("RENKEI_STORE_USER is not set" in push(store, "fuseki", "--auth", "basic", code=2),
              "no user in the environment")
    with FakeStore("rdf4j", "Bearer " + "t0ken") as store:
        check("8 graphs sent" in push(store, "rdf4j", RENKEI_STORE_TOKEN="t0ken"), "Bearer")
        check("401" in push(store, "rdf4j", code=1, RENKEI_STORE_TOKEN="other"), "a wrong token")
        before = len(store.requests)
        said = push(store, "rdf4j", code=2, RENKEI_STORE_TOKEN="t0ken\r\nX-Other: 1")
        check("RENKEI_STORE_TOKEN has a line end" in said and len(store.requests) == before, said)
    print("Basic and Bearer: from the environment, never told")


def trouble():
    with FakeStore("oxigraph") as store:
        failures = {"left": 3}

        def busy(request):
            if request[0] == "PUT" and failures["left"] > 0:
                failures["left"] -= 1
                return 503
            return None
        store.fail = busy
        check("8 graphs sent" in push(store, "oxigraph"), "a store that is busy for a while")
        check(failures["left"] == 0, "the store was not asked again")
        triples = len(store.graph)
        # A PUT that fails for good: what came before stays, the next push sends the rest.
        store.graph.remove((None, None, None))
        puts = []

        def broken(request):
            if request[0] == "PUT":
                puts.append(request)
                return 507 if len(puts) > 3 else None
            return None
        store.fail = broken
        said = push(store, "oxigraph", "--retries", "0", code=1)
        check("was answered by 507 made to fail" in said, said)
        store.fail = lambda request: None
        check("5 graphs sent, 3 unchanged" in push(store, "oxigraph"), "a resumed push")
        check(len(store.graph) == triples, "the resumed push left another store")
        # A store that keeps half of what it gets is found out, and not believed next time.
        store.graph.remove((None, None, None))
        store.lose = True
        check("triples in <https://renkei.example/graph/entities/g.renkei> after"
              in push(store, "oxigraph", code=1), "half a graph")
        store.lose = False
        check("8 graphs sent" in push(store, "oxigraph"), "a push after half a graph")
    class Gone:
        address = "http://127.0.0.1:9"
    check("no answer from http://127.0.0.1:9/query" in push(Gone, "oxigraph", "--retries", "0",
                                                            code=1), "no server")
    print("busy, broken, lossy and absent stores: told, and mended by the next push")


def usage():
    class Store:
        def __init__(self, address):
            self.address = address
    for address, word in (("ftp://127.0.0.1", "no http"), ("http://", "no http"),
                          (f"http://me:{SECRET}@127.0.0.1", "process list"),
                          ("http://127.0.0.1/?x", "query or fragment"),
                          ("http://127.0.0.1:1/a b", "no address may hold"),
                          ("http://127.0.0.1:1/a\r\nb", "no address may hold")):
        check(word in push(Store(address), "oxigraph", code=2), address)


if __name__ == "__main__":
    PROGRAM, pages = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    CONSUMERS = pathlib.Path(sys.argv[3]).resolve()
    if not (shutil.which("node") and (CONSUMERS / "node_modules").is_dir()
            and shutil.which("openssl")):
        print("node, its packages or openssl are missing; scripts/setup --tests installs them")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        GRAPH = os.path.join(scratch, "g.renkei")
        subprocess.run([PROGRAM, "build", *sorted(map(str, pages.iterdir())), "-o", GRAPH],
                       check=True, capture_output=True)
        PAGES = pages.resolve()
        every_kind()
        what_is_gone(pathlib.Path(scratch))
        two_files(pathlib.Path(scratch))
        two_of_one_name(pathlib.Path(scratch))
        many_notes()
        who_asks()
        trouble()
        usage()
        a_real_oxigraph(pathlib.Path(scratch))
        over_tls(pathlib.Path(scratch))
