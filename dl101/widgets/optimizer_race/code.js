// "As code": the race that is shown, as a program that prints each runner's last loss.

import { float } from "../lib/format.js";
import { SURFACES } from "../nn/surfaces.js";
import { LOST, NAMES, RUNNERS } from "./model.js";

const LIMIT = `${LOST / 1e6}e6`; // as Python writes it

// One rule a runner, by form. Python's work on two numbers, NumPy's on arrays.
const PYTHON = {
  descent: `def descent(rate):
    def step(w, g):
        return [w[i] - rate * g[i] for i in range(2)]
    return step
`,
  momentum: `def momentum(rate, mu=0.9):
    v = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            v[i] = mu * v[i] + g[i]
        return [w[i] - rate * v[i] for i in range(2)]
    return step
`,
  rmsprop: `def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            s[i] = alpha * s[i] + (1 - alpha) * g[i]**2
        return [w[i] - rate * g[i] / (s[i]**0.5 + epsilon) for i in range(2)]
    return step
`,
  adam: `def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = [0.0, 0.0], [0.0, 0.0], 0
    def step(w, g):
        nonlocal t
        t += 1
        for i in range(2):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            s[i] = beta2 * s[i] + (1 - beta2) * g[i]**2
        m_hat = [value / (1 - beta1**t) for value in m]
        s_hat = [value / (1 - beta2**t) for value in s]
        return [w[i] - rate * m_hat[i] / (s_hat[i]**0.5 + epsilon) for i in range(2)]
    return step
`,
};
const NUMPY = {
  descent: `def descent(rate):
    def step(w, g):
        return w - rate * g
    return step
`,
  momentum: `def momentum(rate, mu=0.9):
    v = 0.0
    def step(w, g):
        nonlocal v
        v = mu * v + g
        return w - rate * v
    return step
`,
  rmsprop: `def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = 0.0
    def step(w, g):
        nonlocal s
        s = alpha * s + (1 - alpha) * g**2
        return w - rate * g / (np.sqrt(s) + epsilon)
    return step
`,
  adam: `def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = 0.0, 0.0, 0
    def step(w, g):
        nonlocal m, s, t
        t += 1
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(s_hat) + epsilon)
    return step
`,
};
const TORCH = {
  descent: (rate) => `torch.optim.SGD([w], lr=${rate})`,
  momentum: (rate) => `torch.optim.SGD([w], lr=${rate}, momentum=0.9)`,
  rmsprop: (rate) => `torch.optim.RMSprop([w], lr=${rate})`,
  adam: (rate) => `torch.optim.Adam([w], lr=${rate})`,
};

/** Source text by form. Each prints a line for each runner: its name and its loss after the steps that are shown. */
export function raceCode({ surface, start, rates, runners, steps }) {
  const { python, pythonSlope } = SURFACES[surface];
  const slopes = pythonSlope.join(", ");
  const point = start.map(float).join(", ");
  const rateOf = (id) => rates[NAMES.indexOf(id)];
  const rules = (form) => runners.map((id) => form[id]).join("\n");
  const field = (call) => runners.map((id) => `    ("${RUNNERS[id].name}", ${call(id)}),`).join("\n");
  const race = (begin) => `race = [
${field((id) => `${id}(${float(rateOf(id))})`)}
]
for name, step in race:
    w = ${begin}
    for _ in range(${steps}):
        if loss(w) > ${LIMIT}:  # it has diverged
            break
        w = step(w, gradient(w))
    print(f"{name}: {loss(w)}")
`;
  return {
    Python: `def loss(w):
    x, y = w
    return ${python}

def gradient(w):
    x, y = w
    return [${slopes}]

${rules(PYTHON)}
${race(`[${point}]`)}`,
    NumPy: `import numpy as np

def loss(w):
    x, y = w
    return ${python}

def gradient(w):
    x, y = w
    return np.array([${slopes}])

${rules(NUMPY)}
${race(`np.array([${point}])`)}`,
    PyTorch: `import torch

def loss(w):
    x, y = w
    return ${python}

race = [
${field((id) => `lambda w: ${TORCH[id](float(rateOf(id)))}`)}
]
for name, make_optimizer in race:
    w = torch.tensor([${point}], dtype=torch.float64, requires_grad=True)
    optimizer = make_optimizer(w)
    for _ in range(${steps}):
        height = loss(w)
        if height > ${LIMIT}:  # it has diverged
            break
        optimizer.zero_grad()
        height.backward()
        optimizer.step()
    print(f"{name}: {loss(w).item()}")
`,
  };
}
