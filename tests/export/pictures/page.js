// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
// Draws `data` (a graphology export) into #graph and tells what was drawn.
const graph = new graphology.MultiGraph();
graph.import(data);

// Sizes are in the units of the positions: Gephi draws nodes that way.
const heaviest = Math.max(1, ...graph.mapEdges((_, edge) => edge.weight ?? 1));
graph.forEachEdge((id, edge) => graph.mergeEdgeAttributes(id, {
  size: 0.6 + 3.4 * Math.sqrt((edge.weight ?? 1) / heaviest),
  color: edge.kind === 'shared' ? '#dddddd' : '#9aa4ad',
}));

const kinds = new Map();
graph.forEachNode((id, node) => {
  kinds.set(node.type, node.color);
  graph.removeNodeAttribute(id, 'type');  // sigma's own, a shape
});

// Labels of large nodes first, as many as a page bears, none upon another.
const most_labels = 70;
const wanted = new Set(graph.nodes().sort((a, b) => graph.getNodeAttribute(b, 'size')
  - graph.getNodeAttribute(a, 'size') || a.localeCompare(b)).slice(0, most_labels));
let waiting = [];
function drawLabels(context) {
  const boxes = [];
  waiting.sort((a, b) => b.size - a.size);
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const discs = waiting.map(({x, y, size}) => [x - size, y - size, x + size, y + size]);
  for (const node of waiting) {
    const size = Math.max(11, Math.min(22, node.size * 0.9));
    context.font = `${size}px "Noto Sans CJK JP"`;
    const width = context.measureText(node.label).width;
    // Below the disc or above it, without covering another disc if that can be.
    const places = [node.y + node.size + 1, node.y - node.size - size - 4]
      .map(top => [node.x - width / 2, top, node.x + width / 2, top + size + 2])
      .filter(place => !boxes.some(other => meet(place, other)));
    const box = places.find(place => !discs.some(disc => meet(place, disc))) ?? places[0];
    if (!box) continue;
    boxes.push(box);
    context.lineWidth = 3;
    context.strokeStyle = '#ffffffd0';
    context.strokeText(node.label, box[0], box[3] - 4);
    context.fillStyle = '#222';
    context.fillText(node.label, box[0], box[3] - 4);
  }
  return boxes.length;
}

const renderer = new Sigma(graph, document.getElementById('graph'), {
  itemSizesReference: 'positions', zoomToSizeRatioFunction: x => x, autoRescale: true,
  labelFont: '"Noto Sans CJK JP"', labelDensity: 1e6, labelGridCellSize: 10,
  labelRenderedSizeThreshold: 0, defaultDrawNodeLabel: (_, node) => { if (node.label) waiting.push(node); }, zIndex: true,
  defaultEdgeColor: '#9aa4ad', stagePadding: 60,
  nodeReducer: (id, node) => ({...node, zIndex: node.size, label: wanted.has(id) ? node.label : ''}),
});
renderer.on('beforeRender', () => { waiting = []; });

document.getElementById('legend').innerHTML = [...kinds].sort().map(
  ([type, color]) => `<i style="background:${color}"></i>${type}`).join('');

function covered() {
  const discs = graph.mapNodes((_, node) => node);
  return discs.filter((a, i) => discs.some((b, j) =>
    j < i && Math.hypot(a.x - b.x, a.y - b.y) < a.size + b.size)).length;
}

// The share of the window from the first disc to the last, along an axis of it.
function extent(axis, size) {
  const places = graph.mapNodes((_, node) => renderer.graphToViewport(node)[axis]);
  return (Math.max(...places) - Math.min(...places)) / size;
}

renderer.on('afterRender', () => tell({nodes: graph.order, edges: graph.size, covered: covered(),
  width: extent('x', innerWidth), height: extent('y', innerHeight),
  labels: drawLabels(renderer.getCanvases().labels.getContext('2d'))}));
renderer.refresh();
