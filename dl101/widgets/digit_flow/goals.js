// What there is to reach, and the presets.

import { DIGITS, flowBefore, flowOf, hasCome, readings, START, stepOf, updatesOf } from "./model.js";

const SURE = 0.9; // an error above it, at a wrong digit
export const TAUGHT = 118; // a 6 that the network reads as a 1
const HALF = DIGITS.length / 2;

export const GOALS = [
  {
    id: "silent",
    text: "Go to step 8, δ. Find a hidden neuron that no error gets through, and press it to read why",
    show: () => ({ ...START, step: stepOf("dh") }),
  },
  {
    id: "sure",
    text: `Find the digit that the network misreads and is sure of: its error at a wrong answer is above ${SURE}`,
    show: () => ({ ...START, step: stepOf("errors") }),
    place: ".digits",
  },
  {
    id: "teach",
    text: "The 6 is read as a 1. Teach it in a single update, so that no other digit loses its right answer",
    show: () => ({ ...START, digit: TAUGHT, step: stepOf("loss") }),
    place: ".update-button",
  },
  {
    id: "price",
    text: "Find a rate so large that one update ruins the network: more than half of the twelve are misread",
    show: () => ({ ...START, step: stepOf("loss") }),
    place: ".update-button",
  },
];

/** Each digit that the book's network reads right is still read right. */
function keepsAll(state) {
  const now = readings(state).digits;
  return readings(state, true).digits.every(
    ({ label, answer }, i) => answer !== label || now[i].answer === label,
  );
}

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const flow = flowOf(state);
  const updates = updatesOf(state);
  const [digit] = updates[0] ?? [];
  const isOne = updates.length === 1 && flowBefore(state) !== null;
  const wrong = flow.errors.filter((_, i) => i !== flow.label);
  const earned = {
    silent: hasCome(state, "deltas") && state.chosen !== "" && flow.h[state.chosen] === 0,
    sure:
      hasCome(state, "errors") && !updates.length && flow.target === flow.label && Math.max(...wrong) > SURE,
    teach:
      isOne &&
      digit === TAUGHT &&
      flow.target === flow.label &&
      flow.answer === flow.label &&
      keepsAll(state),
    price: isOne && readings(state).right < HALF,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

/** What there is to say on a goal that is nearly reached. */
export function notes(state) {
  const isLater = updatesOf(state).length > 1 && readings(state).right < HALF;
  return isLater ? { price: "That took more than one update: press “Original network”, then try." } : {};
}

// A preset is a small story: what it sets, and what there is to see.
export const PRESETS = [
  {
    id: "read",
    name: "It reads a 2",
    change: () => ({ ...START, step: stepOf("p") }),
    lesson: () =>
      "Chapter 3's digit: a 2 with p = 0.816, and 0.182 for a 3. Press “Step” and follow what that error of 0.184 does.",
  },
  {
    id: "mistake",
    name: "A sure mistake",
    change: () => ({ ...START, digit: TAUGHT, step: stepOf("errors") }),
    lesson: () =>
      "This 6 is read as a 1 with p = 0.959. The errors are large at two outputs: +0.959 at the 1, −0.981 at the 6. A step of gradient descent lowers one and raises the other.",
  },
  {
    id: "learned",
    name: "Nothing to learn",
    change: () => ({ ...START, digit: 274, step: stepOf("dW1") }),
    lesson: () =>
      "The network reads this 3 right and is sure of it, so p − y is almost 0 at each output. All gradients are products with these errors: almost 0 too.",
  },
  {
    id: "another",
    name: "Another answer",
    change: () => ({ ...START, target: 3, step: stepOf("dW1") }),
    lesson: () =>
      "The same ink, but the target is a 3. Forward, nothing changed; on the way back all did. Each neuron's gradient is the digit, orange where its weights on the ink will grow, blue where they will shrink.",
  },
];
