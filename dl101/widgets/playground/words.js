// What the Playground shows, in words.

import { listOf, withCommas } from "../lib/format.js";
import { nameOf, unitCount } from "../nn/units.js";
import { accuracy, lossText } from "./training/score.js";
import { isRegression, lossKind } from "./training/settings.js";

const colorOf = (value) => (Math.abs(value) < 0.1 ? "almost 0" : value > 0 ? "blue" : "orange");
const percent = (share) => `${Math.floor(share * 1000) / 10}%`; // 99.96% is not 100%

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

// Places of the plane, by row and column of three each.
const MIDDLE = 4;
const SIDES = [
  { name: "at the top", of: 1, places: [0, 1, 2] },
  { name: "on the left", of: 3, places: [0, 3, 6] },
  { name: "on the right", of: 5, places: [2, 5, 8] },
  { name: "at the bottom", of: 7, places: [6, 7, 8] },
];
const CORNERS = {
  0: "at the top left",
  2: "at the top right",
  6: "at the bottom left",
  8: "at the bottom right",
};

/** Where the map of the output is blue, where orange, and where neither can be seen. */
function picture({ session }) {
  session.drawHeatMaps();
  const { heatMaps, engine } = session;
  const { size } = heatMaps;
  const map = heatMaps.of(unitCount(engine.sizes) - 1);
  const lines = [0, Math.floor(size / 2), size - 1];
  const colors = lines.flatMap((row) => lines.map((column) => colorOf(map[row * size + column])));
  const kinds = [...new Set([colors[MIDDLE], ...colors])];
  if (kinds.length === 1) return `The output is ${kinds[0]} everywhere.`;
  const said = kinds.map((kind) => `${kind} ${whereIs(colors.map((color) => color === kind))}`);
  return `The output is ${said.join("; ")}.`;
}

/** The names of places: a side where its middle is among them, a corner that lies on none of these sides. */
function whereIs(isThere) {
  const middle = isThere[MIDDLE] ? ["in the middle"] : [];
  if (isThere.every((is, place) => is !== (place === MIDDLE))) return "all around";
  const sides = SIDES.filter(({ of }) => isThere[of]);
  const corners = Object.keys(CORNERS).filter(
    (place) => isThere[place] && !sides.some(({ places }) => places.includes(Number(place))),
  );
  return listOf([...middle, ...sides.map(({ name }) => name), ...corners.map((place) => CORNERS[place])]);
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
