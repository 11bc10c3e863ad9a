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

/** A slip: its id in SLIPS, the number it gives, and what one does to get that; or `sentence`, where that says it all. */
const slip = (id, value, text) => ({ id, value, text });

/** All slips at a node. None gives the right number. A rare one yields to the node's own number. */
export function slipsOf(node, graph) {
  const paths = pathsFrom(node, graph);
  const all = [
    ...(paths.length > 1 ? meetingSlips(node, paths) : []),
    ...tooEarly(node, paths),
    ...onPaths(node, paths, graph),
    { id: "sign", value: -node.grad, sentence: "The size is right, the sign is not." },
    slip(
      "local",
      sum(paths, ({ slope }) => slope),
      localText(paths, graph),
    ),
  ];
  const isNew = ({ id, value }, i) =>
    !isNear(value, node.grad) && i === all.findIndex((one) => one.id === id && isNear(one.value, value));
  const found = all.filter((one) => Number.isFinite(one.value)).filter(isNew);
  const likelier = [{ value: node.grad }, ...found.filter(({ isRare }) => !isRare)];
  const rest = ownNumber(node, graph).filter(
    ({ value }) => !likelier.some((one) => isNear(value, one.value)),
  );
  return [...found, ...rest];
}

/** What is given in place of a gradient, where no likelier slip gives the same number. */
function ownNumber(node, { result }) {
  const [name, loss] = [labelOf(node), labelOf(result)];
  const fixed = `take ${name} for a fixed number: but ${name} can be changed, and then ${loss} changes with it`;
  const value = `take the value of ${name}, which is ${short(node.data)}, for its gradient`;
  const both = [slip("constant", 0, fixed), slip("value", node.data, value)];
  if (node.op !== "input") return both.slice(1);
  return node.data === 0 ? both.slice(0, 1) : both;
}

/** The slips that give this number, each name once, those that people make most often first: at most three. */
export function slipsFor(guess, node, graph) {
  const found = slipsOf(node, graph).filter(({ value }) => isNear(guess, value));
  const byId = Object.keys(SLIPS).map((id) => found.find((one) => one.id === id));
  return byId.filter(Boolean).slice(0, 3);
}

const sum = (all, of) => all.reduce((total, one, i) => total + of(one, i), 0);
const product = (all, of) => all.reduce((total, one) => total * of(one), 1);

const localText = (paths, { result }) =>
  paths.length > 1
    ? "add the local slopes alone"
    : `take the local slope alone, without what comes from ${labelOf(result)}'s side`;

const leads = (from, to) => to.parents.some((parent) => parent === from || leads(from, parent));

/** The slips on each path; where several meet, what may be done alike on all of them too. */
function onPaths(node, paths, graph) {
  const lists = paths.map((path) => pathSlips(path, node, graph));
  const like = ({ text }) => lists.map((list) => list.find((one) => one.text === text));
  const isAlike = (one) => paths.length > 1 && like(one).every(Boolean);
  const isSeveral = (one) => like(one).filter(Boolean).length > 1;
  const everywhere = (one) => node.grad + sum(like(one), ({ value }) => value - node.grad);
  return [
    ...lists[0].filter(isAlike).map((one) => ({ ...one, value: everywhere(one) })),
    ...lists.flat().map((one) => (isSeveral(one) ? { ...one, text: `${one.text}, on one path` } : one)),
  ];
}

/** Where paths meet. */
function meetingSlips(node, paths) {
  const leftOut = ({ to }) =>
    paths.filter((one) => one.to === to).length > 1
      ? `count ${labelOf(node)} once, though it goes in more than once`
      : `leave out the ${paths.some((one) => leads(one.to, to)) ? "direct path to" : "path through"} ${labelOf(to)}`;
  const swapped = sum(paths, ({ slope }, i) => slope * paths.at(-1 - i).right);
  const times = product(paths, ({ value }) => value);
  return [
    ...paths.map((path) => slip("path", node.grad - path.value, leftOut(path))),
    slip("times", times, "multiply the paths in place of adding them"),
    slip("mean", node.grad / paths.length, "take the mean of the paths: paths add"),
    ...paths.map(({ value }) => slip("sign", node.grad - 2 * value, "get one path's sign wrong")),
    slip(
      "factor",
      sum(paths, ({ right }) => right),
      "leave out the local slopes",
    ),
    slip("input", swapped, "multiply each local slope by the other path's gradient"),
  ];
}

