// The legend, which is the filter: rows with a mark, a tick and a count.

const MANY_ARTICLES = 12;
/** The ticks of the legend: each box with the values of a facet that it stands for. */
const ticks = [];

/** Tick what the state shows. Rows and counts never change, so that a reader's keys stay where they are. */
function drawLegend() {
  if (!ticks.length) byId("facets").replaceChildren(...legendParts());
  for (const tick of ticks) drawTick(tick);
  drawThresholds();
}

function drawTick({ box, name, values }) {
  const shown = values.filter((value) => !state.hidden[name].has(value));
  box.checked = shown.length > 0;
  box.indeterminate = shown.length > 0 && shown.length < values.length;
}

function legendParts() {
  const parts = [
    facet("Connections, by colour", familyRows()),
    facet("How it is said, by dashes", modalities.map((m) => row("modality", [m.id], m.label, lineMark({ dash: m.dash }), { hint: m.hint }))),
    facet("Affirmed or denied", polarities.map((p) => row("polarity", [p.id], p.label, lineMark({ denied: p.id === "negative" })))),
    facet("How many say so", agreementRows()),
    facet("Actors, by shape", shapeRows()),
    ...articlesPart(),
  ];
  return parts.filter(Boolean);
}

function facet(title, rows) {
  const kept = rows.filter(Boolean);
  return kept.length > 0 && el("section", { class: "facet" }, el("h2", {}, title), ...kept);
}

function familyRows() {
  return families.map((family) => {
    const members = relations.filter((relation) => relation.family === family);
    const below = members.map((r) => row("relation", [r.id], r.label, null, { hint: r.definition }));
    return row("family", [family.id], family.label, lineMark({ family: family.id }), { below });
  });
}

/** Only where they differ: all of one article's facts have one source. */
function agreementRows() {
  const found = AGREEMENTS.filter(({ id }) => countOf("agreement", [id]));
  const mark = (id) => lineMark({ contested: id === "contested", width: id === "several" ? 4.5 : 2.4 });
  return found.length < 2 ? [] : found.map(({ id, label, hint }) => row("agreement", [id], label, mark(id), { hint }));
}

function shapeRows() {
  return shapes.map((shape) => {
    const members = kinds.filter((kind) => kind.shape === shape);
    const below = members.length > 1 ? members.map((kind) => row("kind", [kind.id], kind.label, null)) : [];
    return row("kind", members.map((kind) => kind.id), shape.label, shapeMark(shape), { below });
  });
}

function articlesPart() {
  if (articles.length < 2) return [];
  const fold = el("details", { class: "fold" }, el("summary", {}, `Articles (${articles.length})`));
  // Hundreds of rows that nobody sees would slow down the start.
  fold.addEventListener("toggle", () => fold.childElementCount === 1 && fold.append(articleRows()));
  return [fold];
}

function articleRows() {
  const rows = articles.map((a) => row("article", [a.id], a.title || a.source || a.id, null)).filter(Boolean);
  const many = rows.length > MANY_ARTICLES;
  return el("div", { class: many ? "scroll" : null, tabindex: many ? 0 : null, role: "group", "aria-label": "Articles" }, ...rows);
}

/** One row for one or more values of a facet; null if nothing on the page has any of them. */
function row(name, values, label, mark, { hint = null, below = [] } = {}) {
  const count = countOf(name, values);
  if (!count) return null;
  const box = el("input", { type: "checkbox", on: { change: () => hide(name, values, !box.checked) } });
  ticks.push({ box, name, values });
  drawTick(ticks.at(-1));
  const kept = below.filter(Boolean);
  const list = kept.length > 0 && el("div", { class: "below", hidden: true }, ...kept);
  return el(
    "div",
    {},
    el(
      "div",
      { class: "row" },
      el("label", { title: hint }, box, mark, el("span", { class: "name" }, label), el("span", { class: "count" }, count.toLocaleString("en"))),
      list && unfoldButton(label, list),
      el("button", { type: "button", class: "only", "aria-label": `Only ${label}`, on: { click: () => showOnly(name, values) } }, "only"),
    ),
    list,
  );
}

function unfoldButton(label, list) {
  const button = el("button", { type: "button", class: "unfold", "aria-expanded": "false", "aria-label": `Kinds of ${label}` }, "▸");
  button.addEventListener("click", () => {
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
    button.textContent = list.hidden ? "▸" : "▾";
  });
  return button;
}

const counts = new Map();

/** How many lines of the page have one of the values; of actors' kinds, how many actors that have a line. */
function countOf(name, values) {
  if (!counts.has(name)) counts.set(name, name === "kind" ? countedActors() : countedLines(name));
  return values.reduce((sum, value) => sum + (counts.get(name).get(value) ?? 0), 0);
}

function countedActors() {
  const table = new Map();
  for (const { kind } of linkedActors) table.set(kind.id, (table.get(kind.id) ?? 0) + 1);
  return table;
}

function countedLines(name) {
  const table = new Map();
  for (const edge of edges) {
    const values = new Set(facetValues(edge, name));
    for (const value of values) table.set(value, (table.get(value) ?? 0) + 1);
  }
  return table;
}

function hide(name, values, hidden) {
  const set = new Set(state.hidden[name]);
  for (const value of values) {
    if (hidden) set.add(value);
    else set.delete(value);
  }
  update({ hidden: { ...state.hidden, [name]: set }, camera: null });
}

/** Hide all else of the facet; again, and all is shown. */
function showOnly(name, values) {
  const table = { family: families, relation: relations, polarity: polarities, modality: modalities, agreement: AGREEMENTS, kind: kinds, article: articles }[name];
  const others = table.map((it) => it.id).filter((id) => !values.includes(id));
  const already = others.every((id) => state.hidden[name].has(id)) && !values.some((id) => state.hidden[name].has(id));
  update({ hidden: { ...state.hidden, [name]: new Set(already ? [] : others) }, camera: null });
}

// Dates and thresholds.

function drawThresholds() {
  byId("date-from").value = state.from;
  byId("date-to").value = state.to;
  byId("confidence").value = state.confidence;
  byId("confidence-value").textContent = state.confidence.toFixed(2);
  byId("min-articles").value = state.minArticles;
  byId("articles-value").textContent = state.minArticles;
  byId("reset").disabled = !isFiltered();
}

function wireThresholds() {
  const dates = statements.map(dateOf).filter((date) => date.length === 10).sort();
  for (const id of ["date-from", "date-to"]) {
    byId(id).min = dates[0] ?? "";
    byId(id).max = dates.at(-1) ?? "";
  }
  byId("date-from").addEventListener("change", (event) => update({ from: event.target.value, camera: null }));
  byId("date-to").addEventListener("change", (event) => update({ to: event.target.value, camera: null }));
  byId("confidence").addEventListener("input", (event) => update({ confidence: Number(event.target.value), camera: null }));
  byId("min-articles").addEventListener("input", (event) => update({ minArticles: Number(event.target.value), camera: null }));
  byId("reset").addEventListener("click", () => update({ ...unfiltered(), camera: null }));
}
