// Presets: settings with something to see, and the sentences that say what. The first is the course's source.

import { freshRun } from "./settings.js";

/** `settings`: what differs from the start. tools/measure/playground.js measures how often a preset shows what its lesson
 * says. */
const STORIES = [
  {
    id: "source",
    name: "Circle, 4 and 2 neurons",
    settings: {},
    lesson: () =>
      "Two hidden layers, of 4 and 2 neurons, as in the course's source. Press Play: out of straight lines the network makes a closed border around the blue points. Then press New weights and play again: another start, another border, and nearly always it works as well.",
  },
  {
    id: "neurons",
    name: "What does a hidden neuron see?",
    settings: { dataset: "xor", hidden_layers: [4, 2] },
    lesson: () =>
      "Play until the colors fit, then press the neurons one by one. Those of the first layer each see one straight line, blue on one side and orange on the other. Those of the second layer combine four lines into a shape. Layer by layer the network makes something that the next layer can use.",
  },
  {
    id: "corners",
    name: "Why does ReLU give corners?",
    settings: { activation: "relu", hidden_layers: [3] },
    lesson: () =>
      "Each ReLU neuron is 0 on one side of its line and rises evenly on the other. A sum of such neurons is a tilted plane between the lines and bends at them, so the border is made of straight pieces, with a corner at each bend. Choose tanh, and play again: now the border is round.",
  },
  {
    id: "noise",
    name: "Noise",
    settings: { dataset: "gauss", noise: 50, show_test: true },
    lesson: () =>
      "The two clouds overlap: blue and orange points lie in the same place. So no border can be right about all of them, and the test loss stops falling long before it gets to 0. A good network lets some points lie on the wrong side.",
  },
  {
    id: "sines",
    name: "Spiral with sines",
    settings: { dataset: "spiral", inputs: ["x", "y", "sinX", "sinY"], hidden_layers: [8, 4] },
    lesson: () =>
      "Straight lines have a hard time with a spiral. Here the network is also given sin(x₁) and sin(x₂), which go up and down by themselves. Play, and then switch these two inputs off and play again: a good input can be worth more than many neurons.",
  },
  {
    id: "regression",
    name: "Numbers instead of colors",
    settings: { problem: "regression", regression_dataset: "reg-gauss", hidden_layers: [8, 8] },
    lesson: () =>
      "Regression: each label is a number between −1 and 1, not one of two classes. The output is a plain sum, without tanh. Watch the six hills and valleys grow out of the plane, one after the other.",
  },
  {
    id: "cross-entropy",
    name: "Another loss",
    settings: { loss: "cross-entropy" },
    lesson: () =>
      "Cross-entropy counts a mistake the more, the surer the network was of it; chapter 4 explains it. Its numbers can't be compared with those of the squared error. Compare the share of points on the right side instead.",
  },
];

export const PRESETS = STORIES.map((story) => ({
  ...story,
  change: () => ({ ...freshRun(story.settings), experiment: "" }),
}));
