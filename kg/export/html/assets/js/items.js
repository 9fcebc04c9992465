// What vis-network is told: an item for each actor and line of the view, and of these only what is new to it.

/** vis-network's items, and what it was last told of each, so that it is told only what is new. */
const items = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
const told = { nodes: new Map(), edges: new Map() };
const WIDTH = { least: 1.7, step: 1.1, most: 7, structural: 1.2 };

/** Have vis-network hold the view as it is now: places, bends, colours, and what steps back while something is chosen. */
function tellItems() {
  const bright = brightThings();
  const nodes = [...view.drawn].map((actor) => nodeItem(actor, !bright || bright.actors.has(actor)));
  const lines = view.drawnLines.map((line) => lineItem(line, !bright || bright.edges.has(line.edge)));
  // Lines go before their ends and come after them, or vis-network would look for the ends of old lines among new actors.
  dropItems("edges", lines);
  dropItems("nodes", nodes);
  addItems("nodes", nodes);
  addItems("edges", lines);
}

/** Take out those of a data set that are not wanted any more. */
function dropItems(name, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  const gone = [...told[name].keys()].filter((id) => !ids.has(id));
  for (const id of gone) told[name].delete(id);
  items[name].remove(gone);
}

/** Whether vis-network has been told places that it has not drawn yet. */
let hasMoved = false;

/** vis-network skips nodes whose box lies out of sight, and would go by the box of where they stood before. */
function measureNodes(context) {
  for (const node of Object.values(network.body.nodes)) node.updateBoundingBox(context);
  hasMoved = false;
}

/** Tell a data set those of the wanted that it was told otherwise. */
function addItems(name, wanted) {
  const fresh = [];
  for (const item of wanted) {
    const text = JSON.stringify(item);
    if (told[name].get(item.id) !== text) fresh.push(item);
    told[name].set(item.id, text);
  }
  items[name].update(fresh);
  hasMoved = true;
}

function nodeItem(actor, bright) {
  const { quiet } = actor.kind.shape;
  const background = css(quiet ? "--quiet" : "--node");
  // What steps back stays opaque, or the lines beneath it would show.
  const border = css(!bright ? "--line-strong" : quiet ? "--quiet-line" : "--node-line");
  const chosen = { background: css("--accent-soft"), border: css("--accent") };
  return {
    id: actor.index,
    shape: actor.kind.shape.mark,
    size: actor.size,
    ...spots.get(actor),
    color: { background, border, highlight: chosen, hover: { background: css("--accent-soft"), border } },
  };
}

function lineItem(line, bright) {
  const { edge } = line;
  const color = css(`--${edge.family.id}`);
  return {
    id: edge.index,
    from: edge.subject.index,
    to: edge.object.index,
    width: lineWidth(line),
    dashes: edge.modality.dash.length ? edge.modality.dash : false,
    arrows: { to: { enabled: edge.subject === edge.object && !edge.relation.symmetric, scaleFactor: 0.65 } },
    smooth: smoothOf(bends.get(edge) ?? 0),
    color: { color, highlight: color, hover: color, opacity: bright ? 1 : dimmed() },
  };
}

function lineWidth({ edge, articles: count }) {
  if (edge.family.id === "structural") return WIDTH.structural;
  return Math.min(WIDTH.most, WIDTH.least + WIDTH.step * (count - 1));
}

function smoothOf(bend) {
  if (Math.abs(bend) < 0.001) return { enabled: false, type: "curvedCW", roundness: 0 };
  return { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}
