// What there is to reach, and the presets.

import { isDigit, isShifted, poolingOf, START } from "./model.js";

const MORE = 5; // cells that max pooling keeps beyond average pooling

export const GOALS = [
  {
    id: "still",
    text: "Shift a digit so that not one pooled cell changes. The size may help",
    show: () => START,
  },
  {
    id: "border",
    text: "The dots: shift them by one pixel so that pooled cells change",
    show: () => ({ ...START, picture: "dots" }),
  },
  {
    id: "average",
    text: `Find a shift of a digit at which average pooling keeps ${MORE} cells fewer than max pooling`,
    show: () => ({ ...START, kind: "average" }),
  },
  {
    id: "left-over",
    text: "Find a size at which the last rows and columns are never read",
    show: () => START,
  },
];

const kept = (state, kind) => poolingOf({ ...state, kind }).kept;

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const { pooled, kept: same, left } = poolingOf(state);
  const isOne = Math.abs(state.shift[0]) + Math.abs(state.shift[1]) === 1;
  const earned = {
    still: isDigit(state) && isShifted(state) && same === pooled.flat().length,
    border: state.picture === "dots" && isOne && same < pooled.flat().length,
    average:
      isDigit(state) && state.kind === "average" && kept(state, "max") - kept(state, "average") >= MORE,
    "left-over": left > 0,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

const scene = (changes) => () => ({ ...START, ...changes });

// A preset is a small story: what it sets, and what there is to see.
export const PRESETS = [
  {
    id: "right",
    name: "One pixel to the right",
    change: scene({ shift: [0, 1] }),
    lesson: (state) => {
      const { kept: cells, keptPixels } = poolingOf(state);
      return `The 7 moved by one pixel. ${keptPixels} of 64 pixels are as they were, and ${cells} of 16 pooled cells. Max pooling forgives some of a small shift, not all of it.`;
    },
  },
  {
    id: "inside",
    name: "Inside the windows",
    change: scene({ picture: "dots", shift: [1, 1], cell: [1, 1] }),
    lesson: () =>
      "Each dot moved, but stayed in its window of 2 × 2. So the largest number of each window is as it was, and all 16 cells are kept.",
  },
  {
    id: "checks",
    name: "The price",
    change: scene({ picture: "checkerboard", shift: [0, 1], cell: [1, 1] }),
    lesson: (state) =>
      `Only ${poolingOf(state).keptPixels} of 64 pixels are as they were, yet no pooled cell changed: there is ink in each window. Pooling keeps that there is something, and forgets where in the window.`,
  },
  {
    id: "larger",
    name: "Larger windows",
    change: scene({ size: 4, shift: [0, -1], cell: [0, 1] }),
    lesson: (state) =>
      `With windows of 4 × 4, four numbers stand for 64 pixels. ${poolingOf(state).kept} of 4 survive this shift of the 7, but they say little about what is drawn.`,
  },
];
