// A network with one input, one hidden layer and one output: ŷ = v₁h₁ + … + vₙhₙ + c with hᵢ = f(wᵢ·x + bᵢ). Each
// hidden neuron looks to the right (w = 1) or to the left (w = −1). With ReLU its piece v·h starts at its hinge, x = −b/w.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { clamp, rounded } from "../lib/arithmetic.js";
import { pick } from "../nn/activations.js";

export const EDGE = 4; // the picture shows x from −EDGE to EDGE, and hinges stay in it
export const TOP = 3; // the largest target, in size
export const MOST = 12; // hidden neurons
export const LIMIT = 1000; // the largest output weight and bias, in size: two hinges side by side need large ones

export const ACTIVATIONS = pick("relu", "linear");

const ARM = 1.5; // from a hinge to where the curve is taken hold of, at most
const PLACES = 81;
/** Where the curve is compared with its target: −4, −3.9, …, 4. */
export const XS = Array.from({ length: PLACES }, (_, i) => (i - (PLACES - 1) / 2) / 10);

export const TARGETS = {
  tent: { name: "the tent", of: (x) => Math.max(0, 2 - Math.abs(x + 1)) },
  hat: { name: "the hat", of: (x) => Math.min(2, Math.max(0, 3 - Math.abs(x))) },
  wave: { name: "the wave", of: (x) => 2 * Math.exp(-x / 4 - 1) * Math.sin(1.5 * (x + 4)) },
  stairs: { name: "the stairs", of: (x) => (x < -2 ? -1.5 : x < 0 ? -0.5 : x < 2 ? 0.5 : 1.5) },
  vee: { name: "the V", of: (x) => Math.abs(x) - 1 },
  drawn: { name: "your drawing" }, // the state's `drawn`, a number for each of XS
};

export const START = {
  hinges: [1],
  signs: [1],
  output_weights: [0.5],
  output_bias: 0,
  activation: "relu",
  target: "tent",
  helped: "", // the most that a fit has set: "output_weights" or "hinges"
  chosen: 0,
  pen: "up",
};

/** No farther from 0 than `limit`. */
export const within = (value, limit) => clamp(value, -limit, limit);

/** The hidden neurons: [{hinge, w, b, v}]. As many as hinges; a sign that is missing is 1, an output weight 0. */
export const neuronsOf = ({ hinges, signs, output_weights }) =>
  hinges.map((hinge, i) => {
    const [w, v] = [signs[i] ?? 1, output_weights[i] ?? 0];
    return { hinge, w, b: 0 - w * hinge, v };
  });

/** What one neuron adds to the output at x. */
export const pieceOf = ({ w, b, v }, activation, x) => v * ACTIVATIONS[activation].f(w * x + b);

/** ŷ at x. */
export const outputOf = (state, x) =>
  neuronsOf(state).reduce((sum, neuron) => sum + pieceOf(neuron, state.activation, x), state.output_bias);

/** The target at each of XS. */
export const targetValues = ({ target, drawn }) => (target === "drawn" ? drawn : XS.map(TARGETS[target].of));

/** The mean of the squared gaps between the output and the target, over XS. */
export function mse(state) {
  const targets = targetValues(state);
  return XS.reduce((sum, x, i) => sum + (outputOf(state, x) - targets[i]) ** 2, 0) / PLACES;
}

/** The number of the neuron that is chosen, from 0; −1 where there is none. */
export const chosenOf = ({ hinges, chosen }) => Math.min(chosen, hinges.length - 1);

/** Traits for these neurons. */
const listed = (neurons) => ({
  hinges: neurons.map(({ hinge }) => hinge),
  signs: neurons.map(({ w }) => w),
  output_weights: neurons.map(({ v }) => v),
});

/** Change some of {hinge, w, v} of neuron i, within the limits. */
export function changeNeuron(state, i, changes) {
  const neurons = neuronsOf(state);
  const { hinge, w, v } = { ...neurons[i], ...changes };
  neurons[i] = { hinge: rounded(within(hinge, EDGE)), w, v: rounded(within(v, LIMIT), 4) };
  return listed(neurons);
}

/** One neuron more, in the widest gap between hinges. Its output weight is 0: the curve stays as it is. */
export function addNeuron(state) {
  const places = [-EDGE, ...state.hinges.toSorted((a, b) => a - b), EDGE];
  const widths = places.slice(1).map((place, i) => rounded(place - places[i], 6));
  const widest = widths.indexOf(Math.max(...widths));
  const hinge = rounded(places[widest] + widths[widest] / 2, 1);
  return { ...listed([...neuronsOf(state), { hinge, w: 1, v: 0 }]), chosen: state.hinges.length };
}

/** Without neuron i. */
export function removeNeuron(state, i) {
  const neurons = neuronsOf(state).toSpliced(i, 1);
  const helped = neurons.length ? state.helped : "";
  return { ...listed(neurons), chosen: Math.max(0, Math.min(i, neurons.length - 1)), helped };
}

/**
 * Where the curve is taken hold of to bend it at neuron i: an x on the side that the neuron looks to, away from other
 * hinges; null where no room is left.
 */
export function gripOf(state, i) {
  const { hinge, w } = neuronsOf(state)[i];
  const stops = [...state.hinges.filter((other) => w * (other - hinge) > 0), w * EDGE];
  const inOrder = [hinge, ...stops.sort((a, b) => w * (a - b))];
  const spans = inOrder.slice(1).map((stop, k) => {
    const width = Math.abs(stop - inOrder[k]);
    return [width, inOrder[k] + w * Math.min(width / 2, ARM)];
  });
  const widest = Math.max(...spans.map(([width]) => width));
  const [width, x] = spans.find(([one]) => one >= Math.min(1.2, widest));
  return width < 0.3 ? null : x;
}

/** The output weight with which neuron i takes the curve through (x, y). */
export function weightThrough(state, i, [x, y]) {
  const { w, b, v } = neuronsOf(state)[i];
  const h = ACTIVATIONS[state.activation].f(w * x + b);
  return rounded(v + (y - outputOf(state, x)) / h, 1);
}

/** The drawn target after a stroke of the pen from one point to another. */
export function drawStroke(drawn, [x0, y0], [x1, y1]) {
  const [low, high] = [Math.min(x0, x1) - 0.05, Math.max(x0, x1) + 0.05];
  return drawn.map((y, i) => {
    const x = XS[i];
    if (x < low || x > high) return y;
    const share = x0 === x1 ? 1 : clamp((x - x0) / (x1 - x0), 0, 1);
    return rounded(within(y0 + share * (y1 - y0), TOP));
  });
}

/** The drawn target with a soft push up or down at x, as wide as 1 to each side. */
export const pushDrawn = (drawn, at, up) =>
  drawn.map((y, i) => rounded(within(y + up * Math.max(0, 1 - Math.abs(XS[i] - at)), TOP)));
