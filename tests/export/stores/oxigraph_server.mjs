// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
//   node oxigraph_server.mjs CONSUMERS STATE PORT [DIES_AT]
//
// Oxigraph behind the addresses of its server: /query, /update and /store, on 127.0.0.1. STATE is a
// file of N-Quads that is read at the start and written after each change. At the write number
// DIES_AT (1 is the first) half of what was sent is kept and the process is gone without an answer.
// Prints "ready PORT" when it listens; PORT 0 takes a free one.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';

const [consumers, state, port, diesAt] = process.argv.slice(2);
const {Store, namedNode} = createRequire(`${consumers}/package.json`)('oxigraph');
const store = new Store();
const quads = {format: 'application/n-quads'};
if (existsSync(state)) store.load(readFileSync(state, 'utf8'), quads);
const save = () => writeFileSync(state, store.dump(quads));
let writes = 0;

function load(request, body, graph) {
  const dies = ++writes === Number(diesAt);
  const lines = body.split('\n');
  const text = (dies ? lines.slice(0, lines.length / 2) : lines).join('\n') + '\n';
  if (request.method === 'PUT') store.update(`CLEAR SILENT GRAPH <${graph}>`);
  store.load(text, {format: request.headers['content-type'], to_graph_name: namedNode(graph)});
  save();
  if (dies) process.exit(1);
}

function answer(request, body) {
  const url = new URL(request.url, 'http://127.0.0.1');
  if (url.pathname === '/store' && ['PUT', 'POST'].includes(request.method)) {
    load(request, body, url.searchParams.get('graph'));
    return [204, ''];
  }
  if (url.pathname === '/store' && request.method === 'DELETE') {
    store.update(`DROP SILENT GRAPH <${url.searchParams.get('graph')}>`);
    save();
    return [204, ''];
  }
  if (url.pathname === '/query' && request.method === 'POST') {
    const query = new URLSearchParams(body).get('query');
    return [200, store.query(query, {results_format: 'json'})];
  }
  if (url.pathname === '/update' && request.method === 'POST') {
    store.update(body);
    save();
    return [204, ''];
  }
  return [404, 'no such place'];
}

const server = http.createServer((request, response) => {
  const pieces = [];
  request.on('data', piece => pieces.push(piece));
  request.on('end', () => {
    try {
      const [status, text] = answer(request, Buffer.concat(pieces).toString('utf8'));
      response.writeHead(status, {'Content-Type': 'application/sparql-results+json'}).end(text);
    } catch (error) {
      response.writeHead(400, {'Content-Type': 'text/plain'}).end(String(error));
    }
  });
});
server.listen(Number(port), '127.0.0.1', () => console.log(`ready ${server.address().port}`));
