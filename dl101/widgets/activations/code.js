// "As code": the demo's present state as a program that prints the same numbers.

import { float } from "../lib/format.js";
import { LEAK } from "./model.js";

// For each function: in Python; in NumPy, and its slope by a rule; in PyTorch, which finds the slope itself.
const FORMS = {
  step: ["1.0 if z > 0 else 0.0", "np.where(z > 0, 1.0, 0.0)", "np.where(z == 0, np.nan, 0.0)"],
  linear: ["z", "z", "np.ones_like(z)", "nn.Identity()(z)"],
  sigmoid: ["1 / (1 + math.exp(-z))", "1 / (1 + np.exp(-z))", "a * (1 - a)", "torch.sigmoid(z)"],
  tanh: ["math.tanh(z)", "np.tanh(z)", "1 - a**2", "torch.tanh(z)"],
  relu: ["max(0.0, z)", "np.maximum(0, z)", "np.where(z > 0, 1.0, 0.0)", "torch.relu(z)"],
  leaky_relu: [
    `z if z > 0 else ${LEAK} * z`,
    `np.where(z > 0, z, ${LEAK} * z)`,
    `np.where(z > 0, 1.0, ${LEAK})`,
    `nn.functional.leaky_relu(z, ${LEAK})`,
  ],
};

/** Source text by form, for {function, z}. Each prints the output and the slope; Python both slopes of a corner. */
export function activationCode({ function: name, z }) {
  const [python, numpy, rule, torch] = FORMS[name];
  const bends = z === 0 && (name === "step" || name.endsWith("relu"));
  return {
    Python: `${python.includes("math") ? "import math\n\n" : ""}def ${name}(z):
    return ${python}

z = ${float(z)}
nudge = 0.000001
print("output:", ${name}(z))
${bends ? bothSlopes(name) : slopeByNudge(name)}`,
    NumPy: `import numpy as np

z = np.array([${float(z)}])  # one sum, or many
a = ${numpy}
slope = ${rule}
print("output:", a[0])
print("slope:", slope[0])
`,
    PyTorch: torch ? torchCode(torch, z) : torchStep(z),
  };
}

const slopeByNudge = (name) => `rise = ${name}(z + nudge) - ${name}(z)
print("slope:", round(rise / nudge, 4))
`;

const bothSlopes = (name) => `
right = ${name}(z + nudge) - ${name}(z)
left = ${name}(z) - ${name}(z - nudge)
print("slope on the right:", round(right / nudge, 4))
print("slope on the left:", round(left / nudge, 4))
`;

const torchCode = (form, z) => `import torch
${form.includes("nn.") ? "from torch import nn\n" : ""}
z = torch.tensor(${float(z)}, dtype=torch.float64, requires_grad=True)
a = ${form}
a.backward()  # finds the slope: chapter 5 shows how
print("output:", a.item())
print("slope:", z.grad.item())
`;

// A comparison has no slope for PyTorch to find: ours is 0, and none at the jump.
const torchStep = (z) => `import torch

z = torch.tensor(${float(z)}, dtype=torch.float64)
a = (z > 0).double()
slope = torch.where(z == 0, torch.nan, 0.0)
print("output:", a.item())
print("slope:", slope.item())
`;
