// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
//   node read_rdf.mjs FILE.jsonld|FILE.ttl|FILE.nt|FILE.nq…
//
// Reads each file with oxigraph, and JSON-LD with jsonld.js as well; prints a JSON line for each
// reading: {"file", "reader", "quads": N-Quads}.
import {readFileSync} from 'node:fs';
import {extname} from 'node:path';
import oxigraph from 'oxigraph';
import jsonld from 'jsonld';

const types = {
  '.jsonld': 'application/ld+json', '.ttl': 'text/turtle',
  '.nt': 'application/n-triples', '.nq': 'application/n-quads',
};

function noNetwork(url) { throw new Error(`a context was asked for: ${url}`); }

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8'), format = types[extname(file)];
  const store = new oxigraph.Store();
  store.load(text, {format});
  const print = (reader, quads) => console.log(JSON.stringify({file, reader, quads}));
  print('oxigraph', store.dump({format: 'application/n-quads'}));
  if (format === 'application/ld+json') {
    print('jsonld.js', await jsonld.toRDF(JSON.parse(text),
      {format: 'application/n-quads', documentLoader: noNetwork}));
  }
}
