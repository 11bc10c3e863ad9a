// The data sets as small pictures, one of which is chosen.

import { DATASETS, pointsOf } from "../../data/datasets.js";
import { createRandom } from "../../data/seedrandom.js";
import { freshId, h } from "../../lib/dom.js";
import { colorKey } from "../plot/map_paint.js";
import { drawPoints } from "../plot/points.js";

/** The data sets for one `problem`; `choose(id)` runs when one is picked. */
export function createDatasetChoice({ problem, choose }) {
  const group = freshId("dataset");
  const sets = [...DATASETS.filter((one) => one.problem === problem), { id: "own", name: "Your own" }];
  const options = sets.map(({ id, name }) => {
    const input = h("input", { type: "radio", name: group, value: id, onchange: () => choose(id) });
    const picture = createThumbnail(id);
    const element = h("label", { class: "dataset" }, input, picture.element, h("span", {}, name));
    return { id, input, picture, element };
  });
  return {
    element: h(
      "fieldset",
      { class: "datasets" },
      h("legend", {}, "Points"),
      h("div", { class: "datasets-row" }, ...options.map(({ element }) => element)),
    ),
    show(chosen, now) {
      for (const { id, input, picture } of options) {
        input.checked = id === chosen;
        picture.show(now);
      }
    },
  };
}

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
      const regression = made ? made.problem === "regression" : settings.problem === "regression";
      const key = `${colorKey(colors)} ${regression}`;
      if (key === drawn && points === own) return;
      [drawn, points] = [key, own];
      const context = canvas.getContext("2d");
      context.clearRect(0, 0, SIZE, SIZE);
      if (own?.length === 0) drawPlus(context, colors);
      else drawPoints(context, sample ?? pointsOf(own), { size: SIZE, radius: 2.4, regression, colors });
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
