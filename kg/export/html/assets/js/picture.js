// The map as an SVG drawing: the same marks, lines and words, in the colours of the day.

/** A drawing has a scale of its own, so that words are placed for it, and then for the window again. */
function svgOfView() {
  drawingArea = { scale: 1, shown: EVERYWHERE };
  try {
    placeWords();
    return drawingOfView();
  } finally {
    drawingArea = null;
    placeWords();
  }
}

const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

function drawingOfView() {
  const margin = 40;
  const box = boxOfAll([...[...view.drawn].map((actor) => actorBox(actor, spots.get(actor))), ...names.map((name) => name.box), ...labels.map(labelBox)]);
  const [width, height] = [box.right - box.left + 2 * margin, box.bottom - box.top + 2 * margin];
  const drawing = svg(
    "svg",
    { xmlns: SVG, viewBox: [box.left - margin, box.top - margin, width, height].map(Math.round).join(" "), width: Math.round(width), height: Math.round(height), "font-family": css("--sans") },
    svg("title", {}, page.page.title),
    svg("rect", { x: box.left - margin, y: box.top - margin, width, height, fill: css("--paper") }),
    ...grounds.map(svgGround),
    ...view.drawnLines.filter(({ edge }) => edge.subject !== edge.object).flatMap(svgLine),
    ...[...view.drawn].map(svgMark),
    ...names.map(svgName),
    ...labels.flatMap(svgLabel),
  );
  return new XMLSerializer().serializeToString(drawing);
}

const at = (point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;

function svgGround({ circle, pairs }) {
  const shifted = (actor) => at({ x: spots.get(actor).x, y: spots.get(actor).y + 8 });
  const d = pairs.map(([a, b]) => `M${shifted(a)}L${shifted(b)}`).join("");
  return svg("path", { d, fill: "none", stroke: css(`--circle-${circle % GROUND.tints}`), "stroke-width": GROUND.width, "stroke-linecap": "round", "stroke-linejoin": "round" });
}

/** The line up to the object's mark, an arrowhead, and a bar if denied. */
function svgLine(line) {
  const { edge } = line;
  const [from, to, bend] = [spots.get(edge.subject), spots.get(edge.object), bends.get(edge) ?? 0];
  const color = css(`--${edge.family.id}`);
  const stop = arrival(from, to, bend, edge.object);
  const points = Array.from({ length: 25 }, (_, i) => at(pointOn(from, to, bend, (i / 24) * stop)));
  const parts = [
    svg("path", { d: `M${points.join("L")}`, fill: "none", stroke: color, "stroke-width": lineWidth(line), "stroke-dasharray": edge.modality.dash.join(" ") || null }),
  ];
  const head = headOf(edge);
  if (head) {
    const turn = (head.angle * 180) / Math.PI;
    const d = `M${headPoints(head.length).map((point) => point.map((value) => value.toFixed(1)).join(" ")).join("L")}z`;
    parts.push(svg("path", { d, fill: color, transform: `translate(${at(head)}) rotate(${turn.toFixed(1)})` }));
  }
  if (isContested(edge)) {
    const { x: cx, y: cy } = pointOn(from, to, bend, barPlace(edge));
    parts.push(svg("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: RING, fill: css("--paper"), stroke: color, "stroke-width": 2.4 }));
  }
  if (edge.denied) {
    const { x, y } = pointOn(from, to, bend, barPlace(edge));
    const turn = (angleOn(from, to, bend, barPlace(edge)) * 180) / Math.PI;
    parts.push(svg("path", { d: "M0 -9V9", stroke: color, "stroke-width": 3.5, transform: `translate(${at({ x, y })}) rotate(${turn.toFixed(1)})` }));
  }
  return parts;
}

function svgMark(actor) {
  const { x, y } = spots.get(actor);
  const { quiet, mark } = actor.kind.shape;
  const scale = actor.size / 6.5;
  return svg("path", { d: OUTLINES[mark], fill: css(quiet ? "--quiet" : "--node"), stroke: css(quiet ? "--quiet-line" : "--node-line"), "stroke-width": (1.5 / scale).toFixed(2), transform: `translate(${at({ x: x - 8 * scale, y: y - 8 * scale })}) scale(${scale.toFixed(3)})` });
}

function svgName({ actor, size, box }) {
  const { quiet } = actor.kind.shape;
  const x = (box.left + box.right) / 2;
  // A third of the letters' size below the middle of its row is where a row stands.
  const rows = actor.label.split("\n").map((words, i) => svg("tspan", { x, y: box.top + (i + 0.5) * size * NAME.leading + size / 3 }, words));
  return svg("text", { "text-anchor": "middle", "font-size": quiet ? size - 1 : size, fill: css(quiet ? "--quiet-ink" : "--ink"), stroke: css("--paper"), "stroke-width": 3, "paint-order": "stroke" }, ...rows);
}

function svgLabel(label) {
  const box = labelBox(label);
  const { edge } = label.line;
  return [
    svg("rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, rx: 5, fill: css("--paper") }),
    svg("text", { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + 4, "text-anchor": "middle", "font-size": label.size, fill: css(edge.family.id === "structural" ? "--soft" : `--${edge.family.id}`) }, label.text),
  ];
}
