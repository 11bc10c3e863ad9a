// The demo `Pooling`: shift a picture, and see which of its pooled cells stay as they were.

import { clamp } from "../lib/arithmetic.js";
import grid from "../lib/cell_grid.css";
import { createCellGrid } from "../lib/cell_grid.js";
import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { short } from "../lib/format.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { numbers, oneOf } from "../lib/traits.js";
import { poolingCode } from "./code.js";
import { GOALS, PRESETS, reached } from "./goals.js";
import {
  cellOf,
  isShifted,
  KINDS,
  MOST,
  PICTURES,
  poolingOf,
  SIDE,
  SIZES,
  START,
  windowOf,
} from "./model.js";
import css from "./pooling.css";
import { describe, placeWords } from "./words.js";

const INK = 16; // of a full cell

const rules = {
  picture: oneOf(PICTURES),
  shift: numbers(START.shift, { low: -MOST, high: MOST, whole: true }),
  size: oneOf(SIZES),
  kind: oneOf(Object.keys(KINDS)),
  cell: numbers(START.cell, { low: 0, high: SIDE / 2 - 1, whole: true }),
};

function build({ root, state, parts, edit, end }) {
  const read = () => state.read();
  const look = (cell) => state.edit({ cell });
  const picture = createPicture({ read, look, shift: (shift) => edit({ shift }, "drag"), end });
  const [pooled, before] = [createPooled(look), createPooled(look)];
  const titles = ["Picture", "", "Before"].map((text) => h("p", { class: "board-title" }, text));
  const board = (i, part) => h("div", { class: "board" }, titles[i], part.element);
  const settings = createSettings({ read, edit, end });
  root.append(
    settings.element,
    h("div", { class: "boards", "data-picture": "" }, board(0, picture), board(1, pooled), board(2, before)),
    settings.sliders,
    parts.readout,
    h("div", { class: "more" }, column(parts.presets, parts.toolbar), column(parts.goals)),
    parts.code,
  );
  return (now) => {
    const pooling = poolingOf(now);
    settings.draw(now);
    picture.draw(now, pooling);
    pooled.draw(now, pooling, "After the shift", pooling.pooled);
    before.draw(now, pooling, "Before the shift", pooling.pooledBefore);
    setText(titles[1], isShifted(now) ? `Kept: ${pooling.kept} of ${pooling.side ** 2}` : "Pooled");
  };
}

/** Picture, size and kind, and two sliders for the shift. */
function createSettings({ read, edit, end }) {
  const picture = createSelect({
    label: "Picture",
    options: PICTURES.map((id) => ({ id, text: id })),
    choose: (id) => edit({ picture: id }),
  });
  const size = createSelect({
    label: "Window",
    options: SIZES.map((id) => ({ id, text: `${id} × ${id}` })),
    choose: (id) => edit({ size: id }),
  });
  const kind = createChoice({
    legend: "Pooling",
    options: Object.keys(KINDS).map((id) => ({ id, text: id })),
    choose: (id) => edit({ kind: id }),
  });
  const slider = (name, axis) =>
    createNumberSlider({
      name,
      low: -MOST,
      high: MOST,
      step: 1,
      decimals: 0,
      change: (value) => edit({ shift: read().shift.map((old, i) => (i === axis ? value : old)) }, name),
      end,
    });
  const sliders = [slider("Down", 0), slider("Right", 1)];
  return {
    element: h("div", { class: "settings" }, picture.element, size.element, kind.element),
    sliders: h("div", { class: "shift" }, sliders[1].element, sliders[0].element),
    draw(now) {
      picture.show(now.picture);
      size.show(now.size);
      kind.show(now.kind);
      for (const axis of [0, 1]) sliders[axis].show(now.shift[axis]);
    },
  };
}

/** The shifted picture in its windows, with the pixel that won in each; dragging shifts it. */
function createPicture({ read, look, shift, end }) {
  const windowAt = (place) => place.map((value) => Math.floor(value / read().size));
  let grip = null; // where the drag began, and the shift then
  const board = createCellGrid({
    choose: (place) =>
      look(windowAt(place).map((value) => Math.min(value, Math.floor(SIDE / read().size) - 1))),
    drag: {
      isOn: () => true,
      paint(place, isFirst) {
        if (isFirst) grip = { place, shift: read().shift };
        const by = place.map((value, axis) =>
          clamp(grip.shift[axis] + value - grip.place[axis], -MOST, MOST),
        );
        if (String(by) !== String(read().shift)) shift(by);
      },
      end,
    },
  });
  return {
    element: board.element,
    draw(now, pooling) {
      const { size, kind } = now;
      const cell = cellOf(now, pooling);
      const last = pooling.side * size - 1; // of the rows that are read
      const winners = new Set(
        pooling.pooled.flatMap((row, i) =>
          row.flatMap((_, j) => windowOf(pooling, now, [i, j]).winners.map(String)),
        ),
      );
      board.draw({
        label: "Picture, shifted",
        from: 0,
        to: SIDE - 1,
        current: cell.map((value) => value * size),
        frame: { place: cell.map((value) => value * size), side: size },
        cellAt(place) {
          const ink = pooling.image[place[0]][place[1]];
          const isLeft = place.some((value) => value > last);
          const hasWon = kind === "max" && winners.has(String(place));
          const [endsRow, endsColumn] = place.map(
            (value) => value % size === size - 1 && value <= last && value < SIDE - 1,
          );
          return {
            text: String(ink),
            name: `${placeWords(place)}: ${ink}${hasWon ? ", the largest of its window" : ""}${isLeft ? ", never read" : ""}`,
            look: `is-ink ${isLeft ? "is-unread" : ""} ${hasWon ? "is-touched" : ""} ${endsRow ? "ends-row" : ""} ${endsColumn ? "ends-column" : ""}`,
            share: ink / INK,
          };
        },
      });
    },
  };
}

/** Pooled cells; those that the shift changed are marked. */
function createPooled(look) {
  const board = createCellGrid({ choose: look });
  return {
    element: board.element,
    draw(now, pooling, label, values) {
      const chosen = String(cellOf(now, pooling));
      board.draw({
        label,
        from: 0,
        to: pooling.side - 1,
        current: cellOf(now, pooling),
        cellAt(place) {
          const [row, column] = place;
          const value = values[row][column];
          const isChanged = pooling.pooled[row][column] !== pooling.pooledBefore[row][column];
          return {
            text: short(value, 1),
            name: `${placeWords(place)}: ${short(value, 2)}${isChanged ? ", changed" : ""}`,
            look: `is-ink ${isChanged ? "is-changed" : ""} ${String(place) === chosen ? "is-spot" : ""}`,
            share: value / INK,
          };
        },
      });
    },
  };
}

export default defineDemo({
  name: "Pooling",
  css: grid + css,
  rules,
  undoable: ["picture", "shift", "size", "kind"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: poolingCode,
  build,
});
