// The SPARQL engine: Oxigraph as WebAssembly in a thread of its own, with the whole graph, unpacked at the first question.
// Nothing leaves the page, and a question that takes long does not hold it.

/** The thread, what waits for its next word, and when it holds the graph; null before the first question and after a stop. */
let engine = null;

/** The engine, once it holds the graph. */
async function startedEngine() {
  engine ??= startEngine();
  const started = engine;
  await started.ready;
  return started;
}

function startEngine() {
  const address = URL.createObjectURL(new Blob([byId("engine-script").textContent], { type: "text/javascript" }));
  const started = { thread: new Worker(address), waiting: null, stopped: false };
  started.thread.onmessage = ({ data }) => {
    if ("problem" in data) started.waiting.reject(new Error(data.problem));
    else started.waiting.resolve(data.answer);
    started.waiting = null;
  };
  started.thread.onerror = (event) => {
    event.preventDefault();
    started.waiting?.reject(new Error(`The query engine does not run in this browser: ${event.message || "it may not start"}.`));
  };
  started.ready = Promise.all(["data-engine", "data-dataset"].map(unpacked)).then(([wasm, graph]) => replyTo(started, { engine: wasm, graph }));
  return started;
}

/** What the thread says to a message; one at a time. */
function replyTo(to, message) {
  if (to.stopped) return Promise.reject(new Error(STOPPED));
  return new Promise((resolve, reject) => {
    to.waiting = { resolve, reject };
    to.thread.postMessage(message);
  });
}

const STOPPED = "Stopped.";

/** End the thread, whatever it does; the next question starts another. */
function stopEngine() {
  if (!engine) return;
  engine.thread.terminate();
  engine.stopped = true;
  engine.waiting?.reject(new Error(STOPPED));
  engine = null;
}

/** Bytes that the page holds compressed, as text. */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(byId(id).textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Comments, IRIs and texts, which may hold words that are no keywords. */
const NO_KEYWORDS = /#[^\n]*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>/g;

/** Columns and rows of terms; variables that are bound beforehand are no columns. */
async function askSparql(text, bound = []) {
  const started = await startedEngine();
  // On one line, so that the engine's line numbers are the reader's.
  const declared = Object.entries(page.console.prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ");
  const query = `${declared} ${withValues(text, bound)}`;
  return replyTo(started, { query, form: formOf(text), unseen: bound.map(([name]) => name) });
}

/** SELECT, ASK, CONSTRUCT or DESCRIBE; undefined if it is none of them. */
function formOf(text) {
  return text.replace(NO_KEYWORDS, " ").match(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i)?.[1].toUpperCase();
}

/** The query with some variables bound, as data: its first group begins with their values. */
function withValues(text, bound) {
  if (!bound.length) return text;
  const values = bound.map(([name, term]) => `VALUES ?${name} { ${term} }`).join(" ");
  return text.replace("{", () => `{ ${values} `);
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
