// "As code": the demo's present network as a program that prints the same outputs.

import { float } from "../lib/format.js";
import { ACTIVATIONS, neuronsOf } from "./model.js";

/** Source text by form. Each prints x and the output for x = −4, −3, …, 4. */
export function piecesCode(state) {
  const neurons = neuronsOf(state);
  const [w, b, v] = ["w", "b", "v"].map((name) => neurons.map((neuron) => float(neuron[name])).join(", "));
  const c = float(state.output_bias);
  const n = neurons.length;
  const { python, numpy, torch } = ACTIVATIONS[state.activation];
  return {
    Python: `w = [${w}]
b = [${b}]
v = [${v}]
c = ${c}

for x in range(-4, 5):
    output = c
    for i in range(len(w)):
        z = w[i] * x + b[i]
        h = ${python}
        output += v[i] * h
    print(x, output)
`,
    NumPy: `import numpy as np

x = np.arange(-4, 5)
w = np.array([${w}])
b = np.array([${b}])
v = np.array([${v}])
c = ${c}

z = x[:, None] * w + b  # a row for each x, a column for each neuron
h = ${numpy}
output = h @ v + c
for row in zip(x, output):
    print(*row)
`,
    PyTorch: `import torch
from torch import nn

x = torch.arange(-4, 5, dtype=torch.float64).unsqueeze(1)
hidden = nn.Linear(1, ${n}, dtype=torch.float64)
out = nn.Linear(${n}, 1, dtype=torch.float64)
with torch.no_grad():
    hidden.weight[:, 0] = torch.tensor([${w}], dtype=torch.float64)
    hidden.bias[:] = torch.tensor([${b}], dtype=torch.float64)
    out.weight[0] = torch.tensor([${v}], dtype=torch.float64)
    out.bias[:] = ${c}
    z = hidden(x)
    output = out(${state.activation === "linear" ? "z" : torch})

for row in zip(range(-4, 5), output[:, 0].tolist()):
    print(*row)
`,
  };
}
