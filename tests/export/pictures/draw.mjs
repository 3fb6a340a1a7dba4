// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
//   node draw.mjs CONSUMERS FILE.gexf PICTURE.png [WIDTH HEIGHT]
//
// Draws a GEXF file with its own positions, sizes and colours, as Gephi and Gephi Lite do: sigma in
// headless Chromium. Labels are drawn where they have room, those of large nodes first. Prints what was
// drawn as a JSON line: nodes, edges, labels, nodes that lie upon another, share of the page.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const [given, file, picture, width = '1600', height = '1200'] = process.argv.slice(2);
const consumers = resolve(given);
const require = createRequire(`${consumers}/package.json`);
const graphology = require('graphology');
const gexf = require('graphology-gexf');

const graph = gexf.parse(graphology, readFileSync(file, 'utf8'),
  {addMissingNodes: true, allowUndeclaredAttributes: true});
const script = path => readFileSync(join(consumers, 'node_modules', path), 'utf8')
  .replaceAll('</script', '<\\/script');
const data = JSON.stringify(graph.export()).replaceAll('<', '\\u003C');
const page = `<!DOCTYPE html><meta charset="utf-8">
<style>
body { margin: 0; background: #fff; font-family: "Noto Sans CJK JP", sans-serif; }
#graph { position: absolute; inset: 0; }
#legend { position: absolute; left: 16px; bottom: 16px; font-size: 15px; background: #fffc; }
#legend i { display: inline-block; width: 12px; height: 12px; border-radius: 6px; margin: 0 6px 0 14px; }
</style><div id="graph"></div><div id="legend"></div>
<script>${script('graphology/dist/graphology.umd.min.js')}</script>
<script>${script('sigma/dist/sigma.min.js')}</script>
<script>
const tell = facts => console.log('told ' + JSON.stringify(facts) + ' told');
window.onerror = error => tell({error});
</script>
<script>const data = ${data};</script>
<script>${readFileSync(new URL('page.js', import.meta.url), 'utf8')}</script>`;

const folder = mkdtempSync(join(tmpdir(), 'renkei-picture-'));
try {
  const html = join(folder, 'graph.html');
  writeFileSync(html, page);
  const done = spawnSync('chromium', ['--headless', '--no-sandbox', '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader', '--hide-scrollbars', '--disable-background-networking',
    '--disable-component-update', '--no-first-run', '--enable-logging=stderr',
    `--user-data-dir=${join(folder, 'profile')}`, `--window-size=${width},${height}`,
    '--virtual-time-budget=4000', `--screenshot=${resolve(picture)}`, `file://${html}`],
  {encoding: 'utf8', maxBuffer: 1 << 28});
  const told = [...(done.stderr ?? '').matchAll(/told (\{.*\}) told/g)].at(-1);
  console.log(told ? told[1] : JSON.stringify({error: done.stderr ?? String(done.error)}));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
