// What there is to reach, and the presets.

import { isRight, isTelling, nextAsked } from "./guess.js";
import { dropped, START, sizeOf } from "./model.js";
import { kernelOf, pictureOf, turned } from "./pictures.js";

/** A kernel whose rows and columns differ, so that a slip changes the sum. */
const UNEVEN = [
  [1, 0, 2],
  [0, 3, -1],
  [-2, 1, 0],
];
const asked = () => {
  const state = { ...START, image: pictureOf("seven", 8), kernel: UNEVEN, predict: "on", cell: [0, 0] };
  return { ...state, cell: nextAsked(state) };
};

export const GOALS = [
  {
    id: "right-edge",
    text: "Edit a 3×3 kernel so that it is blue at right edges only, and 0 on flat areas and where only rows differ",
    show: () => ({ ...START, kernel: kernelOf("identity", 3), part: "kernel", weight: [1, 1] }),
  },
  {
    id: "move",
    text: "Find a kernel that moves the picture one cell to the right and changes nothing else",
    show: () => ({
      ...START,
      image: pictureOf("seven", 8),
      kernel: kernelOf("identity", 3),
      padding: 1,
      part: "kernel",
      weight: [1, 1],
    }),
  },
  {
    id: "same-size",
    text: "With a 5×5 kernel, make the output as large as the picture",
    show: () => ({ ...START, image: pictureOf("plus", 8), kernel: kernelOf("blur", 5) }),
  },
  {
    id: "drop",
    text: "Find settings at which the last two rows and columns of the picture are never read",
    show: () => START,
  },
  {
    id: "by-hand",
    text: "Predict: compute a covered output cell by hand",
    show: asked,
  },
];

const sum = (values) => values.reduce((total, value) => total + value, 0);
const isZero = (value) => Math.abs(value) < 1e-9;

/** 0 on flat areas and where only rows differ; where the ink ends on its right, never negative, and 1 or more once. */
export function isRightEdge(kernel) {
  const columns = kernel[0].map((_, j) => sum(kernel.map((row) => row[j])));
  const answers = columns.slice(0, -1).map((_, j) => sum(columns.slice(0, j + 1)));
  return (
    kernel.every((row) => isZero(sum(row))) &&
    answers.every((answer) => answer > -1e-9) &&
    Math.max(...answers) > 1 - 1e-9
  );
}

/** One weight of 1 alone, on the pixel to the left of the output's own place. */
export function movesRight({ kernel, stride, padding, dilation, image }) {
  return (
    stride === 1 &&
    sizeOf({ kernel, stride, padding, dilation, image }) === image.length &&
    kernel.every((row, i) =>
      row.every((w, j) => w === Number(i * dilation === padding && j * dilation === padding - 1)),
    ) &&
    sum(kernel.flat()) === 1
  );
}

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const { kernel, image, part } = state;
  const size = sizeOf(state);
  const hasInk = image.flat().some((ink) => ink > 0);
  const earned = {
    "right-edge": kernel.length === 3 && isRightEdge(kernel),
    move: hasInk && movesRight(state),
    "same-size": kernel.length === 5 && size === image.length,
    drop: size > 0 && dropped(state) >= 2,
    "by-hand": part === "output" && isRight(state) && isTelling(state),
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

/** What there is to say on a goal that is nearly reached. */
export function notes(state) {
  const isEasy = isRight(state) && !isTelling(state);
  return isEasy ? { "by-hand": "Right, but nearly all products are 0 here: press “Next cell”." } : {};
}

const scene = (changes) => () => ({ ...START, ...changes });

// A preset is a small story: what it sets, and what there is to see.
export const PRESETS = [
  {
    id: "edges",
    name: "Edges of a bar",
    change: scene({}),
    lesson: () =>
      "The kernel subtracts what is on its left from what is on its right. So it is blue where ink begins, orange where it ends, and 0 where nothing changes. The same nine weights look everywhere.",
  },
  {
    id: "slope",
    name: "A ramp",
    change: scene({ image: pictureOf("ramp", 8), cell: [2, 3] }),
    lesson: () =>
      "The picture grows darker by 1 with each column. The edge kernel answers 6 everywhere: it reads the change, not how dark it is.",
  },
  {
    id: "blurred",
    name: "Blur a 7",
    change: scene({ image: pictureOf("seven", 8), kernel: kernelOf("blur", 3), padding: 1, cell: [2, 4] }),
    lesson: () =>
      "All nine weights are 1/9: each output cell is the average of its window. Choose a pixel of the 7: it goes into nine output cells.",
  },
  {
    id: "checks",
    name: "Blind to checks",
    change: scene({ image: pictureOf("checkerboard", 8), cell: [2, 2] }),
    lesson: () =>
      "There are edges between all these cells, and the output is 0: the columns to the left and to the right of the middle are alike. A kernel sees its own pattern alone. Choose the kernel “sharpen”, or change one weight.",
  },
  {
    id: "left-over",
    name: "Stride 2",
    change: scene({ image: pictureOf("seven", 8), stride: 2, cell: [1, 1] }),
    lesson: () =>
      "The window moves by 2. (8 − 3) / 2 is 2.5, and ⌊2.5⌋ is 2: the last row and column, shaded, are dropped. That is no error. With padding 1 each pixel is read.",
  },
  {
    id: "apart",
    name: "Dilation 2",
    change: scene({ image: pictureOf("plus", 8), kernel: kernelOf("blur", 3), dilation: 2, cell: [1, 1] }),
    lesson: () =>
      "Nine weights, two cells apart: the window spans 5 × 5 cells and reads nine of them. It sees farther with as many weights.",
  },
  {
    id: "turn",
    name: "Turn the kernel",
    change: ({ kernel }) => ({ kernel: turned(kernel), predict: "off", guess: "" }),
    lesson: () =>
      "The kernel is turned by 180°, as convolution in mathematics does. PyTorch leaves it as it is (cross-correlation). For a network it makes no difference: it would learn the turned weights.",
  },
];
