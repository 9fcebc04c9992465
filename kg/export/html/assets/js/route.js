// How each line bends: lines of one pair fan out, and none runs through an actor that is not its own if it can be helped.

/** Bends tried for a pair, the calmest first. */
const BENDS = [0, 0.12, -0.12, 0.24, -0.24, 0.38, -0.38, 0.55, -0.55];
/** Pixels between the middles of two lines of one pair, so that each has room for its words; and the bends it may take. */
const FAN = { gap: 21, least: 0.14, most: 0.5 };
const SAMPLES = 26;

/** Above so many lines only marks are in the way, not names, most of which a full map leaves out. */
const CROWDED = 150;

/** Roundness of each edge that is drawn. */
function routesFor(lines, spots) {
  const grid = boxGrid();
  for (const [actor, spot] of spots) grid.add(lines.length > CROWDED ? markAt(actor, spot) : actorBox(actor, spot), actor);
  const bends = new Map();
  for (const pair of pairsOf(lines).values()) {
    const best = bestBend(pair, spots, grid);
    pair.forEach((edge, i) => bends.set(edge, bendOf(pair, i, best, spots)));
  }
  return bends;
}

/** The bend that costs least, the calmest of equals. Bends after one that costs no more than they do at least are not tried. */
function bestBend(pair, spots, grid) {
  let [best, least] = [0, Infinity];
  for (const bend of BENDS) {
    if (calmness(bend) >= least) break;
    const cost = pairCost(pair, bend, spots, grid);
    if (cost < least) [best, least] = [bend, cost];
  }
  return best;
}

const calmness = (bend) => Math.abs(bend) * 0.5;

function pairsOf(lines) {
  const pairs = new Map();
  for (const { edge } of lines) {
    if (edge.subject === edge.object) continue;
    const key = pairKey(edge.subject, edge.object);
    pairs.set(key, [...(pairs.get(key) ?? []), edge]);
  }
  return pairs;
}

/** Bend of one line of a pair. Bends are told from the lower number's side; a line the other way bends the other way. */
function bendOf(pair, i, bend, spots) {
  const along = bend + (i - (pair.length - 1) / 2) * fanOf(pair, spots);
  return pair[i].subject.index < pair[i].object.index ? along : -along;
}

/** Difference of roundness between neighbours: a bend of 1 moves the middle of a line by about 0.4 of its length. */
function fanOf([{ subject, object }], spots) {
  const length = Math.hypot(spots.get(subject).x - spots.get(object).x, spots.get(subject).y - spots.get(object).y);
  return Math.min(FAN.most, Math.max(FAN.least, FAN.gap / (0.4 * length)));
}

function pairCost(pair, bend, spots, grid) {
  let hits = 0;
  pair.forEach((edge, i) => {
    hits += foreignBoxes(edge, bendOf(pair, i, bend, spots), spots, grid).size;
  });
  return hits + calmness(bend);
}

/** Actors whose mark or name the line runs through and that are not its ends. */
function foreignBoxes(edge, roundness, spots, grid) {
  const found = new Set();
  const [from, to] = [spots.get(edge.subject), spots.get(edge.object)];
  const via = viaOf(from, to, roundness);
  for (let i = 1; i < SAMPLES; i += 1) {
    const point = pointOn(from, to, roundness, i / SAMPLES, via);
    for (const { item, box } of grid.near(point)) {
      if (item !== edge.subject && item !== edge.object && holdsPoint(box, point)) found.add(item);
    }
  }
  return found;
}

function markAt(actor, { x, y }) {
  return boxAround(x, y, 2 * actor.size + 4, 2 * actor.size + 4);
}
