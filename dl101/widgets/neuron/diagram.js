// The neuron as a drawing: two inputs, their weights, the sum with the bias, the output; for one corner's inputs.

import { signClass } from "../lib/colors.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { fixed, term } from "../lib/format.js";
import { axisLabel } from "../lib/plot.js";

const [IN, SUM, OUT] = [34, 196, 318]; // where inputs, sum and output stand, from the left
const ROWS = [40, 126]; // of the two inputs, from the top
const MIDDLE = 83;

export function createDiagram() {
  const edges = ROWS.map((y) => edge(IN + 22, y, SUM - 30, MIDDLE));
  const biasEdge = edge(SUM, 30, SUM, MIDDLE - 30);
  const [body, output] = [circle("node body", SUM, MIDDLE, 30), circle("node output", OUT, MIDDLE, 24)];
  const values = ROWS.map((y) => text("value", IN, y + 6));
  const products = [text("product", 118, 44), text("product", 118, 133)];
  const [z, out] = [SUM, OUT].map((x) => text("value", x, MIDDLE + 6));
  const bias = text("product", SUM, 22);
  const sum = h("p", { class: "sum" });
  const picture = svg(
    "svg",
    { viewBox: "0 0 360 178", class: "diagram", "aria-hidden": "true" },
    ...[...edges, biasEdge],
    set(edge(SUM + 30, MIDDLE, OUT - 24, MIDDLE), { class: "edge wire" }),
    svg("path", { class: "step", d: "M244 97H258V69H272" }),
    ...ROWS.map((y) => circle("node", IN, y, 22)),
    ...[body, output, ...values, ...products, z, bias, out],
    axisLabel("x₁", IN, 10, "middle"),
    axisLabel("x₂", IN, 166, "middle"),
    axisLabel("z", SUM, MIDDLE + 47, "middle"),
    axisLabel("output", OUT, MIDDLE + 44, "middle"),
  );
  return {
    element: h("div", { class: "diagram-box" }, picture),
    sum,
    draw({ weights, bias: b }, { x, z: total, output: fires }) {
      weights.forEach((weight, i) => {
        set(edges[i], { ...strength(weight), "data-off": x[i] === 0 });
        setText(products[i], `${x[i]} × ${fixed(weight)}`);
        setText(values[i], String(x[i]));
      });
      set(biasEdge, strength(b));
      setText(bias, `b = ${fixed(b)}`);
      set(body, { class: `node body ${signClass(total)}` });
      set(output, { class: `node output ${fires ? "is-positive" : ""}` });
      setText(z, fixed(total));
      setText(out, String(fires));
      setText(sum, sumInWords(weights, b, x, total));
    },
  };
}

function sumInWords(weights, bias, x, z) {
  const [w1, w2] = weights.map((weight) => (weight < 0 ? `(${fixed(weight)})` : fixed(weight)));
  const verdict = z > 0 ? "above 0: it fires" : `${z < 0 ? "below" : "not above"} 0: it does not fire`;
  return `z = ${w1}·${x[0]} + ${w2}·${x[1]} ${term(bias)} = ${fixed(z)}, ${verdict}`;
}

const edge = (x1, y1, x2, y2) => svg("line", { class: "edge", x1, y1, x2, y2 });
const circle = (kind, cx, cy, r) => svg("circle", { class: kind, cx, cy, r });
const text = (kind, x, y) => svg("text", { class: kind, x, y, "text-anchor": "middle" });
/** An edge's color and width say its number. */
const strength = (value) => ({
  class: `edge ${signClass(value)}`,
  "stroke-width": (1 + Math.min(4, Math.abs(value)) * 1.75).toFixed(2),
});
