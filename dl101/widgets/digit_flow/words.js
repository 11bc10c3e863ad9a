// What is shown, in words.

import { fixed, listOf } from "../lib/format.js";
import { argmax } from "../nn/dense_network.js";
import { flowBefore, flowOf, hasCome, STEPS, updatesOf } from "./model.js";

/** "+0.18", "−0.18"; "0" where it is, "0.00" where it rounds to that. */
export function signedNumber(value, decimals = 2) {
  if (value === 0) return "0";
  const text = fixed(value, decimals);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A hidden neuron's h; "0" where ReLU made it so. */
export const hiddenText = (h) => (h === 0 ? "0" : fixed(h));

/** What each step brings, as it stands on the way: [sign, name]. */
export const WAY = [
  ["x", "ink"],
  ["h", "hidden layer"],
  ["z", "logits"],
  ["p", "probabilities"],
  ["L", "loss"],
  ["p−y", "errors of the outputs"],
  ["∂W₂", "gradient of W₂"],
  ["∂h", "gradient of h"],
  ["δ", "deltas of the hidden neurons"],
  ["∂W₁", "gradient of W₁"],
];

/** What the three layers' pictures and numbers are, at a step. */
export function captions({ step }) {
  const hidden = [
    "weights W₁",
    ...Array(6).fill("ink × W₁, and h"),
    "∂L/∂h",
    "δ = ∂L/∂h × slope",
    "∂L/∂W₁ = ink × δ",
  ];
  const outputs = [
    ...Array(2).fill("weights W₂"),
    "h × W₂, and z",
    ...Array(2).fill("p = softmax(z)"),
    "errors p − y",
    "∂L/∂W₂ = h × error",
    "error × W₂, sent back",
    ...Array(2).fill("∂L/∂W₂ and p − y"),
  ];
  return ["ink x", hidden[step], outputs[step]];
}

/** The present step in words, and on a line of its own what there is to say of the chosen neuron. */
export function describe(state) {
  const flow = flowOf(state);
  const step = STEPS[state.step];
  const hasMarks = ["p", "loss"].includes(step) && flowBefore(state);
  const marks = hasMarks ? " A thin line marks each p before the update." : "";
  return [TOLD[step](flow, state) + marks, neuronWords(flow, state)].filter(Boolean).join("\n");
}

/** "neuron 7 (row 2, place 3)": the picture has no numbers. */
const placed = (unit) => `neuron ${unit + 1} (row ${Math.floor(unit / 4) + 1}, place ${(unit % 4) + 1})`;
const names = (units) => listOf(units.map((unit) => String(unit + 1)));
const silentOf = ({ h }) => h.flatMap((value, unit) => (value === 0 ? [unit] : []));
const many = (count, one, more) => (count === 1 ? one : more);

const TOLD = {
  x: () =>
    "64 cells of ink, from 0 to 1. Each hidden neuron has a weight for each cell: blue speaks for it, orange against it. Each output has a weight for each hidden neuron.",
  h: (flow) => {
    const silent = silentOf(flow);
    if (silent.length === flow.h.length)
      return "All sixteen neurons are silent: each sum is negative, and h = 0.";
    const loud = argmax(flow.h);
    const rest = silent.length
      ? ` Silent, with h = 0: ${many(silent.length, "neuron", "neurons")} ${names(silent)}.`
      : "";
    return `The ink lies on each neuron's weights: cell by cell ink × weight, all added up with the bias, then ReLU. The loudest is ${placed(loud)} with h = ${fixed(flow.h[loud])}.${rest}`;
  },
  z: ({ z }) =>
    `Each output does the same with the sixteen numbers h, but without ReLU. The largest logit is that of the ${argmax(z)}: z = ${fixed(z[argmax(z)], 1)}.`,
  p: ({ p, answer }) => {
    const second = argmax(p.map((one, digit) => (digit === answer ? -1 : one)));
    return `Softmax makes probabilities of the logits: ${fixed(p[answer], 3)} for a ${answer}, then ${fixed(p[second], 3)} for a ${second}.`;
  },
  loss: lossWords,
  errors: ({ errors, target }) => {
    const top = argmax(errors);
    return `The way back begins with p − y. At the ${target}, the target, p is too small: ${signedNumber(errors[target], 3)}. ${2 * errors[top] > -errors[target] ? "Most" : "The largest part"} of what it lacks went to the ${top}: ${signedNumber(errors[top], 3)}. All ten errors add up to 0.`;
  },
  dW2: ({ target }) =>
    `The gradient of an output's weights is what it read, h, times its error. So each of the ten pictures is the same picture of h, orange at the ${target}, blue at the others, and pale where the error is small.`,
  dh: ({ dh }) => {
    const top = argmax(dh.map(Math.abs));
    return `Each output sends error × weight to every hidden neuron, and there ten products add up. The sum farthest from 0 comes to ${placed(top)}: ∂L/∂h = ${signedNumber(dh[top])}.`;
  },
  deltas: (flow) => {
    const silent = silentOf(flow);
    return silent.length
      ? `ReLU's slope is 1 where h > 0, else 0. ${many(silent.length, "Neuron", "Neurons")} ${names(silent)} ${many(silent.length, "is", "are")} silent: δ = 0, no error gets through.`
      : "ReLU's slope is 1 where h > 0. No neuron is silent, so each error gets through: δ = ∂L/∂h.";
  },
  dW1: (_, { rate }) =>
    `Ink × δ: each neuron's gradient is the digit itself, blue where δ > 0, orange where δ < 0. Cells without ink get no gradient. An update subtracts ${rate} × gradient from each of the 1,210 numbers.`,
};

function lossWords({ target, p, loss, label }, state) {
  const taught = target === label ? "The target is" : `It is a ${label}, but the target is now`;
  const before = flowBefore(state);
  if (!before) return `${taught} ${target}: the loss is L = ${lnWords(p[target])} = ${fixed(loss, 3)}.`;
  const [, , rate] = updatesOf(state).at(-1);
  const way = loss < before.loss ? "fell" : "rose";
  return `After one update at rate ${rate}, p of the ${target} went from ${fixed(before.p[target], 3)} to ${fixed(p[target], 3)}, and the loss ${way} from ${fixed(before.loss, 3)} to ${fixed(loss, 3)}.`;
}

/** −ln p with as many digits as who checks it needs. */
const lnWords = (p) => (p < 1e-6 ? "−ln p, with p almost 0," : `−ln ${p.toPrecision(5)}`);

/** What a press on a hidden neuron tells. */
function neuronWords({ z1, h, dh, deltas }, state) {
  const unit = state.chosen;
  if (unit === "" || !hasCome(state, "h")) return "";
  const forward = `Neuron ${unit + 1}: z = ${fixed(z1[unit])}, h = ${hiddenText(h[unit])}.`;
  if (!hasCome(state, "dh")) return forward;
  if (!hasCome(state, "deltas")) return `${forward} ∂L/∂h = ${signedNumber(dh[unit], 3)} comes to it.`;
  if (h[unit] === 0)
    return `${forward} ∂L/∂h = ${signedNumber(dh[unit], 3)} comes to it, but where z < 0, ReLU's slope is 0: δ = 0. A small change of its weights would leave h = 0 and the loss as it is, so this digit teaches it nothing.`;
  return `${forward} ∂L/∂h = ${signedNumber(dh[unit], 3)}, times the slope 1: δ = ${signedNumber(deltas[unit], 3)}.`;
}
