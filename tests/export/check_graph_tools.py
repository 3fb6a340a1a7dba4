#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Compare what other programs read of every graph format with the JSON Lines of the same graph.

    check_graph_tools.py CONSUMERS FOLDER NAME...

FOLDER has NAME.jsonl and NAME with every other suffix, as write_sample makes them. CONSUMERS is the
folder of read_graph.mjs, with its packages installed. Read by networkx (GraphML, GEXF), igraph
(GraphML), graphology (GraphML, GEXF), Graphviz (DOT), Python's csv and json (the pairs of tables,
Cytoscape): equal counts of nodes, edges and cells, equal values, no warning.
Exit code 77: a reader is missing.
"""
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing)
    sys.exit(77)

OWN = {"node", "edge", "source", "target", "statements"}
LOOKS = {"x", "y", "z", "size", "color", "r", "g", "b", "viz", "hidden"}
csv.field_size_limit(10 ** 9)


def check(condition, message):
    if not condition:
        sys.exit(f"check_graph_tools: {message}")


def xml_text(text):
    """What XML can hold of a text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def reference(path, clean):
    """The nodes and edges of the JSON Lines: id → cells; (source, target) for an edge."""
    nodes, edges = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cells = {key: clean(value) if isinstance(value, str) else value
                 for key, value in row.items() if key not in OWN}
        cells = {key: value for key, value in cells.items() if value != ""}
        if "node" in row:
            nodes[row["node"]] = cells
        else:
            edges[row["edge"]] = (row["source"], row["target"], cells)
    return nodes, edges


def same(found, expected, where):
    """Values alike, numbers as numbers, whatever type the reader gives them."""
    if isinstance(expected, bool):
        return found is expected or str(found).lower() == str(expected).lower()
    if isinstance(expected, (int, float)):
        try:
            return abs(float(found) - expected) < 1e-9
        except (TypeError, ValueError):
            return False
    return found == expected


def compare(where, found, expected, empty=(None, "", "nan")):
    """Both have the same cells; `found` may have looks and cells that say nothing as well."""
    found = {key: value for key, value in found.items()
             if key not in LOOKS and value not in empty and value == value}
    check(set(found) == set(expected),
          f"{where}: cells differ: {sorted(set(found) ^ set(expected))}")
    for key, value in expected.items():
        check(same(found[key], value, where),
              f"{where}: {key} is {found[key]!r:.200}, expected {value!r:.200}")


def compare_graph(where, nodes, edges, expected, added=()):
    """nodes: id → cells; edges: id → (source, target, cells). `added`: cells that the format adds."""
    expected_nodes, expected_edges = expected
    check(set(nodes) == set(expected_nodes), f"{where}: {len(nodes)} nodes, not {len(expected_nodes)}")
    check(set(edges) == set(expected_edges), f"{where}: {len(edges)} edges, not {len(expected_edges)}")
    for one, cells in nodes.items():
        compare(f"{where}: {one}", cells, expected_nodes[one])
    for one, (source, target, cells) in edges.items():
        cells = {key: value for key, value in cells.items() if key not in added}
        ends = expected_edges[one][:2]
        undirected = expected_edges[one][2]["symmetric"]
        check((source, target) == ends or undirected and (target, source) == ends,
              f"{where}: ends of {one}")
        compare(f"{where}: {one}", cells, expected_edges[one][2])
    cells = sum(len(one) for one in nodes.values()) + sum(len(one[2]) for one in edges.values())
    print(f"{where}: {len(nodes)} nodes, {len(edges)} edges, {cells} cells: as written")


