// The graph that a state describes, what is known of it, and what is asked next.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { short as shortened } from "../lib/format.js";
import { backward, forward } from "../nn/autograd.js";
import { parse } from "../nn/expression.js";
import { GRAPHS, OWN } from "./graphs.js";

export const LIMIT = 20; // the largest input, in size
export const LARGEST = 1e300; // the largest answer
const MOST = { inputs: 6, operations: 12, inColumn: 8 }; // of an expression of one's own
export const SHOWN = 4; // the step of a hint ladder that gives the answer
export const ALL = 99; // a step behind the last operation of any graph

let known = {}; // the graph that was built last: a state's picture, words, code and goals all ask for it
/**
 * {nodes, operations, inputs, result, asked}: all nodes, each before what it goes into; `operations` are those that are
 * made from others, `asked` those whose gradients are asked for, right to left. Where a state can't be used, `problem`
 * says why, and the graph is another one.
 */
export function graphOf({ graph, expression, inputs }) {
  const key = JSON.stringify([graph, expression, inputs]);
  if (key !== known.key) known = { key, built: buildOrInstead(graph, expression, inputs) };
  return known.built;
}

function buildOrInstead(graph, expression, inputs) {
  const { expression: text, inputs: first } = GRAPHS[graph] ?? { expression };
  const built = build(graph, text, { ...first, ...inputs });
  return built.problem ? { ...build(graph, GRAPHS[graph] ? text : OWN, { ...first }), ...built } : built;
}

function build(graph, text, values) {
  const { problem, result, order, inputs } = parse(text);
  if (problem) return { problem };
  if (graph === "own") {
    const tooMany = tooLarge(order, inputs);
    if (tooMany) return { problem: tooMany };
    nameAll(order, result);
  }
  for (const [name, node] of Object.entries(inputs)) node.data = values[name] ?? 1;
  const failure = forward(order);
  if (failure) return { problem: failure };
  backward(order);
  const operations = order.filter(({ parents }) => parents.length);
  const asked = askedOf(graph, order, result);
  return { nodes: order, operations, inputs: Object.values(inputs), result, asked };
}

/** Of an expression of one's own each operation is a step: it gets a name. */
function nameAll(order, result) {
  const taken = order.map(({ name }) => name);
  const names = Array.from(order, (_, i) => `u${i + 1}`).filter((name) => !taken.includes(name));
  result.name ??= taken.includes("f") ? "result" : "f";
  for (const node of order) if (node.op !== "number") node.name ??= names.shift();
}

function tooLarge(order, leaves) {
  const operations = order.filter(({ parents }) => parents.length).length;
  if (operations > MOST.operations)
    return `This has ${operations} operations: ${MOST.operations} are the most here.`;
  const count = Object.keys(leaves).length;
  if (count > MOST.inputs) return `This has ${count} names: ${MOST.inputs} are the most here.`;
  const columns = [...columnsOf(order).values()];
  const isBroad = columns.some((column) => columns.filter((one) => one === column).length > MOST.inColumn);
  return isBroad
    ? `More than ${MOST.inColumn} numbers stand side by side: that is too broad for a phone.`
    : "";
}

/** The column of each node, from 0. An input stands before its first use. */
export function columnsOf(nodes) {
  const columns = new Map();
  for (const node of nodes)
    columns.set(node, 1 + Math.max(-1, ...node.parents.map((parent) => columns.get(parent))));
  for (const node of nodes) {
    const uses = nodes.filter(({ parents }) => parents.includes(node)).map((use) => columns.get(use));
    if (!node.parents.length) columns.set(node, Math.min(...uses) - 1);
  }
  return columns;
}

function askedOf(graph, order, result) {
  const named = order.filter((node) => node.name && node !== result).toReversed();
  if (graph === "own") return named;
  return GRAPHS[graph].asked.map((name) => named.find((node) => node.name === name));
}

/**
 * The ways on from a node to the next that have a name: for each {to, edges, right, slope, factors}. `right` is what
 * comes from there, `slope` the local slope between: the product of its `factors`, from right to left.
 */
export function pathsFrom(node, { nodes }) {
  return nodes.flatMap((to) =>
    to.parents.flatMap((parent, index) => {
      if (parent !== node) return [];
      const edge = { from: node, to, index };
      const further = to.name ? [{ to, edges: [] }] : pathsFrom(to, { nodes });
      return further.map((path) => withSlope({ to: path.to, edges: [edge, ...path.edges] }));
    }),
  );
}

function withSlope({ to, edges }) {
  const factors = edges.toReversed().flatMap(factorsOf);
  const slope = factors.reduce((product, { value }) => product * value, 1);
  return { to, edges, factors, right: to.grad, slope, value: to.grad * slope };
}

const MINUS = { value: -1, text: "(−1)", isMinus: true };

