// "As code": the walk so far as a program that prints the same w, b and loss.

import { PENGUINS } from "../data/penguins.js";
import { float } from "../lib/format.js";
import { same } from "../lib/state.js";
import { batchSize, DATA, isAt, orderOf, placeOf, walked, walkOf } from "./model.js";

/** Source text by form. */
export function landscapeCode(state) {
  const { updates } = walkOf(state);
  const [w, b] = shortStart(state);
  const facts = { ...state, w: float(w), b: float(b), rate: float(state.learning_rate), updates };
  return { Python: pythonCode(facts), NumPy: numpyCode(facts), PyTorch: torchCode(facts) };
}

/** Where the updates with these settings began, without digits that change nothing: 0.95 for 0.9500000000000001. Where
 * steps that grow would make such a digit count, all of them stay. */
function shortStart(state) {
  const { start, updates } = walkOf(state);
  const short = start.map((value) => Number(value.toPrecision(12)));
  if (same(short, start)) return start;
  const led = walked({ ...state, w: short[0], b: short[1], path: [], leg: [] }, updates);
  return isAt(led, [state.w, state.b]) ? short : start;
}

const COMMENTS = {
  cones: "x: hours of sun, y: ice cream cones sold, in tens",
  penguins: "x: flipper length in cm, y: mass in kg",
};

/** The two lists of numbers, as they were measured. */
const listsOf = (data) =>
  data === "cones" ? [DATA.cones.x, DATA.cones.y] : [0, 1].map((part) => PENGUINS.map((bird) => bird[part]));

function dataLines(data, wrap) {
  const [x, y] = listsOf(data).map((values) => wrap(`[${values.map(float).join(", ")}]`));
  return `# ${COMMENTS[data] ?? COMMENTS.penguins}\nx = ${x}\ny = ${y}\n`;
}

/** How the loop begins, and the name of the examples that an update looks at. */
function loop(state) {
  const { batch, updates } = state;
  if (batch === "full") return { head: `for update in range(${updates}):\n`, indent: "    ", orders: "" };
  const size = batchSize(state);
  const last = placeOf(state, updates);
  const orders = Array.from({ length: last.epoch + (last.first > 0 ? 1 : 0) }, (_, epoch) =>
    epoch < last.epoch ? orderOf(state, epoch) : orderOf(state, epoch).slice(0, last.first),
  );
  const rows = orders.map((order) => `    [${order.join(", ")}],\n`).join("");
  return {
    orders: `\norders = [  # of the examples, shuffled anew for each epoch\n${rows}]\n`,
    head: `for order in orders:\n    for first in range(0, len(order), ${size}):\n        batch = order[first:first + ${size}]\n`,
    indent: "        ",
  };
}

const indented = (lines, indent) => lines.map((line) => `${indent}${line}\n`).join("");

function pythonCode(state) {
  const { head, indent, orders } = loop(state);
  const examples = state.batch === "full" ? "range(len(x))" : "batch";
  const count = state.batch === "full" ? "len(x)" : "len(batch)";
  const scaled = {
    cones: "",
    penguins: `mean = sum(x) / len(x)
deviation = (sum((value - mean) ** 2 for value in x) / len(x)) ** 0.5
x = [(value - mean) / deviation for value in x]
`,
    raw: "x = [value / 10 for value in x]  # in decimeters\n",
  }[state.data];
  const body = [
    "dw = db = 0.0",
    `for i in ${examples}:`,
    "    error = w * x[i] + b - y[i]",
    `    dw += 2 * error * x[i] / ${count}`,
    `    db += 2 * error / ${count}`,
    "w -= learning_rate * dw",
    "b -= learning_rate * db",
  ];
  return `${dataLines(state.data, (list) => list)}${scaled}
w, b = ${state.w}, ${state.b}
learning_rate = ${state.rate}
${orders}
${head}${indented(body, indent)}
loss = sum((w * x[i] + b - y[i]) ** 2 for i in range(len(x))) / len(x)
print(w, b, loss)
`;
}

/** The data's lines in NumPy and PyTorch, which scale alike but for a name. */
const arrayLines = ({ data }, wrap, deviation) =>
  `${dataLines(data, wrap)}${
    { cones: "", penguins: `x = (x - x.mean()) / ${deviation}\n`, raw: "x = x / 10  # in decimeters\n" }[data]
  }`;

function numpyCode(state) {
  const { head, indent, orders } = loop(state);
  const part = state.batch === "full" ? "" : "[batch]";
  const body = [
    `errors = w * x${part} + b - y${part}`,
    `dw = (2 * errors * x${part}).mean()`,
    "db = (2 * errors).mean()",
    "w -= learning_rate * dw",
    "b -= learning_rate * db",
  ];
  return `import numpy as np

${arrayLines(state, (list) => `np.array(${list})`, "x.std()")}
w, b = ${state.w}, ${state.b}
learning_rate = ${state.rate}
${orders}
${head}${indented(body, indent)}
loss = ((w * x + b - y) ** 2).mean()
print(w, b, loss)
`;
}

function torchCode(state) {
  const { head, indent, orders } = loop(state);
  const part = state.batch === "full" ? "" : "[batch]";
  const body = [
    `loss = ((w * x${part} + b - y${part}) ** 2).mean()`,
    "optimizer.zero_grad()",
    "loss.backward()",
    "optimizer.step()",
  ];
  return `import torch

${arrayLines(state, (list) => `torch.tensor(${list}, dtype=torch.float64)`, "x.std(correction=0)")}
w = torch.tensor(${state.w}, dtype=torch.float64, requires_grad=True)
b = torch.tensor(${state.b}, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([w, b], lr=${state.rate})
${orders}
${head}${indented(body, indent)}
loss = ((w * x + b - y) ** 2).mean()
print(w.item(), b.item(), loss.item())
`;
}
