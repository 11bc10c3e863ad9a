// "As code", PyTorch: a script of its own that trains the same network on the same points to the same numbers.

import { makeData } from "../../data/datasets.js";
import { layersOf } from "../../nn/layers.js";
import { datasetOf, isRegression, lossKind } from "../training/settings.js";

const MODULES = { tanh: "nn.Tanh()", relu: "nn.ReLU()", sigmoid: "nn.Sigmoid()", linear: "nn.Identity()" };
const FEATURES = {
  x: "x1",
  y: "x2",
  xSquared: "x1**2",
  ySquared: "x2**2",
  xTimesY: "x1 * x2",
  sinX: "sin(x1)",
  sinY: "sin(x2)",
};
/** What the network is given, as a list in Python; `library` has the sine. */
export const inputsText = (ids, library) =>
  `[${ids.map((id) => FEATURES[id].replace("sin", `${library}.sin`)).join(", ")}]`;
export const NO_POINTS = "# There are no points to train on yet: draw some, or choose a data set.\n";
const UNTRAINED = 100; // epochs that the script trains where the Playground has not begun

/**
 * The source. `start`: the network from which training began, {epoch, weights, biases, dead}; `epoch`: how far it has
 * come since. The script prints the losses at the start, after 1 and 10 epochs, and at `epoch`.
 */
export function torchScript(settings, start, epoch) {
  const data = makeData(settings);
  if (data.train.count === 0) return NO_POINTS;
  const batch = Math.min(settings.batch_size, data.train.count);
  const last = epoch > start.epoch ? epoch : start.epoch + UNTRAINED;
  const plan = {
    settings,
    start,
    last,
    batch,
    sizes: [settings.inputs.length, ...settings.hidden_layers, 1],
    carries: data.train.count % batch > 0,
    penalty: settings.regularization_rate > 0 ? settings.regularization : "none",
  };
  return [
    head(plan),
    networkPart(plan),
    readPart(plan),
    lossPart(plan),
    optimizerPart(plan),
    trainPart(plan),
    dataPart(data),
  ]
    .join("\n")
    .replace(/\n{4,}/g, "\n\n\n"); // two empty lines at most
}

function head({ settings, start, last, batch, penalty }) {
  const shown = [0, 1, 10].map((more) => start.epoch + more).filter((at) => at < last);
  const rate = penalty === "none" ? "" : `${penalty}_RATE = ${settings.regularization_rate}\n`;
  return `"""The network of the Playground in PyTorch: the same points, the same first weights, the same numbers.

Data: ${datasetOf(settings)}. It prints the mean loss on the training data and on the test data.
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # the Playground, too, computes with 64 bits a number

LEARNING_RATE = ${settings.learning_rate}
BATCH_SIZE = ${batch}
${rate}FIRST_EPOCH, LAST_EPOCH = ${start.epoch}, ${last}
SHOWN = [${[...shown, last].join(", ")}]  # the epochs after which the losses are printed
`;
}

/** The weights and biases of each layer: {weights: rows, biases}, and which weights are alive. */
function tablesOf({ sizes, start: { weights, biases, dead } }) {
  return layersOf(sizes, weights, biases).map(({ size, inputs, weight, bias }) => {
    const rows = (values) =>
      Array.from({ length: size }, (_, unit) => row(values, weight + unit * inputs, inputs));
    return {
      weights: rows(weights),
      alive: rows(Array.from(weights, (_, k) => (dead?.[k] ? 0 : 1))),
      biases: row(biases, bias, size),
    };
  });
}
const row = (values, from, count) => Array.from(values.slice(from, from + count));
const list = (values) => `[${values.join(", ")}]`;

function networkPart(plan) {
  const { sizes, settings } = plan;
  const layers = sizes.slice(1).map((size, i) => {
    const activation = i < sizes.length - 2 ? MODULES[settings.activation] : outputOf(settings);
    return `    nn.Linear(${sizes[i]}, ${size}),${activation && ` ${activation},`}`;
  });
  const numbers = tablesOf(plan).map(
    ({ weights, biases }) => `    ([${weights.map(list).join(",\n      ")}],\n     ${list(biases)}),`,
  );
  return `network = nn.Sequential(
${layers.join("\n")}
)
layers = network[::2]

# Where it starts. For each layer: a row of weights for every neuron, then the biases.
START = [
${numbers.join("\n")}
]
with torch.no_grad():
    for layer, (weights, biases) in zip(layers, START):
        layer.weight.copy_(torch.tensor(weights))
        layer.bias.copy_(torch.tensor(biases))
`;
}

