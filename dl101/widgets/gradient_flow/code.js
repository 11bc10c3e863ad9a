// "As code": the present network as a program that prints the same sizes.

import { float } from "../lib/format.js";
import { ACTIVATIONS, CLASSES, WIDTH } from "./model.js";

const draw = ({ depth, spread, seed }) => `random = np.random.RandomState(${seed})
X = random.standard_normal((${WIDTH}, ${WIDTH}))
labels = np.arange(${WIDTH}) % ${CLASSES}
weights = []
for units in [${WIDTH}] * ${depth} + [${CLASSES}]:
    W = random.standard_normal((${WIDTH}, units))
    weights.append(W * ${float(spread)} / np.sqrt(${WIDTH}))
`;

const SIGMOID = "1 / (1 + np.exp(-z))";

/** Source text by form. Each prints the size of ∂L/∂W of each hidden layer, the first one first. */
export function flowCode(state) {
  const { numpySlope, torch } = ACTIVATIONS[state.activation];
  const numpy = state.activation === "sigmoid" ? SIGMOID : ACTIVATIONS[state.activation].numpy;
  return {
    NumPy: `import numpy as np

${draw(state)}
outputs, sums = [X], []
for W in weights[:-1]:  # forward
    z = outputs[-1] @ W
    sums.append(z)
    outputs.append(${numpy})
logits = outputs[-1] @ weights[-1]

p = np.exp(logits - logits.max(axis=1, keepdims=True))
p /= p.sum(axis=1, keepdims=True)
delta = (p - np.eye(${CLASSES})[labels]) / ${WIDTH}  # and back
sizes = []
for i in reversed(range(len(sums))):
    z, a = sums[i], outputs[i + 1]
    delta = (delta @ weights[i + 1].T) * (${numpySlope})
    dW = outputs[i].T @ delta
    sizes.insert(0, np.sqrt(np.mean(dW**2)))
for layer, size in enumerate(sizes, start=1):
    print(f"layer {layer}: {size}")
`,
    PyTorch: `import numpy as np
import torch
from torch import nn

${draw(state)}
tensors = [torch.tensor(W, requires_grad=True) for W in weights]
a = torch.tensor(X)
for W in tensors[:-1]:
    z = a @ W
    a = ${torch}
loss = nn.functional.cross_entropy(a @ tensors[-1], torch.tensor(labels))
loss.backward()
for layer, W in enumerate(tensors[:-1], start=1):
    print(f"layer {layer}: {W.grad.square().mean().sqrt().item()}")
`,
  };
}
