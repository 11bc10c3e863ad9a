// The board of the picture: look at its pixels, or draw.

import { createCellGrid } from "../lib/cell_grid.js";
import { button, h, set } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { figure, numberByKey, title } from "./figure.js";
import {
  bounds,
  INKS,
  inkAt,
  isPadding,
  placeIn,
  range,
  reachOf,
  readBy,
  readRows,
  withCell,
} from "./model.js";
import { placeWords } from "./words.js";

/** `change`, `look` and `end` as in boards.js; `point(place)` tells where the mouse is. */
export function createPictureBoard({ read, change, look, end, point }) {
  let stroke = 0; // the ink that the pressed pointer leaves
  const paint = (place, ink) => {
    const { image } = read();
    if (!isPadding({ image }, place) && inkAt({ image }, place) !== ink)
      change({ image: withCell(image, place, ink), part: "input", cell: place }, "stroke");
  };
  const drag = {
    isOn: () => read().tool === "draw",
    paint(place, isFirst) {
      const now = read();
      if (isFirst) stroke = inkAt(now, place) === now.ink ? 0 : now.ink;
      paint(place, stroke);
    },
    end,
  };
  const grid = createCellGrid({
    choose: (cell) => look({ part: "input", cell }),
    point,
    drag,
    key(event, place) {
      const now = read();
      const old = inkAt(now, place);
      const ink = event.key === " " ? (old ? 0 : now.ink) : numberByKey(event, old, INKS);
      if (ink === null) return false;
      paint(place, ink);
      end();
      return true;
    },
  });
  const draw = button("Draw", () => look({ tool: drag.isOn() ? "look" : "draw" }), "chip");
  const ink = createSelect({
    label: "Ink to draw with",
    options: range(1, INKS.high).map((id) => ({ id, text: String(id) })),
    choose: (value) => look({ ink: value }),
    isNamed: false,
  });
  return {
    element: figure(
      "input",
      h("div", { class: "row board-head" }, title("Picture"), draw, ink.element),
      grid.element,
    ),
    draw(now, { spot, mark }) {
      const most = Math.max(1, ...now.image.flat());
      const rows = readRows(now);
      set(draw, { "aria-pressed": String(now.tool === "draw") });
      ink.show(now.ink);
      ink.element.hidden = now.tool !== "draw";
      grid.draw({
        label: "Pixels of the picture",
        ...bounds(now, "input"),
        current: placeIn(now, "input", now.cell),
        isChosen: now.part === "input",
        frame: windowOf(now, spot),
        cellAt(place) {
          const value = inkAt(now, place);
          const [isPad, isUnread] = [isPadding(now, place), place.some((line) => !rows.has(line))];
          return {
            text: String(value),
            name: `${placeWords(place)}: ${value}${isPad ? ", padding" : ""}${isUnread ? ", never read" : ""}`,
            look: `is-ink ${isPad ? "is-padding" : ""} ${isUnread ? "is-unread" : ""} ${mark(place)}`,
            share: value / most,
          };
        },
      });
    },
  };
}

/** The square around all that an output cell reads. */
const windowOf = (state, { part, place }) =>
  part === "output" ? { place: readBy(state, place, [0, 0]), side: reachOf(state) } : null;
