// What the picture shows, in words; and what a step of learning did.

import { counted, fixed, listOf } from "../lib/format.js";
import { same } from "../lib/state.js";
import { CENTER, decisionLine } from "./line.js";
import { pair, truthTable, weightedSum } from "./model.js";
import { rightAround, XOR_PATIENCE } from "./perceptron_rule.js";

/** The picture in words. */
export function describe(state) {
  const { weights, bias, gate } = state;
  const rows = truthTable(state);
  const firing = rows.filter(({ output }) => output).map(({ x }) => pair(x));
  const wrong = rows.filter(({ right }) => !right);
  const line = same(weights, [0, 0])
    ? `Both weights are 0, so there is no line: z is ${fixed(bias)} everywhere.`
    : decisionLine(weights, bias)
      ? ""
      : `The line lies outside the picture: z is ${weightedSum(CENTER, weights, bias) > 0 ? "positive" : "negative"} all over it.`;
  const fires = firing.length ? `It fires for ${listOf(firing)}.` : "It fires for none of the points.";
  const score = wrong.length
    ? `${gate}: ${4 - wrong.length} of 4 right; ${listOf(wrong.map(({ x, target }) => `${pair(x)} should be ${target}`))}.`
    : `${gate}: all 4 right.`;
  return [fires, score, line].filter(Boolean).join(" ");
}

const WANTED = {
  AND: "only where both inputs are 1",
  OR: "where at least one input is 1",
  NAND: "unless both inputs are 1",
  XOR: "where exactly one input is 1",
};

/** Which points should say yes; for XOR, whose four points no line gets right, what else there is to find by hand. */
export function wantedWords({ gate, xor_misses, lesson }, right) {
  if (gate !== "XOR" || right !== 3 || lesson === "learn") return `Wanted: yes ${WANTED[gate]}.`;
  return xor_misses.length < 2
    ? "Can you get all four? If not, miss another point."
    : "3 is the most there is. But why?";
}

/** A number as short as it can be told: "1", "−0.75". */
export const short = (value) => fixed(value, Number.isInteger(value) ? 0 : 2);
/** The same with its sign: "+1", "−0.75", "0". */
export const signed = (value) => (value > 0 ? `+${short(value)}` : short(value));

/** The rule: [what is worked out, from what]. */
export const RULE = [
  ["error =", "wanted − output"],
  ["w₁ ←", "w₁ + error · x₁"],
  ["w₂ ←", "w₂ + error · x₂"],
  ["b ←", "b + error"],
];

/** The rule with a step's numbers: for each of its lines [the sum, the result, whether it corrects anything]. */
export function updateLines({ x, output, target, error, before, weights, bias }) {
  const factor = error < 0 ? `(${short(error)})` : short(error);
  const line = (old, times, now) => [`${short(old)} + ${factor}${times}`, now, now !== old];
  return [
    [`${target} − ${output}`, error, error !== 0],
    ...weights.map((now, i) => line(before.weights[i], `·${x[i]}`, now)),
    line(before.bias, "", bias),
  ];
}

/** What a step saw, in a sentence. */
export const describeStep = ({ x, output, target, error }) =>
  `Point ${pair(x)}: it said ${output}, wanted ${target}: ${error === 0 ? "no change" : "a correction"}.`;

/** What a step did to all four points, in a sentence. */
export function describeEffect(step, gate) {
  const [before, after] = rightAround(step, gate);
  return `Right points: ${before} before, ${after} now.`;
}

/** Where the run stands, in words. */
export function describeRun({ gate }, { steps, corrections, settled }) {
  if (steps.length === 0) return "It has learned after a whole round without a correction.";
  const counts = `${counted(steps.length, "step")}, ${counted(corrections, "correction")}.`;
  if (settled) return `${counts} A whole round without a correction: it has learned ${gate}.`;
  if (gate === "XOR" && steps.length >= XOR_PATIENCE)
    return `${counts} It goes round forever: no line separates XOR’s 1s from its 0s.`;
  return counts;
}
