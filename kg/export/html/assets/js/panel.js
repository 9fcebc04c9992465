// The panel: what is here at all, one actor, or one line and its evidence.

const SHORT_LIST = 6;

/** Fill the panel. `anew`: another thing is chosen, and is read from its beginning. */
function drawPanel({ anew }) {
  const content = state.edge ? edgePanel(state.edge) : state.actor ? actorPanel(state.actor) : homePanel();
  const panel = byId("panel");
  panel.replaceChildren(...content);
  if (anew) panel.scrollTop = 0;
  panel.classList.toggle("open", Boolean(state.edge || state.actor));
}

/** Name of an actor that shows it when clicked. */
function actorLink(actor) {
  return link(actor.name, () => choose({ actor }));
}

/** Names of actors with commas between them, none of which begins a row. */
function listed(some) {
  const last = some.length - 1;
  return some.flatMap((actor, i) => [el("span", { class: "listed" }, actorLink(actor), i < last && ","), i < last && " "]);
}

function closeButton(name = "close panel-close") {
  return el("button", { type: "button", class: name, "aria-label": "Close", on: { click: () => choose(null) } }, "×");
}

/** A fact that shows its evidence when clicked. `from` leaves out the actor whose facts are listed. */
function factItem(line, from = null) {
  const { edge } = line;
  const words =
    from === edge.subject
      ? [`${edge.phrase} `, el("b", {}, edge.object.name)]
      : [el("b", {}, edge.subject.name), ` ${edge.phrase} `, from === edge.object ? edge.object.name : el("b", {}, edge.object.name)];
  const button = el(
    "button",
    { type: "button", class: "fact", on: { click: () => choose({ edge }) } },
    edgeMark(edge),
    el("span", {}, ...words),
    el("small", {}, noteWords(line)),
  );
  return el("li", {}, button);
}

/** A heading and a list of facts, the first few of them at once; the others are put in order only when asked for. */
function factList(title, lines, { from = null, most = Infinity, order = byWeight } = {}) {
  if (!lines.length) return [];
  const first = bestOf(lines, most, order);
  const list = el("ul", { class: "facts" }, ...first.map((line) => factItem(line, from)));
  const more =
    lines.length > first.length &&
    link(`${(lines.length - first.length).toLocaleString("en")} more`, (event) => {
      const rest = [...lines].sort(order).slice(most);
      list.append(...rest.map((line) => factItem(line, from)));
      event.currentTarget.remove();
    });
  return [el("h3", {}, title), list, more];
}

const sourceCount = ({ edge: { matter } }) => matter.said.size + matter.denied.size;
/** What most articles and sources tell of comes first. */
const byWeight = (a, b) => b.articles - a.articles || sourceCount(b) - sourceCount(a) || b.statements.length - a.statements.length || a.edge.index - b.edge.index;

