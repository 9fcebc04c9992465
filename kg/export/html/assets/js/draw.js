// What vis-network does not draw: the shaded ground of circles, bars across denied lines, and the words of lines, which
// are placed so that none lies on another or on an actor.

const LABEL = { size: 12, least: 10.5, leading: 1.4, pad: 0.4, most: 150, leastScale: 0.3 };
/** Where on its line a label may stand, the middle first. */
const LABEL_PLACES = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85];
/** On the line, or beside it; and what a place off the middle, off the line, or on other lines costs. */
const LABEL_SHIFTS = [0, -0.95, 0.95];
const LABEL_COST = { away: 14, beside: 3, onMarked: 5 };
const BAR_PLACES = [0.7, 0.3, 0.62, 0.38, 0.76, 0.24, 0.5, 0.82, 0.18];
const RING = 6.5;
const GROUND = { width: 92, least: 3, tints: 6 };

/** Each: the line, its words, where along the line they stand, their size and their width. */
let labels = [];
/** Each: the circle's members and the pairs of them that its ground joins. */
let grounds = [];

// Words of lines.

/** Give each line a place for its words; lines for which there is none show them on hover. */
function placeLabels(bright) {
  labels = [];
  const lines = linesToLabel(bright);
  if (!lines.length) return;
  const heads = view.drawnLines.map(({ edge }) => headOf(edge)).filter(Boolean).map(headBox);
  const taken = boxGrid();
  for (const box of [...names.map((name) => name.box), ...[...view.drawn].map(markBox), ...heads]) taken.add(box);
  const size = Math.max(LABEL.size, LABEL.least / scaleNow());
  const shown = shownArea();
  for (const line of lines) {
    const label = freeLabel(line, size, taken, shown);
    if (!label) continue;
    labels.push(label);
    taken.add(labelBox(label));
  }
}

function linesToLabel(bright) {
  const lines = bright ? view.drawnLines.filter(({ edge }) => bright.edges.has(edge)) : view.drawnLines;
  // Of a full map, only what the window shows: nearer by, there is room for words.
  const seen = lines.length > LABEL.most ? linesInSight(lines) : lines;
  if (seen.length > LABEL.most) return [];
  const rank = (line) => (line.edge.family.id === "structural" ? 0 : line.articles);
  return [...seen].sort((a, b) => rank(b) - rank(a) || a.edge.index - b.edge.index);
}

function linesInSight(lines) {
  const shown = shownArea();
  return lines.filter(({ edge }) => holdsPoint(shown, pointOfLine(edge, 0.5)));
}

/** The free place that costs least, or null. Words of a line that the window shows do not stick out of it. */
function freeLabel(line, size, taken, shown) {
  const text = labelWords(line);
  const width = textWidth(text, size) + 2 * LABEL.pad * size;
  // A bar or a ring needs room on the line, too, and so do the dashes of a short one.
  const inSight = holdsPoint(shown, pointOfLine(line.edge, 0.5));
  const marked = line.edge.denied || isContested(line.edge) || isShort(line.edge, width, size);
  let [best, least] = [null, Infinity];
  for (const shift of LABEL_SHIFTS) {
    for (const t of LABEL_PLACES) {
      const label = { line, text, t, shift, size, width };
      const fixed = LABEL_COST.away * Math.abs(t - 0.5) + (shift ? LABEL_COST.beside : marked ? LABEL_COST.onMarked : 0);
      if (fixed >= least) continue;
      const box = labelBox(label);
      if (taken.meets(box, 1) || (inSight && !holdsBox(shown, box))) continue;
      const cost = fixed + linesIn(box, line.edge);
      if (cost < least) [best, least] = [label, cost];
    }
  }
  return best;
}

