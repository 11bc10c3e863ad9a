// The end of the Playground's address that opens it with one network of a sweep: the names are the Playground's own.

const NAMES = {
  dataset: "dataset",
  noise: "noise",
  train_percent: "percTrainData",
  seed: "seed",
  hidden_layers: "networkShape",
  activation: "activation",
  learning_rate: "learningRate",
  batch_size: "batchSize",
  regularization: "regularization",
  regularization_rate: "regularizationRate",
};

/** "#dataset=circle&…", for a cell's settings; there, training stops by itself at `epoch` (0: it goes on). */
export function addressOf(settings, epoch) {
  const parts = Object.entries(NAMES).map(([name, theirs]) => `${theirs}=${settings[name]}`);
  return `#${[...parts, `stopEpoch=${epoch}`].join("&")}`;
}
