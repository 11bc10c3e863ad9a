// "As code": the demo's present state as a program that prints the same numbers.

import { float } from "../lib/format.js";
import { ACTIVATIONS } from "../nn/activations.js";

/** Source text by form, for {function, z}. Each prints the output and the slope; Python both slopes of a corner. */
export function activationCode({ function: name, z }) {
  const { python, numpy, numpySlope, torch } = ACTIVATIONS[name];
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
slope = ${numpySlope}
print("output:", a[0])
print("slope:", slope[0])
`,
    PyTorch: name === "step" ? torchStep(torch, z) : torchCode(torch, z),
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
const torchStep = (form, z) => `import torch

z = torch.tensor(${float(z)}, dtype=torch.float64)
a = ${form}
slope = torch.where(z == 0, torch.nan, 0.0)
print("output:", a.item())
print("slope:", slope.item())
`;
