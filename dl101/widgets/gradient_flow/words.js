// The picture in words.

import { ACTIVATIONS, SHOWN, sizesOf, stateOf, written } from "./model.js";

const VERDICTS = {
  vanished: "∂L/∂W has vanished: some weights hardly learn.",
  exploded: "∂L/∂W has exploded: one update ruins the network.",
  steady: "∂L/∂W has a usual size in every layer.",
  "": "Some weights learn much faster than others, or all of them slowly.",
};

/** "10 hidden layers, tanh, spread 1. …" */
export function describe(state) {
  const { depth, activation, spread, show } = state;
  const sizes = sizesOf(state)[show];
  const layers = `${depth} hidden layer${depth === 1 ? "" : "s"}, ${ACTIVATIONS[activation].name}, spread ${Number(spread.toFixed(2))}.`;
  const ends =
    depth === 1
      ? `Size of ${SHOWN[show].long}: ${written(sizes[0])}.`
      : `Size of ${SHOWN[show].long}: ${written(sizes[0])} in the first layer, ${written(sizes.at(-1))} in the last.`;
  const isNothing = sizesOf(state).weights.every((size) => size === 0);
  const verdict = isNothing
    ? "∂L/∂W is 0: no hidden layer learns anything."
    : VERDICTS[stateOf(state)].replace("∂L/∂W", show === "weights" ? "$&" : "$&, not shown now,");
  return `${layers} ${ends} ${verdict}`;
}
