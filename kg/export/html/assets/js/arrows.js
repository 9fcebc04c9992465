// Arrowheads, and where lines run. kg paints heads itself: vis-network hides them behind marks and shrinks them with the
// map until nobody sees which way a line points.

const HEAD = { least: 8, length: 11, ofLine: 0.3, air: 2 };

/** Tip, direction and length of an edge's head, or null where it has none: symmetric relations, lines to oneself. */
function headOf(edge) {
  if (edge.relation.symmetric || edge.subject === edge.object) return null;
  const [from, to, bend] = [spots.get(edge.subject), spots.get(edge.object), bends.get(edge) ?? 0];
  const t = arrival(from, to, bend, edge.object);
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const { x, y } = pointOn(from, to, bend, t);
  const length = Math.min(headLength(), Math.max(6, HEAD.ofLine * far));
  const back = pointOn(from, to, bend, Math.max(0, t - length / (far + 1)));
  return { x, y, length, angle: Math.atan2(y - back.y, x - back.x) };
}

/** Length of heads on long lines; on the screen none is smaller than can be seen. */
const headLength = () => Math.max(HEAD.length, HEAD.least / scaleNow());

/** Where the line meets its object's mark, 0 to 1: halved eight times, so exact to two pixels on a long line. */
function arrival(from, to, bend, actor) {
  const via = viaOf(from, to, bend);
  let [outside, inside] = [0.3, 1];
  for (let i = 0; i < 8; i += 1) {
    const t = (outside + inside) / 2;
    const { x, y } = pointOn(from, to, bend, t, via);
    if (Math.hypot(x - to.x, y - to.y) > borderOf(actor, Math.atan2(y - to.y, x - to.x)) + HEAD.air) outside = t;
    else inside = t;
  }
  return outside;
}

/** Distance from the middle of an actor's mark to its border in a direction. */
function borderOf({ size, kind }, angle) {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  if (kind.shape.mark === "square") return size / Math.max(cos, sin);
  if (kind.shape.mark === "diamond") return size / (cos + sin);
  return size;
}

/** The box that a head fills, roughly. */
function headBox({ x, y, length, angle }) {
  return boxAround(x - (length / 2) * Math.cos(angle), y - (length / 2) * Math.sin(angle), length, length);
}

/** Outline of a head whose tip is at the origin and that points right. */
function headPoints(length) {
  return [[0, 0], [-length, -0.42 * length], [-0.72 * length, 0], [-length, 0.42 * length]];
}

function paintHead(context, edge, bright) {
  const head = headOf(edge);
  if (!head) return;
  context.save();
  context.globalAlpha = bright ? 1 : dimmed();
  context.fillStyle = css(`--${edge.family.id}`);
  context.translate(head.x, head.y);
  context.rotate(head.angle);
  context.beginPath();
  for (const [x, y] of headPoints(head.length)) context.lineTo(x, y);
  context.fill();
  context.restore();
}

// Where lines run: points of all drawn lines by the cells of a grid, so that words can keep off them.

const TRACK = { step: 9, most: 70, cell: 64, headWeight: 8 };
let tracks = { of: null, cells: new Map() };

const trackCell = (x, y) => Math.floor(x / TRACK.cell) * 65536 + Math.floor(y / TRACK.cell);

/** The grid of the lines as they lie now. */
function lineTracks() {
  if (tracks.of === bends) return tracks.cells;
  tracks = { of: bends, cells: new Map() };
  for (const { edge } of view.drawnLines) if (edge.subject !== edge.object) addTrack(edge);
  return tracks.cells;
}

function addTrack(edge) {
  const [from, to, bend] = [spots.get(edge.subject), spots.get(edge.object), bends.get(edge) ?? 0];
  const add = (x, y, weight) => {
    const cell = trackCell(x, y);
    if (!tracks.cells.has(cell)) tracks.cells.set(cell, []);
    tracks.cells.get(cell).push({ x, y, edge, weight });
  };
  const via = viaOf(from, to, bend);
  // A full map takes points farther apart, which weigh as much more.
  const weight = view.drawnLines.length > CROWDED ? 2 : 1;
  const count = Math.min(TRACK.most / weight, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (TRACK.step * weight)));
  for (let i = 1; i < count; i += 1) {
    const { x, y } = pointOn(from, to, bend, i / count, via);
    add(x, y, weight);
  }
  const head = headOf(edge);
  if (!head) return;
  const { left, right, top, bottom } = headBox(head);
  add((left + right) / 2, (top + bottom) / 2, TRACK.headWeight);
}

/** How much of lines, besides `own`, lies in a box; heads weigh more. */
function linesIn(box, own = null) {
  const cells = lineTracks();
  let weight = 0;
  for (let x = Math.floor(box.left / TRACK.cell); x <= Math.floor(box.right / TRACK.cell); x += 1) {
    for (let y = Math.floor(box.top / TRACK.cell); y <= Math.floor(box.bottom / TRACK.cell); y += 1) {
      for (const point of cells.get(x * 65536 + y) ?? []) if (point.edge !== own && holdsPoint(box, point)) weight += point.weight;
    }
  }
  return weight;
}
