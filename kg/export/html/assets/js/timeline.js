// The timeline: the map as it was known day by day. A day adds its connections to those before it; the new ones are bright.

/** How long a day stays before the next one comes, in milliseconds. */
const DAY_LASTS = 1300;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** The first day that a statement's date can mean, or "": a month or a year alone counts from its beginning. */
function firstDayOf(statement) {
  const date = dateOf(statement);
  return date && `${date}-01-01`.slice(0, 10);
}

const days = [...new Set(statements.map(firstDayOf).filter(Boolean))].sort();

/** Whether the statement was known on the chosen day; all are where none is chosen. */
function isKnown(statement) {
  if (!state.day) return true;
  const day = firstDayOf(statement);
  return day !== "" && day <= state.day;
}

/** The lines that the chosen day adds, with their actors; null if no day is chosen or it adds none. */
function newThings() {
  if (!state.day) return null;
  const fresh = view.drawnLines.filter((line) => line.statements.some((it) => firstDayOf(it) === state.day));
  if (!fresh.length) return null;
  return {
    edges: new Set(fresh.map(({ edge }) => edge)),
    actors: new Set(fresh.flatMap(({ edge }) => [edge.subject, edge.object])),
  };
}

/** The day's place among all days; -1 before the first. */
function dayNumber() {
  return days.findLastIndex((day) => day <= state.day);
}

function showDay(number, patch = {}) {
  const chosen = state.actor || state.edge ? { actor: null, edge: null } : {};
  update({ day: days[number], ...chosen, ...patch });
}

/** Play from the chosen day on, from the first if none or the last is chosen. Without motion, a press is one day. */
function togglePlay() {
  const at = state.day ? dayNumber() : -1;
  const next = at + 1 < days.length ? at + 1 : 0;
  if (state.playing) update({ playing: false });
  else if (STILL.matches) showDay(next);
  else showDay(next, { playing: next + 1 < days.length });
}

/** Keep the clock in step with the state: one tick is one day, and the last day stops it. */
function drawTimeline() {
  byId("timeline").hidden = days.length < 2;
  const at = dayNumber();
  byId("play").textContent = state.playing ? "Pause" : STILL.matches ? "Next day" : "Play";
  byId("play").setAttribute("aria-pressed", String(state.playing));
  byId("all-days").disabled = !state.day;
  byId("day").value = state.day ? at : days.length - 1;
  const words = state.day ? `up to ${dateWords(state.day)}, day ${at + 1} of ${days.length}` : `all ${days.length} days`;
  byId("day-words").textContent = words;
  byId("day").setAttribute("aria-valuetext", words);
  clearTimeout(drawTimeline.clock);
  if (state.playing) drawTimeline.clock = setTimeout(tick, DAY_LASTS);
}

function tick() {
  const next = dayNumber() + 1;
  if (next >= days.length) update({ playing: false });
  else showDay(next, { playing: next + 1 < days.length });
}

function wireTimeline() {
  byId("day").max = Math.max(0, days.length - 1);
  byId("day").addEventListener("input", (event) => showDay(Number(event.target.value), { playing: false }));
  byId("play").addEventListener("click", togglePlay);
  byId("all-days").addEventListener("click", () => update({ day: "", playing: false }));
}
