// The TensorFlow Playground's own network and data, run from their source, to compare ours with.
//
// The source (tensorflow/playground, Apache-2.0) is not part of this repository. It is looked for in the folder that
// the environment variable PEER names, then in ../shared/peers/tensorflow-playground.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import seedrandom from "seedrandom";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const FILES = ["nn.ts", "dataset.ts"];
export const MISSING =
  "The source of the TensorFlow Playground is not at hand: " +
  "name the folder with its nn.ts and dataset.ts in the environment variable PEER.";

/** The folder with the peer's source, or undefined. */
export function peerFolder() {
  const places = process.env.PEER ? [process.env.PEER] : ["../shared/peers/tensorflow-playground"];
  return places
    .map((place) => resolve(ROOT, place))
    .find((folder) => FILES.every((file) => existsSync(join(folder, file))));
}

/** dataset.ts takes nothing but linear scales from d3, so this stands in for it: d3.scale.linear of d3 3.5, with its
 * arithmetic. */
const D3 = `export const scale = { linear() {
  let [a, b, from, to, clamped] = [0, 1, 0, 1, false];
  const share = (x) => (x - a) / (b - a);
  const scaled = (x) => {
    const t = clamped ? Math.max(0, Math.min(1, share(x))) : share(x);
    return from * (1 - t) + to * t;
  };
  scaled.domain = (ends) => { [a, b] = ends; return scaled; };
  scaled.range = (ends) => { [from, to] = ends; return scaled; };
  scaled.clamp = (on) => { clamped = on; return scaled; };
  return scaled;
} };`;
const d3StandIn = {
  name: "d3-stand-in",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^d3$/ }, () => ({ path: "d3", namespace: "stand-in" }));
    onLoad({ filter: /.*/, namespace: "stand-in" }, () => ({ contents: D3, loader: "js" }));
  },
};

/** `{nn, dataset, d3, sha256}`: the modules nn.ts and dataset.ts of `folder`, what they have of d3, and which version of
 * the two files these are. */
export async function loadPeer(folder) {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'export * as nn from "./nn.ts"; export * as dataset from "./dataset.ts"; export * as d3 from "d3";',
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    format: "esm",
    plugins: [d3StandIn],
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } }, // as TypeScript did in 2016
  });
  const modules = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
  );
  const sha256 = Object.fromEntries(
    FILES.map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    ]),
  );
  return { ...modules, sha256 };
}

const GENERATORS = {
  circle: "classifyCircleData",
  xor: "classifyXORData",
  gauss: "classifyTwoGaussData",
  spiral: "classifySpiralData",
  "reg-plane": "regressPlane",
  "reg-gauss": "regressGaussian",
};
const FEATURES = {
  x: (x) => x,
  y: (_x, y) => y,
  xSquared: (x) => x * x,
  ySquared: (_x, y) => y * y,
  xTimesY: (x, y) => x * y,
  sinX: (x) => Math.sin(x),
  sinY: (_x, y) => Math.sin(y),
};

/** What playground.ts does when it loads with these settings and when its Reset and Step are pressed, with nothing of
 * the page: seed, data, shuffle, split, and then the network. */
export function startPeer(peer, settings) {
  const { nn, dataset } = peer;
  const regression = settings.problem === "regression";
  const ours = Math.random;
  seedrandom(settings.seed, { global: true });
  let data, network;
  try {
    const make = dataset[GENERATORS[regression ? settings.regression_dataset : settings.dataset]];
    data = make(regression ? 1200 : 500, settings.noise / 100);
    dataset.shuffle(data);
    for (let draw = 0; draw <= settings.restarts; draw++) network = buildNetwork(nn, settings);
  } finally {
    Math.random = ours;
  }
  const split = Math.floor((data.length * settings.train_percent) / 100);
  const train = data.slice(0, split);
  const units = network.slice(1).flat();
  const chosen = Object.fromEntries(Object.keys(FEATURES).map((id) => [id, settings.inputs.includes(id)]));
  const inputsOf = ({ x, y }) => constructInput(chosen, x, y);
  return {
    train,
    test: data.slice(split),
    network,
    /** One epoch, without the losses. */
    step() {
      train.forEach((point, i) => {
        nn.forwardProp(network, inputsOf(point));
        nn.backProp(network, point.label, nn.Errors.SQUARE);
        if ((i + 1) % settings.batch_size === 0)
          nn.updateWeights(network, settings.learning_rate, settings.regularization_rate);
      });
    },
    loss(points) {
      let loss = 0;
      for (const point of points)
        loss += nn.Errors.SQUARE.error(nn.forwardProp(network, inputsOf(point)), point.label);
      return loss / points.length;
    },
    /** Every unit's output after a forward pass, the inputs first. */
    activations(point) {
      nn.forwardProp(network, inputsOf(point));
      return network.flat().map((node) => node.output);
    },
    drawHeatMaps: mapDrawer(peer, network, chosen),
    links: () => units.flatMap((unit) => unit.inputLinks),
    weights: () => units.flatMap((unit) => unit.inputLinks.map((link) => link.weight)),
    biases: () => units.map((unit) => unit.bias),
  };
}

/** The peer makes the inputs of a point anew each time that it needs them. */
function constructInput(chosen, x, y) {
  const input = [];
  for (const id in FEATURES) if (chosen[id]) input.push(FEATURES[id](x, y));
  return input;
}

/** The peer's heat maps of all units but the inputs, whose maps it draws once: `{node: columns of outputs}`. */
function mapDrawer({ nn, d3 }, network, chosen) {
  const size = 100;
  const maps = {};
  nn.forEachNode(network, true, (node) => {
    maps[node.id] = Array.from({ length: size }, () => new Array(size));
  });
  return () => {
    const across = d3.scale
      .linear()
      .domain([0, size - 1])
      .range([-6, 6]);
    const down = d3.scale
      .linear()
      .domain([size - 1, 0])
      .range([-6, 6]);
    for (let column = 0; column < size; column++)
      for (let row = 0; row < size; row++) {
        nn.forwardProp(network, constructInput(chosen, across(column), down(row)));
        nn.forEachNode(network, true, (node) => {
          maps[node.id][column][row] = node.output;
        });
      }
    return maps;
  };
}

function buildNetwork(nn, settings) {
  const { TANH, LINEAR } = nn.Activations;
  return nn.buildNetwork(
    [settings.inputs.length, ...settings.hidden_layers, 1],
    nn.Activations[settings.activation.toUpperCase()],
    settings.problem === "regression" ? LINEAR : TANH,
    settings.regularization === "none" ? null : nn.RegularizationFunction[settings.regularization],
    settings.inputs,
    settings.zero_start,
  );
}
