// What the reader is looking at. All of it is in the address after "#", so that a link brings it back.

/** The views of this page: one without a query box has two. */
const VIEWS = ["graph", "table", ...(page.console ? ["query"] : [])];
const FACETS = ["family", "relation", "polarity", "modality", "agreement", "kind", "article"];

function freshState() {
  return {
    view: "graph",
    query: null,
    actor: null,
    edge: null,
    focus: null,
    hops: 1,
    path: null,
    hidden: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
    from: "",
    to: "",
    day: "",
    playing: false,
    confidence: 0,
    minArticles: 1,
    sort: "",
    descending: false,
    theme: "",
    camera: null,
  };
}

let state = freshState();

/** Called after each change with the names of what changed. */
const listeners = [];

/** Change the state. A step that a reader may want to go back from (`step`) becomes one of the browser's. */
function update(patch, { step = false } = {}) {
  Object.assign(state, patch);
  const address = `#${hashOf(state)}`;
  if (address !== location.hash && !(address === "#" && !location.hash)) {
    keepAddress(address, step);
  }
  for (const listener of listeners) listener(new Set(Object.keys(patch)));
}

function keepAddress(address, step) {
  try {
    history[step ? "pushState" : "replaceState"](null, "", address);
  } catch (problem) {
    // A frame of a notebook has no address of its own: its view is not kept, and works all the same.
    if (problem.name !== "SecurityError") throw problem;
  }
}

function hashOf(it) {
  const hash = new URLSearchParams();
  const set = (name, value) => value && hash.set(name, value);
  set("view", it.view !== "graph" && it.view);
  set("ask", it.query?.name);
  for (const [name, value] of Object.entries(it.query?.values ?? {})) set(`ask.${name}`, value);
  set("sparql", it.query?.text);
  set("actor", it.actor?.id);
  set("edge", it.edge?.id);
  set("focus", it.focus?.id);
  set("hops", it.focus && it.hops > 1 && String(it.hops));
  set("path", it.path?.map((actor) => actor.id).join("~"));
  for (const facet of FACETS) set(`hide.${facet}`, [...it.hidden[facet]].sort().join("~"));
  set("from", it.from);
  set("to", it.to);
  set("day", it.day);
  set("play", it.playing && "1");
  set("confidence", it.confidence > 0 && String(it.confidence));
  set("articles", it.minArticles > 1 && String(it.minArticles));
  set("sort", it.sort && (it.descending ? `-${it.sort}` : it.sort));
  set("theme", it.theme);
  set("camera", it.camera?.map((value) => Number(value.toFixed(3))).join("~"));
  return hash.toString();
}

/** The state that an address tells of; what it names and the page does not have is left out. */
function stateOf(address) {
  const hash = new URLSearchParams(address.replace(/^#/, ""));
  const it = freshState();
  const get = (name) => hash.get(name) ?? "";
  it.view = VIEWS.includes(get("view")) ? get("view") : "graph";
  it.query = page.console ? queryOf(hash) : null;
  it.actor = actorById.get(get("actor")) ?? null;
  it.edge = edgeById.get(get("edge")) ?? null;
  it.focus = actorById.get(get("focus")) ?? null;
  it.hops = get("hops") === "2" ? 2 : 1;
  it.path = pairOf(get("path"));
  for (const facet of FACETS) it.hidden[facet] = new Set(get(`hide.${facet}`).split("~").filter(Boolean));
  it.from = dayOf(get("from"));
  it.to = dayOf(get("to"));
  it.day = dayOf(get("day"));
  it.playing = get("play") === "1" && Boolean(it.day) && !STILL.matches;
  it.confidence = numberIn(get("confidence"), 0, 1, 0);
  it.minArticles = Math.round(numberIn(get("articles"), 1, 10, 1));
  it.descending = get("sort").startsWith("-");
  it.sort = get("sort").replace(/^-/, "");
  it.theme = ["dark", "light"].includes(get("theme")) ? get("theme") : "";
  it.camera = cameraOf(get("camera"));
  return it;
}

/** What was asked: a named query with its values, or a text; null if nothing was. */
function queryOf(hash) {
  const [name, text] = [hash.get("ask") ?? "", hash.get("sparql")];
  const query = page.console.queries.find((it) => it.name === name);
  if (!query) return text === null ? null : { name: "", values: {}, text };
  const values = query.params.map((param) => [param.name, hash.get(`ask.${param.name}`) ?? ""]);
  return { name, values: Object.fromEntries(values) };
}

function pairOf(text) {
  const ends = text.split("~").map((id) => actorById.get(id));
  return ends.length === 2 && ends.every(Boolean) ? ends : null;
}

function dayOf(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "";
}

function numberIn(text, least, most, otherwise) {
  const number = Number(text);
  return text && number >= least && number <= most ? number : otherwise;
}

function cameraOf(text) {
  const numbers = text.split("~").map(Number);
  return text && numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0 ? numbers : null;
}
