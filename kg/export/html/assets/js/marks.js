// The marks of the map, small, for legend, panel and table.

/** Outlines of the shapes in a square of 16. */
const OUTLINES = {
  dot: "M8 2a6 6 0 1 0 .01 0z",
  square: "M2.5 2.5h11v11h-11z",
  diamond: "M8 1l6.5 7L8 15 1.500 8z",
  triangle: "M8 1.500l7 12.500H1z",
  triangleDown: "M8 14L2 3.500h12z",
  hexagon: "M4.500 2h7L15 8l-3.500 6h-7L1 8z",
  star: "M8 1l2 4.800 5 .4-3.900 3.300 1.300 5L8 11.800l-4.400 2.700 1.300-5L1 6.200l5-.4z",
};

function shapeMark(shape) {
  return svg(
    "svg",
    { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", {
      d: OUTLINES[shape.mark],
      fill: shape.quiet ? "var(--quiet)" : "var(--node)",
      stroke: shape.quiet ? "var(--quiet-line)" : "var(--node-line)",
      "stroke-width": 1.5,
    }),
  );
}

/** A piece of line: colour by family, dashes by modality, a bar if denied, a ring if contested. */
function lineMark({ family = "other", dash = [], denied = false, contested = false, width = 2.4 }) {
  return svg(
    "svg",
    { width: 26, height: 12, viewBox: "0 0 26 12", class: `color-${family}`, "aria-hidden": "true" },
    svg("line", {
      x1: 1,
      y1: 6,
      x2: 25,
      y2: 6,
      stroke: "currentColor",
      "stroke-width": width,
      "stroke-dasharray": dash.length ? dash.join(" ") : null,
      "stroke-linecap": dash[0] === 1 ? "round" : null,
    }),
    contested && svg("circle", { cx: 13, cy: 6, r: 4.2, fill: "var(--sheet)", stroke: "currentColor", "stroke-width": 2 }),
    denied && svg("line", { x1: 13, y1: 0, x2: 13, y2: 12, stroke: "currentColor", "stroke-width": 3 }),
  );
}

function edgeMark(edge) {
  return lineMark({ family: edge.family.id, dash: edge.modality.dash, denied: edge.denied, contested: isContested(edge) });
}
