// The network as a drawing: circles and lines, a field on every number that may be changed, the results as they come.

import { signClass } from "../lib/colors.js";
import { h, isCalm, set, setText, svg } from "../lib/dom.js";
import { createNumberCell } from "../lib/number_cell.js";
import { axisLabel } from "../lib/plot.js";
import { asked, runOf } from "./guess.js";
import { placesFor } from "./layout.js";
import { ACTIVATIONS, factors, forward, LIMIT, OPERATIONS, partOf, SOURCES, short, UNITS } from "./model.js";

const RUN = 650; // milliseconds that a number takes along its line

/** `change(name, place, value)` sets one number, as ("W1", [0, 1], 2). `draw(state)` shows a state. */
export function createDrawing({ isWide, change, tell }) {
  const places = placesFor(isWide);
  const lines = places.lines.map(({ start: [x1, y1], end: [x2, y2] }) => svg("line", { x1, y1, x2, y2 }));
  // What each operation brings about.
  const marks = OPERATIONS.map(({ unit, kind, name }, i) =>
    kind === "product"
      ? createProduct(places.lines[i].product, isWide)
      : createNode(places[`${kind}s`][unit], places.radius[kind], name),
  );
  const marksOf = (kind) => marks.filter((_, i) => OPERATIONS[i].kind === kind).map(({ element }) => element);
  const functions = places.names.functions.map((place) => textAt("function", place));
  const parts = [...lines, ...marksOf("sum"), ...marksOf("output"), ...marksOf("product"), ...functions];
  const dots = svg("g");
  const picture = createPicture(places, parts, dots);
  const cells = createCells(places, change, tell);
  const showMotion = createMotion(places.lines, marks, dots);
  const box = { class: `diagram network-box ${isWide ? "is-wide" : ""}`, role: "group" };
  const inputs = cells.map(({ input }) => input);
  return {
    element: h("div", { ...box, "aria-label": "The network's numbers" }, picture, ...inputs),
    draw(now) {
      const { units } = forward(now);
      for (const cell of cells) cell.draw(now);
      for (const one of functions) setText(one, ACTIVATIONS[now.activation].name);
      OPERATIONS.forEach((operation, i) => {
        const unit = units[operation.unit];
        showLine(lines[i], operation, unit, i, now.step);
        marks[i].show(operation, unit, i, now);
      });
      showMotion(now);
    },
  };
}

function createPicture({ size, names }, parts, dots) {
  const label = (text, [x, y]) => axisLabel(text, x, y + 5, "middle");
  return svg(
    "svg",
    { viewBox: `0 0 ${size.join(" ")}`, class: "network", "aria-hidden": "true" },
    ...parts,
    ...names.inputs.map((place, i) => label(SOURCES[i], place)),
    ...names.biases.map((place, unit) => label(["b₁", "b₂", "b"][unit], place)),
    dots,
  );
}

/** The fields on the inputs, the weights and the biases. */
function createCells({ size, inputs, biases, lines }, change, tell) {
  const cell = (label, name, place, [x, y]) => {
    const { input, show } = createNumberCell({
      label,
      limit: LIMIT,
      change: (value) => change(name, place, value),
      tell,
    });
    input.style = `left:${(100 * x) / size[0]}%;top:${(100 * y) / size[1]}%`;
    return { input, draw: (now) => show(place.reduce((part, i) => part[i], now[name])) };
  };
  return [
    ...inputs.map((center, i) => cell(SOURCES[i], "inputs", [i], center)),
    ...OPERATIONS.flatMap(({ unit, kind, from, source }, i) => {
      if (kind === "output") return [];
      const [W, b, column] = unit === 2 ? ["W2", "b2", 0] : ["W1", "b1", unit];
      if (kind === "sum") return cell(`bias of ${UNITS[unit]}`, b, [column], biases[unit]);
      return cell(`weight from ${source} to ${UNITS[unit]}`, W, [from, column], lines[i].weight);
    }),
  ];
}

// `i` below is an operation's place in the order: it is done when the step has come to it.

function showLine(line, { kind, from }, { weights, bias, inputs }, i, step) {
  const size = { product: weights[from], sum: bias, output: 0 }[kind];
  const isDone = i < step;
  set(line, {
    class: `edge ${signClass(size)} ${isDone ? "" : "is-ahead"} ${i === step - 1 ? "is-now" : ""}`,
    "stroke-width": 1.5 + Math.min(5, Math.abs(size)) * 1.4,
    "data-off": kind !== "output" && (size === 0 || (isDone && inputs[from] === 0)),
  });
}

/** The text of a product, once it is known. */
function createProduct(place, isWide) {
  const text = textAt("product", place);
  return {
    element: text,
    value: text,
    show({ from }, { weights, inputs, products }, i, { step }) {
      const result = short(products[from]);
      const whole = `${factors(weights[from], inputs[from])} = ${result}`;
      setText(text, i >= step ? "" : isWide && whole.length < 16 ? whole : result);
      set(text, { class: `product ${signClass(products[from])}` });
      if (!isWide) fit(text, 47); // four stand side by side
    },
  };
}

/** The circle of a sum or of an output: a name and, once it is known, a value. */
function createNode([x, y], r, name) {
  const circle = svg("circle", { cx: x, cy: y, r });
  const value = textAt("value", [x, y + 7]);
  return {
    element: svg("g", {}, circle, axisLabel(name, x, y - 8, "middle"), value),
    value,
    show({ unit, kind, id }, { products, z, a }, i, now) {
      const [isSum, isDone, current] = [kind === "sum", i < now.step, OPERATIONS[now.step - 1]];
      const soFar = isSum ? partOf(unit, now.step, products) : null;
      const number = isDone ? (isSum ? z : a) : soFar;
      const isNow = current?.unit === unit && isSum === (current.kind !== "output");
      const isAsked = now.predict === "on" && asked(now)?.id === id;
      set(circle, { class: `node ${signClass(number)} ${isNow ? "is-now" : ""} ${isAsked ? "waits" : ""}` });
      setText(value, number === null ? "?" : `${isSum && !isDone ? "Σ " : ""}${short(number)}`);
      fit(value, 1.7 * r);
    },
  };
}

/** A function that lets a dot run along the line of each operation that is new; what it brings appears when it arrives. */
function createMotion(lines, marks, dots) {
  function move(i, delay) {
    const { start, end, product = end } = lines[i];
    const dot = svg("circle", { class: "dot", r: 7 });
    dots.append(dot);
    const transform = [start, product].map(([x, y]) => `translate(${x}px,${y}px)`);
    const timing = { duration: RUN, delay, easing: "ease-in-out", fill: "backwards" };
    dot.animate({ transform }, timing).onfinish = () => dot.remove();
    marks[i].value.animate({ opacity: [0, 0, 1] }, { duration: RUN * 1.25, delay, fill: "backwards" });
  }
  let before = null;
  return (now) => {
    const { run } = runOf(now);
    dots.replaceChildren();
    if (before?.run === run && !isCalm())
      for (let i = before.step; i < now.step; i++) move(i, 160 * (i - before.step));
    before = { run, step: now.step };
  };
}

/** Make a text that is longer than `room` as narrow. */
function fit(text, room) {
  set(text, { textLength: null, lengthAdjust: "spacingAndGlyphs" });
  if (text.getComputedTextLength() > room) set(text, { textLength: room });
}

const textAt = (kind, [x, y]) => svg("text", { class: kind, x, y: y + 5, "text-anchor": "middle" });