def read_networkx(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if path.suffix == ".gexf":
            # networkx 2 knows the elements under the name of version 1.2 only, and has no mixed
            # graphs and no spells of dates: it gets the file without types and times.
            text = path.read_text(encoding="utf-8").replace("gexf.net/1.3", "www.gexf.net/1.2draft")
            text = re.sub(r'<attvalue for="status_over_time"[^>]*>|<spells>.*?</spells>', "", text)
            text = re.sub(r' type="(?:un)?directed"', "", text)
            text = text.replace('version="1.3"', 'version="1.2"')
            text = text.replace('mode="dynamic" timeformat="date" timerepresentation="interval"',
                                'mode="static" defaultedgetype="directed"')
            with tempfile.NamedTemporaryFile("w", suffix=".gexf", encoding="utf-8") as copy:
                copy.write(text)
                copy.flush()
                graph = networkx.read_gexf(copy.name)
        else:
            graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = {one: dict(cells) for one, cells in graph.nodes(data=True)}
    edges = {}
    for source, target, *key, cells in (graph.edges(keys=True, data=True) if graph.is_multigraph()
                                        else graph.edges(data=True)):
        cells = dict(cells)
        edges[str(cells.pop("id", key[0] if key else None))] = (source, target, cells)
    return nodes, edges


def read_igraph(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph = igraph.Graph.Read_GraphML(str(path))
    nodes = {}
    for vertex in graph.vs:
        cells = vertex.attributes()
        nodes[cells.pop("id")] = cells
    ids = [vertex["id"] for vertex in graph.vs]
    edges = {}
    for edge in graph.es:
        cells = edge.attributes()
        edges[cells.pop("id")] = (ids[edge.source], ids[edge.target], cells)
    return nodes, edges


def read_graphology(consumers, paths):
    node = shutil.which("node")
    if node is None or not (consumers / "node_modules").is_dir():
        print("node or its packages are missing; scripts/setup --tests installs them")
        sys.exit(77)
    done = subprocess.run([node, str(consumers / "read_graph.mjs"), *map(str, paths)],
                          capture_output=True, text=True, check=False)
    check(done.returncode == 0 and not done.stderr, f"graphology: {done.stderr}")
    for path, line in zip(paths, done.stdout.splitlines()):
        graph = json.loads(line)
        yield path, graph["nodes"], {key: (value[0], value[1], value[3])
                                     for key, value in graph["edges"].items()}


def read_cytoscape(path):
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    nodes, edges = {}, {}
    for element in elements["nodes"]:
        cells = dict(element["data"])
        cells["label"] = cells.pop("name")
        nodes[cells.pop("id")] = cells
    for element in elements["edges"]:
        cells = dict(element["data"])
        edges[cells.pop("id")] = (cells.pop("source"), cells.pop("target"), cells)
    return nodes, edges


def read_pair(path, suffix):
    rows = {}
    for what in ("nodes", "edges"):
        file = path.with_name(path.name + f".{what}{suffix}")
        with file.open(encoding="utf-8", newline="") as text:
            rows[what] = list(csv.DictReader(text, strict=True))
    renamed = {"Id": "id", "id:ID": "id", "Label": "label", "name": "label", "Source": "source",
               ":START_ID": "source", "Target": "target", ":END_ID": "target", "Weight": "weight"}
    nodes, edges = {}, {}
    for what, table in rows.items():
        for row in table:
            cells = {renamed.get(key, key.split(":")[0]): value for key, value in row.items()}
            cells.pop("", None)  # :LABEL, :TYPE
            if what == "nodes":
                nodes[cells.pop("id")] = cells
            else:
                edges[cells.pop("id")] = (cells.pop("source"), cells.pop("target"), cells)
    return nodes, edges


def read_dot(path):
    done = subprocess.run(["dot", "-Kneato", "-n2", "-Tjson0", str(path)], capture_output=True,
                          check=False)
    check(done.returncode == 0 and not done.stderr, f"{path}: {done.stderr.decode()}")
    graph = json.loads(done.stdout)
    names = {one["_gvid"]: one["name"] for one in graph.get("objects", [])}
    own = {"_gvid", "name", "label", "xlabel", "tooltip", "fillcolor", "width", "height", "pos",
           "penwidth", "dir", "edgetooltip", "tail", "head", "xlp", "shape", "style", "fixedsize",
           "fontname", "arrowsize", "lp"}
    nodes, edges = {}, {}
    for one in graph.get("objects", []):
        nodes[one["name"]] = {key: value for key, value in one.items() if key not in own}
        nodes[one["name"]]["label"] = one["xlabel"]
    for one in graph.get("edges", []):
        cells = {key: value for key, value in one.items() if key not in own}
        cells["label"] = cells.pop("kind_label")
        edges[cells.pop("id")] = (names[one["tail"]], names[one["head"]], cells)
    return nodes, edges


def compare_drawn(path, nodes):
    """The labels that Graphviz draws are the names, in an SVG that is XML. Long ones are left to
    the reader of the lines."""
    done = subprocess.run(["dot", "-Kneato", "-n2", "-Tsvg", str(path)], capture_output=True,
                          check=False)
    check(done.returncode == 0, f"{path}: {done.stderr.decode()[:300]}")
    drawing = xml.etree.ElementTree.fromstring(done.stdout)
    drawn = {" ".join("".join(one.itertext()).split())
             for one in drawing.iter("{http://www.w3.org/2000/svg}text")}
    for cells in nodes.values():
        for line in xml_text(cells["label"]).splitlines():
            line = " ".join(line.split())
            check(not line or line in drawn, f"{path}: '{line:.80}' is not drawn: {sorted(drawn)}")
    print(f"graphviz {path.name}: {len(nodes)} labels are drawn as they are")


def main(consumers, folder, *names):
    files = []
    for name in names:
        base = folder / name
        cleaned = reference(base.with_name(name + ".jsonl"), xml_text)
        graphml, gexf = base.with_name(name + ".graphml"), base.with_name(name + ".gexf")
        files += [(graphml, cleaned), (gexf, cleaned)]
        compare_graph(f"networkx {graphml.name}", *read_networkx(graphml), cleaned, {"interaction"})
        compare_graph(f"networkx {gexf.name}", *read_networkx(gexf), cleaned, {"kind"})
        compare_graph(f"igraph {graphml.name}", *read_igraph(graphml), cleaned, {"interaction"})
        plain = reference(base.with_name(name + ".jsonl"), lambda text: text)
        compare_graph(f"json {name}.cyjs", *read_cytoscape(base.with_name(name + ".cyjs")), plain,
                      {"interaction"})
        compare_graph(f"csv {name}.csv", *read_pair(base, ".csv"), plain,
                      {"Type", "Kind", "Timeset"})
        compare_graph(f"csv {name}.neo4j.csv", *read_pair(base, ".neo4j.csv"), plain)
        dot = base.with_name(name + ".dot")
        if name == "hostile":  # Graphviz has escapes of its own for what a label holds
            compare_drawn(dot, plain[0])
        else:
            compare_graph(f"graphviz {dot.name}", *read_dot(dot), plain)
    expected = dict(files)
    for path, nodes, edges in read_graphology(consumers, list(expected)):
        compare_graph(f"graphology {path.name}", nodes, edges, expected[path],
                      {"interaction", "kind", "status_over_time"})


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), *sys.argv[3:])
