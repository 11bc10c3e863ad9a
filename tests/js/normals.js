// Random numbers of widgets/data/numpy_random.js, for tests in Python.

import { createNormal } from "../../dl101/widgets/data/numpy_random.js";

/** The first `count` normal numbers of a seed, drawn in two goes. */
export function normals(seed, count) {
  const normal = createNormal(seed);
  return [...normal(7), ...normal(count - 7)];
}
