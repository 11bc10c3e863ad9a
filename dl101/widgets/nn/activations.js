// The activation functions a = f(z), for all demos: the function, its slope, and how each is written as code. Numbers one
// at a time; engine.js has its own loops over many. Nothing here knows of the page.

export const LEAK = 0.1; // leaky ReLU's slope below 0: large enough to be seen (PyTorch's default is 0.01)

/** e^−|z|, which never overflows: sigmoid, tanh and their slopes are written with it, for any z. */
const decay = (z) => Math.exp(-Math.abs(z));

/**
 * `name`: for people. `f(z)`: the output. `slope(z)`: the derivative; at a corner the one that PyTorch takes, null at a
 * jump. `python`, `numpy`, `torch`: f as code with z (`python` for one number); `numpySlope`: the derivative as code with
 * z and a. `torch` for the step has no gradient.
 */
export const ACTIVATIONS = {
  step: {
    name: "step",
    f: (z) => (z > 0 ? 1 : 0),
    slope: (z) => (z === 0 ? null : 0),
    python: "1.0 if z > 0 else 0.0",
    numpy: "np.where(z > 0, 1.0, 0.0)",
    numpySlope: "np.where(z == 0, np.nan, 0.0)",
    torch: "(z > 0).double()",
  },
  linear: {
    name: "linear",
    f: (z) => z,
    slope: () => 1,
    python: "z",
    numpy: "z",
    numpySlope: "np.ones_like(z)",
    torch: "nn.Identity()(z)",
  },
  sigmoid: {
    name: "sigmoid",
    f: (z) => (z < 0 ? decay(z) : 1) / (1 + decay(z)),
    slope: (z) => decay(z) / (1 + decay(z)) ** 2,
    python: "1 / (1 + math.exp(-z))",
    numpy: "1 / (1 + np.exp(-z))",
    numpySlope: "a * (1 - a)",
    torch: "torch.sigmoid(z)",
  },
  tanh: {
    name: "tanh",
    f: Math.tanh,
    slope: (z) => (4 * decay(2 * z)) / (1 + decay(2 * z)) ** 2,
    python: "math.tanh(z)",
    numpy: "np.tanh(z)",
    numpySlope: "1 - a**2",
    torch: "torch.tanh(z)",
  },
  relu: {
    name: "ReLU",
    f: (z) => Math.max(0, z),
    slope: (z) => (z > 0 ? 1 : 0),
    python: "max(0.0, z)",
    numpy: "np.maximum(0, z)",
    numpySlope: "np.where(z > 0, 1.0, 0.0)",
    torch: "torch.relu(z)",
  },
  leaky_relu: {
    name: "leaky ReLU",
    f: (z) => (z > 0 ? z : LEAK * z),
    slope: (z) => (z > 0 ? 1 : LEAK),
    python: `z if z > 0 else ${LEAK} * z`,
    numpy: `np.where(z > 0, z, ${LEAK} * z)`,
    numpySlope: `np.where(z > 0, 1.0, ${LEAK})`,
    torch: `nn.functional.leaky_relu(z, ${LEAK})`,
  },
};

/** Some of them, in this order: {id: activation}. */
export const pick = (...ids) => Object.fromEntries(ids.map((id) => [id, ACTIVATIONS[id]]));
