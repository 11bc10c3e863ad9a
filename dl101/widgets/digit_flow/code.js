// "As code": the state's gradients by the package's network, and by PyTorch.

import { targetOf, updatesOf } from "./model.js";

const NUMPY = `import numpy as np
from dl101.datasets import digits
from dl101.digit_network import digit_network
from dl101.losses import cross_entropy
from dl101.network import softmax

X = digits().test.images.reshape(-1, 64) / 16
network = digit_network()
`;

/** Source text by form: each prints the loss, p, and the gradients of the biases and of the hidden weights. */
export function flowCode(state) {
  const updates = updatesOf(state);
  const list = `[${updates.map((one) => `(${one.join(", ")})`).join(", ")}]`;
  const target = targetOf(state);
  return {
    NumPy: `${NUMPY}${updates.length ? `for i, target, rate in ${list}:  # updates so far\n    network.train_step(X[[i]], [target], rate, cross_entropy)\n` : ""}
x = X[[${state.digit}]]  # one row: one example
loss, gradients = network.gradients(x, [${target}], cross_entropy)
(dW1, db1), (dW2, db2) = gradients
print("loss:", loss)
print("p:", *softmax(network(x))[0])
print("p - y:", *db2)
print("delta:", *db1)
print("largest in dW1:", np.abs(dW1).max())
print("largest in dW2:", np.abs(dW2).max())
`,
    PyTorch: `import torch
from torch import nn
from dl101.datasets import digits
from dl101.digit_network import digit_network

X = torch.tensor(digits().test.images.reshape(-1, 64) / 16)
network = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 10)).double()
with torch.no_grad():
    for linear, layer in zip([network[0], network[2]], digit_network().layers):
        linear.weight[:] = torch.tensor(layer.W.T)
        linear.bias[:] = torch.tensor(layer.b)

def backward(i, target):
    network.zero_grad()
    logits = network(X[[i]])
    loss = nn.functional.cross_entropy(logits, torch.tensor([target]))
    loss.backward()
    return loss.item(), logits[0].softmax(dim=0).tolist()
${
  updates.length
    ? `
for i, target, rate in ${list}:  # updates so far
    backward(i, target)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter -= rate * parameter.grad
`
    : ""
}
loss, p = backward(${state.digit}, ${target})
print("loss:", loss)
print("p:", *p)
print("p - y:", *network[2].bias.grad.tolist())
print("delta:", *network[0].bias.grad.tolist())
print("largest in dW1:", network[0].weight.grad.abs().max().item())
print("largest in dW2:", network[2].weight.grad.abs().max().item())
`,
  };
}