/** The first `most` of a list in an order, without putting all 20,000 others in order. */
function bestOf(list, most, order) {
  if (list.length <= most) return [...list].sort(order);
  const best = [];
  for (const item of list) {
    if (best.length === most && order(item, best.at(-1)) >= 0) continue;
    const at = best.findIndex((other) => order(item, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, item);
    best.length = Math.min(best.length, most);
  }
  return best;
}

// Nothing chosen.

function homePanel() {
  return [
    closeButton("close panel-close overlay-only"),
    el("h2", {}, "At a glance"),
    el("p", { class: "lead" }, summaryWords()),
    ...(state.path ? pathPart() : overviewParts()),
  ].filter(Boolean);
}

function overviewParts() {
  const acts = view.lines.filter(({ edge }) => edge.family.id !== "structural");
  const part = (title, holds) => factList(title, acts.filter(({ edge }) => holds(edge)), { most: 4 });
  const isOpen = (edge) => !edge.denied && !isFact(edge) && edge.modality.id !== "alleged";
  return [
    ...circlesPart(),
    ...part("Contested: some say it, others deny it", (edge) => isContested(edge) && !edge.denied),
    ...part("Cooperation", (edge) => isFact(edge) && edge.family.id === "cooperation"),
    ...part("Conflict", (edge) => isFact(edge) && edge.family.id === "conflict"),
    ...part("Only planned, tried or considered", isOpen),
    ...part("Only alleged", (edge) => !edge.denied && edge.modality.id === "alleged"),
    ...part("Denied", (edge) => edge.denied),
    ...connectedPart(),
  ];
}

function summaryWords() {
  const dates = articles.map((article) => article.published).filter(Boolean).sort();
  const when = dates.length ? `, ${rangeWords(dates[0], dates.at(-1))}` : "";
  const rest = actors.length - linkedActors.length;
  const others = rest ? ` ${plural(rest, "more actor")} ${rest === 1 ? "is" : "are"} only quoted or the place of a fact: search finds ${rest === 1 ? "it" : "them"}.` : "";
  return `${plural(statements.length, "statement")} about ${plural(linkedActors.length, "actor")} from ${plural(articles.length, "article")}${when}.${others}`;
}

function pathPart() {
  const [start, end] = state.path;
  if (!view.scope.way.length) return [el("h3", {}, "Path"), el("p", {}, `Nothing that is shown connects ${start.name} and ${end.name}.`)];
  const steps = plural(view.scope.way.length - 1, "step");
  const stepOf = ({ edge }) => Math.min(view.scope.way.indexOf(edge.subject), view.scope.way.indexOf(edge.object));
  const order = (a, b) => stepOf(a) - stepOf(b) || byWeight(a, b);
  return factList(`Path from ${start.name} to ${end.name}: ${steps}`, view.lines, { order });
}

/** Who is on whose side, as the statements have it. */
function circlesPart() {
  if (!grounds.length) return [];
  const order = byTies(tiesIn(view.drawnLines));
  const items = grounds.slice(0, SHORT_LIST).map(({ group }) => {
    const names = bestOf(group, 8, order);
    const rest = group.length - names.length;
    return el("li", {}, ...listed(names), rest > 0 && ` and ${rest} more`);
  });
  return [el("h3", {}, "Shown working together (shaded on the map)"), el("ul", { class: "facts" }, ...items)];
}

function connectedPart() {
  const tied = actors.filter((actor) => view.ties[actor.index] > 0 && !actor.kind.shape.quiet);
  if (!tied.length) return [];
  const count = countOfLines();
  const rows = bestOf(tied, SHORT_LIST, byTies(view.ties)).map((actor) => [el("dt", {}, actorLink(actor)), el("dd", {}, plural(count[actor.index], "connection"))]);
  return [el("h3", {}, "Most connected"), el("dl", { class: "pairs" }, ...rows)];
}

function countOfLines() {
  const count = new Uint32Array(actors.length);
  for (const { edge } of view.lines) {
    count[edge.subject.index] += 1;
    if (edge.object !== edge.subject) count[edge.object.index] += 1;
  }
  return count;
}

// One actor.

function actorPanel(actor) {
  const lines = linesThatPass(actor.edges);
  const inFamily = (family) => lines.filter(({ edge }) => edge.family === family);
  return [
    closeButton(),
    el("h2", {}, actor.name),
    el("p", { class: "lead" }, kindWords(actor)),
    actor.aliases.length > 0 && el("p", { class: "lead" }, `Also called ${actor.aliases.join(", ")}`),
    el("p", { class: "lead" }, seenWords(actor)),
    actorActions(actor),
    ...families.flatMap((family) => factList(family.label, inFamily(family), { from: actor, most: 12 })),
    lines.length < actor.edges.length && el("p", { class: "hint" }, `${plural(actor.edges.length - lines.length, "connection")} hidden by the filters.`),
    ...saidPart(actor),
  ].filter(Boolean);
}

function kindWords(actor) {
  return actor.kind.label[0].toUpperCase() + actor.kind.label.slice(1);
}

function seenWords(actor) {
  const list = [...actor.edges.flatMap((edge) => edge.statements), ...actor.said];
  const dates = list.map((s) => s.article?.published).filter(Boolean).sort();
  const count = new Set(list.map((s) => s.article)).size;
  const when = dates.length ? `, ${rangeWords(dates[0], dates.at(-1))}` : "";
  return `In ${plural(count, "article")}${when}`;
}

function actorActions(actor) {
  const focused = state.focus === actor;
  const action = (text, click) => el("button", { type: "button", on: { click } }, text);
  return el(
    "div",
    { class: "actions" },
    focused
      ? action(state.hops === 1 ? "Widen to two steps" : "Narrow to one step", () => update({ hops: 3 - state.hops, camera: null }, { step: true }))
      : action("Show only its neighbourhood", () => focusOn(actor)),
    action("Path to…", () => startPath(actor)),
    actor.wikidata && el("a", { href: `https://www.wikidata.org/wiki/${actor.wikidata}`, target: "_blank", rel: "noopener noreferrer" }, "Wikidata"),
  );
}

/** What the actor is a source of. */
function saidPart(actor) {
  const passing = actor.said.filter(passes);
  const said = new Map();
  for (const statement of passing) said.set(statement.edge, [...(said.get(statement.edge) ?? []), statement]);
  const lines = [...said].map(([edge, list]) => lineOf(edge, list));
  return factList("Is the source of", lines, { most: SHORT_LIST });
}

// One line.

function edgePanel(edge) {
  const shown = edge.statements.filter(passes);
  const list = shown.length ? shown : edge.statements;
  const others = linesThatPass(edge.subject.edges.filter((it) => it !== edge && pairKey(it.subject, it.object) === pairKey(edge.subject, edge.object)));
  const opposite = others.filter((line) => oppositesOf(edge).includes(line.edge));
  const hidden = edge.statements.length - list.length;
  return [
    closeButton(),
    el("p", { class: "claim" }, actorLink(edge.subject), ` ${edge.phrase} `, actorLink(edge.object)),
    voicePart(edge, list),
    el("h3", {}, plural(list.length, "sentence that says so", "sentences that say so")),
    ...list.map(evidenceOf),
    hidden > 0 && el("p", { class: "hint" }, `${plural(hidden, "sentence")} hidden by the filters.`),
    ...factList(edge.denied ? "Others say it is so" : "Others deny it", opposite),
    ...factList("Also between the two", others.filter((line) => !opposite.includes(line))),
  ].filter(Boolean);
}

function voicePart(edge, list) {
  const speakers = speakersOf(list);
  return el(
    "p",
    { class: "voice" },
    edge.denied && el("span", { class: "tag loud" }, "denied or negated"),
    edge.matter.agreement !== "single" && el("span", { class: isContested(edge) ? "tag loud" : "tag" }, agreementWords(edge)),
    el("span", { class: "tag", title: edge.modality.hint }, edge.modality.label),
    edge.relation.id === "relation" && el("span", { class: "tag" }, "the text’s own words"),
    speakers.length > 0 && el("span", {}, "said by ", ...listed(speakers)),
  );
}
