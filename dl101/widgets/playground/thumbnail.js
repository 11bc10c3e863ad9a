// A data set as a small picture: what its radio button shows.

import { h } from "../lib/dom.js";
import { DATASETS, pointsOf } from "./datasets.js";
import { colorKey } from "./map_paint.js";
import { drawPoints } from "./plot_drawing.js";
import { createRandom } from "./random.js";

const SIZE = 88; // px of the canvas; it is shown half as large
const COUNT = 160;

/** `dataset`: an id of DATASETS, or "own": the learner's points, a plus sign where there are none. */
export function createThumbnail(dataset) {
  const canvas = h("canvas", { class: "thumbnail", width: SIZE, height: SIZE, "aria-hidden": "true" });
  const made = DATASETS.find(({ id }) => id === dataset);
  const sample = made ? pointsOf([...made.make(COUNT, 0, createRandom("thumbnail"))]) : null;
  let [drawn, points] = ["", null];
  return {
    element: canvas,
    show({ colors, settings }) {
      const own = sample ? null : settings.points;
      const is_regression = made ? made.problem === "regression" : settings.problem === "regression";
      const key = `${colorKey(colors)} ${is_regression}`;
      if (key === drawn && points === own) return;
      [drawn, points] = [key, own];
      const context = canvas.getContext("2d");
      context.clearRect(0, 0, SIZE, SIZE);
      if (own?.length === 0) drawPlus(context, colors);
      else drawPoints(context, sample ?? pointsOf(own), { size: SIZE, radius: 2.4, is_regression, colors });
    },
  };
}

function drawPlus(context, { positive }) {
  context.strokeStyle = `rgb(${positive.map(Math.round).join(" ")})`;
  context.lineWidth = 5;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(SIZE / 2, SIZE * 0.28);
  context.lineTo(SIZE / 2, SIZE * 0.72);
  context.moveTo(SIZE * 0.28, SIZE / 2);
  context.lineTo(SIZE * 0.72, SIZE / 2);
  context.stroke();
}
