// From the state to what is shown: lines that pass the filters, narrowed to a neighbourhood or a path, and of these the
// best connected actors that fit the budget. A line is an edge with those of its statements that pass.

/** What people do counts more than what they are part of. */
const RANK = { structural: 0.4 };

/** A small screen has room for fewer actors than the page was made for. */
const SMALL = matchMedia("(width < 800px)");
const SMALL_BUDGET = 100;

function budget() {
  return SMALL.matches ? Math.min(SMALL_BUDGET, page.page.budget) : page.page.budget;
}

function compose() {
  const whole = composedOf(linesThatPass(edges, { onDay: false }));
  return state.day ? onTheDay(whole) : whole;
}

function composedOf(all) {
  const scope = scopeOf(all);
  const lines = scope ? all.filter(scope.holds) : all;
  const first = scope?.first ?? [];
  const ties = tiesIn(lines);
  const best = new Set(bestTied(ties, first, budget()));
  const drawnLines = lines.filter(({ edge }) => best.has(edge.subject) && best.has(edge.object));
  const drawn = endsOf(drawnLines, first);
  return { lines, ties, drawnLines, drawn, frame: drawn, frameLines: drawnLines, actorCount: countOfTied(ties, first), scope };
}

/** What of a view is known on the chosen day. It keeps the view's places (`frame`), so that days only add to the map. */
function onTheDay(whole) {
  const first = whole.scope?.first ?? [];
  const lines = whole.lines.map(knownOf).filter(Boolean);
  const ties = tiesIn(lines);
  const drawnLines = lines.filter(({ edge }) => whole.frame.has(edge.subject) && whole.frame.has(edge.object));
  return { ...whole, lines, ties, drawnLines, drawn: endsOf(drawnLines, first), actorCount: countOfTied(ties, []) };
}

function knownOf(line) {
  const known = line.statements.filter(isKnown);
  return known.length ? lineOf(line.edge, known) : null;
}

/** The actors of the lines, and those who are there in any case. */
function endsOf(lines, first) {
  const ends = new Set();
  for (const { edge } of lines) ends.add(edge.subject).add(edge.object);
  for (const actor of first) ends.add(actor);
  return ends;
}

/** The narrowing that the state asks for: which lines it holds, who is always drawn, how it is called. */
function scopeOf(lines) {
  if (state.path) return pathScope(lines, ...state.path);
  if (state.focus) return focusScope(lines, state.focus);
  return null;
}

function focusScope(lines, centre) {
  const neighbours = neighboursIn(lines);
  const near = new Set([centre]);
  let ring = [centre];
  for (let hop = 0; hop < state.hops; hop += 1) {
    ring = ring.flatMap((actor) => [...(neighbours.get(actor) ?? [])]).filter((actor) => !near.has(actor));
    for (const actor of ring) near.add(actor);
  }
  return {
    kind: "focus",
    first: [centre],
    holds: ({ edge }) => near.has(edge.subject) && near.has(edge.object),
  };
}

/** The shortest way between two actors, whichever way its lines point. */
function pathScope(lines, start, end) {
  const neighbours = neighboursIn(lines);
  const before = new Map([[start, null]]);
  const queue = [start];
  while (queue.length && !before.has(end)) {
    const here = queue.shift();
    for (const next of neighbours.get(here) ?? []) {
      if (before.has(next)) continue;
      before.set(next, here);
      queue.push(next);
    }
  }
  const way = [];
  if (before.has(end)) for (let at = end; at; at = before.get(at)) way.unshift(at);
  const steps = new Set(way.slice(1).map((actor, i) => pairKey(way[i], actor)));
  return {
    kind: "path",
    way,
    first: way.length ? way : [start, end],
    holds: ({ edge }) => steps.has(pairKey(edge.subject, edge.object)),
  };
}

function pairKey(a, b) {
  return `${Math.min(a.index, b.index)}-${Math.max(a.index, b.index)}`;
}

function neighboursIn(lines) {
  const neighbours = new Map();
  const add = (from, to) => neighbours.get(from)?.add(to) ?? neighbours.set(from, new Set([to]));
  for (const { edge } of lines) {
    add(edge.subject, edge.object);
    add(edge.object, edge.subject);
  }
  return neighbours;
}

/** How strongly each actor is tied in by the lines, by its number. */
function tiesIn(lines) {
  const ties = new Float64Array(actors.length);
  for (const { edge } of lines) {
    const tie = RANK[edge.family.id] ?? 1;
    ties[edge.subject.index] += tie;
    if (edge.object !== edge.subject) ties[edge.object.index] += tie;
  }
  return ties;
}

/** Those of `first`, then the best tied in, `most` of them together. */
function bestTied(ties, first, most) {
  // Numbers alone are sorted quickly; as actors only those are who may be among the best.
  const least = ties.slice().sort().at(-most) ?? 0;
  const best = actors.filter((actor) => ties[actor.index] > 0 && ties[actor.index] >= least && !first.includes(actor));
  return [...first, ...best.sort(byTies(ties))].slice(0, most);
}

const byTies = (ties) => (a, b) => ties[b.index] - ties[a.index] || a.index - b.index;

function countOfTied(ties, first) {
  const others = first.filter((actor) => !ties[actor.index]).length;
  return others + ties.reduce((count, tie) => count + (tie > 0 ? 1 : 0), 0);
}
