// Names of actors, as on a map of a country: never smaller than can be read, and where there is no room for all of them,
// those of the best connected. Zooming in shows the others.

const NAME = { least: 12, gap: 5, leading: 1.2 };
/** Where a name may stand ("lower" leaves room for an arrowhead), and how many of the best connected may cover lesser marks. */
const SIDES = ["below", "above", "right", "left", "lower"];
const FIRST_NAMES = 24;
/** Below is where readers look for a name: elsewhere it stands only to lay bare so much more of lines. */
const UNUSUAL = 3;

/** Each: the actor, the size of its name in pixels of the canvas, its side of the mark, and the box that it fills. */
let names = [];

function placeNames(bright) {
  const size = Math.max(NAME_SIZE, NAME.least / scaleNow());
  const room = { shown: shownArea(), marks: boxGrid(), names: boxGrid() };
  for (const actor of view.drawn) room.marks.add(markBox(actor), actor);
  names = [];
  rankedForNames(bright).forEach((actor, rank) => {
    const name = freeName(actor, size, room) ?? (rank < FIRST_NAMES || actor === state.actor ? coveringName(actor, size, room) : null);
    if (!name) return;
    names.push(name);
    room.names.add(name.box, actor);
  });
}

/** A name on the side where it meets no other name and no mark, and hides least of lines and their heads. */
function freeName(actor, size, { shown, marks, names: taken }) {
  const isInside = holdsPoint(shown, spots.get(actor));
  let [best, least] = [null, Infinity];
  for (const side of SIDES) {
    const box = nameBox(actor, size, side);
    if (taken.meets(box, 1) || (isInside && !holdsBox(shown, box)) || marks.meets(box, -2, actor)) continue;
    const cost = linesIn(box) + (side === "below" ? 0 : UNUSUAL);
    if (cost < least) [best, least] = [{ actor, size, side, box }, cost];
  }
  return best;
}

/** A name below its mark, over lesser marks. */
function coveringName(actor, size, { names: taken }) {
  const box = nameBox(actor, size, "below");
  const covers = names.some((other) => boxesMeet(box, markBox(other.actor)));
  return taken.meets(box, 1) || covers ? null : { actor, size, side: "below", box };
}

/** Where words are placed: null for the window, else a scale and the part of the canvas that a drawing shows. */
let drawingArea = null;

const scaleNow = () => drawingArea?.scale ?? network.getScale();

/** The part of the canvas that the window, or a drawing, shows. */
function shownArea() {
  if (drawingArea) return drawingArea.shown;
  const { clientWidth, clientHeight } = byId("map");
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return { left, top, right, bottom };
}

/** The chosen first, then what belongs to it, then the better connected. */
function rankedForNames(bright) {
  const ties = tiesIn(view.drawnLines);
  const rank = (actor) => (actor === state.actor ? 2e6 : 0) + (bright?.actors.has(actor) ? 1e6 : 0) + ties[actor.index];
  return [...view.drawn].sort((a, b) => rank(b) - rank(a) || a.index - b.index);
}

function markBox(actor) {
  const { x, y } = spots.get(actor);
  return boxAround(x, y, 2 * actor.size, 2 * actor.size);
}

function nameBox(actor, size, side) {
  const { x, y } = spots.get(actor);
  const width = (nameWidth(actor) * size) / NAME_SIZE;
  const height = actor.label.split("\n").length * size * NAME.leading;
  const across = actor.size + NAME.gap + width / 2;
  const down = actor.size + NAME.gap + height / 2;
  const lower = down + headLength();
  const shift = { below: [0, down], above: [0, -down], right: [across, 0], left: [-across, 0], lower: [0, lower] }[side];
  return boxAround(x + shift[0], y + shift[1], width, height);
}

/** The actor whose name lies at a point of the canvas, or null. */
function nameAt(point) {
  return names.find(({ actor, size, side }) => holdsPoint(nameBox(actor, size, side), point))?.actor ?? null;
}

function paintNames(context, bright) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = css("--paper");
  for (const name of names) paintName(context, name, isBright(name.actor, bright));
}

function isBright(actor, bright) {
  return !bright || bright.actors.has(actor) || actor === state.actor;
}

function paintName(context, { actor, size, side }, bright) {
  const { quiet } = actor.kind.shape;
  const box = nameBox(actor, size, side);
  context.font = `${actor === state.actor ? "600 " : ""}${quiet ? size * 0.93 : size}px ${css("--sans")}`;
  context.lineWidth = size * 0.32;
  context.fillStyle = css(!bright ? "--line-strong" : quiet ? "--quiet-ink" : "--ink");
  actor.label.split("\n").forEach((text, i) => {
    const y = box.top + (i + 0.5) * size * NAME.leading;
    context.strokeText(text, (box.left + box.right) / 2, y);
    context.fillText(text, (box.left + box.right) / 2, y);
  });
}
