// "As code": the pooled cells before and after the shift, by NumPy's reshape and by PyTorch.

import { original, SIDE } from "./model.js";

/** Source text by form: each prints the pooled picture row by row, then how many cells are as before the shift. */
export function poolingCode(state) {
  const { shift, size, kind } = state;
  const rows = original(state).map((row) => `    [${row.join(", ")}],`);
  const side = Math.floor(SIDE / size);
  const [down, right] = shift;
  const given = (array) => `before = ${array}([
${rows.join("\n")}
]${array === "torch.tensor" ? ", dtype=torch.float64" : ", float"})
down, right = ${down}, ${right}
`;
  const isMax = kind === "max";
  return {
    NumPy: `import numpy as np

${given("np.array")}
room = np.pad(before, 2)  # what is shifted in is empty
after = room[2 - down : 10 - down, 2 - right : 10 - right]

def pool(image, size=${size}):
    side = len(image) // size  # what fills no window is dropped
    windows = image[: side * size, : side * size].reshape(side, size, side, size)
    return windows.${isMax ? "max" : "mean"}(axis=(1, 3))

for line in pool(after).tolist():
    print(*line)
print((pool(after) == pool(before)).sum(), "of", ${side * side}, "cells kept")
`,
    PyTorch: `import torch
import torch.nn.functional as F

${given("torch.tensor")}
room = F.pad(before, (2, 2, 2, 2))  # what is shifted in is empty
after = room[2 - down : 10 - down, 2 - right : 10 - right]
pooled_before, pooled = F.${isMax ? "max_pool2d" : "avg_pool2d"}(torch.stack([before, after])[:, None], ${size})[:, 0]
for line in pooled.tolist():
    print(*line)
print((pooled == pooled_before).sum().item(), "of", ${side * side}, "cells kept")
`,
  };
}
