// The page's tables, turned from columns into rows that point at each other. Nothing here changes later.

const readJson = (id) => JSON.parse(byId(id).textContent);

/** Rows of a table of columns; each knows its number. */
function rowsOf(columns) {
  const names = Object.keys(columns);
  const count = Math.max(0, ...names.map((name) => columns[name].length ?? 0));
  return Array.from({ length: count }, (_, index) => {
    const row = { index };
    // A column of one value throughout is written as that value: { all: value }.
    for (const name of names) row[name] = "all" in columns[name] ? columns[name].all : columns[name][index];
    return row;
  });
}

const page = readJson("data-tables");
const families = rowsOf(page.families);
const modalities = rowsOf(page.modalities);
const polarities = rowsOf(page.polarities);
const shapes = rowsOf(page.shapes);
const kinds = rowsOf(page.kinds);
const relations = rowsOf(page.relations);
const articles = rowsOf(page.articles);
const actors = rowsOf(page.actors);
const edges = rowsOf(page.edges);
const sentences = rowsOf(page.sentences);
const statements = rowsOf(page.statements);

/** What pyvis drew: the opening view and vis-network's options. */
const opening = { nodes: readJson("data-nodes"), edges: readJson("data-edges"), options: readJson("data-options") };

joinRows();

function joinRows() {
  // Nothing is written twice: most labels are names, an edge is called as its first statement.
  for (const actor of actors) actor.label ||= actor.name;
  for (const kind of kinds) kind.shape = shapes[kind.shape];
  for (const relation of relations) relation.family = families[relation.family];
  for (const sentence of sentences) sentence.article = articles[sentence.article] ?? null;
  for (const actor of actors) Object.assign(actor, { kind: kinds[actor.kind], edges: [], said: [] });
  for (const edge of edges) joinEdge(edge);
  for (const statement of statements) joinStatement(statement);
  for (const edge of edges) edge.whole = lineOf(edge, edge.statements);
}

function joinEdge(edge) {
  edge.phrase = page.phrases[edge.phrase];
  edge.subject = actors[edge.subject];
  edge.object = actors[edge.object];
  edge.relation = relations[edge.relation];
  edge.family = edge.relation.family;
  edge.polarity = polarities[edge.polarity];
  edge.modality = modalities[edge.modality];
  edge.denied = edge.polarity.id === "negative";
  edge.statements = [];
  edge.subject.edges.push(edge);
  if (edge.object !== edge.subject) edge.object.edges.push(edge);
}

function joinStatement(statement) {
  statement.edge = edges[statement.edge];
  statement.edge.id ??= statement.id;
  statement.sentence = sentences[statement.sentence];
  statement.article = statement.sentence.article;
  statement.speaker = actors[statement.speaker] ?? null;
  statement.outer = statement.outer.map((number) => actors[number]);
  statement.place = actors[statement.place] ?? null;
  statement.edge.statements.push(statement);
  for (const speaker of new Set([statement.speaker, ...statement.outer])) speaker?.said.push(statement);
  // A symmetric relation is drawn one way only; this sentence may have put its actors the other way round.
  const { subject, object } = statement.edge;
  [statement.subject, statement.object] = statement.turned ? [object, subject] : [subject, object];
}

/** An edge with some of its statements, as it is drawn and told. */
function lineOf(edge, some) {
  return { edge, statements: some, articles: new Set(some.map((statement) => statement.article)).size };
}

/** Actors that do something or have something done to them; others only speak, or are the place of a fact. */
const linkedActors = actors.filter((actor) => actor.edges.length);

opening.spots = new Map(opening.nodes.map((node) => [actors[node.id], { x: node.x, y: node.y }]));

const actorById = new Map(actors.map((actor) => [actor.id, actor]));
const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
