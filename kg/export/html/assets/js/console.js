// The query box: a menu of named queries, fields for what they ask for, SPARQL to write, and the answer as a table.

const ANSWER_ROWS = 1000;
let lastAnswer = null;

const namedQuery = (name) => page.console.queries.find((query) => query.name === name) ?? null;

function wireConsole() {
  const own = el("option", { value: "" }, "your own query");
  byId("query-name").replaceChildren(...page.console.queries.map(({ name }) => el("option", { value: name }, name)), own);
  byId("query-name").addEventListener("change", (event) => showQuery({ name: event.target.value, values: {} }));
  byId("query-text").addEventListener("input", () => {
    byId("query-name").value = "";
    showParams(null, {});
  });
  byId("query-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) runQuery();
  });
  byId("query-run").addEventListener("click", runQuery);
  byId("query-stop").addEventListener("click", stopEngine);
  byId("query-save").addEventListener("click", () => saveText(answerCsv(lastAnswer), "csv", "text/csv"));
  byId("show-query").addEventListener("click", () => update({ view: "query" }, { step: true }));
}

/** Show the view's fields as the state has them, and what was asked, again. */
function drawConsole() {
  const asked = state.query;
  showQuery(asked ?? { name: page.console.queries[0].name, values: {} });
  if (asked) answerQuery();
}

/** Fill the fields: a named query, or a text of the reader's own. */
function showQuery({ name, values, text }) {
  const query = namedQuery(name);
  byId("query-name").value = query ? name : "";
  if (query || text !== undefined) byId("query-text").value = query ? bareText(query) : text;
  showParams(query, values);
}

function showParams(query, values) {
  byId("query-help").textContent = query ? query.help : "SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes such as kg:, id: and rdfs: are known.";
  byId("query-params").replaceChildren(...(query?.params ?? []).map((param) => paramField(param, values[param.name] ?? "")));
}

/** A field for a parameter; an actor's is found by name or alias. */
function paramField({ name, names, help }, value) {
  const id = `query-param-${name}`;
  if (names !== "actor") {
    return el("div", {}, el("label", { for: id }, help), fieldOf({ id, type: "text", autocomplete: "off" }, value));
  }
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": help, hidden: true });
  const roles = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" };
  const input = fieldOf({ id, type: "text", autocomplete: "off", spellcheck: "false", ...roles }, value);
  combobox(input, list, () => {});
  return el("div", { class: "combo" }, el("label", { for: id }, help), input, list);
}

function fieldOf(attributes, value) {
  const input = el("input", { ...attributes, on: { keydown: (event) => event.key === "Enter" && !event.defaultPrevented && runQuery() } });
  input.value = value;
  return input;
}

function runQuery() {
  const name = byId("query-name").value;
  const params = namedQuery(name)?.params ?? [];
  const values = Object.fromEntries(params.map((param) => [param.name, byId(`query-param-${param.name}`).value]));
  update({ query: name ? { name, values } : { name: "", values: {}, text: byId("query-text").value } }, { step: true });
}

let asking = null;

/** Ask what the state asks, and show the answer or what is wrong with the question. A question ends the one before it. */
async function answerQuery() {
  if (asking) stopEngine();
  const question = { ...state.query };
  asking = question;
  const query = namedQuery(question.name);
  byId("query-note").textContent = engine ? "Asking…" : "Loading the graph…";
  byId("query-stop").disabled = false;
  const shown = await (query ? askNamed(query, question.values) : askSparql(question.text)).then(
    (answer) => () => showAnswer(answer),
    (problem) => () => showAnswer({ columns: [], rows: [] }, problem.message),
  );
  if (asking !== question) return;
  asking = null;
  byId("query-stop").disabled = true;
  shown();
}

function showAnswer(answer, problem = null) {
  lastAnswer = answer;
  byId("query-save").disabled = !answer.rows.length;
  const most = answer.rows.length > ANSWER_ROWS ? `, the first ${ANSWER_ROWS.toLocaleString("en")} shown` : "";
  byId("query-note").textContent = problem ?? (answer.rows.length ? plural(answer.rows.length, "row") + most : "Nothing found.");
  const head = el("tr", {}, ...answer.columns.map((name) => el("th", { scope: "col" }, name)));
  const rows = answer.rows.slice(0, ANSWER_ROWS).map((row) => el("tr", {}, ...row.map((term) => el("td", {}, answerCell(term)))));
  byId("query-answer").replaceChildren(...(answer.rows.length ? [el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows))] : []));
}

/** An actor of the page can be gone to; all else is text. */
function answerCell(term) {
  const words = termWords(term);
  const actor = term?.type === "uri" && actorByIri().get(term.value);
  return actor ? link(words, () => update({ view: "graph", actor, edge: null }, { step: true })) : words;
}

let actorsByIri = null;

function actorByIri() {
  actorsByIri ??= new Map(actors.map((actor) => [iri("id", actor.id).slice(1, -1), actor]));
  return actorsByIri;
}

function answerCsv({ columns, rows }) {
  const table = [columns, ...rows.map((row) => row.map(termWords))];
  return `\uFEFF${table.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
