// "As code": the network as it stands, as a program that prints the same numbers.

import { float } from "../lib/format.js";
import { ACTIVATIONS, forward } from "./model.js";

const list = (value) => (Array.isArray(value) ? `[${value.map(list).join(", ")}]` : float(value));

const MOST = 700; // e^709 is about the largest power of e that a computer's 64 bits hold

/** The activation as code, in Python and in NumPy: where e^(−z) would be too large, its exponent ends at MOST. */
function sourcesOf(state) {
  const { python, numpy } = ACTIVATIONS[state.activation];
  const [first, second] = forward(state).units;
  if (state.activation !== "sigmoid" || Math.min(first.z, second.z) >= -MOST) return { python, numpy };
  const why = "  # e to the 710 is more than a computer's number holds";
  return {
    python: python.replace("(-z)", `(min(-z, ${MOST}))`) + why,
    numpy: numpy.replace("(-z)", `(np.minimum(-z, ${MOST}))`) + why,
  };
}

/** Source text by form. Each prints z and h of the hidden layer, and y. */
export function forwardCode(state) {
  const { inputs, W1, b1, W2, b2, activation } = state;
  const { torch } = ACTIVATIONS[activation];
  const { python, numpy } = sourcesOf(state);
  /** A sum that is nearly 0 must not decide whether the step jumps. */
  const round = (code) => (activation === "step" ? `${code}  # 0.1 + 0.2 - 0.3 is not quite 0\n` : "");
  const numbers = (make) => `W1 = ${make(list(W1))}  # a row for each input, a column for each neuron
b1 = ${make(list(b1))}
W2 = ${make(list(W2))}
b2 = ${make(list(b2))}
`;
  const print = (of) => `print("z:", *${of("z")})
print("h:", *${of("h")})
print("y:", *${of("y")})
`;
  return {
    Python: `${python.includes("math") ? "import math\n\n" : ""}x = ${list(inputs)}
${numbers((rows) => rows)}
def activation(z):
    return ${python}

def sums(x, W, b):
    z = list(b)
    for j in range(len(b)):
        for i in range(len(x)):
            z[j] += x[i] * W[i][j]
    return z

z = sums(x, W1, b1)
${round("z = [round(value, 12) for value in z]")}h = [activation(value) for value in z]
y = sums(h, W2, b2)
${print((name) => name)}`,
    NumPy: `import numpy as np

X = np.array([${list(inputs)}])  # one row, one example
${numbers((rows) => `np.array(${rows})`)}
z = X @ W1 + b1
${round("z = np.round(z, 12)")}h = ${numpy}
y = h @ W2 + b2
${print((name) => `${name}[0]`)}`,
    PyTorch: `import torch
from torch import nn

def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64)

X = tensor([${list(inputs)}])
${numbers((rows) => `tensor(${rows})`)}
hidden = nn.Linear(2, 2, dtype=torch.float64)
output = nn.Linear(2, 1, dtype=torch.float64)
with torch.no_grad():  # nn.Linear keeps a row for each neuron: our W, transposed
    hidden.weight[:], hidden.bias[:] = W1.T, b1
    output.weight[:], output.bias[:] = W2.T, b2
    z = hidden(X)
${round("    z = z.round(decimals=12)")}    h = ${activation === "linear" ? "z" : torch}
    y = output(h)

${print((name) => `${name}[0].tolist()`)}`,
  };
}
