// What a learner has written in the exercises above one on its page: in the notebook it is there, so it is here.

import { keptRight } from "./work.js";

const keyOf = (card) => card.dataset.key.replace("exercise/", "");

/**
 * The exercises above the one with the key `name` that `code` uses, or that those use, in the order of the page:
 * {key, code, given, needs_numpy} each. `code` is what was right when it was checked here, or "".
 */
export function earlierOnes(name, code) {
  const keys = [...document.querySelectorAll(".exercise[data-key]")].map(keyOf);
  const found = [];
  let text = code;
  for (const key of keys.slice(0, keys.indexOf(name)).reverse()) {
    const isUsed = new RegExp(`\\b${key.split("/")[1]}\\b`, "i").test(text); // the exercise `value` makes a class `Value`
    if (!isUsed) continue;
    const { given, needs_numpy } = self.dl101Solve.exercises[key];
    const own = keptRight(key);
    found.unshift({ key, code: own, given, needs_numpy });
    text += own;
  }
  return found;
}
