// What is computed at the moment, and what the picture shows, in words and numbers.

import { nodeValue } from "./guess.js";
import {
  ACTIVATIONS,
  collapse,
  forward,
  LAST,
  NODES,
  OPERATIONS,
  partOf,
  SOURCES,
  SUMS,
  short,
  UNITS,
} from "./model.js";

/** A number as a later term of a sum: "− 2". */
const plus = (value) => (value < 0 ? `− ${short(-value)}` : `+ ${short(value)}`);

/** The operation that was made last. */
export function describeNow(state) {
  const operation = OPERATIONS[state.step - 1];
  if (!operation) return "nothing is computed yet.";
  const { unit, kind, from } = operation;
  const { inputs, weights, products, bias, z, a } = forward(state).units[unit];
  if (kind === "product") {
    const gives = `w = ${short(weights[from])} times ${source(unit, from)} = ${short(inputs[from])} gives ${short(products[from])}.`;
    return from === 0
      ? gives
      : `${gives} So far ${products.map(nth).join(" ")} = ${short(partOf(unit, LAST, products))}.`;
  }
  if (kind === "sum") {
    const name = SUMS[unit];
    const sum = `${name} = ${[...products, bias].map(nth).join(" ")} = ${short(z)}`;
    return unit === 2 ? `${sum}. The output is linear: that is the answer.` : `${sum}.`;
  }
  return activationWords(state.activation, z, a, UNITS[unit]);
}

const source = (unit, from) => (unit === 2 ? UNITS : SOURCES)[from];
const nth = (value, i) => (i === 0 ? short(value) : plus(value));

function activationWords(activation, z, a, unit) {
  const [name] = ACTIVATIONS[activation];
  const verb = a === z ? "keeps" : "turns";
  const silent = activation === "relu" && a === 0 ? " The neuron is silent." : "";
  return `${name} ${verb} ${short(z)}${a === z ? "" : ` into ${short(a)}`}: ${unit} = ${short(a)}.${silent}`;
}

/** All that is known so far, for those who don't see the picture and those who lost the thread. */
export function describePicture(state) {
  const { units } = forward(state);
  const known = NODES.filter(({ step }) => step <= state.step);
  const values = known.map((node) => `${node.name} = ${short(nodeValue(node, units))}`);
  return `x = (${state.inputs.map(short).join(", ")})${values.map((value) => `, ${value}`).join("")}.`;
}

/** The two linear layers as one. */
export function describeCollapse(state) {
  const { w, b } = collapse(state);
  return `Both layers as one: ŷ = ${short(w[0])}·x₁ ${plus(w[1])}·x₂ ${plus(b)}, for every x.`;
}