/** Whether words of a width would hide most of a line between two actors. */
function isShort({ subject, object }, width, size) {
  const [a, b] = [spots.get(subject), spots.get(object)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const along = Math.min(width / (Math.abs(b.x - a.x) / length), (size * LABEL.leading) / (Math.abs(b.y - a.y) / length));
  return length > 0 && length - subject.size - object.size < 2 * along;
}

/** A label beside its line touches it with one side: how far off it stands depends on the line's slope. */
function labelBox({ line, t, shift, size, width }) {
  const { x, y } = pointOfLine(line.edge, t);
  const height = size * LABEL.leading;
  if (!shift || line.edge.subject === line.edge.object) return boxAround(x, y, width, height);
  const across = angleOn(spots.get(line.edge.subject), spots.get(line.edge.object), bends.get(line.edge) ?? 0, t) + Math.PI / 2;
  const [cos, sin] = [Math.cos(across), Math.sin(across)];
  const reach = shift * (Math.abs(cos) * (width / 2) + Math.abs(sin) * (height / 2));
  return boxAround(x + reach * cos, y + reach * sin, width, height);
}

/** A point of a line that is drawn; a line from an actor to itself has its words above the actor. */
function pointOfLine(edge, t) {
  const [from, to] = [spots.get(edge.subject), spots.get(edge.object)];
  if (edge.subject === edge.object) return { x: from.x + 30, y: from.y - edge.subject.size - 34 };
  return pointOn(from, to, bends.get(edge) ?? 0, t);
}

/** The edge whose words lie at a point of the canvas, or null. */
function labelAt(point) {
  if (network.getScale() < LABEL.leastScale) return null;
  return labels.find((label) => holdsPoint(labelBox(label), point))?.line.edge ?? null;
}

function paintOver(context) {
  liveSpots();
  const bright = brightThings();
  for (const { edge } of view.drawnLines) {
    const isBright = !bright || bright.edges.has(edge);
    paintHead(context, edge, isBright);
    if (edge.subject === edge.object) continue;
    if (isContested(edge)) paintRing(context, edge, isBright);
    if (edge.denied) paintBar(context, edge, isBright);
  }
  if (network.getScale() >= LABEL.leastScale) for (const label of labels) paintLabel(context, label);
  paintNames(context, bright);
}

/** Follow actors while a reader drags them. */
function liveSpots() {
  const now = network.getPositions([...view.drawn].map((actor) => actor.index));
  for (const actor of view.drawn) if (now[actor.index]) spots.set(actor, now[actor.index]);
}

function paintLabel(context, label) {
  const { edge } = label.line;
  const box = labelBox(label);
  context.fillStyle = css("--paper");
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 5);
  context.fill();
  context.font = `${label.size}px ${css("--sans")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = css(edge.family.id === "structural" ? "--soft" : `--${edge.family.id}`);
  context.fillText(label.text, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.5);
}

/** A bar across a denied line, away from its words. */
function paintBar(context, edge, bright) {
  const t = barPlace(edge);
  const [from, to, bend] = [spots.get(edge.subject), spots.get(edge.object), bends.get(edge) ?? 0];
  const { x, y } = pointOn(from, to, bend, t);
  const across = angleOn(from, to, bend, t) + Math.PI / 2;
  context.save();
  context.globalAlpha = bright ? 1 : dimmed();
  context.strokeStyle = css(`--${edge.family.id}`);
  context.lineWidth = 3.5;
  context.lineCap = "butt";
  context.beginPath();
  context.moveTo(x - 9 * Math.cos(across), y - 9 * Math.sin(across));
  context.lineTo(x + 9 * Math.cos(across), y + 9 * Math.sin(across));
  context.stroke();
  context.restore();
}

/** A ring on a line that some sources say and others deny; around the bar, where it has one. */
function paintRing(context, edge, bright) {
  const { x, y } = pointOn(spots.get(edge.subject), spots.get(edge.object), bends.get(edge) ?? 0, barPlace(edge));
  context.save();
  context.globalAlpha = bright ? 1 : dimmed();
  context.fillStyle = css("--paper");
  context.strokeStyle = css(`--${edge.family.id}`);
  context.lineWidth = 2.4;
  context.beginPath();
  context.arc(x, y, RING, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.restore();
}

/** Where on its line the bar stands: where no words hide it, if there is such a place. */
function barPlace(edge) {
  const boxes = [...labels.map(labelBox), ...names.map(({ box }) => box)];
  const [from, to, bend] = [spots.get(edge.subject), spots.get(edge.object), bends.get(edge) ?? 0];
  const isFree = (t) => {
    const { x, y } = pointOn(from, to, bend, t);
    const bar = boxAround(x, y, 16, 16);
    return !boxes.some((box) => boxesMeet(bar, box));
  };
  return BAR_PLACES.find(isFree) ?? BAR_PLACES[0];
}

// The ground of circles.

/** Join the members of each circle by the shortest tree, so that the ground reaches around others. */
function placeCircles() {
  const members = Map.groupBy ? Map.groupBy(view.drawn, (actor) => actor.circle) : grouped(view.drawn);
  grounds = [...members.values()]
    .map((group) => group.filter((actor) => !actor.kind.shape.quiet))
    .filter((group) => group.length >= GROUND.least)
    .map((group) => ({ circle: group[0].circle, group, pairs: shortestTree(group) }));
}

function grouped(drawn) {
  const groups = new Map();
  for (const actor of drawn) groups.set(actor.circle, [...(groups.get(actor.circle) ?? []), actor]);
  return groups;
}

/** Prim's algorithm: pairs of actors that join all of them over the least distance. */
function shortestTree([first, ...rest]) {
  const pairs = [];
  const nearest = new Map(rest.map((actor) => [actor, first]));
  while (nearest.size) {
    let best = null;
    for (const [actor, from] of nearest) {
      const far = distance(actor, from);
      if (!best || far < best.far) best = { actor, from, far };
    }
    nearest.delete(best.actor);
    pairs.push([best.from, best.actor]);
    for (const [actor, from] of nearest) {
      if (distance(actor, best.actor) < distance(actor, from)) nearest.set(actor, best.actor);
    }
  }
  return pairs;
}

function distance(a, b) {
  return Math.hypot(spots.get(a).x - spots.get(b).x, spots.get(a).y - spots.get(b).y);
}

function paintCircles(context) {
  liveSpots();
  for (const { circle, pairs } of grounds) {
    context.strokeStyle = css(`--circle-${circle % GROUND.tints}`);
    context.lineWidth = GROUND.width;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.beginPath();
    for (const [a, b] of pairs) {
      context.moveTo(spots.get(a).x, spots.get(a).y + 8);
      context.lineTo(spots.get(b).x, spots.get(b).y + 8);
    }
    context.stroke();
  }
}
