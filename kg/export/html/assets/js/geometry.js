// Curves and boxes. A line bends by its roundness: 0 is straight, above 0 vis-network's "curvedCW", below "curvedCCW".

/** Point that pulls the curve, as vis-network computes it. */
function viaOf(from, to, roundness) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const reach = (0.5 + Math.abs(roundness) / 2) * Math.hypot(dx, dy);
  const angle = Math.atan2(-dy, dx) + (0.5 + roundness / 2) * Math.PI;
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

/** Point of the curve at `t`, 0 at its beginning and 1 at its end. */
function pointOn(from, to, roundness, t) {
  const via = viaOf(from, to, roundness);
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/** Direction of the curve at `t`, in radians. */
function angleOn(from, to, roundness, t) {
  const a = pointOn(from, to, roundness, Math.max(0, t - 0.02));
  const b = pointOn(from, to, roundness, Math.min(1, t + 0.02));
  return Math.atan2(b.y - a.y, b.x - a.x);
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function boxesMeet(a, b, air = 0) {
  return a.left < b.right + air && b.left < a.right + air && a.top < b.bottom + air && b.top < a.bottom + air;
}

function holdsPoint(box, point) {
  return point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
}

function holdsBox(box, inner) {
  return inner.left >= box.left && inner.right <= box.right && inner.top >= box.top && inner.bottom <= box.bottom;
}

/** The box around all boxes. */
function boxOfAll(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

const NAME_SIZE = 14;
const NAME_LEADING = 17;
const pen = document.createElement("canvas").getContext("2d");

/** Width of a text in pixels. */
function textWidth(text, size) {
  pen.font = `${size}px ${css("--sans")}`;
  return pen.measureText(text).width;
}

const nameWidths = new Map();

/** Width of an actor's name at its usual size. */
function nameWidth(actor) {
  if (!nameWidths.has(actor)) nameWidths.set(actor, Math.max(...actor.label.split("\n").map((text) => textWidth(text, NAME_SIZE))));
  return nameWidths.get(actor);
}

/** Mark and name of an actor that stands at `spot`. */
function actorBox(actor, spot) {
  const width = Math.max(nameWidth(actor), 2 * actor.size);
  const lines = actor.label.split("\n").length;
  return {
    left: spot.x - width / 2,
    right: spot.x + width / 2,
    top: spot.y - actor.size,
    bottom: spot.y + actor.size + 6 + lines * NAME_LEADING,
  };
}
