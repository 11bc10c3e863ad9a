// A graph of single numbers that finds every slope: what dl101/engine.py does, for the page. Nothing here knows of it.

import { ACTIVATIONS } from "./activations.js";

/** An activation as an operation of one input. */
const activation = ({ f, slope }) => ({ f: ([a]) => f(a), slopes: ([a]) => [slope(a)] });

/** Each operation: `f(inputs, exponent)`, and `slopes(inputs, output, exponent)`, one for each input. */
export const OPERATIONS = {
  "+": { f: (all) => all.reduce((sum, one) => sum + one), slopes: (all) => all.map(() => 1) },
  "-": { f: ([a, b]) => a - b, slopes: () => [1, -1] },
  "*": { f: ([a, b]) => a * b, slopes: ([a, b]) => [b, a] },
  "/": { f: ([a, b]) => a / b, slopes: ([a, b]) => [1 / b, -a / b / b] },
  "**": { f: ([a], n) => a ** n, slopes: ([a], _, n) => [n === 0 ? 0 : n * a ** (n - 1)] },
  neg: { f: ([a]) => -a, slopes: () => [-1] },
  relu: activation(ACTIVATIONS.relu),
  sigmoid: activation(ACTIVATIONS.sigmoid),
  tanh: activation(ACTIVATIONS.tanh),
  exp: { f: ([a]) => Math.exp(a), slopes: (_, e) => [e] },
  log: { f: ([a]) => Math.log(a), slopes: ([a]) => [1 / a] },
};

/** A node; `op` is "input", "number" or an operation. `exponent` is that of "**". */
export const createNode = (op, parents = [], more = {}) => ({ op, parents, data: 0, grad: 0, ...more });

/** `result` and all that it is made from, each once, after what it is made from. */
export function inOrder(result, order = []) {
  for (const parent of result.parents) if (!order.includes(parent)) inOrder(parent, order);
  if (!order.includes(result)) order.push(result);
  return order;
}

/** Compute every `data`. What no number can be gets a sentence; else the sentence is empty. */
export function forward(order) {
  for (const node of order) {
    if (node.parents.length === 0) continue;
    const inputs = node.parents.map(({ data }) => data);
    const { f, slopes } = OPERATIONS[node.op];
    node.data = f(inputs, node.exponent);
    node.slopes = slopes(inputs, node.data, node.exponent);
    if (![node.data, ...node.slopes].every(Number.isFinite)) return failure(node, inputs);
  }
  return "";
}

/** Right to left: local slope · grad of the right, added to the grad of the left. */
export function backward(order) {
  for (const node of order) node.grad = 0;
  order.at(-1).grad = 1;
  for (const node of order.toReversed())
    node.parents.forEach((parent, i) => {
      parent.grad += node.slopes[i] * node.grad; // other paths have brought their part
    });
}

/** Why an operation has no value, or no slope. */
function failure({ op, exponent }, [a, b]) {
  const written = (value) => String(value).replace("-", "−");
  if (op === "log" && a <= 0) return `log needs a number above 0, and gets ${written(a)} here.`;
  if (op === "/" && b === 0) return "Something is divided by 0 here.";
  if (op === "**" && a === 0) return `At 0, ** ${written(exponent)} has no value or no slope.`;
  if (op === "**" && a < 0 && !Number.isInteger(exponent))
    return `A number below 0 can't be raised to ${written(exponent)}: here it is ${written(a)}.`;
  return "A number becomes larger than a computer can hold: choose smaller inputs.";
}
