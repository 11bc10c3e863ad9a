// "As code", NumPy: the network as it is now, with the course's own dl101.network.

import { makeData } from "../../data/datasets.js";
import { layersOf } from "../../nn/layers.js";
import { datasetOf, isRegression, lossKind } from "../training/settings.js";
import { inputsText, NO_POINTS } from "./pytorch.js";

const FUNCTIONS = { tanh: "tanh", relu: "relu", sigmoid: "sigmoid", linear: "identity" };
const POINTS = "[(0, 0), (2, 1), (-3, 4), (5, -5)]";

/** The source, for the present `weights` and `biases` (in the engine's order). It prints four outputs and both losses. */
export function networkScript(settings, { weights, biases }) {
  if (datasetOf(settings) === "own" && settings.points.length === 0) return NO_POINTS;
  const layers = layerSources(settings, weights, biases);
  const used = [...new Set(layers.map(({ activation }) => activation))].sort();
  const own = datasetOf(settings) === "own";
  const logit = lossKind(settings) === "cross-entropy";
  return `"""The network of the Playground, as it is now, with the course's own layers: NumPy and nothing else."""

import numpy as np

${own ? "" : "from dl101.datasets import playground\n"}from dl101.network import Dense, Network, ${used.join(", ")}

# For each layer: a row of weights for every input, so a column for every neuron; the biases; the activation function.
network = Network([
${layers.map(layerText).join("\n")}
])


def inputs(points):
    """What the network is given, one row for each point."""
    x1, x2 = np.transpose(points)
    return ${stackText(settings)}


points = ${POINTS}
for point, output in zip(points, network(inputs(points))[:, 0]):
    print("output at", point, "is", ${logit ? "np.tanh(output / 2)" : "output"})${logit ? "  # 2 · sigmoid(z) − 1" : ""}

${own ? ownData(settings) : madeData(settings)}
for name, (X, y) in {${lossesText(settings)}}.items():
${logit ? crossEntropy : squaredError}
    print(name, "loss is", loss.mean())
`;
}

/** The data of which there is a loss: of one's own points all may be for training. */
function lossesText(settings) {
  const { train, test } = makeData(settings);
  const named = [train.count && '"training": train', test.count && '"test": test'];
  return named.filter(Boolean).join(", ");
}

const squaredError = "    loss = (network(inputs(X))[:, 0] - y) ** 2 / 2";
const crossEntropy = `    z = network(inputs(X))[:, 0]
    loss = np.logaddexp(0, z) - z * (y + 1) / 2  # the cross-entropy, with classes 0 and 1 for −1 and 1`;

/** Each layer as {rows: a row of weights for each input, biases, activation}. */
function layerSources(settings, weights, biases) {
  const sizes = [settings.inputs.length, ...settings.hidden_layers, 1];
  const plain = isRegression(settings) || lossKind(settings) === "cross-entropy";
  return layersOf(sizes, weights, biases).map(({ size, inputs, weight, bias }, i) => {
    const isLast = i === sizes.length - 2;
    const at = (input, unit) => weights[weight + unit * inputs + input];
    const units = Array.from({ length: size }, (_, unit) => unit);
    return {
      rows: Array.from({ length: inputs }, (_, input) => units.map((unit) => at(input, unit))),
      biases: units.map((unit) => biases[bias + unit]),
      activation: isLast ? (plain ? "identity" : "tanh") : FUNCTIONS[settings.activation],
    };
  });
}

const list = (values) => `[${values.join(", ")}]`;

function layerText({ rows, biases, activation }) {
  const weights = rows.length
    ? `[${rows.map(list).join(",\n           ")}]`
    : `np.empty((0, ${biases.length}))`;
  return `    Dense(${weights},\n          ${list(biases)}, ${activation}),`;
}

function stackText({ inputs }) {
  return inputs.length ? `np.stack(${inputsText(inputs, "np")}, axis=1)` : "np.empty((len(x1), 0))";
}

function madeData(settings) {
  const { noise, train_percent, seed } = settings;
  const more = `noise=${noise}, train_percent=${train_percent}, seed=${JSON.stringify(seed)}`;
  return `train, test, _ = playground("${datasetOf(settings)}", ${more})`;
}

function ownData(settings) {
  const data = makeData(settings);
  const points = ({ x, y, label, count }) =>
    `np.array([${Array.from({ length: count }, (_, i) => `[${x[i]}, ${y[i]}]`).join(", ")}]).reshape(-1, 2), np.array(${list([...label])})`;
  return `train = ${points(data.train)}\ntest = ${points(data.test)}`;
}
