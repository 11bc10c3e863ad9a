// For tests/parity/test_backprop_graph.py: many typed expressions at once, and all numbers of a graph of the demo.

import { graphOf } from "../../dl101/widgets/backprop_graph/model.js";
import { evaluate } from "../../dl101/widgets/nn/expression.js";

/** [[text, {name: number}]] → what `evaluate` gives for each. */
export const evaluateAll = (cases) => cases.map(([text, values]) => evaluate(text, values));

/** The result, and the gradients by name; of an expression of one's own, without the names that it was given. */
export function graphNumbers(state) {
  const { nodes, result, inputs, problem } = graphOf(state);
  const named = nodes.filter(({ name }) => name);
  return {
    problem,
    value: result.data,
    gradients: Object.fromEntries(named.map(({ name, grad }) => [name, grad])),
    inputs: inputs.map(({ name }) => name),
  };
}
