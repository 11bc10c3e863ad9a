// The network as a drawing: circles and lines, a field on every number that may be changed, the results as they come.

import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel } from "../lib/plot.js";
import { factors } from "./guess.js";
import { placesFor } from "./layout.js";
import {
  ACTIVATIONS,
  forward,
  LIMIT,
  NUMBERS,
  OPERATIONS,
  partOf,
  SOURCES,
  SUMS,
  short,
  UNITS,
} from "./model.js";
import { createNumberCell } from "./number_cell.js";

const RUN = 650; // milliseconds that a number takes along its line

/** `change(name, place, value)` sets one number, as ("W1", [0, 1], 2). `draw(state, asked)` shows a state. */
export function createDrawing({ isWide, change, tell }) {
  const places = placesFor(isWide);
  const lines = places.lines.map(({ start: [x1, y1], end: [x2, y2] }) => svg("line", { x1, y1, x2, y2 }));
  const nodes = {
    sum: places.sums.map((center, unit) => createNode(center, places.radius.sum, SUMS[unit])),
    output: places.outputs.map((center, unit) => createNode(center, places.radius.output, UNITS[unit])),
  };
  // What an operation brings about: the text of a product, of a sum, of an output.
  const results = OPERATIONS.map(({ unit, kind }, i) =>
    kind === "product" ? textAt("product", places.lines[i].product) : nodes[kind][unit].value,
  );
  const functions = places.names.functions.map((place) => textAt("function", place));
  const dots = svg("g");
  const products = results.filter((_, i) => places.lines[i].product);
  const circles = [...nodes.sum, ...nodes.output].map(({ element }) => element);
  const picture = createPicture(places, [...lines, ...circles, ...products, ...functions], dots);
  const cells = createCells(places, change, tell);
  const showMotion = createMotion(places.lines, results, dots);
  return {
    element: h(
      "div",
      {
        class: `diagram network-box ${isWide ? "is-wide" : ""}`,
        role: "group",
        "aria-label": "The network's numbers",
      },
      picture,
      ...cells.map(({ element }) => element),
    ),
    draw(now, asked) {
      const { units } = forward(now);
      for (const one of cells) one.show(one.read(now));
      for (const one of functions) setText(one, ACTIVATIONS[now.activation][0]);
      OPERATIONS.forEach((operation, i) => {
        const unit = units[operation.unit];
        showLine(lines[i], operation, unit, i, now.step);
        if (operation.kind === "product") showProduct(results[i], operation, unit, i < now.step, isWide);
        else nodes[operation.kind][operation.unit].show(nodeNow(operation, unit, i, now.step, asked));
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
    const one = createNumberCell({
      label,
      limit: LIMIT,
      change: (value) => change(name, place, value),
      tell,
    });
    one.element.style = `left:${(100 * x) / size[0]}%;top:${(100 * y) / size[1]}%`;
    return { ...one, read: (state) => place.reduce((part, i) => part[i], state[name]) };
  };
  return [
    ...inputs.map((center, i) => cell(SOURCES[i], "inputs", [i], center)),
    ...OPERATIONS.flatMap(({ unit, kind, from }, i) => {
      const out = unit === 2;
      if (kind === "sum") return cell(`bias of ${UNITS[unit]}`, out ? "b2" : "b1", [unit % 2], biases[unit]);
      if (kind === "output") return [];
      const label = `weight from ${out ? UNITS[from] : SOURCES[from]} to ${UNITS[unit]}`;
      return cell(label, out ? "W2" : "W1", [from, unit % 2], lines[i].weight);
    }),
  ];
}

// `i` below is an operation's place in the order: it is done when the step has come to it.

function showLine(line, { kind, from }, { weights, bias, inputs }, i, step) {
  const size = { product: weights[from], sum: bias, output: 0 }[kind];
  const is_done = i < step;
  set(line, {
    class: `edge ${kind === "output" ? "" : sign(size)} ${is_done ? "" : "is-ahead"} ${i === step - 1 ? "is-now" : ""}`,
    "stroke-width": 1.5 + Math.min(5, Math.abs(size)) * 1.4,
    "data-off": kind !== "output" && (size === 0 || (is_done && inputs[from] === 0)),
  });
}

function showProduct(text, { from }, { weights, inputs, products }, is_done, isWide) {
  const result = short(products[from]);
  const whole = `${factors(weights[from], inputs[from])} = ${result}`;
  setText(text, !is_done ? "" : isWide && whole.length < 16 ? whole : result);
  set(text, { class: `product ${sign(products[from])}` });
  if (!isWide) fit(text, 47); // four stand side by side
}

/** What the circle of a sum or of an output shows. */
function nodeNow({ unit, kind }, { products, z, a }, i, step, asked) {
  const current = OPERATIONS[step - 1];
  const is_sum = kind === "sum";
  const is_done = i < step;
  const known = is_sum ? z : a;
  return {
    value: is_done ? known : is_sum ? partOf(unit, step, products) : null,
    growing: is_sum && !is_done,
    is_now: current?.unit === unit && is_sum === (current.kind !== "output"),
    waits: asked?.unit === unit && asked.kind === kind,
  };
}

export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A function that lets a dot run along the line of each operation that is new; what it brings appears when it arrives. */
function createMotion(lines, results, dots) {
  function move(i, delay) {
    const dot = svg("circle", { class: "dot", r: 7 });
    dots.append(dot);
    const transform = [lines[i].start, lines[i].product ?? lines[i].end].map(
      ([x, y]) => `translate(${x}px,${y}px)`,
    );
    const run = dot.animate(
      { transform },
      { duration: RUN, delay, easing: "ease-in-out", fill: "backwards" },
    );
    run.onfinish = () => dot.remove();
    results[i].animate({ opacity: [0, 0, 1] }, { duration: RUN * 1.25, delay, fill: "backwards" });
  }
  let before = null;
  return (now) => {
    const numbers = JSON.stringify(NUMBERS.map((name) => now[name]));
    dots.replaceChildren();
    if (before?.numbers === numbers && !isCalm())
      for (let i = before.step; i < now.step; i++) move(i, 160 * (i - before.step));
    before = { numbers, step: now.step };
  };
}

/** A circle with a name and, once it is known, a value. */
function createNode([x, y], r, name) {
  const circle = svg("circle", { cx: x, cy: y, r });
  const value = textAt("value", [x, y + 7]);
  return {
    element: svg("g", {}, circle, axisLabel(name, x, y - 8, "middle"), value),
    value,
    show({ value: number, growing, is_now, waits }) {
      set(circle, { class: `node ${sign(number)} ${is_now ? "is-now" : ""} ${waits ? "waits" : ""}` });
      setText(value, number === null ? "?" : `${growing ? "Σ " : ""}${short(number)}`);
      fit(value, 1.7 * r);
    },
  };
}

/** Make a text that is longer than `room` as narrow. */
function fit(text, room) {
  set(text, { textLength: null, lengthAdjust: "spacingAndGlyphs" });
  if (text.getComputedTextLength() > room) set(text, { textLength: room });
}

const textAt = (kind, [x, y]) => svg("text", { class: kind, x, y: y + 5, "text-anchor": "middle" });

const sign = (value) => (value > 0 ? "is-positive" : value < 0 ? "is-negative" : "");
