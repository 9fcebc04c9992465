// Which statements are looked at.

/** What a statement has of a facet; an actor's kind counts at both ends. */
function facetValues(statement, facet) {
  const { edge } = statement;
  switch (facet) {
    case "family":
      return [edge.family.id];
    case "relation":
      return [edge.relation.id];
    case "polarity":
      return [edge.polarity.id];
    case "modality":
      return [edge.modality.id];
    case "agreement":
      return [edge.matter.agreement];
    case "kind":
      return [edge.subject.kind.id, edge.object.kind.id];
    default:
      return [statement.article?.id ?? ""];
  }
}

/** Whether it is shown: it passes the filters, and was known on the day that the timeline has come to. */
function passes(statement) {
  return passesFilters(statement) && isKnown(statement);
}

function passesFilters(statement) {
  const hidden = (facet) => {
    const set = state.hidden[facet];
    return set.size > 0 && facetValues(statement, facet).some((value) => set.has(value));
  };
  return statement.confidence >= state.confidence && inDates(statement) && !FACETS.some(hidden);
}

/** Whether the statement's date may lie in the range; a month or a year alone counts as the whole of it. */
function inDates(statement) {
  if (!state.from && !state.to) return true;
  const date = dateOf(statement);
  if (!date) return false;
  const first = `${date}-01-01`.slice(0, 10);
  const last = `${date}-12-31`.slice(0, 10);
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
