// "As code": the network that is shown as a program that trains it, and prints the same errors.

import { placeOf, runOf } from "./model.js";

/** Source text by form. Each prints the training error and the validation error. */
export function overfittingCode(state) {
  const run = runOf(state);
  const epoch = run.looks[placeOf(state, run)]?.epoch ?? state.epochs;
  return { NumPy: numpySource(state, epoch), PyTorch: torchSource(state, epoch) };
}

const kept = ({ early_stopping, epochs }, epoch) =>
  early_stopping && epoch < epochs ? "  # the best one: early stopping goes back to it" : "";

const head = (state, epoch) => `
NEURONS, EXAMPLES, NOISE, SEED = ${state.neurons}, ${state.train_size}, ${state.noise}, ${state.seed}
L1, L2, DROPOUT = ${state.l1}, ${state.l2}, ${state.dropout}
EPOCHS = ${epoch}${kept(state, epoch)}

random = np.random.RandomState(SEED)
x = random.uniform(-3, 3, 120)
y = np.sin(1.5 * x) + NOISE * random.standard_normal(120)

random = np.random.RandomState(1000 + SEED)
W1 = 5 * random.standard_normal(NEURONS)
b1 = -W1 * random.uniform(-3, 3, NEURONS)  # each neuron bends at a place of its own
W2 = 0.1 * random.standard_normal(NEURONS)
`;

function numpySource(state, epoch) {
  const { l1, l2, dropout } = state;
  const mask = "        mask = (random.random_sample(h.shape) >= DROPOUT) / (1 - DROPOUT)\n".slice(4);
  const penalties = [l2 ? " + 2 * L2 * W" : "", l1 ? " + L1 * np.sign(W)" : ""].join("");
  const [own, out] = ["W1", "W2"].map((name) => penalties.replaceAll("W", name));
  return `import numpy as np
${head(state, epoch)}b2 = np.zeros(1)
train, validation = (x[:EXAMPLES], y[:EXAMPLES]), (x[80:], y[80:])

def hidden(x):
    return np.tanh(np.outer(x, W1) + b1)

parameters = [W1, b1, W2, b2]
velocity = [0 * p for p in parameters]
x, y = train
for epoch in range(EPOCHS):
    h = hidden(x)
${dropout ? mask : ""}    error = ${dropout ? "(h * mask)" : "h"} @ W2 + b2 - y
    delta = 2 * error / EXAMPLES
    back = np.outer(delta, W2) * ${dropout ? "mask * " : ""}(1 - h**2)
    gradient = [
        x @ back${own},
        back.sum(axis=0),
        delta @ ${dropout ? "(h * mask)" : "h"}${out},
        delta.sum(),
    ]
    for p, v, g in zip(parameters, velocity, gradient):
        v[:] = 0.9 * v + g
        p -= 0.03 * v

for name, (x, y) in {"training": train, "validation": validation}.items():
    print(f"{name} error: {np.mean((hidden(x) @ W2 + b2 - y) ** 2)}")
`;
}

function torchSource(state, epoch) {
  const { l1, l2, dropout } = state;
  const penalty = [
    l2 ? "        loss = loss + L2 * (W**2).sum()\n" : "",
    l1 ? "        loss = loss + L1 * W.abs().sum()\n" : "",
  ].join("");
  const penalties = penalty && `    for W in (model[0].weight, model[2].weight):\n${penalty}`;
  const forward = dropout
    ? `    h = model[:2](x)
    mask = (random.random_sample(h.shape) >= DROPOUT) / (1 - DROPOUT)  # as nn.Dropout, with the demo's random numbers
    loss = nn.functional.mse_loss(model[2](h * torch.tensor(mask)), y)
`
    : "    loss = nn.functional.mse_loss(model(x), y)\n";
  return `import numpy as np
import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # the demo, too, computes with 64 bits a number
${head(state, epoch)}
model = nn.Sequential(nn.Linear(1, NEURONS), nn.Tanh(), nn.Linear(NEURONS, 1))
with torch.no_grad():
    model[0].weight.copy_(torch.tensor(W1[:, None]))
    model[0].bias.copy_(torch.tensor(b1))
    model[2].weight.copy_(torch.tensor(W2[None]))
    model[2].bias.zero_()

x, y = torch.tensor(x[:, None]), torch.tensor(y[:, None])
train, validation = (x[:EXAMPLES], y[:EXAMPLES]), (x[80:], y[80:])
optimizer = torch.optim.SGD(model.parameters(), lr=0.03, momentum=0.9)
x, y = train
for epoch in range(EPOCHS):
    optimizer.zero_grad()
${forward}${penalties}    loss.backward()
    optimizer.step()

with torch.no_grad():
    for name, (x, y) in {"training": train, "validation": validation}.items():
        print(f"{name} error: {nn.functional.mse_loss(model(x), y).item()}")
`;
}
