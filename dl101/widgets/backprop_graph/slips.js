// The slips that people make at a node: what number each gives, and what was done to get it.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { OPERATIONS } from "../nn/autograd.js";
import { isNear, labelOf, pathsFrom, short } from "./model.js";

export const SLIPS = {
  path: "A path is missing",
  mean: "The mean, not the sum",
  times: "Paths multiplied, not added",
  again: "The activation worked twice",
  output: "Input and output swapped",
  early: "An input too early",
  sign: "The sign",
  factor: "A factor is missing",
  input: "A number from the wrong place",
  local: "The local slope alone",
  silent: "ReLU is not silent here",
  constant: "Not a constant",
  value: "The value, not the gradient",
};

/** All slips at a node: {id of SLIPS, value, text: what one does to get it}. None gives the right number. */
export function slipsOf(node, graph) {
  const paths = pathsFrom(node, graph);
  const all = [
    ...(paths.length > 1 ? meetingSlips(node, paths) : []),
    ...tooEarly(node, paths),
    { id: "sign", value: -node.grad, text: "lose a minus sign, or add one" },
    ...paths.flatMap((path) => pathSlips(path, node, graph)),
    { id: "local", value: sum(paths, ({ slope }) => slope), text: localText(paths, graph) },
  ];
  const isNew = ({ id, value }, i) =>
    !isNear(value, node.grad) && i === all.findIndex((one) => one.id === id && isNear(one.value, value));
  const found = all.filter((one) => Number.isFinite(one.value)).filter(isNew);
  const rest = ownNumber(node, graph).filter(
    ({ value }) => ![{ value: node.grad }, ...found].some((one) => isNear(value, one.value)),
  );
  return [...found, ...rest];
}

/** What is given in place of a gradient, where no step toward it gives the same number. */
function ownNumber(node, { result }) {
  const [name, loss] = [labelOf(node), labelOf(result)];
  const fixed = {
    id: "constant",
    value: 0,
    text: `take ${name} for a fixed number: but ${name} can be changed, and then ${loss} changes with it`,
  };
  const value = {
    id: "value",
    value: node.data,
    text: `take the value of ${name}, which is ${short(node.data)}, for its gradient`,
  };
  return node.op === "input" ? [fixed, ...(node.data === 0 ? [] : [value])] : [value];
}

/** The slips that give this number, each name once, those that people make most often first: at most three. */
export function slipsFor(guess, node, graph) {
  const found = slipsOf(node, graph).filter(({ value }) => isNear(guess, value));
  const ids = Object.keys(SLIPS).filter((id) => found.some((one) => one.id === id));
  return ids.map((id) => found.find((one) => one.id === id)).slice(0, 3);
}

const sum = (all, of) => all.reduce((total, one) => total + of(one), 0);
const product = (all, of) => all.reduce((total, one) => total * of(one), 1);

const localText = (paths, { result }) =>
  paths.length > 1
    ? "add the local slopes alone"
    : `take the local slope alone, without what comes from ${labelOf(result)}'s side`;

/** Where paths meet. */
function meetingSlips(node, paths) {
  const through = ({ to }) => `through ${labelOf(to)}`;
  const isTwice = new Set(paths.map(({ to }) => to)).size < paths.length;
  const swapped = paths.map(({ slope }, i) => slope * paths.at(-1 - i).right);
  return [
    ...paths.map((path) => ({
      id: "path",
      value: node.grad - path.value,
      text: isTwice
        ? `count ${labelOf(node)} once, though it goes in more than once`
        : `leave out the path ${through(path)}`,
    })),
    {
      id: "times",
      value: product(paths, ({ value }) => value),
      text: "multiply the paths in place of adding them",
    },
    { id: "mean", value: node.grad / paths.length, text: "take the mean of the paths: paths add" },
    ...paths.map(({ value }) => ({
      id: "sign",
      value: node.grad - 2 * value,
      text: "get one path's sign wrong",
    })),
    { id: "factor", value: sum(paths, ({ right }) => right), text: "leave out the local slopes" },
    {
      id: "input",
      value: sum(swapped, (value) => value),
      text: "multiply each local slope by the other path's gradient",
    },
  ];
}

