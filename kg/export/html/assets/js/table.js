// The table: the same facts as the map, for those who read rather than look, and all of them where the map draws only the
// best connected.

const ROWS_AT_ONCE = 250;
let rowsShown = ROWS_AT_ONCE;

const COLUMNS = [
  { id: "subject", label: "Who", value: ({ edge }) => edge.subject.name },
  { id: "phrase", label: "Does what", value: ({ edge }) => edge.phrase },
  { id: "object", label: "To whom", value: ({ edge }) => edge.object.name },
  { id: "voice", label: "How it is said", value: ({ edge }) => (isContested(edge) ? `${voiceWords(edge)}; ${agreementWords(edge)}` : voiceWords(edge)) },
  { id: "source", label: "Said by", value: (line) => speakersOf(line.statements).map((actor) => actor.name).join(", ") },
  { id: "date", label: "Date", value: (line) => line.statements.map(dateOf).filter(Boolean).sort()[0] ?? "" },
  { id: "articles", label: "Articles", value: (line) => line.articles },
  { id: "confidence", label: "Confidence", value: (line) => Math.max(...line.statements.map((s) => s.confidence)) },
];

function drawTable() {
  const isTable = state.view === "table";
  byId("table").hidden = !isTable;
  if (isTable) fillTable();
}

function fillTable() {
  const body = el("tbody", {}, ...firstLines(rowsShown).map(tableRow));
  const table = el(
    "table",
    {},
    el("caption", { class: "unseen" }, "What passes the filters, one row a connection"),
    el("thead", {}, el("tr", {}, ...COLUMNS.map(headCell))),
    body,
  );
  const rest = view.lines.length - rowsShown;
  const more =
    rest > 0 &&
    el("button", { type: "button", class: "more", on: { click: showMoreRows } }, `Show ${Math.min(rest, ROWS_AT_ONCE)} more of ${plural(view.lines.length, "row")}`);
  byId("table").replaceChildren(table, ...(more ? [more] : []));
}

function showMoreRows() {
  rowsShown += ROWS_AT_ONCE;
  fillTable();
}

/** The first rows in the chosen order. Each line's value is worked out once, however often it is compared. */
function firstLines(most) {
  const column = COLUMNS.find(({ id }) => id === state.sort);
  if (!column) return bestOf(view.lines, most, byWeight);
  const valued = view.lines.map((line) => ({ line, value: column.value(line) }));
  const order = typeof valued[0]?.value === "number" ? (a, b) => a - b : new Intl.Collator("en").compare;
  const sign = state.descending ? -1 : 1;
  valued.sort((a, b) => sign * order(a.value, b.value) || a.line.edge.index - b.line.edge.index);
  return valued.slice(0, most).map(({ line }) => line);
}

function headCell({ id, label }) {
  const sorted = state.sort === id;
  const order = state.descending ? "descending" : "ascending";
  const sign = sorted ? (state.descending ? " ↓" : " ↑") : "";
  const sort = () => {
    update({ sort: id, descending: sorted && !state.descending });
    byId(`sort-${id}`).focus();
  };
  return el("th", { scope: "col", "aria-sort": sorted ? order : null }, el("button", { type: "button", id: `sort-${id}`, on: { click: sort } }, label + sign));
}

function tableRow(line) {
  const { edge } = line;
  const [, , , voice, source, date, count, confidence] = COLUMNS.map((column) => column.value(line));
  return el(
    "tr",
    { class: edge === state.edge ? "chosen" : null },
    el("td", {}, actorLink(edge.subject)),
    el("td", {}, el("div", { class: "deed" }, edgeMark(edge), link(edge.phrase, () => choose({ edge }), { "aria-label": `${edge.phrase}: evidence` }))),
    el("td", {}, actorLink(edge.object)),
    el("td", {}, voice),
    el("td", {}, source),
    el("td", { class: "number" }, date && dateWords(date)),
    el("td", { class: "number" }, String(count)),
    el("td", { class: "number" }, confidence.toFixed(2)),
  );
}
