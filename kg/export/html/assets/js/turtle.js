// The shown statements as Turtle, laid out as kg's own store lays them out, so that kg reads them back.

const TURTLE_PREFIXES = `@prefix kg: <${NAMESPACE}ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

function turtleOf(lines) {
  const shown = lines.flatMap((line) => line.statements);
  const blocks = [
    ...unique(shown.map((s) => s.article)).map(turtleArticle),
    ...unique(shown.flatMap((s) => [s.subject, s.object, s.speaker, s.place, ...s.outer])).map(turtleActor),
    ...plainTriples(shown),
    ...unique(shown.flatMap(spansOf).map((span) => JSON.stringify(span))).map((span) => turtleSpan(JSON.parse(span))),
    ...shown.map(turtleStatement),
  ];
  return `${TURTLE_PREFIXES}\n${blocks.join("\n")}\n`;
}

function unique(list) {
  return [...new Set(list.filter(Boolean))];
}

const typed = (date) => `"${date}"^^xsd:${{ 4: "gYear", 7: "gYearMonth", 10: "date" }[date.length] ?? "string"}`;
const english = (text) => `${quoted(text)}@en`;
const term = (id) => `kg:${id[0].toUpperCase()}${id.slice(1)}`;

function subjectOf(name, pairs) {
  const kept = pairs.filter(([, value]) => value).map(([predicate, value]) => `${predicate} ${value}`);
  return `${name} ${kept.join(" ;\n    ")} .`;
}

function turtleArticle(article) {
  return subjectOf(iri("doc", article.id), [
    ["a", "kg:Document"],
    ["schema:headline", article.title && english(article.title)],
    ["kg:source", article.source && quoted(article.source)],
    ["kg:published", article.published && typed(article.published)],
  ]);
}

function turtleActor(actor) {
  return subjectOf(iri("id", actor.id), [
    ["a", `kg:${actor.kind.id}`],
    ["rdfs:label", english(actor.name)],
    ["skos:altLabel", actor.aliases.map(english).join(" , ")],
    ["owl:sameAs", actor.wikidata && `<http://www.wikidata.org/entity/${actor.wikidata}>`],
  ]);
}

/** One hop for what is stated as so. */
function plainTriples(shown) {
  const facts = shown.filter(({ edge }) => isFact(edge));
  return unique(
    facts.flatMap(({ edge, subject, object }) => {
      const triple = (a, b) => `${iri("id", a.id)} kg:${edge.relation.id} ${iri("id", b.id)} .`;
      return edge.relation.symmetric ? [triple(subject, object), triple(object, subject)] : [triple(subject, object)];
    }),
  );
}

/** Sentence and marked words of a statement, as ranges of code points in the article. */
function spansOf({ sentence, marks }) {
  if (!sentence.article) return [];
  const at = (unit) => sentence.start + [...sentence.text.slice(0, unit)].length;
  const article = sentence.article.id;
  const spans = [{ kind: "kg:Sentence", article, start: sentence.start, end: sentence.end, text: sentence.text }];
  for (let i = 0; i < marks.length; i += 2) {
    if (marks[i] < 0) spans.push(null);
    else spans.push({ kind: "kg:Mention", article, start: at(marks[i]), end: at(marks[i + 1]), text: sentence.text.slice(marks[i], marks[i + 1]) });
  }
  return spans;
}

function spanIri({ article, start, end }) {
  return `<${NAMESPACE}doc/${encoded(article)}#char=${start},${end}>`;
}

function turtleSpan(span) {
  return subjectOf(spanIri(span), [
    ["a", span.kind],
    ["nif:beginIndex", String(span.start)],
    ["nif:endIndex", String(span.end)],
    ["nif:anchorOf", quoted(span.text)],
    ["nif:referenceContext", iri("doc", span.article)],
  ]);
}

function turtleStatement(statement) {
  const { edge, subject, object, article, speaker, verb, start, end, place } = statement;
  const [sentence, ...mentions] = spansOf(statement);
  const span = (it) => it && spanIri(it);
  return subjectOf(iri("statement", statement.id), [
    ["a", "kg:Statement"],
    ["rdf:subject", iri("id", subject.id)],
    ["rdf:predicate", `kg:${edge.relation.id}`],
    ["rdf:object", iri("id", object.id)],
    ["kg:polarity", term(edge.polarity.id)],
    ["kg:modality", term(edge.modality.id)],
    ["kg:attributedTo", speaker && iri("id", speaker.id)],
    ["kg:attributionVerb", verb && quoted(verb)],
    ["kg:wording", quoted(statement.wording)],
    ["kg:sentence", span(sentence)],
    ["kg:subjectMention", span(mentions[0])],
    ["kg:objectMention", span(mentions[1])],
    ["kg:trigger", span(mentions[2])],
    ["kg:document", article && iri("doc", article.id)],
    ["kg:eventStart", start && typed(start)],
    ["kg:eventEnd", end && typed(end)],
    ["kg:eventPlace", place && iri("id", place.id)],
    ["kg:confidence", `"${statement.confidence}"^^xsd:decimal`],
  ]);
}