/** δ times x: a sum, and a bias in it, get no x. A bias of several sums may get an x in each of them. */
function tooEarly(node, paths) {
  const sums =
    node.op === "+"
      ? [{ to: node, value: node.grad }]
      : paths.map(({ edges, value }) => ({ to: edges[0].to, value })).filter(({ to }) => to.op === "+");
  const products = sums.map(({ to }) => to.parents.filter((one) => one !== node && one.op === "*"));
  const rest = node.grad - sum(sums, ({ value }) => value); // of the other paths
  return (products[0] ?? []).flatMap((_, i) => {
    const factors = products.map((list) => list[i]?.parents);
    if (!factors.every(Boolean)) return [];
    const inputs = [...new Set(factors.map(([, x]) => labelOf(x)))];
    const belong = inputs.length > 1 ? "they belong" : "it belongs";
    const text = `multiply by ${inputs.join(" and ")} too: ${belong} to ${labelOf(factors[0][0])}'s gradient alone`;
    return [slip("early", rest + sum(sums, ({ value }, at) => value * factors[at][1].data), text)];
  });
}

/** On one path: a factor that is missing, or that is another one. */
function pathSlips({ to, edges, factors, right, value }, node, graph) {
  const rest = node.grad - value; // of the other paths
  const without = (left) => factors.filter((factor) => factor !== left);
  const withFactor = (old, other) => rest + other * right * product(without(old), (factor) => factor.value);
  const gradientOf = (one) => `∂${labelOf(graph.result)}/∂${labelOf(one)}`;
  return [
    ...factors.flatMap((factor) => [
      slip(factor.isMinus ? "sign" : "factor", withFactor(factor, 1), `leave out ${wholeFactor(factor)}`),
      ...swaps(factor, node, graph).map((one) => ({ ...one, value: withFactor(factor, one.value) })),
    ]),
    ...otherRights(edges.at(-1).to, to, graph).map((other) => {
      const text = `take ${gradientOf(other)} in place of ${gradientOf(to)}`;
      return { ...slip("input", rest + (value / right) * other.grad, text), isRare: true };
    }),
  ];
}

/** A factor as it is left out. */
function wholeFactor({ value, text, power, isMinus, output }) {
  if (isMinus) return "a minus";
  if (power) return `the ${text} of the ${value === 2 ? "square" : "power"}'s slope, ${power}`;
  if (output?.op === "relu") return `ReLU's slope, which is ${text}`;
  return text === short(value) ? text : `${text} = ${short(value)}`;
}

/** The same kind of node elsewhere, the nearest first: another neuron's δ. */
const otherRights = (last, to, graph) =>
  to.grad === 0
    ? []
    : graph.asked.filter((one) => one !== to && one.op === to.op && last === to).toReversed();

/** Slips that put another number in place of a factor: their `value` is that number. */
function swaps(factor, node, graph) {
  const put = (one) => slip("input", one.data, `put ${labelOf(one)} where ${factor.text} belongs`);
  if (factor.base) return factor.base.parents.map(put);
  if (factor.output) return activationSwaps(factor.output);
  if (!factor.other) return [];
  const { other, product: made } = factor;
  const index = made.parents.indexOf(other);
  const siblings = graph.nodes
    .filter(({ op, parents }) => op === "+" && parents.includes(made))
    .flatMap(({ parents }) => parents.filter(({ op }) => op === "*"))
    .map(({ parents }) => parents[index])
    .filter((one) => one !== other && one.op !== "number");
  const own = `multiply by ${labelOf(node)} itself (each factor gets the other one)`;
  const before = ["relu", "sigmoid", "tanh", "exp"].includes(other.op) ? other.parents : [];
  return [slip("input", node.data, own), ...[...siblings, ...before].map(put)];
}

/** The slope of an activation, taken at the wrong number. */
function activationSwaps(output) {
  const { op, data } = output;
  const [input] = output.parents;
  const [h, z] = [labelOf(output), labelOf(input)];
  const swapped = (value) => slip("output", value, `put the input ${z} where the output ${h} belongs`);
  const again = (value, name) => slip("again", value, `apply ${name} once more to ${h}, which is its output`);
  const silent = `take ReLU for silent: but ${z} = ${short(input.data)} is above 0, and its slope there is 1`;
  const twice = OPERATIONS[op].f([data]);
  switch (op) {
    case "sigmoid":
      return [swapped(input.data * (1 - input.data)), again(twice * (1 - twice), "σ")];
    case "tanh":
      return [swapped(1 - input.data ** 2), again(1 - twice ** 2, "tanh")];
    case "exp":
      return [swapped(input.data), again(twice, "exp")];
    case "relu":
      return [
        slip("input", input.data, `put ${z} where ReLU's slope belongs`),
        ...(data > 0 ? [slip("silent", 0, silent)] : []),
      ];
    case "log":
      return [slip("output", 1 / data, `put the output ${h} where the input ${z} belongs`)];
    default:
      return [];
  }
}
