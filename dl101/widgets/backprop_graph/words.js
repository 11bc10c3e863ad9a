// What is asked, hinted and replied, the chain rule in letters and in numbers, and the readout.

import { askWhich, parseAnswer } from "../lib/read_number.js";
import {
  factor,
  graphOf,
  isForwardDone,
  isKnown,
  isNear,
  isShown,
  labelOf,
  openNodes,
  operationText,
  pathsFrom,
  questionOf,
  short,
} from "./model.js";
import { SLIPS, slipsFor } from "./slips.js";

/** "∂L/∂h₂". */
export const gradientName = (node, { result }) => `∂${labelOf(result)}/∂${labelOf(node)}`;

const gradientLine = (node, graph) => `${gradientName(node, graph)} = ${short(node.grad)}`;
const valueLine = (node) => `${labelOf(node)} = ${short(node.data)}`;

/** The chain rule for a node: `letters`, "∂L/∂ŷ · v₂", and `numbers`, "2 · (−2)". */
function chainRule(node, graph) {
  const paths = pathsFrom(node, graph);
  const write = (right, toText) =>
    paths
      .map((path) => {
        const first = path.to === graph.result ? [] : [right(path)]; // ∂L/∂L is 1, and not written
        return [...first, ...(path.factors.length ? path.factors.map(toText) : ["1"])].join(" · ");
      })
      .join(" + ");
  return {
    letters: write(
      ({ to }) => gradientName(to, graph),
      ({ text }) => text,
    ),
    numbers: write(
      ({ right }) => factor(right),
      ({ value }) => factor(value),
    ),
  };
}

/** "∂L/∂h₂ = ∂L/∂ŷ · v₂ = 2 · (−2) = −4"; with a question mark while it `isOpen`. */
export function chainLine(node, graph, isOpen) {
  const { letters, numbers } = chainRule(node, graph);
  const steps = [gradientName(node, graph), letters, numbers, isOpen ? "?" : short(node.grad)];
  return steps.filter((step, i) => step !== steps[i + 1]).join(" = ");
}

/** Up to three hints, each a step closer. */
export function hintsFor(node, graph) {
  const paths = pathsFrom(node, graph);
  const targets = [...new Set(paths.map(({ to }) => labelOf(to)))];
  const name = labelOf(node);
  const ways =
    paths.length === 1
      ? `${name} goes only into ${targets[0]}. Multiply what comes from there, ${gradientLine(paths[0].to, graph)}, by the local slope.`
      : `${paths.length} paths leave ${name}, into ${targets.join(" and ")}. Multiply along each one, and add.`;
  const isAnswer = paths.length === 1 && paths[0].right === 1; // then the local slope is the gradient
  const slopes = paths.map(({ to, factors, slope }) => {
    const product = factors.map(({ text }) => text).join(" · ") || "1";
    const isKnown = product === short(slope) || isAnswer;
    return `∂${labelOf(to)}/∂${name} = ${product}${isKnown ? "" : ` = ${short(slope)}`}`;
  });
  return [
    ways,
    `The local slope${paths.length > 1 ? "s" : ""}: ${slopes.join(", and ")}. ${rulesOf(paths[0])}`,
    chainLine(node, graph, true),
  ];
}

/** How the slopes on a path are found; what hands on 1 is not worth a word, where there is more. */
function rulesOf({ edges }) {
  const ops = [...new Set(edges.toReversed().map(({ to }) => (to.exponent === 2 ? "²" : to.op)))];
  const more = ops.filter((op) => op !== "+" && op !== "-");
  return (more.length ? more : ops).map((op) => RULES[op]).join(" ");
}

const RULES = {
  "+": "A sum hands on what comes, unchanged.",
  "-": "What stands after the minus gets −1, what stands before it 1.",
  "*": "In a product, each factor gets the other one.",
  "/": "To divide by a number is to multiply by 1 over it.",
  "**": "The slope of a power: the exponent times the base to one less.",
  "²": "The slope of a square: 2 times what is squared.",
  neg: "A minus turns the sign.",
  relu: "ReLU's slope is 1 above 0, else 0.",
  sigmoid: "The slope of σ, from its output h: h(1 − h).",
  tanh: "The slope of tanh, from its output t: 1 − t².",
  exp: "The slope of exp is its own output.",
  log: "The slope of log is 1 over its input.",
};

/** The number that was typed for a node; NaN where it is none, or where two could be meant. */
export const readGuess = (text, { grad }) => parseAnswer(text, grad, (guess) => isNear(guess, grad));