/** The local slope of one operation as factors: {value, text}, and what they are made from. A slope of 1 has none. */
function factorsOf({ from, to, index }) {
  const { op, parents, exponent, data } = to;
  const other = parents[1 - index];
  const [value] = to.slopes;
  const base = textOf(from, CLOSEST);
  switch (op) {
    case "-":
      return index ? [MINUS] : [];
    case "neg":
      return [MINUS];
    case "*":
      return [{ value: other.data, text: textOf(other, BINDS["*"]), other, product: to }];
    case "/":
      return index
        ? [{ value: to.slopes[1], text: `(−${textOf(other, BINDS["/"])} / ${base}²)` }]
        : [{ value: 1 / other.data, text: `(1/${textOf(other, BINDS["/"] + 0.5)})` }];
    case "**":
      return powerFactors(from, base, exponent);
    case "relu":
      return [{ value, text: short(value), output: to }];
    case "sigmoid":
      return [{ value, text: `${labelOf(to)}(1 − ${labelOf(to)})`, output: to }];
    case "tanh":
      return [{ value, text: `(1 − ${labelOf(to)}²)`, output: to }];
    case "exp":
      return [{ value: data, text: labelOf(to), output: to }];
    case "log":
      return [{ value, text: `(1 / ${base})`, output: to }];
    default:
      return [];
  }
}

/** Of a power: its exponent, and the base to one less. */
function powerFactors(from, base, exponent) {
  const rest = power(base, exponent - 1);
  const slope = `${short(exponent)}${/^(.|\(.*)$/.test(base) ? "" : " · "}${rest}`; // "2(ŷ − y)", "3a²", "2 · u₁"
  return [
    { value: exponent, text: short(exponent), power: slope },
    ...(exponent === 1 ? [] : [{ value: from.data ** (exponent - 1), text: rest, base: from }]),
  ];
}

const HIGH = { "-": "⁻", ".": "·", ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, i) => [i, sign])) };

/** "a²"; the first power is a itself. */
function power(base, exponent) {
  return exponent === 1 ? base : base + [...String(exponent)].map((sign) => HIGH[sign] ?? sign).join("");
}

export const nameOf = (name) =>
  name
    .replace(/^yhat/, "ŷ")
    .replace(/\d+$/, (digits) => [...digits].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join(""));

// How closely operations bind; functions do most.
const BINDS = { "+": 1, "-": 1, "*": 2, "/": 2, neg: 3, "**": 4 };
const CLOSEST = 5;
const CALLED = { relu: "ReLU", sigmoid: "σ" };

/** How a node is written for people; code.js has other styles. */
const WORDS = {
  name: nameOf,
  number: short,
  signs: { "+": " + ", "-": " − ", "*": " · ", "/": " / ", neg: "−" },
  power,
  call: (op, inside) => `${CALLED[op] ?? op}(${inside})`,
};

/** A node as text, "w₁₁", "ŷ₁": its name, or what it is made from; in brackets where that binds less than `outside`. */
export function textOf(node, outside = 0, style = WORDS) {
  if (node.name) return style.name(node.name);
  const isNumber = node.op === "number";
  const text = isNumber ? style.number(node.data) : operationText(node, style);
  const binds = isNumber ? (node.data < 0 ? 0 : CLOSEST) : (BINDS[node.op] ?? CLOSEST);
  return binds < outside ? `(${text})` : text;
}

/** How a node is called. */
export const labelOf = (node) => textOf(node, BINDS["**"]);

/** An operation as it is written, with `write(parent, outside)` for what goes in. */
export function operationText({ op, parents, exponent }, style = WORDS, write = textOf) {
  const inside = (node, outside) => write(node, outside, style);
  if (op === "**") return style.power(inside(parents[0], CLOSEST), exponent);
  if (op === "neg") return `${style.signs.neg}${inside(parents[0], BINDS.neg)}`;
  const sign = style.signs[op];
  if (!sign) return style.call(op, inside(parents[0], 0));
  return parents.map((node, i) => inside(node, BINDS[op] + (i && op !== "+" ? 0.5 : 0))).join(sign);
}

// ---- What is known

/** Typed with two decimals or better; of small numbers, with two digits. */
export const isNear = (guess, value) =>
  Math.abs(guess - value) <= Math.min(0.00501, 0.0501 * Math.abs(value)) + 1e-12;

/** How much was told of a node: 0 to 3 hints, SHOWN. */
export const helpFor = ({ hints }, { name }) => hints[name] ?? 0;

export const isSolved = ({ answers }, { name, grad }) => name in answers && isNear(answers[name], grad);
export const isShown = (state, node) => helpFor(state, node) === SHOWN;

/** Whether all operations are computed. */
export const isForwardDone = ({ step }, { operations }) => step >= operations.length;

/** Whether the gradient of a node stands in the picture: what has no name follows from what came through it. */
export function isKnown(state, graph, node) {
  if (node === graph.result) return isForwardDone(state, graph);
  if (graph.asked.includes(node)) return isSolved(state, node) || isShown(state, node);
  return !node.name && node.op !== "number" && node.parents.some((parent) => isKnown(state, graph, parent));
}

/** The nodes that may be asked for now: all that comes from the right is known. */
export function openNodes(state, graph) {
  if (!isForwardDone(state, graph)) return [];
  const has = (node) => isKnown(state, graph, node);
  return graph.asked.filter((node) => !has(node) && pathsFrom(node, graph).every(({ to }) => has(to)));
}

/** The node that is asked for: the one that was chosen, or the first. */
export function questionOf(state, graph) {
  const open = openNodes(state, graph);
  return open.find(({ name }) => name === state.active) ?? open[0];
}

// ---- Numbers for people

/** The fewer decimals the larger it is; small ones keep two digits. */
export function short(value) {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4))
    return value.toExponential(1).replace("e+", "e").replaceAll("-", "−");
  return shortened(value, size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.01 ? 3 : 5);
}

/** In brackets where it is negative. */
export const factor = (value) => (value < 0 ? `(${short(value)})` : short(value));
