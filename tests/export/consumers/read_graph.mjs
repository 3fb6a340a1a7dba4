// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
//   node read_graph.mjs FILE.graphml|FILE.gexf…
//
// Reads graphs as Gephi Lite does (graphology) and prints each as a JSON line:
// {"nodes": {id: attributes}, "edges": {id: [source, target, directed, attributes]}}.
import {readFileSync} from 'node:fs';
import graphology from 'graphology';
import graphml from 'graphology-graphml';
import gexf from 'graphology-gexf';

const Graph = graphology.MultiGraph ?? graphology.default.MultiGraph;
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8');
  const graph = path.endsWith('.gexf')
    ? gexf.parse(graphology, text, {addMissingNodes: true, allowUndeclaredAttributes: true})
    : graphml.parse(graphology, text, {addMissingNodes: true});
  const nodes = {}, edges = {};
  graph.forEachNode((id, attributes) => { nodes[id] = attributes; });
  graph.forEachEdge((id, attributes, source, target, _s, _t, undirected) => {
    edges[id] = [source, target, !undirected, attributes];
  });
  console.log(JSON.stringify({nodes, edges}));
}