/** What is wrong with a text that is no number. */
export const notANumber = (text) =>
  text ? askWhich(text) || "Type a number, such as −4, 0.25 or 1/4." : "Type a number first.";

/** On the last answer: {verdict, title, text, chain}. */
export function replyTo(state, graph) {
  const node = graph.asked.find(({ name }) => name === state.active);
  if (!node) return null;
  const name = gradientName(node, graph);
  if (isKnown(state, graph, node)) {
    const title = isShown(state, node) ? "Shown" : "Right";
    return { verdict: "right", title: `${title}.`, text: "", chain: chainLine(node, graph, false) };
  }
  if (!(state.active in state.answers)) return null;
  const guess = state.answers[state.active];
  const slips = slipsFor(guess, node, graph);
  return {
    verdict: "wrong",
    title: `${short(guess)} is not ${name}. ${headingOf(slips)}`,
    text: slips.length ? slipWords(guess, slips) : generalAdvice(node, graph),
    chain: openLine(node, graph),
  };
}

const slipWords = (guess, slips) =>
  slips
    .map(
      ({ sentence, text }, i) =>
        sentence ?? `You ${i ? "also get it" : `get ${short(guess)}`} if you ${text}.`,
    )
    .join(" ");

/** The chain rule after a wrong answer: without the numbers where one of them is the answer. */
function openLine(node, graph) {
  const paths = pathsFrom(node, graph);
  const numbers = paths.flatMap(({ right, factors }) => [right, ...factors.map(({ value }) => value)]);
  if (paths.length > 1 || numbers.filter((value) => value !== 1).length > 1)
    return chainLine(node, graph, true);
  const { letters } = chainRule(node, graph);
  return /[a-zŷ]/i.test(letters) ? `${gradientName(node, graph)} = ${letters}` : "";
}

/** The name of a slip; where several give the number, how many. */
function headingOf(slips) {
  if (slips.length > 1) return `This number could come from ${["two", "three"][slips.length - 2]} slips.`;
  return slips.length ? `${SLIPS[slips[0].id]}.` : "";
}

/** When no slip fits: the smallest next step. */
function generalAdvice(node, graph) {
  const [path, ...others] = pathsFrom(node, graph);
  const start = others.length
    ? `Work out each of the ${others.length + 1} paths by itself, and add them.`
    : `Begin with what comes from ${labelOf(graph.result)}'s side: ${gradientLine(path.to, graph)}.`;
  return `I can't tell how you got this number. ${start}`;
}

/** The operation that was computed last. */
export function describeNow(state, graph) {
  const node = graph.operations.slice(0, state.step).at(-1);
  if (!node) return "Forward first: each operation computes one number.";
  const number = (parent, outside) => (outside > 1 ? factor : short)(parent.data);
  const numbers = operationText(node, undefined, number).replaceAll("+ −", "− "); // 3 + −2 is 3 − 2
  const letters = operationText(node);
  return `${node.name ? `${labelOf(node)} = ` : ""}${letters} = ${numbers} = ${short(node.data)}`;
}

/** What is known so far, for those who don't see the picture. */
export function describe(state) {
  const graph = graphOf(state);
  const done = graph.operations.slice(0, state.step).filter(({ name }) => name);
  if (!done.length) return `What goes in: ${graph.inputs.map(valueLine).join(", ")}.`;
  if (!isForwardDone(state, graph)) return `Forward so far: ${done.map(valueLine).join(", ")}.`;
  const known = graph.asked.filter((node) => isKnown(state, graph, node));
  const gradients = known.map((node) => gradientLine(node, graph)).join(", ");
  const count = `${known.length} of ${graph.asked.length} gradients found`;
  return `${valueLine(graph.result)}. ${count}${gradients && `: ${gradients}`}.`;
}

/** The question in words. */
export function questionText(state, graph) {
  const node = questionOf(state, graph);
  return node ? `${gradientName(node, graph)} =` : "";
}

/** What it means. */
export const questionMeaning = (node, { result }) =>
  `Nudge ${labelOf(node)} a little. By how many times the nudge does ${labelOf(result)} change?`;

/** Once all is known. */
export function finished(state, graph) {
  if (!isForwardDone(state, graph) || openNodes(state, graph).length) return "";
  const shown = graph.asked.filter((node) => isShown(state, node)).length;
  return shown
    ? `All ${graph.asked.length} gradients are there; ${shown} of them you were shown.`
    : `All ${graph.asked.length} gradients are there, each one yours.`;
}
