// "As code": the graph as it stands, with the book's own `Value` and with PyTorch; both print every number.

import { float } from "../lib/format.js";
import { graphOf } from "./model.js";

export const FORMS = ["Value", "PyTorch"];
const MOST = 700; // e^709 is about the largest power of e that a computer's 64 bits hold

/** Source text by form. Each prints the result, and the gradient of each input. */
export function graphCode(state) {
  const graph = graphOf(state);
  return { Value: program(graph, VALUE), PyTorch: program(graph, TORCH) };
}

const VALUE = {
  head: "from dl101.engine import Value\n\n",
  input: (number) => `Value(${number})`,
  call: (name, inside) => (name === "sigmoid" ? `sigmoid(${inside})` : `${wrapped(inside)}.${name}()`),
  sigmoid: (isLarge) =>
    isLarge
      ? "def sigmoid(z):  # 1 / (1 + e**-z), for large z too\n    return ((z * 0.5).tanh() + 1) * 0.5\n\n"
      : "def sigmoid(z):\n    return 1 / (1 + (-z).exp())\n\n",
  data: "data",
};
const TORCH = {
  head: "import torch\n\n\ndef number(value):\n    return torch.tensor(value, dtype=torch.float64, requires_grad=True)\n\n",
  input: (number) => `number(${number})`,
  call: (name, inside) => `torch.${name}(${inside})`,
  sigmoid: () => "",
  data: "item()",
};

const wrapped = (text) => (/^\w+$/.test(text) ? text : `(${text})`);

function program({ nodes, inputs, result }, form) {
  const sigmoids = nodes.filter(({ op }) => op === "sigmoid");
  const isLarge = sigmoids.some(({ parents: [z] }) => z.data < -MOST);
  const leaves = inputs.map(({ name, data }) => `${name} = ${form.input(float(data))}`);
  const steps = nodes
    .filter(({ name, parents }) => name && parents.length)
    .map((node) => `${node.name} = ${source(node, form, true)}`);
  return `${form.head}${sigmoids.length ? `${form.head.endsWith("\n\n\n") ? "" : "\n"}${form.sigmoid(isLarge)}` : ""}${leaves.join("\n")}

${steps.join("\n")}

${result.name}.backward()
print("${result.name}:", ${result.name}.${form.data})
for name, value in {${inputs.map(({ name }) => `"${name}": ${name}`).join(", ")}}.items():
    print(f"∂${result.name}/∂{name}:", ${form === VALUE ? "value.grad" : "value.grad.item()"})
`;
}

/** A node as Python writes it; by its name, unless it `isDefined` here. */
function source(node, form, isDefined = false) {
  const { op, name, parents, exponent, data } = node;
  if (op === "number") return data < 0 ? `(${float(data)})` : float(data);
  if (name && !isDefined) return name;
  const inside = parents.map((parent) => source(parent, form));
  const bracketed = inside.map((text) => (/[ (]/.test(text) && !/^\(.*\)$/.test(text) ? `(${text})` : text));
  if (op === "**") return `${bracketed[0]}**${exponent < 0 ? `(${exponent})` : exponent}`;
  if (op === "neg") return `-${bracketed[0]}`;
  if (op in { "+": 1, "-": 1 })
    return inside
      .map((text, i) => (i && /[ ]/.test(text) && op === "-" ? `(${text})` : text))
      .join(` ${op} `);
  if (op in { "*": 1, "/": 1 }) return bracketed.join(` ${op} `);
  return form.call(op, inside[0]);
}
