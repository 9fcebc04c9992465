// Files of the current view, and the link to it.

function wireSave() {
  const menu = byId("save-menu");
  byId("save").addEventListener("click", () => {
    menu.hidden = !menu.hidden;
    byId("save").setAttribute("aria-expanded", String(!menu.hidden));
    if (!menu.hidden) menu.querySelector("button").focus();
  });
  const on = (id, action) =>
    byId(id).addEventListener("click", () => {
      closeMenus();
      action();
    });
  on("save-png", savePng);
  on("save-svg", () => saveText(svgOfView(), "svg", "image/svg+xml"));
  on("save-csv", () => saveText(csvOf(view.lines), "csv", "text/csv"));
  on("save-turtle", () => saveText(turtleOf(view.lines), "ttl", "text/turtle"));
  byId("copy-link").hidden = location.protocol === "about:";
  on("copy-link", () => copyText(location.href, "Link copied"));
}

function saveBlob(blob, ending) {
  const address = URL.createObjectURL(blob);
  const anchor = el("a", { href: address, download: `${fileName()}.${ending}`, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
  say(`Saved ${fileName()}.${ending}`);
}

const saveText = (text, ending, type) => saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), ending);

/** The title as the name of a file: letters, digits and hyphens. */
function fileName() {
  return page.page.title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).toLowerCase() || "graph";
}

/** What the map shows, on paper instead of on nothing. */
function savePng() {
  const map = byId("map").querySelector("canvas");
  const copy = el("canvas", { width: map.width, height: map.height });
  const context = copy.getContext("2d");
  context.fillStyle = css("--paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(map, 0, 0);
  copy.toBlob((blob) => saveBlob(blob, "png"));
}

const CSV_HEAD = ["subject", "relation", "phrase", "object", "family", "polarity", "modality", "speaker", "date", "confidence", "sentence", "article", "source", "published", "statement"];

/** One row a statement (RFC 4180), with a mark by which spreadsheets know UTF-8. */
function csvOf(lines) {
  const rows = lines.flatMap((line) =>
    line.statements.map((s) => {
      const { edge, article } = s;
      return [s.subject.name, edge.relation.id, edge.phrase, s.object.name, edge.family.id, edge.polarity.id, edge.modality.id, s.speaker?.name ?? "", dateOf(s), s.confidence, s.sentence.text, article?.title ?? "", article?.source ?? "", article?.published ?? "", s.id];
    }),
  );
  return `\uFEFF${[CSV_HEAD, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A cell; one that a spreadsheet would take for a formula begins with an apostrophe
    (https://owasp.org/www-community/attacks/CSV_Injection). */
function csvCell(value) {
  const text = wellFormed(String(value));
  const guarded = /^[\s\u0000]*[=+\-@|\t\r]/.test(text) && typeof value !== "number" ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** Put a text on the clipboard; where the browser does not allow it, say so. */
async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say("The browser does not let this page copy; select the text instead.");
  }
}