/** δ times x: a sum, and a bias in it, get no x. */
function tooEarly(node, paths) {
  const sums =
    node.op === "+" ? [node] : paths.map(({ edges }) => edges[0].to).filter(({ op }) => op === "+");
  return sums.flatMap(({ parents }) =>
    parents
      .filter((parent) => parent !== node && parent.op === "*")
      .map(({ parents: [w, x] }) => ({
        id: "early",
        value: node.grad * x.data,
        text: `multiply by ${labelOf(x)} too: it belongs to ${labelOf(w)}'s gradient alone`,
      })),
  );
}

/** On one path: a factor that is missing, or that is another one. */
function pathSlips({ to, edges, factors, right, value }, node, graph) {
  const rest = node.grad - value; // of the other paths
  const without = (left) => factors.filter((factor) => factor !== left);
  const withFactor = (old, other) => rest + other * right * product(without(old), (factor) => factor.value);
  const last = edges.at(-1).to;
  const gradientOf = (one) => `∂${labelOf(graph.result)}/∂${labelOf(one)}`;
  return factors
    .flatMap((factor) => [
      {
        id: factor.isMinus ? "sign" : "factor",
        value: withFactor(factor, 1),
        text: `leave out ${wholeFactor(factor)}`,
      },
      ...swaps(factor, node, graph).map(({ id = "input", value: other, text }) => ({
        id,
        value: withFactor(factor, other),
        text,
      })),
    ])
    .concat(
      otherRights(last, to, graph).map((other) => ({
        id: "input",
        value: rest + (value / right) * other.grad,
        text: `take ${gradientOf(other)} in place of ${gradientOf(to)}`,
      })),
    );
}

/** A factor as it is left out. */
function wholeFactor({ value, text, power, isMinus, output }) {
  if (isMinus) return "a minus";
  if (power) return `the ${text} of the ${value === 2 ? "square" : "power"}'s slope, ${power}`;
  if (output?.op === "relu") return `ReLU's slope, which is ${text}`;
  return text === short(value) ? text : `${text} = ${short(value)}`;
}

/** The same kind of node elsewhere: another neuron's δ. */
const otherRights = (last, to, graph) =>
  to.grad === 0 ? [] : graph.asked.filter((one) => one !== to && one.op === to.op && last === to);

/** Numbers that people take for a factor: {value, text}. */
function swaps(factor, node, graph) {
  const put = (one, where = factor.text) => ({
    value: one.data,
    text: `put ${labelOf(one)} where ${where} belongs`,
  });
  if (factor.other) {
    const { other, product: made } = factor;
    const index = made.parents.indexOf(other);
    const siblings = graph.nodes
      .filter(({ op, parents }) => op === "+" && parents.includes(made))
      .flatMap(({ parents }) =>
        parents.filter(({ op }) => op === "*").map(({ parents: pair }) => pair[index]),
      )
      .filter((one) => one !== other && one.op !== "number");
    const own = {
      value: node.data,
      text: `multiply by ${labelOf(node)} itself (each factor gets the other one)`,
    };
    const before = isActivation(other) ? [put(other.parents[0])] : [];
    return [own, ...siblings.map((one) => put(one)), ...before];
  }
  if (factor.base) return factor.base.parents.map((one) => put(one));
  return factor.output ? activationSwaps(factor.output) : [];
}

const isActivation = ({ op }) => ["relu", "sigmoid", "tanh", "exp"].includes(op);

/** The slope of an activation, taken at the wrong number. */
function activationSwaps(output) {
  const { op, data } = output;
  const [input] = output.parents;
  const { f } = OPERATIONS[op];
  const [h, z] = [labelOf(output), labelOf(input)];
  const swapped = (value) => ({
    id: "output",
    value,
    text: `put the input ${z} where the output ${h} belongs`,
  });
  const again = (value, name) => ({
    id: "again",
    value,
    text: `apply ${name} once more to ${h}, which is its output`,
  });
  const twice = f([data]);
  switch (op) {
    case "sigmoid":
      return [swapped(input.data * (1 - input.data)), again(twice * (1 - twice), "σ")];
    case "tanh":
      return [swapped(1 - input.data ** 2), again(1 - twice ** 2, "tanh")];
    case "exp":
      return [swapped(input.data), again(twice, "exp")];
    case "relu":
      return data > 0
        ? [
            {
              id: "silent",
              value: 0,
              text: `take ReLU for silent: but ${z} = ${short(input.data)} is above 0, and its slope there is 1`,
            },
          ]
        : [];
    case "log":
      return [{ id: "output", value: 1 / data, text: `put the output ${h} where the input ${z} belongs` }];
    default:
      return [];
  }
}