/** The output's activation; "" for a plain number: in regression, and as the logit of cross-entropy. */
const outputOf = (settings) =>
  isRegression(settings) || lossKind(settings) === "cross-entropy" ? "" : MODULES.tanh;

function readPart({ settings: { inputs } }) {
  const stacked = `torch.stack(${inputsText(inputs, "torch")}, dim=1)`;
  return `
def read(table):
    """What the network is given, one row for each point, and the labels. A line of the table is x1,x2,label."""
    rows = [[float(value) for value in line.split(",")] for line in table.split()]
    x1, x2, labels = torch.tensor(rows).reshape(-1, 3).T
    return ${inputs.length ? stacked : "torch.empty(len(x1), 0)"}, labels

`;
}

function lossPart({ settings }) {
  const [told, formula] =
    lossKind(settings) === "squared"
      ? ["Half the squared error of each point.", "(network(X)[:, 0] - y) ** 2 / 2"]
      : [
          "The cross-entropy of each point. The network's output is a logit; −1 and 1 stand for the classes 0 and 1.",
          'nn.functional.binary_cross_entropy_with_logits(network(X)[:, 0], (y + 1) / 2, reduction="none")',
        ];
  return `def losses(X, y):
    """${told}"""
    return ${formula}


@torch.no_grad()
def report(epoch, train, test):
    print(f"epoch {epoch}: training loss {losses(*train).mean():.12g}, test loss {losses(*test).mean():.12g}")

`;
}

function optimizerPart(plan) {
  if (plan.penalty === "L2")
    return `# L2 pulls every weight towards 0 by a share of itself. Biases are left alone.
optimizer = torch.optim.SGD(
    [
        {"params": [layer.weight for layer in layers], "weight_decay": L2_RATE},
        {"params": [layer.bias for layer in layers]},
    ],
    lr=LEARNING_RATE,
)

`;
  return `optimizer = torch.optim.SGD(network.parameters(), lr=LEARNING_RATE)
${plan.penalty === "L1" ? shrinkPart(plan) : ""}
`;
}

function shrinkPart(plan) {
  const someDead = plan.start.dead?.some(Boolean);
  const rows = tablesOf(plan).map(({ alive }) => `    torch.tensor([${alive.map(list).join(", ")}]).bool(),`);
  const alive = someDead
    ? `alive = [\n${rows.join("\n")}\n]`
    : "alive = [torch.ones_like(layer.weight).bool() for layer in layers]";
  return `${alive}


@torch.no_grad()
def shrink(before):
    """L1 pulls every weight towards 0 by the same amount. A weight that it carries across 0 stays 0 for good."""
    for layer, old, living in zip(layers, before, alive):
        pulled = layer.weight - LEARNING_RATE * L1_RATE * old.sign()
        living &= layer.weight * pulled >= 0
        layer.weight.copy_(pulled * living)

`;
}

function trainPart({ carries, penalty }) {
  const l1 = penalty === "L1";
  const step = l1
    ? `            before = [layer.weight.detach().clone() for layer in layers]
            optimizer.step()
            shrink(before)
`
    : "            optimizer.step()\n";
  return `
def train(train, test):
    X, y = train
    report(FIRST_EPOCH, train, test)${carries ? "\n    waiting = 0  # points whose gradients the next step counts" : ""}
    for epoch in range(FIRST_EPOCH + 1, LAST_EPOCH + 1):
        for X_batch, y_batch in zip(X.split(BATCH_SIZE), y.split(BATCH_SIZE)):
${carries ? carriedGradients : plainGradients}${step}${carries ? clearGradients : ""}        if epoch in SHOWN:
            report(epoch, train, test)

`;
}

const plainGradients = `            optimizer.zero_grad()
            losses(X_batch, y_batch).mean().backward()
`;
// As in the TensorFlow Playground, the rest that fills no batch is not lost.
const carriedGradients = `            losses(X_batch, y_batch).sum().backward()  # adds to the gradients that are there
            waiting += len(y_batch)
            if len(y_batch) < BATCH_SIZE:
                continue  # too few for a step: they count in the first step of the next epoch
            for parameter in network.parameters():
                parameter.grad /= waiting  # the mean
`;
const clearGradients = `            optimizer.zero_grad()
            waiting = 0
`;

function dataPart({ train, test }) {
  const table = ({ x, y, label, count }) =>
    Array.from({ length: count }, (_, i) => `${x[i]},${y[i]},${label[i]}\n`).join("");
  return `
TRAINING = """
${table(train)}"""
TEST = """
${table(test)}"""

train(read(TRAINING), read(TEST))
`;
}
