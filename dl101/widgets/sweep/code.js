// "As code": the chosen network as a program that trains it, and prints the same losses.

import { pick } from "../nn/activations.js";
import { chosenOf, lossesOf } from "./model.js";

const ACTIVATIONS = pick("relu", "tanh", "sigmoid", "linear");
// Slopes as code, of a layer's outputs a
const SLOPES = { relu: "(a > 0) * 1.0", tanh: "1 - a**2", sigmoid: "a * (1 - a)", linear: "np.ones_like(a)" };
const MODULES = { relu: "nn.ReLU()", tanh: "nn.Tanh()", sigmoid: "nn.Sigmoid()", linear: "nn.Identity()" };
const POINTS = 500;

/** Source text by form. Each prints the training loss and the test loss. */
export function sweepCode(state) {
  const cell = chosenOf(state);
  const epochs = lossesOf(cell, state.epochs)?.epoch ?? state.epochs;
  const { settings } = cell;
  const count = Math.floor((POINTS * settings.train_percent) / 100);
  const carries = count % settings.batch_size > 0; // the last examples of an epoch wait for a step
  return { NumPy: numpySource(settings, epochs, carries), PyTorch: torchSource(settings, epochs, carries) };
}

const head = ({ learning_rate, batch_size, regularization_rate, ...settings }, epochs) => `
RATE, BATCH, L2, EPOCHS = ${learning_rate}, ${batch_size}, ${regularization_rate}, ${epochs}
train, test, random = playground("${settings.dataset}", noise=${settings.noise}, train_percent=${settings.train_percent}, seed="${settings.seed}")
`;
const SHORT = (indent) =>
  `${indent}if len(rows) < BATCH:\n${indent}    continue  # too few for a step: they count in the next one\n`;

function numpySource(settings, epochs, carries) {
  const sizes = [2, ...settings.hidden_layers, 1].join(", ");
  return `import numpy as np

from dl101.datasets import playground
${head(settings, epochs)}
W, b = [], []
for d_in, d_out in zip([${sizes}][:-1], [${sizes}][1:]):
    W.append(np.array([[random() - 0.5 for _ in range(d_in)] for _ in range(d_out)]).T)
    b.append(np.full(d_out, 0.1))

def f(z):
    return ${ACTIVATIONS[settings.activation].numpy}

def slope(a):
    return ${SLOPES[settings.activation]}

def outputs(X):
    """What each layer gives, the inputs first."""
    layers = [X]
    for i in range(len(W)):
        z = layers[i] @ W[i] + b[i]
        layers.append(np.tanh(z) if i == len(W) - 1 else f(z))
    return layers

dW, db, count = [0 * w for w in W], [0 * v for v in b], 0
for epoch in range(EPOCHS):
    for start in range(0, len(train.X), BATCH):
        rows = train.X[start : start + BATCH]
        a = outputs(rows)
        error = a[-1] - train.y[start : start + BATCH, None]
        delta = error * (1 - a[-1] ** 2)
        for i in reversed(range(len(W))):
            dW[i] = dW[i] + a[i].T @ delta
            db[i] = db[i] + delta.sum(axis=0)
            delta = (delta @ W[i].T) * slope(a[i])
        count += len(rows)
${carries ? SHORT("        ") : ""}        for i in range(len(W)):
            W[i] = W[i] - RATE * (dW[i] / count + L2 * W[i])
            b[i] = b[i] - RATE * db[i] / count
        dW, db, count = [0 * w for w in W], [0 * v for v in b], 0

for name, (X, y) in {"training": train, "test": test}.items():
    print(f"{name} loss: {np.mean((outputs(X)[-1][:, 0] - y) ** 2) / 2}")
`;
}

function torchSource(settings, epochs, carries) {
  const sizes = [2, ...settings.hidden_layers, 1];
  const module = (i) => (i === sizes.length - 2 ? MODULES.tanh : MODULES[settings.activation]);
  const layers = sizes.slice(1).map((size, i) => `    nn.Linear(${sizes[i]}, ${size}), ${module(i)},`);
  return `import torch
from torch import nn

from dl101.datasets import playground

torch.set_default_dtype(torch.float64)  # the demo, too, computes with 64 bits a number
${head(settings, epochs)}
network = nn.Sequential(
${layers.join("\n")}
)
linear = network[::2]
with torch.no_grad():
    for layer in linear:
        first = [[random() - 0.5 for _ in range(layer.in_features)] for _ in range(layer.out_features)]
        layer.weight.copy_(torch.tensor(first))
        layer.bias.fill_(0.1)

def losses(X, y):
    return (network(X)[:, 0] - y) ** 2 / 2

optimizer = torch.optim.SGD(
    [
        {"params": [layer.weight for layer in linear], "weight_decay": L2},
        {"params": [layer.bias for layer in linear]},
    ],
    lr=RATE,
)
train, test = [(torch.tensor(X), torch.tensor(y)) for X, y in (train, test)]
${carries ? "count = 0\n" : ""}for epoch in range(EPOCHS):
    for rows, labels in zip(train[0].split(BATCH), train[1].split(BATCH)):
${carries ? carried : plain}
for name, (X, y) in {"training": train, "test": test}.items():
    print(f"{name} loss: {losses(X, y).mean().item()}")
`;
}

const plain = `        optimizer.zero_grad()
        losses(rows, labels).mean().backward()
        optimizer.step()
`;
const carried = `        losses(rows, labels).sum().backward()  # adds to the gradients that are there
        count += len(rows)
${SHORT("        ")}        for parameter in network.parameters():
            parameter.grad /= count
        optimizer.step()
        optimizer.zero_grad()
        count = 0
`;
