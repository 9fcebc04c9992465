// Which statements are looked at. Most facets are the same for all statements of an edge, so that one look at the edge is
// enough; its article, its date and its confidence are a statement's own.

/** What an edge has of a facet that all its statements share; an actor's kind counts at both ends. */
const SHARED = {
  family: (edge) => [edge.family.id],
  relation: (edge) => [edge.relation.id],
  polarity: (edge) => [edge.polarity.id],
  modality: (edge) => [edge.modality.id],
  agreement: (edge) => [edge.matter.agreement],
  kind: (edge) => [edge.subject.kind.id, edge.object.kind.id],
};
const SHARED_FACETS = Object.keys(SHARED);
const articleOf = (statement) => statement.article?.id ?? "";

/** What an edge has of any facet. */
function facetValues(edge, facet) {
  return facet === "article" ? edge.statements.map(articleOf) : SHARED[facet](edge);
}

/** The lines that the filters let through, of all edges or some. `onDay`: only what was known on the chosen day. */
function linesThatPass(among = edges, { onDay = true } = {}) {
  const test = filtersStatements() || (onDay && state.day) ? (it) => statementPasses(it) && (!onDay || isKnown(it)) : null;
  const lines = [];
  for (const edge of among) {
    if (isHidden(edge)) continue;
    const line = test ? lineOf(edge, edge.statements.filter(test)) : edge.whole;
    if (line.statements.length && line.articles >= state.minArticles) lines.push(line);
  }
  return lines;
}

function isHidden(edge) {
  return SHARED_FACETS.some((facet) => state.hidden[facet].size > 0 && SHARED[facet](edge).some((value) => state.hidden[facet].has(value)));
}

/** Whether a statement is shown: it passes the filters, and was known on the day that the timeline has come to. */
function passes(statement) {
  return !isHidden(statement.edge) && statementPasses(statement) && isKnown(statement);
}

/** Whether anything is filtered that statements of one edge differ in. */
function filtersStatements() {
  return Boolean(state.hidden.article.size || state.from || state.to || state.confidence > 0);
}

function statementPasses(statement) {
  return statement.confidence >= state.confidence && inDates(statement) && !state.hidden.article.has(articleOf(statement));
}

/** Whether the statement's date may lie in the range; a month or a year alone counts as the whole of it. */
function inDates(statement) {
  if (!state.from && !state.to) return true;
  const date = dateOf(statement);
  if (!date) return false;
  const first = date + "-01-01".slice(date.length - 4);
  const last = date + "-12-31".slice(date.length - 4);
  return (!state.from || last >= state.from) && (!state.to || first <= state.to);
}

/** Whether anything is filtered, so that it can be undone. */
function isFiltered() {
  const hides = FACETS.some((facet) => state.hidden[facet].size);
  return Boolean(hides || state.from || state.to || state.day || state.confidence > 0 || state.minArticles > 1);
}

/** The patch that shows everything again. */
function unfiltered() {
  const { hidden, from, to, day, playing, confidence, minArticles } = freshState();
  return { hidden, from, to, day, playing, confidence, minArticles };
}
