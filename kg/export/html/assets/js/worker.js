// The thread that answers questions: Oxigraph with the whole graph. It is handed both first, then one question after
// another; whoever asks waits for the answer to each. Stopping a question means ending the thread.

let store = null;

onmessage = async ({ data }) => {
  try {
    postMessage({ answer: data.graph ? await open(data) : answerTo(data) });
  } catch (problem) {
    postMessage({ problem: String(problem.message ?? problem) });
  }
};

async function open({ engine, graph }) {
  await oxigraph.start({ module_or_path: engine });
  store = new oxigraph.Store();
  store.load(graph, { format: "application/trig" });
  return true;
}

/** Columns and rows of terms; the answer to ASK is one row. */
function answerTo({ query, form, unseen }) {
  if (form === "CONSTRUCT" || form === "DESCRIBE") {
    const rows = store.query(query).map((quad) => [quad.subject, quad.predicate, quad.object].map(termOfQuad));
    return { columns: ["subject", "predicate", "object"], rows };
  }
  const found = JSON.parse(store.query(query, { results_format: "application/sparql-results+json" }));
  if ("boolean" in found) return { columns: ["answer"], rows: [[{ type: "literal", value: found.boolean ? "yes" : "no" }]] };
  const columns = found.head.vars.filter((name) => !unseen.includes(name));
  return { columns, rows: found.results.bindings.map((row) => columns.map((name) => row[name] ?? null)) };
}

function termOfQuad(term) {
  const type = { NamedNode: "uri", BlankNode: "bnode", Literal: "literal" }[term.termType] ?? "triple";
  return { type, value: type === "triple" ? term.toString() : term.value };
}
