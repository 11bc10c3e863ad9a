// The network as a drawing: circles and lines, a field on every number that may be changed, the results as they come.

import { createNumberCell } from "./forward_pass_cell.js";
import {
  ACTIVATIONS,
  factors,
  forward,
  LIMIT,
  NUMBERS,
  OPERATIONS,
  partOf,
  SOURCES,
  SUMS,
  short,
  UNITS,
} from "./forward_pass_model.js";
import { placesFor } from "./forward_pass_places.js";
import { h, set, setText, svg } from "./lib/dom.js";
import { axisLabel } from "./lib/plot.js";

const RUN = 650; // milliseconds that a number takes along its line

/** `change(name, place, value)` sets one number, as ("W1", [0, 1], 2). `draw(state, asked)` shows a state. */
export function createDrawing({ isWide, change, tell }) {
  const { size, names, radius, inputs, sums, outputs, biases, lines: paths } = placesFor(isWide);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const lines = paths.map(({ start: [x1, y1], end: [x2, y2] }) => svg("line", { x1, y1, x2, y2 }));
  const sum_nodes = sums.map((center, unit) => createNode(center, radius.sum, SUMS[unit]));
  const output_nodes = outputs.map((center, unit) => createNode(center, radius.output, UNITS[unit]));
  // What an operation brings about: the text of a product, of a sum, of an output.
  const results = OPERATIONS.map(({ unit, kind }, i) =>
    kind === "product"
      ? textAt("product", paths[i].product)
      : (kind === "sum" ? sum_nodes : output_nodes)[unit].value,
  );
  const functions = names.functions.map((place) => textAt("function", place));
  const dots = svg("g");
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${size.join(" ")}`, class: "network", "aria-hidden": "true" },
    ...lines,
    ...[...sum_nodes, ...output_nodes].map(({ element }) => element),
    ...results.filter((_, i) => paths[i].product),
    ...functions,
    ...names.inputs.map(([x, y], i) => axisLabel(SOURCES[i], x, y + 5, "middle")),
    ...names.biases.map(([x, y], unit) => axisLabel(["b₁", "b₂", "b"][unit], x, y + 5, "middle")),
    dots,
  );

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
  const cells = [
    ...inputs.map((center, i) => cell(SOURCES[i], "inputs", [i], center)),
    ...OPERATIONS.flatMap(({ unit, kind, from }, i) => {
      const out = unit === 2;
      if (kind === "sum") return cell(`bias of ${UNITS[unit]}`, out ? "b2" : "b1", [unit % 2], biases[unit]);
      if (kind === "output") return [];
      const label = `weight from ${out ? UNITS[from] : SOURCES[from]} to ${UNITS[unit]}`;
      return cell(label, out ? "W2" : "W1", [from, unit % 2], paths[i].weight);
    }),
  ];

  /** A dot runs along the operation's line; what it brings appears when it arrives. */
  function move(i, delay) {
    const dot = svg("circle", { class: "dot", r: 7 });
    dots.append(dot);
    const transform = [paths[i].start, paths[i].product ?? paths[i].end].map(
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
      const { step, activation } = now;
      for (const one of cells) one.show(one.read(now));
      for (const one of functions) setText(one, ACTIVATIONS[activation][0]);
      const current = OPERATIONS[step - 1];
      OPERATIONS.forEach(({ unit, kind, from }, i) => {
        const { weights, inputs: x, products, bias, z, a } = units[unit];
        const done = i < step;
        const size = { product: weights[from], sum: bias, output: 0 }[kind];
        set(lines[i], {
          class: `edge ${kind === "output" ? "" : sign(size)} ${done ? "" : "is-ahead"} ${i === step - 1 ? "is-now" : ""}`,
          "stroke-width": 1.5 + Math.min(5, Math.abs(size)) * 1.4,
          "data-off": kind !== "output" && (size === 0 || (done && x[from] === 0)),
        });
        if (kind === "product") {
          const result = short(products[from]);
          const whole = `${factors(size, x[from])} = ${result}`;
          setText(results[i], !done ? "" : isWide && whole.length < 16 ? whole : result);
          set(results[i], { class: `product ${sign(products[from])}` });
          return;
        }
        const is_sum = kind === "sum";
        (is_sum ? sum_nodes : output_nodes)[unit].show({
          value: done ? (is_sum ? z : a) : is_sum ? partOf(unit, step, products) : null,
          growing: is_sum && !done,
          is_now: current?.unit === unit && is_sum === (current.kind !== "output"),
          waits: asked?.unit === unit && asked.kind === kind,
        });
      });

      const numbers = JSON.stringify(NUMBERS.map((name) => now[name]));
      dots.replaceChildren();
      if (before?.numbers === numbers && !calm.matches)
        for (let i = before.step; i < step; i++) move(i, 160 * (i - before.step));
      before = { numbers, step };
    },
  };
}

/** A circle with a name and, once it is known, a value. */
function createNode([x, y], r, name) {
  const circle = svg("circle", { cx: x, cy: y, r });
  const value = textAt("value", [x, y + 10]);
  return {
    element: svg("g", {}, circle, axisLabel(name, x, y - 8, "middle"), value),
    value,
    show({ value: number, growing, is_now, waits }) {
      set(circle, { class: `node ${sign(number)} ${is_now ? "is-now" : ""} ${waits ? "waits" : ""}` });
      setText(value, number === null ? "?" : `${growing ? "Σ " : ""}${short(number)}`);
    },
  };
}

const textAt = (kind, [x, y]) => svg("text", { class: kind, x, y: y + 5, "text-anchor": "middle" });

const sign = (value) => (value > 0 ? "is-positive" : value < 0 ? "is-negative" : "");
