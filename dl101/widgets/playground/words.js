// What the Playground shows, in words.

import { listOf, withCommas } from "../lib/format.js";
import { nameOf, unitCount } from "../nn/units.js";
import { accuracy, lossText } from "./training/score.js";
import { isRegression, lossKind } from "./training/settings.js";

const colorOf = (value) => (value > 0 ? "blue" : "orange");
const percent = (share) => `${Math.floor(share * 1000) / 10} %`; // 99.96 % is not 100 %

/** "2 inputs, hidden layers of 4 and 2 neurons, 1 output" */
function shapeInWords({ inputs, hidden_layers }) {
  const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const layers =
    hidden_layers.length === 0
      ? "no hidden layer"
      : hidden_layers.length === 1
        ? `a hidden layer of ${many(hidden_layers[0], "neuron")}`
        : `hidden layers of ${listOf(hidden_layers.map(String))} neurons`;
  return `${many(inputs.length, "input")}, ${layers}, 1 output`;
}

function scores({ settings, session }) {
  const { rows, testLoss, trainLoss } = session;
  if (rows.train.count + rows.test.count === 0) return "There are no points yet.";
  const losses = `Training loss ${lossText(trainLoss)}, test loss ${lossText(testLoss)}.`;
  if (isRegression(settings)) {
    const miss = Math.sqrt(2 * (Number.isNaN(testLoss) ? trainLoss : testLoss));
    return `${losses} Its answers are typically ${miss.toFixed(2)} away from the label.`;
  }
  const parts = [
    rows.train.count ? `${percent(accuracy(session, rows.train))} of the training points` : "",
    rows.test.count ? `${percent(accuracy(session, rows.test))} of the test points` : "",
  ].filter(Boolean);
  return `${losses} ${listOf(parts)} lie on the right side.`;
}

/** Where the map of the output is blue and where orange. */
function picture({ session }) {
  session.drawHeatMaps();
  const { heatMaps, engine } = session;
  const { size } = heatMaps;
  const map = heatMaps.of(unitCount(engine.sizes) - 1);
  const [center, ...corners] = [
    Math.floor(size / 2) * size + Math.floor(size / 2),
    0,
    size - 1,
    size * (size - 1),
    size * size - 1,
  ].map((at) => colorOf(map[at]));
  const names = ["top left", "top right", "bottom left", "bottom right"];
  const other = names.filter((_, i) => corners[i] !== center);
  const places = other.length === 4 ? "in all four corners" : other.length ? `at the ${listOf(other)}` : "";
  const opposite = center === "blue" ? "orange" : "blue";
  return `The output is ${center} in the middle${places ? ` and ${opposite} ${places}` : " and in all four corners"}.`;
}

/** The readout: `now` is the demo's state with the session and what is selected. */
export function describe(now) {
  const { session, settings, selected } = now;
  const last = unitCount(session.engine.sizes) - 1;
  const shown =
    selected === null || selected >= last
      ? ""
      : `The plot shows ${nameOf(session.engine.sizes, settings.inputs, selected)}.`;
  const loss = lossKind(settings) === "cross-entropy" ? " The loss is cross-entropy." : "";
  return `Epoch ${withCommas(session.epoch)}: ${shapeInWords(settings)}. ${scores(now)}${loss} ${picture(now)} ${shown}`.trim();
}
