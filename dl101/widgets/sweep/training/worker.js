// A worker's side of a sweep: what it is sent it trains, and sends back what there is to note.

import { createTrainer } from "./trainer.js";

const SLICE = 25; // milliseconds between two answers: then colors are seen to change

/** `scope` is the worker's own `self`. */
export function serve(scope) {
  const trainer = createTrainer({ tell: (id, marks) => scope.postMessage({ id, marks }), budget: SLICE });
  scope.onmessage = ({ data }) => trainer.take(data);
  scope.postMessage("ready");
}
