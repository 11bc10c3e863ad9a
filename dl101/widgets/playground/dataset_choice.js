// The data sets as small pictures, one of which is chosen.

import { freshId, h } from "../lib/dom.js";
import { DATASETS } from "./datasets.js";
import { createThumbnail } from "./thumbnail.js";

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
