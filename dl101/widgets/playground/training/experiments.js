// The guided experiments: a question, what to do, a goal that the present state has reached or not, and what it shows.
//
// tools/measure/playground.js measures every number that an explanation names, over 100 starts: other points and other
// first weights each time. In these texts "all 100" means what it says; "nearly all" is 95 or more; "about 9 of 10" is
// 86 to 94, "more than 8 of 10" 81 to 89, "about half" 45 to 55,
// "most often" 70 or more. After a change: change the claim in the tool too, and run it.

import { REACH } from "../../data/datasets.js";
import { FEATURES, rowAt } from "../../data/features.js";
import { MOST_NEURONS } from "./settings.js";

const isOn = (settings, dataset) => settings.problem === "classification" && settings.dataset === dataset;
/** The data set as it was set up: no noise, and nothing but x₁ and x₂ goes in. */
const isPlain = (settings, dataset) =>
  isOn(settings, dataset) && settings.noise === 0 && settings.inputs.every((id) => id === "x" || id === "y");

/** Whether a unit gives 0 (or less) all over the plane: its map is blank. */
export function isBlank({ settings, session: { engine } }, unit) {
  const steps = Array.from({ length: 25 }, (_, i) => (i / 12 - 1) * REACH);
  return steps.every((x) => steps.every((y) => engine.activations(rowAt(x, y, settings.inputs))[unit] <= 0));
}

/** The numbers of the hidden units of an engine of these `sizes`. */
export function hiddenUnits({ sizes }) {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  return Array.from({ length: units - 1 - sizes[0] }, (_, i) => sizes[0] + i);
}

/**
 * `settings`: what the set-up changes. `controls`: what its card offers to change, by the names of panels/card_controls.js;
 * `shapes`: hidden layers to choose from. `reached(now)` reads `now.settings`, `now.session` and `now.selected`, and
 * counts only while this experiment is the one that was set up; `nearly(now)` is what to say of a state that works, and is
 * not yet the goal.
 */
