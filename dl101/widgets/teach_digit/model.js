// A state: whose drawings are shown, those to learn from and those held out, and which one is drawn next.
// Nothing here knows of the page, so `node --test` can import it.

import { prepare } from "../data/drawings.js";
import { HANDS } from "../data/hands.js";
import { drawings, ROUNDS, SLOTS, slotOf } from "../lib/kept_drawings.js";
import { bool, oneOf } from "../lib/traits.js";
import { features } from "../nn/digit_cnn.js";

export const RATE = 0.03; // of gradient descent (tools/measure/convolution/teaching.py)
export const LAST = 150; // steps, at most
export const EVERY = 5; // steps, after which one can look
export const OWN = "yours";
export const HAND_NAMES = [OWN, ...Object.keys(HANDS)];
/** Drawings of the first and third round are for learning, those of the second and fourth are held out. */
export const LEARNED = [1, 3];
const FIRST = 2; // rounds that are asked for at first

export const START = {
  hand: OWN,
  taught: false,
  steps: LAST,
  sevens: false,
  mixed: false,
  was_taught: false,
  asked: "",
};

/** {trait: rule}. `asked`: the slot that is being drawn, "" for the first one that is empty. */
export const RULES = {
  hand: oneOf(HAND_NAMES),
  drawings: drawings(),
  asked: oneOf(["", ...SLOTS]),
  taught: bool(),
  steps: oneOf(
    Array.from({ length: LAST / EVERY }, (_, i) => (i + 1) * EVERY),
    LAST,
  ),
  sevens: bool(),
  mixed: bool(),
  was_taught: bool(),
};

export const roundOf = (slot) => Number(slot.at(-1));
export const digitOf = (slot) => Number(slot[0]);
export const isLearned = (slot) => LEARNED.includes(roundOf(slot));

/** The drawings that are shown: {"3/1": strokes, …}. */
export const drawingsOf = ({ hand, drawings: own }) => (hand === OWN ? own : HANDS[hand]);

const looked = new WeakMap(); // by a drawing's strokes

/** {ink, features} of a drawing: 64 numbers from 0 to 16, and the 256 that the dense layers take. */
export function lookAt(strokes) {
  if (!looked.has(strokes)) {
    const { ink } = prepare(strokes);
    looked.set(strokes, { ink, features: features(ink) });
  }
  return looked.get(strokes);
}

const sorted = new WeakMap(); // by drawings

/** Each as [{slot, digit, strokes, ink, features}], in the order of the slots: those to learn from, and the held-out ones;
 * with a text that only the same drawings have. */
function sortedOf(state) {
  const all = drawingsOf(state);
  if (!sorted.has(all)) {
    const list = SLOTS.filter((slot) => all[slot]).map((slot) => ({
      slot,
      digit: digitOf(slot),
      strokes: all[slot],
      ...lookAt(all[slot]),
    }));
    const part = (isWanted) => {
      const own = list.filter(({ slot }) => isWanted(slot));
      return { list: own, key: JSON.stringify(own.map(({ slot, strokes }) => [slot, strokes])) };
    };
    sorted.set(all, {
      learned: part(isLearned),
      sevens: part((slot) => isLearned(slot) && digitOf(slot) === 7),
      heldOut: part((slot) => !isLearned(slot)),
    });
  }
  return sorted.get(all);
}
/** {list, key}: what is learned from. */
export const learnedPart = (state) => sortedOf(state)[state.sevens ? "sevens" : "learned"];
export const learnedOf = (state) => learnedPart(state).list;
export const heldOutPart = (state) => sortedOf(state).heldOut;
export const heldOutOf = (state) => heldOutPart(state).list;

/** The rounds that have a row: two, and more where something is drawn or asked for. */
export function roundsOf(state) {
  const used = [...Object.keys(drawingsOf(state)), ...(state.asked ? [state.asked] : [])].map(roundOf);
  return ROUNDS.slice(0, Math.max(FIRST, ...used));
}

/** The next empty slot after `slot`, in the rounds that have a row; "" where all are drawn. */
export function nextSlot(state, slot = "") {
  const open = SLOTS.filter((one) => roundsOf(state).includes(roundOf(one)) && !drawingsOf(state)[one]);
  const at = SLOTS.indexOf(slot);
  return open.find((one) => SLOTS.indexOf(one) > at) ?? open[0] ?? "";
}

/** The slot that is drawn now: where all are drawn, the one that was drawn last. */
export const askedOf = (state) => state.asked || nextSlot(state) || slotOf(0, 1);

/** Whether another round can be asked for. */
export const canAskMore = (state) =>
  state.hand === OWN && !nextSlot(state) && roundsOf(state).length < ROUNDS.length;

/** With something else to learn from, nothing was taught yet: that is no weight taken back. */
export const UNTAUGHT = { taught: false, was_taught: false };

/** What changes when the slot's drawing becomes `strokes`. What was learned from another one is taken back. */
export function withDrawing(state, slot, strokes) {
  const { [slot]: _, ...others } = state.drawings;
  const own = strokes.length ? { ...others, [slot]: strokes } : others;
  return { drawings: own, asked: slot, ...(isLearned(slot) && UNTAUGHT) };
}
