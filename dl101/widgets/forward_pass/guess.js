// Predict mode: what is asked, whether a guess is right, which slip gives a wrong one, and how that is said.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { askWhich, parseAnswer } from "../lib/read_number.js";
import { ACTIVATIONS, factors, forward, NODES, NUMBERS, nodeValue, SUMS, short, UNITS } from "./model.js";

/** The node that is asked for next, or undefined when all are known. */
export const asked = ({ step }) => NODES.find((node) => node.step > step);

/** Whether what a person computed is right, rounded to two decimals or better. */
export const isRight = (guess, value) => Math.abs(guess - value) < 0.00501;

/** The number that a person typed for the next node; NaN if it is none, or if two could be meant. */
export function readGuess(state, text) {
  const value = nodeValue(asked(state), forward(state).units);
  return parseAnswer(text, value, (guess) => isRight(guess, value));
}

/** The mistake that gives `guess` for the node: a sentence. One that nobody foresaw gets a general one. */
export function slipOf(node, guess, state) {
  const { units } = forward(state);
  const list = node.kind === "sum" ? sumSlips : activationSlips;
  const slips = list(node, units, ACTIVATIONS[state.activation]);
  const value = nodeValue(node, units);
  const found = slips.find(([wrong]) => isRight(guess, wrong) && !isRight(wrong, value));
  return found?.[1] ?? slips.at(-1)[1];
}

/** [[wrong value, sentence]], the general one last. */
function sumSlips(node, units, activation) {
  const { inputs, weights, bias, products, z } = units[node.unit];
  const [list, from] = node.unit === 2 ? [outputSlips, "h"] : [hiddenSlips, "x"];
  const sum = (x, w = weights) => w[0] * x[0] + w[1] * x[1] + bias;
  const sign = (i) => [
    z - 2 * products[i],
    `Look at one sign: ${factors(weights[i], inputs[i])} is ${short(products[i])}.`,
  ];
  return [
    [z - bias, `Nearly: the bias is missing. Add ${short(bias)}.`],
    [z - 2 * bias, `Look at one sign: the bias is ${short(bias)}.`],
    sign(0),
    sign(1),
    [sum(inputs.toReversed()), "Each weight met the wrong input: follow the lines."],
    ...list(node, units, activation, sum),
    [
      Number.NaN,
      `Not yet. Multiply along the two lines, weight times ${from}, and add both products and the bias.`,
    ],
  ];
}

const hiddenSlips = ({ unit, name }, units, activation, sum) => [
  [activation.f(units[unit].z), `That is what comes after ${activation.name}. ${name} is the sum before it.`],
  [
    sum(units[unit].inputs, units[1 - unit].weights),
    `Those are the other neuron's weights: follow the lines into ${UNITS[unit]}.`,
  ],
];

const outputSlips = (_, [first, second], activation, sum) => [
  [sum([first.z, second.z]), `You used the sums z. ŷ gets h₁ and h₂, what ${activation.name} made of them.`],
  [sum(first.inputs), "You used the inputs x. ŷ gets h₁ and h₂."],
];

const activationSlips = ({ unit }, units, { name }) => [
  [units[unit].z, `That is ${SUMS[unit]} itself: ${name} still has to work on it.`],
  [Number.NaN, `Not yet. What does ${name} make of ${SUMS[unit]} = ${short(units[unit].z)}?`],
];

export const RIGHT = "✓"; // stands in `guess` after a right one

/** What a guess does: the answer is shown where it is right, a sentence where it is not. `text` is what was typed. */
export function guessed(state, text, guess) {
  const node = asked(state);
  const run = runOf(state);
  if (!isRight(guess, nodeValue(node, forward(state).units)))
    return { ...run, guess: text, helped: inOrder([...run.helped, node.id]) };
  const own = run.helped.includes(node.id) ? run.own : inOrder([...run.own, node.id]);
  return { ...run, guess: RIGHT, step: node.step, own };
}

/** Ids of nodes, each once. */
export const inOrder = (ids) => NODES.map(({ id }) => id).filter((id) => ids.includes(id));

/** What is known of a run, which ends with any other number: the nodes computed by hand at once, and those that were not. */
export function runOf(state) {
  const run = JSON.stringify(NUMBERS.map((name) => state[name]));
  return run === state.run ? { run, own: state.own, helped: state.helped } : { run, own: [], helped: [] };
}

/** What is asked for, in words. */
export function question(state) {
  const { unit, kind, name } = asked(state);
  const rule = kind === "output" ? ` = ${ACTIVATIONS[state.activation].name}(${SUMS[unit]})` : "";
  return `Your ${name}${rule}?`;
}

/** The numbers that the answer is computed from, in words. */
export function given(state) {
  const { unit, kind } = asked(state);
  const { inputs, weights, bias, z } = forward(state).units[unit];
  if (kind === "output") return `${SUMS[unit]} = ${short(z)}`;
  const layer = unit === 2 ? "h" : "x";
  return `${layer} = (${inputs.map(short).join(", ")}), weights ${weights.map(short).join(" and ")}, bias ${short(bias)}`;
}

/** [verdict, sentence] on the last guess. */
export function verdictOn(state) {
  const node = asked(state);
  if (state.guess === RIGHT) {
    const last = NODES.findLast(({ step }) => step <= state.step);
    const value = nodeValue(last, forward(state).units);
    return ["right", `Right: ${last.name} = ${short(value)}.${node ? "" : openGoal(state)}`];
  }
  if (!node) return ["", "All values are known."];
  if (state.guess === "") return ["", ""];
  const guess = readGuess(state, state.guess);
  if (Number.isNaN(guess)) return ["wrong", askWhich(state.guess) || "Type a number."];
  return ["wrong", `${short(guess)} is not ${node.name}. ${slipOf(node, guess, state)}`];
}

/** After the last answer: why the goal is still open. */
const openGoal = ({ goals_reached, helped }) =>
  !helped.length || goals_reached.includes("by-hand")
    ? ""
    : " All five right now; for the goal, once more without a slip: press “New inputs”.";
