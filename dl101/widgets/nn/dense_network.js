// The dense network of chapter 3, forward: a hidden layer with ReLU, and logits.

const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
export const argmax = (values) => values.indexOf(Math.max(...values));

/** Layer by layer, for the inputs x: h = ReLU(z1), the logits z, p = softmax(z). Row u of a W has unit u's weights. */
export function forward([hidden, output], x) {
  const z1 = hidden.W.map((weights, unit) => dot(weights, x) + hidden.b[unit]);
  const h = z1.map((z) => Math.max(0, z));
  const z = output.W.map((weights, unit) => dot(weights, h) + output.b[unit]);
  const exps = z.map((one) => Math.exp(one - Math.max(...z)));
  const sum = exps.reduce((a, b) => a + b);
  return { x, z1, h, z, p: exps.map((one) => one / sum) };
}