export const EXPERIMENTS = [
  {
    id: "one-neuron",
    title: "Can one neuron solve the circle?",
    question:
      "A neuron draws one straight line. How many hidden neurons does it take to fence in the blue points?",
    predict: "How many will it take?",
    steps: [
      "Press Play and train for about 200 epochs. (An epoch is once through all training points.)",
      "Press the hidden neuron: the plot shows the line that it sees.",
      "Give the hidden layer one neuron more, and play again. Go on until it works; where the loss gets stuck, try New weights too.",
    ],
    settings: { hidden_layers: [1] },
    controls: ["neurons", "new_weights"],
    goal: "A test loss below 0.05, with as few neurons as possible in one hidden layer. (The loss says how wrong the network is: 0 is perfect.)",
    reached: ({ settings, session }) =>
      isPlain(settings, "circle") && String(settings.hidden_layers) === "3" && session.testLoss < 0.05,
    nearly: ({ settings, session }) =>
      isPlain(settings, "circle") &&
      settings.hidden_layers.length === 1 &&
      settings.hidden_layers[0] > 3 &&
      session.testLoss < 0.05 &&
      `It works with ${settings.hidden_layers[0]} neurons. Can fewer do it? Take one away, and play again.`,
    explanation:
      "Three. Each hidden neuron adds one line, and three lines are the fewest that can close a shape: a triangle. With one neuron the test loss stayed above 0.35 for 500 epochs in all 100 starts that were measured, with two above 0.2 in all 100. With three it fell below 0.05 within 200 epochs in nearly all. If yours is one of the few that get stuck, press New weights and play again. One more reading of the picture: the corners of the triangle are round, because tanh changes gradually.",
  },
  {
    id: "right-input",
    title: "Which input makes it easy?",
    question: "This network has no hidden neuron at all. Which inputs make the circle easy for it?",
    predict: "Which of the seven would you pick, and why?",
    steps: [
      "Press Play. With x₁ and x₂ it fails, however long you wait.",
      "Switch these two off and try others: first one, then two together. Where the loss gets stuck near 1, press New weights and play again.",
    ],
    settings: { hidden_layers: [], learning_rate: 0.01 },
    controls: ["inputs", "new_weights"],
    goal: "A test loss below 0.1, without any hidden neuron.",
    reached: ({ settings, session }) =>
      isOn(settings, "circle") &&
      settings.noise === 0 &&
      settings.hidden_layers.length === 0 &&
      session.testLoss < 0.1,
    explanation:
      "x₁² and x₂². Their sum is the square of the distance from the middle: small for blue, large for orange. What is a circle in x₁ and x₂ is a straight line in the squares, and one neuron can draw that. The test loss fell below 0.05 within 30 epochs in more than 8 of 10 starts. In the others both first weights were above 0, the wrong way round, and the squares are so large that tanh was saturated from the start (chapter 2): there it hardly learns, and New weights helps. With x₁ and x₂ the test loss stayed above 0.48 for 200 epochs in all 100 starts.",
  },
  {
    id: "all-linear",
    title: "What if every neuron is linear?",
    question: "Here the hidden neurons have no bend: their output is the sum z itself. Do more of them help?",
    predict: "Will eight neurons in each of three layers solve the circle?",
    steps: [
      "Press Play, and look at the maps of the neurons.",
      "Add neurons and layers, as many as you like, and play again.",
      "Now change nothing but the activation, and play for about 150 epochs.",
    ],
    settings: { activation: "linear" },
    controls: ["shape", "activation"],
    shapes: [
      [4, 2],
      [8, 8, 8],
    ],
    goal: "A test loss below 0.05.",
    reached: ({ settings, session }) =>
      isPlain(settings, "circle") && settings.activation !== "linear" && session.testLoss < 0.05,
    explanation:
      "Sums of sums are sums. Whatever the number of layers, linear neurons add up to one weighted sum, so the border stays one straight line. With layers of 4 and 2 the test loss stayed above 0.48 for 200 epochs in all 100 starts, and with three layers of 8 in all 100 too. With tanh, 4 and 2 neurons came below 0.05 within 150 epochs in nearly all. The bend is what makes layers worth having.",
  },
  {
    id: "too-fast",
    title: "Is a larger learning rate always faster?",
    question:
      "The learning rate says how large a step the weights take at each correction (chapter 4). It is now 100 times what it was.",
    predict: "Will the loss fall 100 times as fast?",
    steps: [
      "Train for about 50 epochs, and watch the loss.",
      "Set the learning rate back to 0.03 and play on, without Reset. Does the network recover?",
      "Press Reset, which brings back the first weights, and find a rate that works.",
    ],
    settings: { learning_rate: 3 },
    controls: ["learning_rate"],
    goal: "A test loss below 0.05 within 150 epochs after Reset.",
    reached: ({ settings, session }) =>
      isPlain(settings, "circle") && session.epoch <= 150 && session.testLoss < 0.05,
    explanation:
      "Steps that are too large jump past every good place and make the weights huge. Then tanh is saturated (chapter 2): its output hardly changes whatever the weights do, so there is nothing left to learn from. After 50 epochs at rate 3 and 300 more at 0.03, the test loss was above 0.3 in all 100 starts, and above 0.5, where an output of 0 everywhere would be, in more than 8 of 10. With 0.03 from the start it fell below 0.05 within 150 epochs in nearly all. Too small is no good either: after 500 epochs at 0.00001 the test loss had moved by less than 0.01 in all 100.",
  },
  {
    id: "overfit",
    title: "Learning by heart",
    question:
      "There are only 50 training points, the two clouds overlap, and the network is large. What happens to the two losses if it trains for long?",
    predict: "Does each of the two keep falling to the end?",
    steps: [
      "Train for about 500 epochs, and compare the two curves.",
      "Switch on Show test data, and look at the islands of color.",
      "Choose a regularization and a rate for it: a pull on all weights towards 0. Train for 500 epochs again.",
    ],
    settings: {
      dataset: "gauss",
      noise: 50,
      train_percent: 10,
      hidden_layers: [8, 8],
      inputs: FEATURES.map(({ id }) => id),
    },
    controls: ["regularization", "regularization_rate", "show_test"],
    goal: "After at least 500 epochs, a test loss below 0.25, thanks to regularization.",
    reached: ({ settings, session }) =>
      isOn(settings, "gauss") &&
      settings.noise === 50 &&
      settings.train_percent === 10 &&
      settings.regularization !== "none" &&
      settings.regularization_rate > 0 &&
      session.epoch >= 500 &&
      session.testLoss < 0.25,
    explanation:
      "The training loss goes on falling, but the test loss turns and rises: the network learns these 50 points by heart, noise and all, and that does not help with others. This is overfitting. After 500 epochs the test loss was at least a tenth above its own lowest value in more than 8 of 10 starts, at worst about twice as high. With L2 at rate 0.1 it was lower than without in nearly all, and below 0.25 in all 100. A small training loss alone says little: only data that the network has not seen can tell.",
  },
  {
    id: "spiral",
    title: "The spiral",
    question: "Two arms are wound around each other. What does a network need to tell them apart?",
    predict: "What helps most: more neurons, more layers, or other inputs?",
    steps: [
      "Press Play: 4 and 2 neurons are at a loss.",
      "Try more neurons, more layers, other inputs. Change one thing at a time, and give each some 400 epochs.",
    ],
    settings: { dataset: "spiral" },
    controls: ["shape", "inputs"],
    shapes: [[4, 2], [8], [8, 8]],
    goal: "A test loss below 0.1.",
    reached: ({ settings, session }) =>
      isOn(settings, "spiral") && settings.noise === 0 && session.testLoss < 0.1,
    explanation:
      "With x₁ and x₂ alone, 4 and 2 neurons stayed above a test loss of 0.3 for 1,000 epochs in all 100 starts. Given sin(x₁) and sin(x₂) too, one layer of 8 came below 0.1 within 400 epochs in all 100: these inputs go up and down by themselves, as the arms do. Two layers of 8 can do it from x₁ and x₂, but slowly: they came below 0.1 within 1,500 epochs in about half of the starts.",
  },
  {
    id: "dead-relu",
    title: "Find the dead neurons",
    question:
      "A ReLU neuron gives 0 wherever its sum is below 0. What if a large step makes the sum negative everywhere?",
    predict: "How would such a neuron look in the network?",
    steps: [
      "Train for about 50 epochs at this large learning rate.",
      "Look at the small maps of the neurons, and press the one that you suspect.",
      "For comparison: set the learning rate to 0.03, press Reset and train again. How many are there now?",
    ],
    settings: { activation: "relu", hidden_layers: [MOST_NEURONS, MOST_NEURONS], learning_rate: 3 },
    controls: ["learning_rate"],
    goal: "Select a neuron that has died.",
    reached: (now) =>
      now.settings.activation === "relu" &&
      now.session.epoch > 0 &&
      hiddenUnits(now.session.engine).includes(now.selected) &&
      isBlank(now, now.selected),
    explanation:
      "Its map is blank: it gives 0 all over the plane. There ReLU is flat, so a small change of its weights changes nothing, and training hardly ever brings it back: it is dead. After 50 epochs at rate 3, most often 2 to 7 of the 16 neurons had a blank map. At rate 0.03, most often none had; where there were some, one or two.",
  },
  {
    id: "wide-deep",
    title: "Wide or deep?",
    question: "Eight hidden neurons: four layers of 2, or one layer of 8?",
    predict: "Which will learn the circle better? Deep networks are famous, after all.",
    steps: [
      "Train the four layers of 2 for about 500 epochs.",
      "Take layers away until one is left, and give that one 8 neurons. Train for about 150 epochs.",
    ],
    settings: { hidden_layers: [2, 2, 2, 2] },
    controls: ["shape"],
    shapes: [[2, 2, 2, 2], [8]],
    goal: "A test loss below 0.05, with the same eight neurons in one layer.",
    reached: ({ settings, session }) =>
      isPlain(settings, "circle") && String(settings.hidden_layers) === "8" && session.testLoss < 0.05,
    explanation:
      "The deep one stayed above a test loss of 0.1 for 500 epochs in all 100 starts, and the wide one fell below 0.05 within 150 in all 100. All that a layer of two neurons passes on is two numbers, and two blurred lines can't close a shape; the layers behind can bend that picture, not mend it. Depth pays where each layer is wide enough to keep what the next one needs: see the spiral.",
  },
  {
    id: "xor",
    title: "XOR, with points everywhere",
    question:
      "One neuron can't do XOR (chapter 2). What is the least that you must add? Blue is where the signs agree, as in the TensorFlow Playground: chapter 2's XOR with the two answers swapped, and as hard.",
    predict: "How many hidden neurons? Or would one more input do?",
    steps: [
      "Press Play: without hidden neurons it fails.",
      "Choose ReLU, add a hidden layer with 2 neurons, then 3, then 4, and play each time for about 100 epochs. Where the loss gets stuck, try New weights too.",
      "Later, for comparison: no hidden layer, and x₁x₂ as the only input.",
    ],
    settings: { dataset: "xor", hidden_layers: [] },
    controls: ["neurons", "activation", "new_weights"],
    goal: "A test loss below 0.05 with x₁ and x₂ as the only inputs.",
    reached: ({ settings, session }) => isPlain(settings, "xor") && session.testLoss < 0.05,
    explanation:
      "Three ReLU neurons can do it, with luck: they came below 0.05 within 100 epochs in about half of the starts. Four did in about 9 of 10, and eight in all 100. Two stayed above 0.1 for 500 epochs in all 100. For the four corners of chapter 2 two are enough, but here the points fill four whole squares. If yours gets stuck, press New weights and play again, or add a neuron: a spare one makes up for one with a bad start. And with the input x₁x₂ one neuron does it: the product is positive where the signs agree, and there the points are blue. It came below 0.05 within 20 epochs in all 100.",
  },
  {
    id: "zero-start",
    title: "Why start with random weights?",
    question: "Here all weights and biases start at 0. Isn't that the fairest start?",
    predict: "What will the hidden neurons have learned after 100 epochs?",
    steps: [
      "Press Play for about 100 epochs, and press the hidden neurons one by one.",
      "Switch off “Start with all weights and biases at 0”, and play for about 150 epochs.",
    ],
    settings: { zero_start: true },
    controls: ["zero_start"],
    goal: "A test loss below 0.05.",
    reached: ({ settings, session }) => isPlain(settings, "circle") && session.testLoss < 0.05,
    explanation:
      "Nothing: all weights are still 0. The hidden neurons are all alike, so a correction can't tell them apart; and behind weights of 0, none even reaches them. Only the output's bias moved. The test loss stayed above 0.49 for 300 epochs in all 100 starts with tanh, and in all 100 with ReLU. Random first weights make the neurons different, so that each can find a task of its own.",
  },
];

/** The ids of experiments that are reached, with the one that is set up added where its goal is met. */
export function goalsOf({ experiment, goals_reached, ...now }) {
  const open = EXPERIMENTS.find(({ id }) => id === experiment);
  const isNew = open && !goals_reached.includes(open.id) && open.reached(now);
  return isNew ? [...goals_reached, open.id] : goals_reached;
}
