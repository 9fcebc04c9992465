// From the state to what is shown: lines that pass the filters, narrowed to a neighbourhood or a path, and of these the
// best connected actors that fit the budget. A line is an edge with those of its statements that pass.

/** What people do counts more than what they are part of. */
const RANK = { structural: 0.4 };

function compose() {
  const whole = composedOf(linesThatPass(passesFilters));
  return state.day ? onTheDay(whole) : whole;
}

function composedOf(all) {
  const scope = scopeOf(all);
  const lines = scope ? all.filter(scope.holds) : all;
  const ranked = rankedActors(lines, scope?.first ?? []);
  const drawn = new Set(ranked.slice(0, page.page.budget));
  const drawnLines = lines.filter(({ edge }) => drawn.has(edge.subject) && drawn.has(edge.object));
  const linked = endsOf(drawnLines);
  for (const actor of scope?.first ?? []) linked.add(actor);
  return { lines, drawnLines, drawn: linked, frame: linked, frameLines: drawnLines, actorCount: ranked.length, scope };
}

/** What of a view is known on the chosen day. It keeps the view's places (`frame`), so that days only add to the map. */
function onTheDay(whole) {
  const lines = whole.lines.map(knownOf).filter(Boolean);
  const drawnLines = lines.filter(({ edge }) => whole.frame.has(edge.subject) && whole.frame.has(edge.object));
  const drawn = endsOf(drawnLines);
  for (const actor of whole.scope?.first ?? []) drawn.add(actor);
  return { ...whole, lines, drawnLines, drawn, actorCount: endsOf(lines).size };
}

function knownOf(line) {
  const known = line.statements.filter(isKnown);
  return known.length ? { ...line, statements: known, articles: new Set(known.map((it) => it.article)).size } : null;
}

function endsOf(lines) {
  return new Set(lines.flatMap(({ edge }) => [edge.subject, edge.object]));
}

function linesThatPass(test = passes) {
  const lines = [];
  for (const edge of edges) {
    const passing = edge.statements.filter(test);
    const sources = new Set(passing.map((statement) => statement.article));
    if (passing.length && sources.size >= state.minArticles) {
      lines.push({ edge, statements: passing, articles: sources.size });
    }
  }
  return lines;
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

/** Actors of the lines, those of `first` first, then the best connected. */
function rankedActors(lines, first) {
  const ties = tiesIn(lines);
  const rest = [...ties.keys()].filter((actor) => !first.includes(actor));
  rest.sort((a, b) => ties.get(b) - ties.get(a) || a.index - b.index);
  return [...first, ...rest];
}

/** How strongly each actor is tied in. */
function tiesIn(lines) {
  const ties = new Map();
  for (const { edge } of lines) {
    for (const end of new Set([edge.subject, edge.object])) {
      ties.set(end, (ties.get(end) ?? 0) + (RANK[edge.family.id] ?? 1));
    }
  }
  return ties;
}
