// A pad to draw on by mouse, finger, pen or keyboard. What is drawn is a list of strokes, each a list of points [x, y]
// from 0 to 1, y downward: the one who has the pad keeps them.

import { clamp, rounded } from "./arithmetic.js";
import { button, h, set, setText } from "./dom.js";

export const MOST_STROKES = 12;
export const MOST_POINTS = 200; // of a stroke
const PIXELS = 640; // of the picture, each way: sharp on a phone, too
const NEAR = 0.008; // a point that is nearer than this to the last one tells nothing new
const STEP = 0.05; // of the pen by an arrow key; with Shift, a fifth of it
const FULL = `The pad takes ${MOST_STROKES} strokes. Clear it, or erase a stroke.`;
const HELP = "Arrow keys move the pen, with Shift in small steps. Space puts it down and lifts it.";
const KEYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const isPoint = (point) =>
  Array.isArray(point) &&
  point.length === 2 &&
  point.every((part) => typeof part === "number" && part >= 0 && part <= 1);
const isStroke = (stroke) =>
  Array.isArray(stroke) && stroke.length > 0 && stroke.length <= MOST_POINTS && stroke.every(isPoint);

/** The rule of a trait that holds strokes (traits.js). */
export const strokes = (fallback = []) => ({
  fallback,
  check(value) {
    if (!Array.isArray(value) || value.length > MOST_STROKES || !value.every(isStroke))
      throw new RangeError(
        `must be up to ${MOST_STROKES} strokes, each of 1 to ${MOST_POINTS} points: pairs of numbers from 0 to 1`,
      );
    return value;
  },
});

/** The strokes with one more point on the last of them; where that is full, on a new one that goes on from there. */
export function extended(drawn, point) {
  const last = drawn.at(-1);
  if (last.length < MOST_POINTS) return [...drawn.slice(0, -1), [...last, point]];
  return drawn.length < MOST_STROKES ? [...drawn, [last.at(-1), point]] : drawn;
}

const isNear = ([x, y], [toX, toY]) => Math.hypot(x - toX, y - toY) < NEAR;

/**
 * `label` names the pad. `read()` gives the strokes that a new one is added to; `change(strokes, gesture)` keeps what was
 * drawn, `end()` is told when the pen is lifted. `draw({strokes, pen, box})` shows them, as wide as `pen` (1: the whole
 * pad), and a dashed box around them: [[x, y], [x, y]], if there is one. With `straight` no corner is rounded. `colors()` gives the palette's ink and accent.
 */
export function createDrawingPad({ label, hint, read, change, end, colors }) {
  const canvas = h("canvas", { class: "pad-ink", width: PIXELS, height: PIXELS, "aria-hidden": "true" });
  const words = h("span", { class: "pad-hint", "aria-hidden": "true" }, hint);
  const sheet = h(
    "div",
    { class: "pad-sheet", tabindex: 0, role: "application", "aria-label": `${label}. ${HELP}` },
    canvas,
    words,
  );
  const said = h("p", { class: "pad-said visually-hidden", role: "status" });
  const say = (sentence) => setText(said, sentence);
  const pen = createStroke({ read, change, end, say });
  const byKeys = createPenOnKeys(sheet, pen, say, () => draw(shown));
  drawByPointer(sheet, pen, byKeys.leave);
  let shown = { strokes: [], pen: 0.1, box: null };
  const erase = (drawn) => {
    pen.lift();
    say("");
    change(drawn, null);
    end();
  };
  const undo = button("Erase last stroke", () => shown.strokes.length && erase(shown.strokes.slice(0, -1)));
  const clear = button("Clear", () => shown.strokes.length && erase([]));
  function draw(next) {
    shown = next;
    set(words, { hidden: shown.strokes.length > 0 });
    for (const one of [undo, clear]) set(one, { "aria-disabled": String(!shown.strokes.length) });
    paint(canvas.getContext("2d"), { ...shown, cursor: byKeys.cursor() }, colors());
  }
  return {
    element: h("div", { class: "pad" }, sheet, h("div", { class: "row" }, undo, clear), said),
    draw,
  };
}

