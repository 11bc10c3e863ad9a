// "As code": the demo's present state as a program that prints the same numbers.

import { float } from "./lib/format.js";

export const FORMS = ["Python", "NumPy", "PyTorch"];

/** Source text by form, for {weights: [w1, w2], bias}. Each prints z and the output for the four corners. */
export function neuronCode({ weights, bias }) {
  const [w, b] = [weights.map(float).join(", "), float(bias)];
  return {
    Python: `w = (${w})
b = ${b}

for x in [(0, 0), (0, 1), (1, 0), (1, 1)]:
    z = w[0] * x[0] + w[1] * x[1] + b
    z = round(z, 12)  # 0.1 + 0.2 - 0.3 is not quite 0 in a computer
    output = 1 if z > 0 else 0
    print(x, z, output)
`,
    NumPy: `import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
w = np.array([${w}])
b = ${b}

z = np.round(X @ w + b, 12)
output = (z > 0).astype(int)
for row in zip(X, z, output):
    print(*row)
`,
    PyTorch: `import torch
from torch import nn

X = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
neuron = nn.Linear(2, 1, dtype=torch.float64)
with torch.no_grad():
    neuron.weight[:] = torch.tensor([${w}], dtype=torch.float64)
    neuron.bias[:] = ${b}
    z = neuron(X).squeeze(1).round(decimals=12)

output = (z > 0).int()
for row in zip(X.tolist(), z.tolist(), output.tolist()):
    print(*row)
`,
  };
}
