// Puts the parts together: a change of state redraws what depends on it.

/** Parts of the state that decide what the map holds. */
const COMPOSING = ["focus", "hops", "path", "hidden", "from", "to", "day", "confidence", "minArticles"];

/** Choose an actor, a line or (null) nothing. */
function choose(thing, { step = true } = {}) {
  update({ actor: thing?.actor ?? null, edge: thing?.edge ?? null }, { step });
}

function focusOn(actor) {
  update({ focus: actor, hops: 1, path: null, actor, edge: null, camera: null }, { step: true });
}

function leaveScope() {
  update({ focus: null, path: null, hops: 1, camera: null }, { step: true });
}

/** A message for a moment, read out too. */
function say(text) {
  byId("status").textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(drawStatus, 4000);
}

function closeMenus() {
  byId("save-menu").hidden = true;
  byId("save").setAttribute("aria-expanded", "false");
  byId("legend").classList.remove("open");
  byId("filters-toggle").setAttribute("aria-expanded", "false");
}

/** Redraw what the changed parts of the state concern. */
function redraw(changed) {
  paintedOnce(() => redrawParts(changed));
}

function redrawParts(changed) {
  const has = (...names) => names.some((name) => changed.has(name));
  if (has("theme")) applyTheme();
  if (has(...COMPOSING)) {
    drawView(compose());
    drawLegend();
    rowsShown = ROWS_AT_ONCE;
  } else if (has("actor", "edge", "theme")) {
    drawLooks();
  }
  if (has("view")) drawViews();
  // A day adds to the map and leaves it where it is.
  const moves = COMPOSING.filter((name) => name !== "day");
  const placed = state.view === "graph" && has("view", ...moves);
  if (has("view")) fillStage();
  if (placed) placeOrFit();
  else if (has(...COMPOSING)) placeWordsAgain();
  // What has no say in where things stand comes after, or the browser would have to lay out the page twice.
  if (has("actor", "edge", "focus", "path")) drawPanel({ anew: true });
  else if (has(...COMPOSING)) afterPainting(() => drawPanel({ anew: false }));
  if (has("view", "query") && state.view === "query") drawConsole();
  if (has("view", "sort", "descending", "actor", "edge", ...COMPOSING)) drawTable();
  if (has("day", "playing", "hidden")) drawTimeline();
  drawEmpty();
  drawScope();
  drawStatus();
  if (has("actor", "edge") && state.view === "graph") keepInSight({ placed });
}

/** Do what can wait once the next frame is on the screen: the lists of a big graph take longer than its map. */
function afterPainting(act) {
  clearTimeout(afterPainting.waiting);
  requestAnimationFrame(() => {
    clearTimeout(afterPainting.waiting);
    afterPainting.waiting = setTimeout(act);
  });
}

/** An open panel may cover what was chosen; a closed one gives the room back. */
function keepInSight({ placed }) {
  const actor = actorOfChoice();
  if (actor) reveal(actor);
  else if (!state.camera && !placed) fitMap();
}

/** Have vis-network take the room that there is. */
function fillStage() {
  network.setSize("100%", "100%");
}

function placeOrFit() {
  if (state.camera) placeCamera(state.camera);
  else fitMap();
}

function drawStatus() {
  const drawn = `${plural(view.drawn.size, "actor")} · ${plural(view.drawnLines.length, "connection")}`;
  const left = view.actorCount - view.drawn.size;
  const text = left > 0 ? `The ${drawn.replace(" · ", " with the most ties · ")}; ${left.toLocaleString("en")} more by search or in the table` : drawn;
  const day = state.day ? ` · up to ${dateWords(state.day)}` : "";
  byId("status").textContent = (state.view === "table" ? rowsWords() : text) + day;
}

/** What the rows of the table are: facts, and what is denied, planned, supposed or only claimed. */
function rowsWords() {
  const facts = view.lines.filter(({ edge }) => isFact(edge)).length;
  const denied = view.lines.filter(({ edge }) => edge.denied).length;
  const others = view.lines.length - facts - denied;
  const parts = [plural(facts, "fact"), others && `${others.toLocaleString("en")} planned, supposed or only claimed`, denied && `${denied.toLocaleString("en")} denied`];
  return parts.filter(Boolean).join(" · ");
}

