// The neuron as a drawing: two inputs, their weights, the sum with the bias, the output; for one corner's inputs.

import { h, set, setText, svg } from "../lib/dom.js";
import { fixed, term } from "../lib/format.js";
import { axisLabel } from "../lib/plot.js";

const INPUTS = [
  { x: 34, y: 40 },
  { x: 34, y: 126 },
];
const SUM = { x: 196, y: 83 };
const OUT = { x: 318, y: 83 };

export function createDiagram() {
  const edges = INPUTS.map(({ x, y }) =>
    svg("line", { class: "edge", x1: x + 22, y1: y, x2: SUM.x - 30, y2: SUM.y }),
  );
  const products = INPUTS.map(({ y }) => text("product", 118, y < SUM.y ? 44 : 133));
  const values = INPUTS.map(({ x, y }) => text("value", x, y + 6));
  const [z, bias, out] = [
    text("value", SUM.x, SUM.y + 6),
    text("product", SUM.x, 22),
    text("value", OUT.x, OUT.y + 6),
  ];
  const bias_edge = svg("line", { class: "edge", x1: SUM.x, y1: 30, x2: SUM.x, y2: SUM.y - 30 });
  const body = svg("circle", { class: "node body", cx: SUM.x, cy: SUM.y, r: 30 });
  const output = svg("circle", { class: "node output", cx: OUT.x, cy: OUT.y, r: 24 });
  const picture = svg(
    "svg",
    { viewBox: "0 0 360 178", class: "diagram", "aria-hidden": "true" },
    ...edges,
    bias_edge,
    svg("line", { class: "edge wire", x1: SUM.x + 30, y1: SUM.y, x2: OUT.x - 24, y2: OUT.y }),
    svg("path", { class: "step", d: "M244 97H258V69H272" }),
    ...INPUTS.map(({ x, y }) => svg("circle", { class: "node", cx: x, cy: y, r: 22 })),
    body,
    output,
    ...values,
    ...products,
    z,
    bias,
    out,
    axisLabel("x₁", INPUTS[0].x, 10, "middle"),
    axisLabel("x₂", INPUTS[1].x, 166, "middle"),
    axisLabel("z", SUM.x, SUM.y + 47, "middle"),
    axisLabel("output", OUT.x, OUT.y + 44, "middle"),
  );
  const sum = h("p", { class: "sum" });
  return {
    element: h("div", { class: "diagram-box" }, picture, sum),
    draw({ weights, bias: b }, { x, z: total, output: fires }) {
      weights.forEach((weight, i) => {
        set(edges[i], {
          class: `edge ${sign(weight)}`,
          "stroke-width": width(weight),
          "data-off": x[i] === 0,
        });
        setText(products[i], `${x[i]} × ${fixed(weight)}`);
        setText(values[i], String(x[i]));
      });
      set(bias_edge, { class: `edge ${sign(b)}`, "stroke-width": width(b) });
      setText(bias, `b = ${fixed(b)}`);
      set(body, { class: `node body ${sign(total)}` });
      set(output, { class: `node output ${fires ? "is-positive" : ""}` });
      setText(z, fixed(total));
      setText(out, String(fires));
      const [w1, w2] = weights.map((weight) => (weight < 0 ? `(${fixed(weight)})` : fixed(weight)));
      const verdict =
        total > 0
          ? "above 0: it fires"
          : total < 0
            ? "below 0: it does not fire"
            : "not above 0: it does not fire";
      setText(sum, `z = ${w1}·${x[0]} + ${w2}·${x[1]} ${term(b)} = ${fixed(total)}, ${verdict}`);
    },
  };
}

const text = (kind, x, y) => svg("text", { class: kind, x, y, "text-anchor": "middle" });
const sign = (value) => (value > 0 ? "is-positive" : value < 0 ? "is-negative" : "");
const width = (value) => (1 + Math.min(4, Math.abs(value)) * 1.75).toFixed(2);
