// The built-in graphs: what they compute, the numbers they start with, what is asked, and where each node stands.

/**
 * `expression`: one statement a line, as nn/expression.js reads it. `asked`: whose gradients are asked for, from right to
 * left; what is missing there is data. `places`: a name, its column and its lane; "_" is the next node without a name.
 */
export const GRAPHS = {
  network: {
    name: "The 2–2–1 network",
    expression: `z1 = w11*x1 + w21*x2 + b1
h1 = relu(z1)
z2 = w12*x1 + w22*x2 + b2
h2 = relu(z2)
yhat = v1*h1 + v2*h2 + c
L = (yhat - y)**2`,
    inputs: { x1: 1, x2: 2, w11: 1, w21: 1, b1: 0, w12: 2, w22: -1, b2: 1, v1: 1, v2: -2, c: 1, y: 1 },
    asked: "yhat v1 v2 c h1 h2 z1 z2 w11 w21 b1 w12 w22 b2 x1 x2".split(" "),
    places: `w11 0 0, x1 0 1, w21 0 2, w12 0 3, x2 0 4, w22 0 5,
      b1 1.35 0, _ 1.35 1, _ 1.35 2, _ 1.35 3, _ 1.35 4, b2 1.35 5, z1 2.35 1, z2 2.35 4,
      v1 3.35 0, h1 3.35 1, h2 3.35 4, v2 3.35 5, _ 4.35 1, c 4.35 2.5, _ 4.35 4,
      yhat 5.35 2.5, y 5.35 3.7, _ 6.35 2.5, L 7.35 2.5`,
  },
  neuron: {
    name: "One neuron",
    expression: "yhat = w*x + b\nL = (yhat - y)**2",
    inputs: { w: 2, x: 3, b: 1, y: 4 },
    asked: ["yhat", "w", "x", "b"],
    places: "w 0 0, x 0 1.2, _ 1 0.6, b 1 1.8, yhat 2 0.6, y 2 1.8, _ 3 0.6, L 4 0.6",
  },
  examples: {
    name: "Two examples",
    expression: `yhat1 = w*x1 + b
yhat2 = w*x2 + b
L = ((yhat1 - y1)**2 + (yhat2 - y2)**2) / 2`,
    inputs: { w: 1, b: 1, x1: 2, y1: 5, x2: 4, y2: 2 },
    asked: ["yhat1", "yhat2", "w", "b"],
    places: `x1 0 0, w 0 2, x2 0 4, _ 1 0.7, b 1 2, _ 1 3.3, yhat1 2 1, yhat2 2 3, y1 2 0, y2 2 4,
      _ 3 1, _ 4 1, _ 3 3, _ 4 3, _ 5 2, _ 5 3, L 6 2`,
  },
  sigmoid: {
    name: "Through a sigmoid",
    expression: "z = w*x + b\nh = sigmoid(z)\nyhat = v*h\nL = (yhat - y)**2",
    inputs: { w: 2, x: 3, b: -6, v: 4, y: 1 },
    asked: ["yhat", "v", "h", "z", "w", "x", "b"],
    places: `w 0 0, x 0 1.2, _ 1 0.6, b 1 1.8, z 2 0.6, h 3 0.6, v 3 1.8, yhat 4 0.6, y 4 1.8,
      _ 5 0.6, L 6 0.6`,
  },
};

export const OWN = "(a*b + c)**2"; // where an expression of one's own starts
