// Predict mode: what is asked, whether a guess is right, and which slip gives a wrong one.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { ACTIVATIONS, forward, NODES, NUMBERS, SUMS, short, UNITS } from "./model.js";

/** The node that is asked for next, or undefined when all are known. */
export const asked = ({ step }) => NODES.find((node) => node.step > step);

/** The value of a node. */
export const nodeValue = ({ unit, kind }, units) => (kind === "sum" ? units[unit].z : units[unit].a);

/** Whether what a person computed is right, rounded to two decimals or better. */
export const isRight = (guess, value) => Math.abs(guess - value) < 0.00501;

/** The mistake that gives `guess` for the node: a sentence. One that nobody foresaw gets a general one. */
export function slipOf(node, guess, state) {
  const { units } = forward(state);
  const slips = node.kind === "sum" ? sumSlips(node, units, state) : activationSlips(node, units, state);
  const value = nodeValue(node, units);
  const found = slips.find(([wrong]) => isRight(guess, wrong) && !isRight(wrong, value));
  return found?.[1] ?? slips.at(-1)[1];
}

function sumSlips({ unit, name }, units, { activation }) {
  const { inputs, weights, bias, products, z } = units[unit];
  const [from, other] = [unit === 2 ? "h" : "x", units[1 - unit]];
  const sum = (w, x, b) => w[0] * x[0] + w[1] * x[1] + b;
  const sign = (i) => [
    z - 2 * products[i],
    `Look at one sign: ${factors(weights[i], inputs[i])} is ${short(products[i])}.`,
  ];
  const hidden = [
    [
      ACTIVATIONS[activation][1](z),
      `That is what comes after ${ACTIVATIONS[activation][0]}. ${name} is the sum before it.`,
    ],
    [
      other && sum(other.weights, inputs, bias),
      `Those are the other neuron's weights: follow the lines into ${UNITS[unit]}.`,
    ],
  ];
  const output = [
    [
      sum(weights, [units[0].z, units[1].z], bias),
      `You used the sums z. ŷ gets h₁ and h₂, what ${ACTIVATIONS[activation][0]} made of them.`,
    ],
    [sum(weights, units[0].inputs, bias), "You used the inputs x. ŷ gets h₁ and h₂."],
  ];
  return [
    [z - bias, `Nearly: the bias is missing. Add ${short(bias)}.`],
    [z - 2 * bias, `Look at one sign: the bias is ${short(bias)}.`],
    sign(0),
    sign(1),
    [sum(weights, [inputs[1], inputs[0]], bias), "Each weight met the wrong input: follow the lines."],
    ...(unit === 2 ? output : hidden),
    [
      Number.NaN,
      `Not yet. Multiply along the two lines, weight times ${from}, and add both products and the bias.`,
    ],
  ];
}

function activationSlips({ unit }, units, { activation }) {
  const [{ z }, [name]] = [units[unit], ACTIVATIONS[activation]];
  return [
    [z, `That is ${SUMS[unit]} itself: ${name} still has to work on it.`],
    [Number.NaN, `Not yet. What does ${name} make of ${SUMS[unit]} = ${short(z)}?`],
  ];
}

/** A product as it is written: "2 × (−1)". */
export const factors = (weight, value) =>
  `${short(weight)} × ${value < 0 ? `(${short(value)})` : short(value)}`;

export const RIGHT = "✓"; // stands in `guess` after a right one

/** What a guess does: the answer is shown where it is right, a sentence where it is not. `text` is what was typed. */
export function guessed(state, text, guess) {
  const node = asked(state);
  const { own, helped } = runOf(state);
  const right = isRight(guess, nodeValue(node, forward(state).units));
  if (!right) return { guess: text, run: keyOf(state), own, helped: add(helped, node.id) };
  const mine = helped.includes(node.id) ? own : add(own, node.id);
  return { guess: RIGHT, run: keyOf(state), step: node.step, own: mine, helped };
}

const IDS = NODES.map(({ id }) => id);
export const add = (list, id) => IDS.filter((one) => list.includes(one) || one === id);

/** What a run is of: with any other number it is another one. */
export const keyOf = (state) => JSON.stringify(NUMBERS.map((name) => state[name]));

/** The nodes that were computed by hand at once, and those that were not; both empty for new numbers. */
export function runOf(state) {
  if (state.run !== keyOf(state)) return { own: [], helped: [] };
  return { own: state.own, helped: state.helped };
}
