// From the state to what is shown: lines that pass the filters, narrowed to a neighbourhood or a path, and of these the
// best connected actors that fit the budget. A line is an edge with those of its statements that pass.

/** What people do counts more than what they are part of. */
const RANK = { structural: 0.4 };

function compose() {
  const all = linesThatPass();
  const scope = scopeOf(all);
  const lines = scope ? all.filter(scope.holds) : all;
  const ranked = rankedActors(lines, scope?.first ?? []);
  const drawn = new Set(ranked.slice(0, page.page.budget));
  const drawnLines = lines.filter(({ edge }) => drawn.has(edge.subject) && drawn.has(edge.object));
  const linked = new Set(drawnLines.flatMap(({ edge }) => [edge.subject, edge.object]));
  for (const actor of scope?.first ?? []) linked.add(actor);
  return { lines, drawnLines, drawn: linked, actorCount: ranked.length, scope };
}

function linesThatPass() {
  const lines = [];
  for (const edge of edges) {
    const passing = edge.statements.filter(passes);
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
