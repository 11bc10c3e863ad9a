// "As code": what was felt at each footprint; once the landscape is shown, its formula, and both paths down it.

import { float } from "../lib/format.js";
import { SURFACES } from "../nn/surfaces.js";
import { LANDSCAPES, lossAt, moveOf, pointsOf, slopeAt } from "./model.js";

const numbers = (values) => values.map(float).join(", ");

/** Source text by form. Each prints a line a footprint: x, y, the loss and the slope in x and in y. */
export const walkCode = (state) => (state.revealed ? landscapeCode(state) : feltCode(state));

function feltCode(state) {
  const rows = pointsOf(state).map((point) => [...point, lossAt(state, point), ...slopeAt(state, point)]);
  const list = (open, close) => rows.map((row) => `    ${open}${numbers(row)}${close},`).join("\n");
  const note =
    "# x, y, loss, slope in x, slope in y: all that you have felt.\n# The landscape's formula stands here once you see it.";
  return {
    Python: `${note}
felt = [
${list("(", ")")}
]
for x, y, loss, slope_x, slope_y in felt:
    print(x, y, loss, slope_x, slope_y)
`,
    NumPy: `import numpy as np

${note}
felt = np.array([
${list("[", "]")}
])
for row in felt:
    print(*row)
`,
    PyTorch: `import torch

${note}
felt = torch.tensor([
${list("[", "]")}
], dtype=torch.float64)
for row in felt:
    print(*row.tolist())
`,
  };
}

/** A line of Python for a landscape that does not lie in its usual place. */
function moveLine(state) {
  const moved = ["x", "y"].map((name, axis) => {
    const by = moveOf(state)[axis];
    return by < 0 ? `${name} + ${-by}` : `${name} - ${by}`;
  });
  return moveOf(state).some(Boolean) ? `    x, y = ${moved.join(", ")}  # where it lies\n` : "";
}

function landscapeCode(state) {
  const { python, pythonSlope } = SURFACES[state.surface];
  const { rate } = LANDSCAPES[state.surface];
  const move = moveLine(state);
  const points = pointsOf(state);
  const list = (open, close) => points.map((point) => `    ${open}${numbers(point)}${close},`).join("\n");
  return {
    Python: `def loss(x, y):
${move}    return ${python}

def slope(x, y):
${move}    return ${pythonSlope[0]}, ${pythonSlope[1]}

path = [
${list("(", ")")}
]
for x, y in path:
    print("yours:", x, y, loss(x, y), *slope(x, y))

rate = ${rate}
x, y = path[0]
for _ in path:
    slope_x, slope_y = slope(x, y)
    print("gradient descent:", x, y, loss(x, y), slope_x, slope_y)
    x, y = x - rate * slope_x, y - rate * slope_y
`,
    NumPy: `import numpy as np

def loss(w):
    x, y = w
${move}    return ${python}

def gradient(w):
    x, y = w
${move}    return np.array([${pythonSlope[0]}, ${pythonSlope[1]}])

path = np.array([
${list("[", "]")}
])
for w in path:
    print("yours:", *w, loss(w), *gradient(w))

rate = ${rate}
w = path[0]
for _ in path:
    g = gradient(w)
    print("gradient descent:", *w, loss(w), *g)
    w = w - rate * g
`,
    PyTorch: `import torch

def loss(w):
    x, y = w
${move}    return ${python}

def show(name, w):
    w.grad = None
    height = loss(w)
    height.backward()  # finds the slope
    print(name, *w.tolist(), height.item(), *w.grad.tolist())

path = torch.tensor([
${list("[", "]")}
], dtype=torch.float64)
for point in path:
    show("yours:", point.clone().requires_grad_())

w = path[0].clone().requires_grad_()
optimizer = torch.optim.SGD([w], lr=${rate})
for _ in path:
    show("gradient descent:", w)
    optimizer.step()
`,
  };
}
