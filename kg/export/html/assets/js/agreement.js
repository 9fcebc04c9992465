// Who agrees: how many sources say what an edge says, and how many deny it. A source is whoever a sentence quotes, else its
// article. Counted over the whole page, so that a filter cannot make a contested fact look settled.

const AGREEMENTS = [
  { id: "contested", label: "Contested", hint: "Some sources say it, others deny it." },
  { id: "several", label: "Several sources", hint: "More than one source says so, and none denies it." },
  { id: "single", label: "One source", hint: "One source says so." },
];

/** Voices that tell of the same thing: what is claimed as so is one matter, each plan or condition another. */
const CLAIMED = new Set(["asserted", "reported", "alleged"]);

joinAgreement();

function joinAgreement() {
  const matters = new Map();
  for (const edge of edges) {
    const key = matterOf(edge);
    if (!matters.has(key)) matters.set(key, { edges: [], said: new Set(), denied: new Set() });
    const matter = matters.get(key);
    matter.edges.push(edge);
    for (const statement of edge.statements) (edge.denied ? matter.denied : matter.said).add(sourceOf(statement));
    edge.matter = matter;
  }
  for (const matter of matters.values()) matter.agreement = agreementOf(matter);
}

/** What two edges share that speak of the same thing, whether they affirm or deny it. */
function matterOf({ subject, object, relation, modality, statements: [first] }) {
  const ends = relation.symmetric ? pairKey(subject, object) : `${subject.index}>${object.index}`;
  const voice = CLAIMED.has(modality.id) ? "claimed" : modality.id;
  const wording = relation.id === "relation" ? first.wording : "";
  return `${ends} ${relation.id} ${voice} ${wording}`;
}

/** Whoever says so: the innermost speaker, else the article. */
function sourceOf({ speaker, article }) {
  return speaker ?? article;
}

function agreementOf({ said, denied }) {
  if (said.size && denied.size) return "contested";
  return said.size + denied.size > 1 ? "several" : "single";
}

const isContested = (edge) => edge.matter.agreement === "contested";

/** The edges that speak of the same thing and say the opposite. */
function oppositesOf(edge) {
  return edge.matter.edges.filter((other) => other.denied !== edge.denied);
}

/** "3 sources say, 1 denies"; "2 sources deny". */
function agreementWords({ matter: { said, denied } }) {
  const says = said.size && `${plural(said.size, "source")} ${said.size === 1 ? "says" : "say"}`;
  const denies = denied.size && `${said.size ? denied.size : plural(denied.size, "source")} ${denied.size === 1 ? "denies" : "deny"}`;
  return [says, denies].filter(Boolean).join(", ");
}
