// The map: vis-network with physics off, fed from the composed view by items.js. These two alone speak to vis-network,
// besides the canvas that draw.js paints on.

let network = null;

/** The composed view, where its actors stand and how its lines bend. */
let view = { lines: [], drawnLines: [], drawn: new Set(), frame: new Set(), frameLines: [], actorCount: 0, scope: null };
let spots = new Map();
let bends = new Map();

/** How much is seen of a line that steps back behind what is chosen, or behind what the timeline's day adds. */
const DIM = { chosen: 0.16, day: 0.45 };
const dimmed = () => (state.actor || state.edge ? DIM.chosen : DIM.day);

function openMap(on) {
  const moved = () => {
    hideTip();
    placeWords();
    on.camera();
  };
  network = new vis.Network(byId("map"), items, opening.options);
  network.on("beforeDrawing", (context) => {
    if (hasMoved) measureNodes(context);
    paintCircles(context);
  });
  network.on("afterDrawing", paintOver);
  network.on("click", (event) => on.pick(thingAt(event.pointer)));
  network.on("doubleClick", ({ nodes }) => nodes.length && on.focus(actors[nodes[0]]));
  network.on("dragStart", hideTip);
  network.on("dragEnd", ({ nodes }) => (nodes.length ? takeSpots() : moved()));
  network.on("zoom", moved);
  network.on("hoverNode", ({ node, pointer }) => showTip(actorTip(actors[node]), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => showTip(edgeTip(edges[edge]), pointer.DOM));
  network.on("blurNode", hideTip);
  network.on("blurEdge", hideTip);
}

/** Do many changes of the map and paint once, when they are all done: vis-network would paint after each of them. */
function paintedOnce(change) {
  const { renderer } = network;
  if (!renderer.allowRedraw) return change();
  renderer.allowRedraw = false;
  try {
    change();
  } finally {
    renderer.allowRedraw = true;
    network.body.emitter.emit("_requestRedraw");
  }
}

/** Draw a composed view: new places, bends and looks. Its words are placed once the camera stands. */
function drawView(composed) {
  view = composed;
  // vis-network may paint while its items change: nothing of the old view may be left to paint on the new places.
  [labels, names, grounds] = [[], [], []];
  spots = spotsFor(view);
  bends = routesFor(view.drawnLines, spots);
  tellItems();
  placeCircles();
  selectChosen();
}

/** Draw the same view in other colours, or with something else chosen. */
function drawLooks() {
  tellItems();
  selectChosen();
  placeWordsAgain();
}

function selectChosen() {
  network.setSelection({
    nodes: state.actor && view.drawn.has(state.actor) ? [state.actor.index] : [],
    edges: state.edge && told.edges.has(state.edge.index) ? [state.edge.index] : [],
  }, { highlightEdges: false });
}

/** Places for names first, then for the words of lines between them. */
function placeWords() {
  const bright = brightThings();
  placeNames(bright);
  placeLabels(bright);
}

function placeWordsAgain() {
  placeWords();
  network.redraw();
}

/** The chosen line, or the chosen actor with its lines; else what the timeline's day adds; null if all is alike. */
function brightThings() {
  const chosen = state.edge
    ? view.drawnLines.filter(({ edge }) => edge === state.edge)
    : view.drawnLines.filter(({ edge }) => edge.subject === state.actor || edge.object === state.actor);
  if (!chosen.length) return newThings();
  return {
    edges: new Set(chosen.map(({ edge }) => edge)),
    actors: new Set(chosen.flatMap(({ edge }) => [edge.subject, edge.object])),
  };
}

/** After a reader moved an actor: bend the lines anew. */
function takeSpots() {
  const moved = network.getPositions();
  for (const actor of view.drawn) spots.set(actor, moved[actor.index]);
  bends = routesFor(view.drawnLines, spots);
  tellItems();
  placeCircles();
  placeWords();
  network.redraw();
}

/** What lies under the pointer: an actor, a line or its words, or null. */
function thingAt({ DOM, canvas }) {
  const actor = actors[network.getNodeAt(DOM)] ?? nameAt(canvas);
  if (actor) return { actor };
  const edge = labelAt(canvas) ?? edges[network.getEdgeAt(DOM)];
  return edge ? { edge } : null;
}

// The camera.

/** Show the whole view. Names keep their size on the screen, so their room is known only once the scale is: try again. */
function fitMap() {
  if (!view.frame.size) return;
  let boxes = [...view.frame].map((actor) => actorBox(actor, spots.get(actor)));
  for (let round = 0; round < 3; round += 1) {
    fitBox(boxOfAll(boxes));
    placeNames(brightThings());
    boxes = [...[...view.frame].map(markBox), ...names.map(({ box }) => box)];
  }
  placeWordsAgain();
}

/** Look at a box of the canvas, with room for what lies over the corners. */
function fitBox(box) {
  const { clientWidth: width, clientHeight: height } = byId("map");
  const room = { x: Math.max(80, width - 40), y: Math.max(80, height - 92) };
  const scale = Math.min(1.35, room.x / (box.right - box.left), room.y / (box.bottom - box.top));
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + 14 / scale };
  network.moveTo({ position: middle, scale, animation: false });
}

/** Move at once, and place words anew: their room depends on the scale. */
function moveCamera(options) {
  network.moveTo({ ...options, animation: false });
  placeWords();
  network.redraw();
}

function placeCamera([x, y, scale]) {
  moveCamera({ position: { x, y }, scale });
}

function cameraNow() {
  const { x, y } = network.getViewPosition();
  return [Math.round(x), Math.round(y), network.getScale()];
}

function zoomBy(factor) {
  moveCamera({ scale: Math.min(5, Math.max(0.05, network.getScale() * factor)) });
}

/** Bring an actor into the part of the map that the panel leaves free. */
function reveal(actor) {
  if (!view.drawn.has(actor)) return;
  const at = network.canvasToDOM(spots.get(actor));
  const free = freeArea();
  const margin = 60;
  const seen = at.x > free.left + margin && at.x < free.right - margin && at.y > free.top + margin && at.y < free.bottom - margin;
  if (seen) return;
  const { clientWidth, clientHeight } = byId("map");
  const offset = { x: (free.left + free.right - clientWidth) / 2, y: (free.top + free.bottom - clientHeight) / 2 };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({ position: spots.get(actor), offset, animation: calm ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
  network.once(calm ? "afterDrawing" : "animationFinished", () => setTimeout(placeWordsAgain));
}

/** The map's area less what an open panel covers. */
function freeArea() {
  const area = byId("map").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const free = { left: 0, top: 0, right: area.width, bottom: area.height };
  if (!panel.width || !byId("panel").classList.contains("open")) return free;
  if (panel.left > area.left + 40) free.right = Math.min(free.right, panel.left - area.left);
  else free.bottom = Math.min(free.bottom, panel.top - area.top);
  return free;
}

// The tip that follows the pointer.

function showTip(content, at) {
  const tip = byId("tip");
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { clientWidth, clientHeight } = byId("stage");
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(at.y + 16, clientHeight - tip.offsetHeight - 8))}px`;
}

function hideTip() {
  byId("tip").hidden = true;
}

function actorTip(actor) {
  return [el("strong", {}, actor.name), el("small", {}, `${actor.kind.label} · ${plural(actor.edges.length, "connection")}`)];
}

function edgeTip(edge) {
  const line = view.lines.find((candidate) => candidate.edge === edge);
  return line ? [claimWords(edge), el("small", {}, noteWords(line))] : [claimWords(edge)];
}
