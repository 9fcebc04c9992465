// How one statement is known: its sentence with the words that carry it, who says so, when, in which article; and the
// SPARQL query that finds it in the graph.

const NAMESPACE = "https://w3id.org/newskg/";

function evidenceOf(statement) {
  const queryBox = el("pre", { class: "query", tabindex: 0, "aria-label": "SPARQL query", hidden: true });
  return el(
    "section",
    { class: "evidence" },
    el("blockquote", {}, ...markedSentence(statement)),
    el("dl", {}, ...evidenceRows(statement).map(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
    el(
      "div",
      { class: "actions" },
      el("button", { type: "button", on: { click: () => copySparql(statement, queryBox) } }, "Copy as SPARQL"),
    ),
    queryBox,
  );
}

/** The sentence, cut where a mark begins or ends. Marks may overlap. */
function markedSentence({ sentence, marks }) {
  const spans = [
    { name: "subject", start: marks[0], end: marks[1] },
    { name: "object", start: marks[2], end: marks[3] },
    { name: "trigger", start: marks[4], end: marks[5] },
  ].filter((span) => span.start >= 0);
  const cuts = [...new Set([0, sentence.text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i];
    const names = spans.filter((span) => span.start <= start && span.end >= end).map((span) => span.name);
    const text = sentence.text.slice(start, end);
    return names.length ? el("mark", { class: names.join(" ") }, text) : text;
  });
}

function evidenceRows(statement) {
  const { article } = statement;
  const rows = [];
  for (const [mention, actor] of mentionsOf(statement)) rows.push([`“${mention}”`, el("span", {}, "is ", actorLink(actor))]);
  if (statement.speaker) rows.push(["Said by", speakerWords(statement)]);
  if (statement.when) rows.push(["When", whenWords(statement)]);
  else if (statement.start) rows.push(["When", rangeWords(statement.start, statement.end)]);
  if (statement.place) rows.push(["Where", actorLink(statement.place)]);
  rows.push(["Article", article ? articleWords(article) : "unknown"]);
  if (article?.published) rows.push(["Published", el("time", { datetime: article.published }, dateWords(article.published))]);
  rows.push(["Confidence", confidenceWords(statement.confidence)]);
  return rows;
}

/** Words of the sentence that stand for an actor under another name: "the union", "she". */
function mentionsOf({ sentence, marks, subject, object }) {
  const words = (at) => (marks[at] < 0 ? "" : sentence.text.slice(marks[at], marks[at + 1]));
  const pairs = [
    [words(0), subject],
    [words(2), object],
  ];
  return pairs.filter(([text, actor]) => text && spelling(text) !== spelling(actor.name));
}

/** A name without what only printers tell apart: capitals and the kind of its apostrophes. */
const spelling = (name) => name.toLowerCase().replace(/[‘’]/g, "'");

function speakerWords({ speaker, outer, verb }) {
  const parts = [actorLink(speaker), verb ? ` (“${verb}”)` : ""];
  for (const source of outer) parts.push(", as told by ", actorLink(source));
  return el("span", {}, ...parts);
}

function whenWords({ when, start, end }) {
  return start ? `“${when}”: ${rangeWords(start, end)}` : `“${when}”`;
}

function articleWords(article) {
  const title = article.title || article.source || article.id;
  const address = webAddress(article.link);
  if (address) return el("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, title);
  return article.title && article.source ? el("span", {}, title, el("small", {}, ` ${article.source}`)) : title;
}

/** The address if it leads to the web; null for all else, so that no script hides behind a link. */
function webAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

async function copySparql(statement, box) {
  box.textContent = sparqlOf(statement);
  box.hidden = false;
  await copyText(box.textContent, "Query copied");
}

/** A query for all statements like this one. */
function sparqlOf({ edge, subject, object, wording }) {
  const capital = (id) => id[0].toUpperCase() + id.slice(1);
  const open = edge.relation.id === "relation" ? ` ;\n    kg:wording ${quoted(wording)}` : "";
  return `PREFIX kg: <${NAMESPACE}ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>

SELECT ?statement ?text ?article WHERE {
  ?statement a kg:Statement ;
    rdf:subject ${iri("id", subject.id)} ;
    rdf:predicate kg:${edge.relation.id} ;
    rdf:object ${iri("id", object.id)} ;
    kg:polarity kg:${capital(edge.polarity.id)} ;
    kg:modality kg:${capital(edge.modality.id)}${open} ;
    kg:sentence/nif:anchorOf ?text ;
    kg:document ?article .
}
`;
}

/** The IRI of something of ours, as the graph writes it. */
function iri(folder, id) {
  return `<${NAMESPACE}${folder}/${encoded(id)}>`;
}

/** Percent-encoded like Python's `quote(id, safe="")`. */
function encoded(id) {
  const whole = wellFormed(id);
  const coded = encodeURIComponent(whole).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return /^\.+$/.test(coded) ? coded.replaceAll(".", "%2E") : coded;
}

/** Halves of surrogate pairs, which no file of text can hold, become U+FFFD. */
function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** A string literal of Turtle and SPARQL. */
function quoted(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const safe = wellFormed(text).replace(/[\\"\n\r\t]/g, (c) => escapes[c]);
  return `"${safe.replace(/[\u0000-\u001F\u007F]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}
