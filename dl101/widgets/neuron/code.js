// "As code": the demo's present state as a program that prints the same numbers.

import { float } from "../lib/format.js";
import { CORNERS, TRUTH_TABLE } from "./model.js";
import { runOf } from "./perceptron_rule.js";

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

const ROUNDS = 4; // what the program runs where the demo has made no step yet

/** Source text by form, for the run that led to a state. Each prints every correction, and the last line is w and b. */
export function learningCode(state) {
  const { gate } = state;
  const { start, steps } = runOf(state);
  const [w1, w2, b] = start.map(float);
  const y = TRUTH_TABLE[gate].join(", ");
  const count = steps.length || ROUNDS * CORNERS.length;
  const why = steps.length ? "the steps that the demo has made" : `${ROUNDS} rounds`;
  const loop = `for step in range(${count}):  # ${why}`;
  return {
    Python: `points = [(0, 0), (0, 1), (1, 0), (1, 1)]
wanted = [${y}]  # ${gate}
w1, w2, b = ${w1}, ${w2}, ${b}

${loop}
    x1, x2 = points[step % 4]
    z = round(w1 * x1 + w2 * x2 + b, 12)
    output = 1 if z > 0 else 0
    error = wanted[step % 4] - output  # -1, 0 or 1
    if error != 0:
        w1 = w1 + error * x1
        w2 = w2 + error * x2
        b = b + error
        print((x1, x2), "error", error, "now", w1, w2, b)

print("w:", w1, w2, "b:", b)
`,
    NumPy: `import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
wanted = np.array([${y}])  # ${gate}
w = np.array([${w1}, ${w2}])
b = ${b}

${loop}
    x = X[step % 4]
    z = np.round(x @ w + b, 12)
    error = wanted[step % 4] - (z > 0)  # -1, 0 or 1
    if error != 0:
        w = w + error * x
        b = b + error
        print(x, "error", error, "now", w, b)

print("w:", *w, "b:", b)
`,
    PyTorch: `import torch

X = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
wanted = torch.tensor([${y}])  # ${gate}
w = torch.tensor([${w1}, ${w2}], dtype=torch.float64)
b = torch.tensor(${b}, dtype=torch.float64)

${loop}
    x = X[step % 4]
    z = (x @ w + b).round(decimals=12)
    error = wanted[step % 4] - (z > 0).int()  # -1, 0 or 1
    if error != 0:
        w = w + error * x
        b = b + error
        print(x.tolist(), "error", error.item(), "now", w.tolist(), b.item())

print("w:", *w.tolist(), "b:", b.item())
`,
  };
}
