// Our solution, shown once the learner has said so: it counts as seen. Who has solved the exercise, or has seen the
// solution before, is not asked.

import { codeBlock } from "./code_block.js";
import { button, row } from "./result.js";
import { isSolutionFree, keepSolutionSeen } from "./work.js";

/** The button. `code()` gives the solution, or a promise of it; "" where it can't be had. */
export function createSolution({ name, points, result, code }) {
  const made = button("Solution", () => (isSolutionFree(name) ? show() : ask()));
  async function show() {
    const ours = await code();
    if (!ours) return;
    keepSolutionSeen(name, points);
    result.show("Our solution", "Yours may look different and be as right.", codeBlock(ours));
    made.focus({ preventScroll: true }); // "Show it" is gone
  }
  function ask() {
    const no = button("Not yet", () => {
      result.clear();
      made.focus();
    });
    const words = "It counts as seen. You can still solve the exercise.";
    result.show("Show the solution?", words, row(no, button("Show it", show)));
    no.focus({ preventScroll: true }); // a key that is held down must not answer
  }
  return made;
}
