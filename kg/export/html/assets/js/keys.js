// Keys. Those of the map work while it has the focus, the others everywhere but in text fields.

function wireKeys() {
  byId("map").addEventListener("keydown", mapKey);
  addEventListener("keydown", pageKey);
}

function mapKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const actions = {
    Enter: () => byId("panel").focus(),
    e: nextLine,
    f: () => actorOfChoice() && focusOn(actorOfChoice()),
    "+": () => zoomBy(1.25),
    "-": () => zoomBy(0.8),
    0: fitMap,
  };
  const action = step ? () => walk(...step) : actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function pageKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !["checkbox", "range"].includes(event.target.type);
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help-text").open) return;
  if (event.key === "Escape") back();
  else if (typing) return;
  else if (event.key === "/") byId("search").focus();
  else if (event.key === "p" && days.length > 1) togglePlay();
  else if (event.key === "t") update({ view: state.view === "table" ? "graph" : "table" }, { step: true });
  else return;
  event.preventDefault();
}

/** The actor that keys act on: the chosen one, or the subject of the chosen line. */
function actorOfChoice() {
  return state.actor ?? state.edge?.subject ?? null;
}

/** Choose the nearest actor in a direction; the best connected if none is chosen. */
function walk(x, y) {
  const here = actorOfChoice();
  const all = [...view.drawn];
  let next = null;
  if (!here || !view.drawn.has(here)) {
    next = all.sort(byTies(tiesIn(view.drawnLines)))[0];
  } else {
    const cost = (actor) => {
      const dx = spots.get(actor).x - spots.get(here).x;
      const dy = spots.get(actor).y - spots.get(here).y;
      const ahead = dx * x + dy * y;
      const aside = Math.abs(dx * y) + Math.abs(dy * x);
      return ahead > 0 && aside < 2 * ahead ? ahead + 2 * aside : Infinity;
    };
    next = all.filter((actor) => actor !== here && cost(actor) < Infinity).sort((a, b) => cost(a) - cost(b))[0];
  }
  if (!next) return;
  choose({ actor: next }, { step: false });
}

/** Choose the next line of the chosen actor. */
function nextLine() {
  const actor = actorOfChoice();
  const lines = view.drawnLines.filter(({ edge }) => edge.subject === actor || edge.object === actor);
  if (!lines.length) return;
  const at = lines.findIndex(({ edge }) => edge === state.edge);
  // The actor stays chosen underneath, so that the next step knows whose lines they are.
  update({ actor, edge: lines[(at + 1) % lines.length].edge });
}

/** One step back: menus, then what is chosen, then the narrowed view. */
function back() {
  const menu = !byId("save-menu").hidden || byId("legend").classList.contains("open");
  if (menu) closeMenus();
  else if (state.edge || state.actor || byId("panel").classList.contains("open")) choose(null);
  else if (state.focus || state.path) leaveScope();
}
