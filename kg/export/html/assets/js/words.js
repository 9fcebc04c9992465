// Dates, numbers and voices in words.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2031-03-04" as "4 Mar 2031"; a month or a year alone is left as coarse as it is. */
function dateWords(date) {
  const [year, month, day] = date.split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** "4 Mar 2031 – 7 Mar 2031", or one date where both are the same. */
function rangeWords(start, end) {
  return start === end || !end ? dateWords(start) : `${dateWords(start)} – ${dateWords(end)}`;
}

/** When it happened, where the text says so; else when the article was published; else "". */
function dateOf(statement) {
  return statement.start || statement.article?.published || "";
}

function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function confidenceWords(value) {
  const word = value >= 0.85 ? "high" : value >= 0.65 ? "medium" : "low";
  return `${word} (${value.toFixed(2)})`;
}

/** Whether an edge is stated as so, by the article or by somebody in it. */
function isFact(edge) {
  return !edge.denied && ["asserted", "reported"].includes(edge.modality.id);
}

/** The edge as a sentence. */
function claimWords(edge) {
  return `${edge.subject.name} ${edge.phrase} ${edge.object.name}`;
}

/** How an edge is said: "planned", "denied, reported by a source". */
function voiceWords(edge) {
  return edge.denied ? `denied, ${edge.modality.label}` : edge.modality.label;
}

/** Everybody who says so in the given statements, each once. */
function speakersOf(list) {
  return [...new Set(list.map((statement) => statement.speaker).filter(Boolean))];
}

/** One line below a fact: "planned, said by Edda Brandt · 7 Mar 2031". */
function noteWords(line) {
  const names = speakersOf(line.statements).map((actor) => actor.name);
  const voice = names.length ? `${voiceWords(line.edge)}, said by ${names.slice(0, 2).join(" and ")}` : voiceWords(line.edge);
  const dates = line.statements.map(dateOf).filter(Boolean).sort();
  const when = dates.length ? [rangeWords(dates[0], dates.at(-1))] : [];
  const weight = line.edge.matter.agreement !== "single" ? [agreementWords(line.edge)] : line.statements.length > 1 ? [plural(line.statements.length, "sentence")] : [];
  return [voice, ...when, ...weight].join(" · ");
}

/** The relation's words on a line of the map. */
function labelWords(line) {
  if (isContested(line.edge)) return `${line.edge.phrase}: ${agreementWords(line.edge).replace(/ sources? /, " ")}`;
  const phrase = line.edge.phrase.length > 34 ? `${line.edge.phrase.slice(0, 33)}…` : line.edge.phrase;
  return line.statements.length > 1 ? `${phrase} ×${line.statements.length}` : phrase;
}
