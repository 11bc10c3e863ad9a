// "As code": the same output by NumPy's slices, and by PyTorch.

import { reachOf, sizeOf } from "./model.js";

const list = (rows, name) => `${name} = [\n${rows.map((row) => `    [${row.join(", ")}],`).join("\n")}\n]\n`;

/** Source text by form: each prints the output, row by row. */
export function convolutionCode(state) {
  const { image, kernel, stride, padding, dilation } = state;
  const reach = reachOf(state);
  const given = `${list(image, "image")}${list(kernel, "kernel")}`;
  if (sizeOf(state) === 0) return noOutput(state, reach);
  return {
    NumPy: `import numpy as np

${given}stride, padding, dilation = ${stride}, ${padding}, ${dilation}

padded = np.pad(np.array(image, float), padding)
reach = dilation * (len(kernel) - 1) + 1  # the cells that a window spans
size = (len(padded) - reach) // stride + 1
output = np.zeros((size, size))
for i in range(size):
    for j in range(size):
        row, column = i * stride, j * stride
        window = padded[row : row + reach : dilation, column : column + reach : dilation]
        output[i, j] = (window * kernel).sum()
for line in output.tolist():
    print(*line)
`,
    PyTorch: `import torch
import torch.nn.functional as F

${given}
# one picture with one channel, one kernel that reads one channel
x = torch.tensor(image, dtype=torch.float64)[None, None]
w = torch.tensor(kernel, dtype=torch.float64)[None, None]
output = F.conv2d(x, w, stride=${stride}, padding=${padding}, dilation=${dilation})[0, 0]
for line in output.tolist():
    print(*line)
`,
  };
}

/** Where the kernel fits nowhere, PyTorch stops with an error. */
function noOutput({ image, kernel, padding, dilation }, reach) {
  return {
    NumPy: `n, k, padding, dilation = ${image.length}, ${kernel.length}, ${padding}, ${dilation}
print("The kernel spans", dilation * (k - 1) + 1, "cells, and there are", n + 2 * padding)
`,
    PyTorch: `import torch
import torch.nn.functional as F

x, w = torch.zeros(1, 1, ${image.length}, ${image.length}), torch.zeros(1, 1, ${kernel.length}, ${kernel.length})
try:
    F.conv2d(x, w, padding=${padding}, dilation=${dilation})
except RuntimeError as error:
    print(error)  # the kernel spans ${reach} cells
`,
  };
}