/** The stroke that is being drawn: `begin(point)`, `move(point)` and `lift()` say whether they could. */
function createStroke({ read, change, end, say }) {
  let [drawn, gesture, count] = [null, "", 0];
  const keep = (next) => {
    drawn = next;
    change(drawn, gesture);
    return true;
  };
  const refuse = () => {
    say(FULL);
    return false;
  };
  return {
    get isDown() {
      return drawn !== null;
    },
    begin(point) {
      const before = read();
      if (before.length >= MOST_STROKES) return refuse();
      say("");
      gesture = `stroke ${count++}`;
      return keep([...before, [point]]);
    },
    move(point) {
      if (!drawn || isNear(drawn.at(-1).at(-1), point)) return true;
      const more = extended(drawn, point);
      return more === drawn ? refuse() : keep(more);
    },
    lift() {
      if (drawn) {
        drawn = null;
        end();
      }
      return true;
    },
  };
}

const within = (value) => rounded(clamp(value, 0, 1), 3);

/** Let one pointer at a time draw: all the places that the browser saw since the last event count. */
function drawByPointer(sheet, pen, leaveKeys) {
  let pointer = null;
  const placeOf = ({ clientX, clientY }) => {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    return [within((clientX - left) / width), within((clientY - top) / height)];
  };
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointer !== null) return;
    leaveKeys();
    event.preventDefault(); // no text is selected
    sheet.focus({ preventScroll: true });
    sheet.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    pen.begin(placeOf(event));
  });
  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const seen = event.getCoalescedEvents?.() ?? [];
    for (const one of seen.length ? seen : [event]) pen.move(placeOf(one));
  });
  const stop = (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    pen.lift();
  };
  for (const name of ["pointerup", "pointercancel"]) sheet.addEventListener(name, stop);
  // The end of a quick stroke is no throw: else the browser would take the next tap, on a button, for the throw's stop.
  sheet.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
}

/** Let arrow keys move a pen, and space put it down and lift it; each move is said. `cursor()`: {at, isDown}, or null. */
function createPenOnKeys(sheet, pen, say, redraw) {
  let [at, isUsed] = [[0.5, 0.25], false];
  const place = () => at.map((part) => Math.round(100 * part)).join(" across, ");
  const leave = () => {
    if (isUsed) pen.lift();
    isUsed = false;
  };
  const go = (way, step) => {
    at = at.map((part, i) => within(part + way[i] * step));
    return pen.move(at);
  };
  const press = () => (pen.isDown ? pen.lift() : pen.begin(at));
  sheet.addEventListener("blur", () => {
    leave();
    redraw();
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return leave();
    const way = KEYS[event.key];
    if (!way && event.key !== " ") return undefined;
    event.preventDefault(); // the page must not scroll
    isUsed = true;
    const isDone = way ? go(way, event.shiftKey ? STEP / 5 : STEP) : press();
    if (isDone) say(`Pen ${pen.isDown ? "down" : "up"}: ${place()} down.`); // else it was said why not
    return redraw();
  });
  return { leave, cursor: () => (isUsed ? { at, isDown: pen.isDown } : null) };
}

/** Draw the ink smoothly: curves that have the middles between points on them. */
function paint(context, { strokes: drawn, pen, box, straight, cursor }, { ink, positive }) {
  const [color, accent] = [ink, positive].map((parts) => `rgb(${parts.map(Math.round).join(" ")})`);
  context.clearRect(0, 0, PIXELS, PIXELS);
  Object.assign(context, { strokeStyle: color, fillStyle: color, lineCap: "round", lineJoin: "round" });
  context.lineWidth = pen * PIXELS;
  for (const stroke of drawn) trace(context, stroke, straight);
  Object.assign(context, { strokeStyle: accent, lineWidth: 3 });
  if (box) frame(context, box);
  if (cursor) mark(context, cursor);
}

function trace(context, stroke, straight) {
  const points = stroke.map((point) => point.map((part) => part * PIXELS));
  context.beginPath();
  context.moveTo(...points[0]);
  points.slice(1, -1).forEach(([x, y], i) => {
    const [nextX, nextY] = points[i + 2];
    if (straight) context.lineTo(x, y);
    else context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  context.lineTo(...points.at(-1)); // of a single point, a dot
  context.stroke();
}

function frame(context, [low, high]) {
  const [x, y, right, bottom] = [...low, ...high].map((part) => part * PIXELS);
  context.setLineDash([10, 8]);
  context.strokeRect(x, y, right - x, bottom - y);
  context.setLineDash([]);
}

/** Where the pen of the keyboard is: a ring, filled while it is down. */
function mark(context, { at, isDown }) {
  context.beginPath();
  context.arc(...at.map((part) => part * PIXELS), 18, 0, 2 * Math.PI);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 6;
  if (isDown) context.fill();
  context.stroke();
}
