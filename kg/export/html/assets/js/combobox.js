// A text field that finds actors by name or alias, with keys and mouse (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

const MOST_MATCHES = 12;

/** Lower case, without accents, so that "Lodz" finds "Łódź" as far as Unicode knows. */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const searchIndex = actors.map((actor) => ({
  actor,
  names: [actor.name, ...actor.aliases].map((name) => ({ name, plain: plain(name) })),
}));

/** Best matches first: names that begin so, then words that begin so, then the better connected. */
function matchesFor(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const { actor, names } of searchIndex) {
    const ranked = names.map(({ name, plain: it }, i) => ({ name, rank: rankOf(it, wanted) + (i ? 1 : 0) }));
    const best = ranked.reduce((a, b) => (b.rank < a.rank ? b : a));
    if (best.rank < 90) found.push({ actor, ...best });
  }
  found.sort((a, b) => a.rank - b.rank || b.actor.edges.length - a.actor.edges.length || a.actor.index - b.actor.index);
  return found.slice(0, MOST_MATCHES);
}

function rankOf(name, wanted) {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 4 : 99;
}

/** Make `input` and `list` a combobox; `pick` is called with the chosen actor. */
function combobox(input, list, pick) {
  let matches = [];
  let at = -1;

  const mark = () => {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const open = () => {
    matches = matchesFor(input.value);
    at = matches.length ? 0 : -1;
    list.replaceChildren(...matches.map((match, i) => matchItem(match, `${list.id}-${i}`, () => take(i))));
    list.hidden = !matches.length;
    input.setAttribute("aria-expanded", String(matches.length > 0));
    mark();
  };

  const take = (i) => {
    const match = matches[i];
    if (!match) return;
    input.value = match.actor.name;
    close();
    pick(match.actor);
  };

  const keys = {
    ArrowDown: () => matches.length && ((at = (at + 1) % matches.length), mark()),
    ArrowUp: () => matches.length && ((at = (at - 1 + matches.length) % matches.length), mark()),
    Enter: () => take(at),
    Escape: () => close(),
  };

  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden || !keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}

function matchItem({ actor, name }, id, take) {
  const alias = name === actor.name ? "" : `${name} · `;
  const detail = `${alias}${actor.kind.label} · ${plural(actor.edges.length, "connection")}`;
  const hold = (event) => {
    event.preventDefault(); // the field keeps the focus, or its list would close before the click arrives
    take();
  };
  return el("li", { id, role: "option", on: { mousedown: hold } }, actor.name, el("small", {}, detail));
}
