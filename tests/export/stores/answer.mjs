// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
//   node answer.mjs FILE.nq QUERIES.json
//
// Answers SPARQL queries (a JSON array) with oxigraph over the union of the graphs; prints a JSON
// line for each, in SPARQL's own result format.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const [file, queries, consumers] = process.argv.slice(2);
const require = createRequire(`${consumers}/package.json`);
const oxigraph = require('oxigraph');
const store = new oxigraph.Store();
store.load(readFileSync(file, 'utf8'), {format: 'application/n-quads'});
for (const query of JSON.parse(readFileSync(queries, 'utf8'))) {
  console.log(store.query(query, {use_default_graph_as_union: true, results_format: 'json'})
    .replaceAll('\n', ' '));
}
