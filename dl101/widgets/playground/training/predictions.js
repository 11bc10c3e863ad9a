// What a learner may predict before an experiment, and what the run at hand says about it.
//
// `answer` is what the explanation says; null where there is none. `seen(now)` reads the run, so it is true of every run.

import { featuresOf } from "../../data/features.js";
import { counted, listOf, withCommas } from "../../lib/format.js";
import { ACTIVATIONS } from "../../nn/activations.js";
import { hiddenUnits, isBlank } from "./experiments.js";
import { lossText } from "./score.js";

const ENOUGH = 20; // epochs: before them a run has shown nothing
const after = ({ epoch }) => `after ${withCommas(epoch)} epochs`;
const lossNow = ({ session }) => `the test loss is ${lossText(session.testLoss)} ${after(session)}`;

/** "3 hidden tanh neurons", "layers of 4 and 2 linear neurons" */
function neurons({ hidden_layers, activation }) {
  const kind = ACTIVATIONS[activation].name;
  if (hidden_layers.length === 0) return "no hidden neuron";
  if (hidden_layers.length === 1) return counted(hidden_layers[0], `hidden ${kind} neuron`);
  return `layers of ${listOf(hidden_layers.map(String))} ${kind} neurons`;
}
const inputs = (settings) => listOf(featuresOf(settings.inputs).map(({ text }) => text)) || "no input";

const neuronsAndInputs = (settings) => `${neurons(settings)} and the inputs ${inputs(settings)}`;

/** `seen` for a run that is told by its test loss; `what(settings)` names the network. */
const withWhat =
  (what, start = "With") =>
  (now) =>
    `${start} ${what(now.settings)}, ${lossNow(now)}.`;

function lossFromTheStart(now) {
  const [first] = now.session.history.test;
  const before = Number.isFinite(first) ? `. It began at ${lossText(first)}` : "";
  return `At a learning rate of now ${withCommas(now.settings.learning_rate)}, ${lossNow(now)}${before}.`;
}

function bothLosses({ settings, session }) {
  const { regularization: kind, regularization_rate: rate } = settings;
  const how =
    kind === "none" || rate === 0 ? "Without regularization" : `With ${kind} at rate ${withCommas(rate)}`;
  const losses = session.history.test.map((loss) =>
    Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY,
  );
  const lowest = Math.min(...losses);
  const turn =
    session.testLoss > lowest
      ? `; it was lowest, ${lossText(lowest)}, at epoch ${withCommas(losses.indexOf(lowest))}`
      : "";
  return `${how}, ${after(session)}, the training loss is ${lossText(session.trainLoss)} and the test loss ${lossText(session.testLoss)}${turn}.`;
}

function blankMaps(now) {
  const units = hiddenUnits(now.session.engine);
  const blank = units.filter((unit) => isBlank(now, unit)).length;
  return `${blank || "None"} of the ${counted(units.length, "hidden neuron")} ${blank > 1 ? "have" : "has"} a blank map ${after(now.session)}.`;
}

function weightsNow(now) {
  const { settings, session } = now;
  const isZero = session.engine.weights.every((weight) => weight === 0);
  if (isZero) return `All weights are still 0 ${after(session)}.`;
  return `With ${settings.zero_start ? "all weights at 0 at the start" : "random first weights"}, ${lossNow(now)}.`;
}

// `about`: what the answer holds for, where the run that reaches the goal is another one.
const PREDICTIONS = {
  "one-neuron": { options: ["1", "2", "3", "4 or more"], answer: "3", seen: withWhat(neurons) },
  "right-input": {
    options: ["x₁² and x₂²", "x₁x₂", "the sines", "none will do"],
    answer: "x₁² and x₂²",
    seen: withWhat(inputs),
  },
  "all-linear": {
    options: ["Yes", "Nearly", "No"],
    answer: "No",
    about: " with linear neurons",
    seen: withWhat(neurons, "Now, with"),
  },
  "too-fast": {
    options: ["100 times", "Faster, but less", "Not faster"],
    answer: "Not faster",
    about: " at 100 times the rate",
    seen: lossFromTheStart,
  },
  overfit: {
    options: ["Both keep falling", "The test loss turns", "Both turn"],
    answer: "The test loss turns",
    seen: bothLosses,
  },
  spiral: {
    options: ["More neurons", "More layers", "Other inputs"],
    answer: null,
    seen: withWhat(neuronsAndInputs),
  },
  "dead-relu": {
    options: ["Blank", "Blue all over", "Like the others"],
    answer: "Blank",
    seen: blankMaps,
  },
  "wide-deep": {
    options: ["Four layers of 2", "One layer of 8", "Both alike"],
    answer: "One layer of 8",
    seen: withWhat(neurons),
  },
  xor: {
    options: ["2 neurons", "3 neurons", "4 or more", "One more input"],
    answer: null,
    seen: withWhat(neuronsAndInputs),
  },
  "zero-start": {
    options: ["Nothing", "All the same thing", "Each its own"],
    answer: "Nothing",
    seen: weightsNow,
  },
};

export const optionsOf = (id) => PREDICTIONS[id].options;

/** The reply to `said`, one of the options: kind to each. `isTold`: the explanation can be read. */
export function replyTo(id, said, now, isTold) {
  const { answer, about = "", seen } = PREDICTIONS[id];
  const isRun = now.session.epoch >= ENOUGH;
  if (!isTold && !isRun) return `“${said}” is noted. Now try it.`;
  const verdict =
    !isTold || answer === null
      ? `You said “${said}”.`
      : said === answer
        ? `You said “${said}”, and so it is${about}.`
        : `You said “${said}”. It turns out otherwise${about}: “${answer}”.`;
  return isRun ? `${verdict} ${seen(now)}` : verdict;
}
