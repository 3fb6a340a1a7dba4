# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""A store on 127.0.0.1 that speaks what Fuseki, Oxigraph and RDF4J speak (SPARQL 1.1 Protocol and
Graph Store Protocol, answered by rdflib), asks for a user, and can be made to fail."""
import base64
import http.server
import json
import ssl
import threading
import urllib.parse

import rdflib

PATHS = {  # query, update, graph store
    "fuseki": ("/ds/query", "/ds/update", "/ds/data"),
    "oxigraph": ("/query", "/update", "/store"),
    "rdf4j": ("/repositories/r", "/repositories/r/statements",
              "/repositories/r/rdf-graphs/service"),
}
ADDRESS = {"fuseki": "/ds", "oxigraph": "", "rdf4j": "/repositories/r"}


class FakeStore:
    """Starts when entered, ends when left. `fail` is called with each request and may give a status
    to answer by; `lose` makes a PUT keep but half of what it was sent. `certificate`, a PEM file with
    its key, makes it speak https."""

    def __init__(self, kind, authorization=None, certificate=None):
        self.kind, self.authorization, self.certificate = kind, authorization, certificate
        self.graph, self.requests = rdflib.ConjunctiveGraph(), []
        self.fail, self.lose = (lambda request: None), False

    def __enter__(self):
        store = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, status, body=b"", kind="text/plain"):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def handle_one(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                store.requests.append((self.command, self.path))
                status = store.fail((self.command, self.path))
                if status:
                    return self.answer(status, b"made to fail")
                if store.authorization and self.headers.get("Authorization") != store.authorization:
                    return self.answer(401, b"who are you?")
                try:
                    self.answer(*store.act(self.command, self.path, body.decode("utf-8")))
                except Exception as error:  # noqa: BLE001
                    self.answer(500, repr(error).encode())

            do_POST = do_PUT = do_GET = do_DELETE = handle_one

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.server.handle_error = lambda *_: None  # a client that does not trust us
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        port = self.server.server_address[1]
        scheme = "https" if self.certificate else "http"
        self.address = f"{scheme}://127.0.0.1:{port}{ADDRESS[self.kind]}"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def act(self, method, target, body):
        path, _, parameters = target.partition("?")
        query, update, graph_store = PATHS[self.kind]
        if path == graph_store and method in ("PUT", "POST"):
            name = urllib.parse.parse_qs(parameters)["graph"][0]
            graph = self.graph.get_context(rdflib.URIRef(name))
            if method == "PUT":
                graph.remove((None, None, None))
            lines = body.splitlines(keepends=True)
            graph.parse(data="".join(lines[::2] if self.lose else lines), format="nt")
            return 204,
        if path == graph_store and method == "DELETE":
            name = urllib.parse.parse_qs(parameters)["graph"][0]
            known = len(self.graph.get_context(rdflib.URIRef(name))) > 0
            self.graph.remove((None, None, None, rdflib.URIRef(name)))
            return (204,) if known else (404, b"no such graph")
        if path == query and method == "POST":
            text = urllib.parse.parse_qs(body)["query"][0]
            answer = self.graph.query(text).serialize(format="json")
            return 200, answer, "application/sparql-results+json"
        if path == update and method == "POST":
            self.graph.update(body)
            return 204,
        return 404, b"no such place"


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
