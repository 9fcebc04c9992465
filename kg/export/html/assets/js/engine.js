// The SPARQL engine: Oxigraph as WebAssembly, with the whole graph, unpacked at the first question. Nothing leaves the page.

let engineStarted = null;

/** The store, once it holds the graph; the same promise for all who ask. */
function engineStore() {
  engineStarted ??= startEngine();
  return engineStarted;
}

async function startEngine() {
  const [wasm, graph] = await Promise.all(["data-engine", "data-dataset"].map(unpacked));
  await oxigraph.start({ module_or_path: wasm });
  const store = new oxigraph.Store();
  store.load(graph, { format: "application/trig" });
  return store;
}

/** Bytes that the page holds compressed, as text. */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(byId(id).textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Comments, IRIs and texts, which may hold words that are no keywords. */
const NO_KEYWORDS = /#[^\n]*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>/g;

/** Columns and rows of terms; the answer to ASK is one row. */
async function askSparql(text, bound = []) {
  const store = await engineStore();
  // On one line, so that the engine's line numbers are the reader's.
  const declared = Object.entries(page.console.prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ");
  const query = `${declared} ${withValues(text, bound)}`;
  const form = text.replace(NO_KEYWORDS, " ").match(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i)?.[1].toUpperCase();
  if (form === "CONSTRUCT" || form === "DESCRIBE") {
    const rows = store.query(query).map((quad) => [quad.subject, quad.predicate, quad.object].map(termOfQuad));
    return { columns: ["subject", "predicate", "object"], rows };
  }
  const found = JSON.parse(store.query(query, { results_format: "application/sparql-results+json" }));
  if ("boolean" in found) return { columns: ["answer"], rows: [[{ type: "literal", value: found.boolean ? "yes" : "no" }]] };
  const columns = found.head.vars.filter((name) => !bound.some(([it]) => it === name));
  return { columns, rows: found.results.bindings.map((row) => columns.map((name) => row[name] ?? null)) };
}

/** The query with some variables bound, as data: its first group begins with their values. */
function withValues(text, bound) {
  if (!bound.length) return text;
  const values = bound.map(([name, term]) => `VALUES ?${name} { ${term} }`).join(" ");
  return text.replace("{", () => `{ ${values} `);
}

function termOfQuad(term) {
  const type = { NamedNode: "uri", BlankNode: "bnode", Literal: "literal" }[term.termType] ?? "triple";
  return { type, value: type === "triple" ? term.toString() : term.value };
}

/** A term as people read it: IRIs with a prefix, texts without their type. */
function termWords(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.type === "bnode" ? `_:${term.value}` : String(term.value);
  for (const [name, namespace] of Object.entries(page.console.prefixes)) {
    const local = term.value.slice(namespace.length);
    if (term.value.startsWith(namespace) && LOCAL_NAME.test(local)) return `${name}:${local}`;
  }
  return term.value;
}

/** Local parts that Turtle and SPARQL take without an escape. */
const LOCAL_NAME = /^(?:\w|%[0-9A-F]{2})(?:(?:[\w.-]|%[0-9A-F]{2})*(?:[\w-]|%[0-9A-F]{2}))?$/;

/** A named query for every actor of the given names, row by row, none twice. */
async function askNamed(query, values) {
  let choices = [[]];
  for (const { name, names } of query.params) {
    const terms = names === "actor" ? actorsCalled(values[name] ?? "").map((actor) => iri("id", actor.id)) : [quoted(values[name] ?? "")];
    if (!terms.length) throw new Error(`Nobody here is called “${values[name] ?? ""}”.`);
    choices = choices.flatMap((bound) => terms.map((term) => [...bound, [name, term]]));
  }
  const answers = [];
  for (const bound of choices) answers.push(await askSparql(bareText(query), bound));
  const rows = new Map(answers.flatMap((it) => it.rows).map((row) => [JSON.stringify(row), row]));
  return { columns: answers[0].columns, rows: [...rows.values()] };
}

/** A query without the comments that are its help. */
const bareText = (query) => query.text.replace(/^(#.*\n)+/, "");

/** Actors of a name or alias, in any case. */
function actorsCalled(name) {
  const wanted = name.trim().toLowerCase();
  return actors.filter((actor) => [actor.name, ...actor.aliases].some((it) => it.toLowerCase() === wanted));
}