/** Which view is seen, and what lies over it. */
function drawViews() {
  for (const name of VIEWS) byId(`show-${name}`).setAttribute("aria-pressed", String(state.view === name));
  byId("map").hidden = state.view !== "graph";
  document.querySelector(".zoom").hidden = state.view !== "graph";
  document.querySelector(".bottom").hidden = state.view === "query";
  if (page.console) byId("query").hidden = state.view !== "query";
}

/** What the view is narrowed to, and the way out. */
function drawScope() {
  const scope = byId("scope");
  const text = state.path ? `Path: ${state.path.map((actor) => actor.name).join(" – ")}` : state.focus ? `Around ${state.focus.name}` : "";
  scope.hidden = !text;
  scope.replaceChildren(text, el("button", { type: "button", on: { click: leaveScope } }, "show all"));
}

/** When there is nothing to draw, say why. */
function drawEmpty() {
  const empty = byId("empty");
  empty.hidden = state.view === "query" || view.lines.length > 0 || view.drawn.size > 0;
  if (empty.hidden) return;
  if (!statements.length) {
    empty.replaceChildren(el("h2", {}, "No statements"), el("p", {}, `${plural(articles.length, "article")} gave no statement of who does what to whom.`));
  } else {
    empty.replaceChildren(
      el("h2", {}, "Nothing matches the filters"),
      el("p", {}, `All ${plural(statements.length, "statement")} are hidden by what is unticked or set in the legend.`),
      el("button", { type: "button", on: { click: () => update({ ...unfiltered(), focus: null, path: null, camera: null }) } }, "Show everything"),
    );
  }
}

function wireButtons() {
  byId("show-graph").addEventListener("click", () => update({ view: "graph" }, { step: true }));
  byId("show-table").addEventListener("click", () => update({ view: "table" }, { step: true }));
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", () => {
    fitMap();
    update({ camera: null });
  });
  byId("overview").addEventListener("click", () => {
    if (state.actor || state.edge) choose(null);
    byId("panel").classList.add("open");
  });
  byId("help").addEventListener("click", () => byId("help-text").showModal());
  byId("filters-toggle").addEventListener("click", () => {
    const open = byId("legend").classList.toggle("open");
    byId("filters-toggle").setAttribute("aria-expanded", String(open));
  });
  byId("legend-close").addEventListener("click", closeMenus);
  wireSkip("skip", "table", "table");
  wireSkip("skip-map", "graph", "map");
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".menu") && !byId("save-menu").hidden) closeMenus();
  });
}

/** A link at the top of the page by which keys get past the legend. */
function wireSkip(id, viewName, target) {
  byId(id).addEventListener("click", (event) => {
    event.preventDefault();
    update({ view: viewName });
    byId(target).focus();
  });
}

function restore() {
  state = stateOf(location.hash);
  redraw(new Set(Object.keys(state)));
}

let stageSize = "";

function resized() {
  const { clientWidth, clientHeight } = byId("stage");
  const [before, now] = [stageSize, `${clientWidth} ${clientHeight}`];
  stageSize = now;
  // Observers report once at the start, when all stands already.
  if (!before || before === now) return;
  if (state.view !== "graph" || state.camera) return;
  fillStage();
  placeOrFit();
  if (actorOfChoice()) reveal(actorOfChoice());
}

function start() {
  state = stateOf(location.hash);
  applyTheme();
  openMap({
    pick: (thing) => (thing ? choose(thing) : state.actor || state.edge ? choose(null) : null),
    focus: focusOn,
    camera: () => update({ camera: cameraNow() }),
  });
  listeners.push(redraw);
  wireButtons();
  wireTheme();
  wireThresholds();
  wireTimeline();
  wireSearch();
  wireSave();
  if (page.console) wireConsole();
  wireKeys();
  restore();
  addEventListener("popstate", restore);
  addEventListener("hashchange", () => `#${hashOf(state)}` !== location.hash && restore());
  SMALL.addEventListener("change", () => redraw(new Set(COMPOSING)));
  new ResizeObserver(resized).observe(byId("stage"));
}

start();
