// What is computed at the moment, and what the picture shows, in words and numbers.

import {
  ACTIVATIONS,
  collapse,
  forward,
  LAST,
  NODES,
  nodeValue,
  OPERATIONS,
  partOf,
  short,
} from "./model.js";

/** A sum as it is written: "3 − 2 + 1". */
const sumWords = ([first, ...terms]) => [short(first), ...terms.map(plus)].join(" ");
const plus = (value) => (value < 0 ? `− ${short(-value)}` : `+ ${short(value)}`);

/** The operation that was made last. */
export function describeNow(state) {
  const operation = OPERATIONS[state.step - 1];
  if (!operation) return "nothing is computed yet.";
  const { unit, kind, name } = operation;
  const computed = forward(state).units[unit];
  if (kind === "product") return productWords(operation, computed);
  if (kind === "output") return activationWords(name, computed, state.activation);
  const { products, bias, z } = computed;
  const sum = `${name} = ${sumWords([...products, bias])} = ${short(z)}.`;
  return unit === 2 ? `${sum} The output is linear: that is the answer.` : sum;
}

function productWords({ unit, from, source }, { inputs, weights, products }) {
  const gives = `w = ${short(weights[from])} times ${source} = ${short(inputs[from])} gives ${short(products[from])}.`;
  if (from === 0) return gives;
  return `${gives} So far ${sumWords(products)} = ${short(partOf(unit, LAST, products))}.`;
}

function activationWords(name, { z, a }, activation) {
  const turns = a === z ? `keeps ${short(z)}` : `turns ${short(z)} into ${short(a)}`;
  const silent = activation === "relu" && a === 0 ? " The neuron is silent." : "";
  return `${ACTIVATIONS[activation].name} ${turns}: ${name} = ${short(a)}.${silent}`;
}

/** All that is known so far, for those who don't see the picture and those who lost the thread. */
export function describe(state) {
  const { units } = forward(state);
  const known = NODES.filter(({ step }) => step <= state.step);
  const values = known.map((node) => `, ${node.name} = ${short(nodeValue(node, units))}`);
  return `x = (${state.inputs.map(short).join(", ")})${values.join("")}.`;
}

/** The two linear layers as one. */
export function describeCollapse(state) {
  const { w, b } = collapse(state);
  return `Both layers as one: ŷ = ${short(w[0])}·x₁ ${plus(w[1])}·x₂ ${plus(b)}, for every x.`;
}
