// "As code": the graph as it stands, with the book's own `Value` and with PyTorch; both print every number.

import { float } from "../lib/format.js";
import { graphOf, operationText } from "./model.js";

export const FORMS = ["Value", "PyTorch"];
const MOST = 700; // e^709 is about the largest power of e that a computer's 64 bits hold

// How Python writes a node.
const PYTHON = {
  name: (name) => name,
  number: float,
  signs: { "+": " + ", "-": " - ", "*": " * ", "/": " / ", neg: "-" },
  power: (base, exponent) => `${base}**${exponent < 0 ? `(${exponent})` : exponent}`,
};
const TORCH = { ...PYTHON, call: (op, inside) => `torch.${op}(${inside})` };
const VALUE = {
  ...PYTHON,
  call(op, inside) {
    if (op === "sigmoid") return `sigmoid(${inside})`;
    return `${/^\w+$/.test(inside) ? inside : `(${inside})`}.${op}()`;
  },
};

/** The book's `Value` has no sigmoid. */
function sigmoidCode({ nodes }) {
  const inputs = nodes.filter(({ op }) => op === "sigmoid").map(({ parents: [z] }) => z.data);
  if (!inputs.length) return "";
  if (Math.min(...inputs) >= -MOST) return "def sigmoid(z):\n    return 1 / (1 + (-z).exp())\n\n";
  return "def sigmoid(z):  # 1 / (1 + e**-z), for large z too\n    return ((z * 0.5).tanh() + 1) * 0.5\n\n";
}

/** Source text by form. Each prints the result, and the gradient of each input. */
export function graphCode(state) {
  const graph = graphOf(state);
  return {
    Value: `from dl101.engine import Value

${sigmoidCode(graph)}${program(graph, VALUE, { make: "Value", read: "data", gradient: "grad" })}`,
    PyTorch: `import torch

def new_input(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)

${program(graph, TORCH, { make: "new_input", read: "item()", gradient: "grad.item()" })}`,
  };
}

function program({ nodes, inputs, result: { name: result } }, style, { make, read, gradient }) {
  const leaves = inputs.map(({ name, data }) => `${name} = ${make}(${float(data)})`);
  const steps = nodes.filter(({ name, parents }) => name && parents.length);
  return `${leaves.join("\n")}

${steps.map((node) => `${node.name} = ${operationText(node, style)}`).join("\n")}

${result}.backward()
print("${result}:", ${result}.${read})
for name, value in {${inputs.map(({ name }) => `"${name}": ${name}`).join(", ")}}.items():
    print(f"∂${result}/∂{name}:", value.${gradient})
`;
}
