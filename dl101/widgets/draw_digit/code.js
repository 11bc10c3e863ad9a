// "As code": the package's network, and PyTorch's, read the same ink.

import { SIDE } from "../nn/digit_cnn.js";
import { flowOf, LAYERS, POOLING } from "./model.js";

const STAGES = { 1: "conv1", 2: "conv2", [POOLING]: "pool" };

const isPlain = ({ strokes, centered, turn, inverted }) =>
  strokes.length > 0 && centered && turn === 0 && !inverted;

/** The lines that make `ink`: from the strokes where nothing else is done to them, else its numbers. */
function inkLines(state) {
  if (isPlain(state)) {
    const strokes = state.strokes.map(
      (stroke) => `    [${stroke.map(([x, y]) => `(${x}, ${y})`).join(", ")}],`,
    );
    return `strokes = [  # points (x, y), y downward
${strokes.join("\n")}
]
ink = prepare(strokes)  # centered, scaled, counted: 8x8 numbers from 0 to 16
`;
  }
  const { ink } = flowOf(state);
  const rows = Array.from({ length: SIDE }, (_, row) => ink.slice(row * SIDE, (row + 1) * SIDE));
  return `ink = np.array([  # what the network sees: 8x8 numbers from 0 to 16
${rows.map((row) => `    [${row.map((one) => String(one).padStart(2)).join(", ")}],`).join("\n")}
])
`;
}

/** The line that prints the cell that is looked at. */
function cellLine({ path: [layer, map, row, column] }) {
  if (row === undefined || !STAGES[layer]) return "";
  const { name } = LAYERS[layer];
  return `print("${name}, map ${map + 1}, row ${row + 1}, column ${column + 1}:", network.stages(images)["${STAGES[layer]}"][0, ${map}, ${row}, ${column}])\n`;
}

/** Source text by form: each prints the ten logits and the answer. */
export function drawCode(state) {
  const from = isPlain(state) ? "from dl101.datasets import prepare\n" : "";
  const ink = inkLines(state);
  return {
    NumPy: `import numpy as np
${from}from dl101.digit_cnn import digit_cnn
from dl101.network import softmax

${ink}images = np.reshape(ink, (1, 8, 8)) / 16
network = digit_cnn()
logits = network(images)[0]
print("logits:", *logits)
print("p:", *softmax(logits))
print("answer:", logits.argmax())
${cellLine(state)}`,
    PyTorch: `import numpy as np
import torch
${from}from dl101.digit_cnn import digit_cnn

${ink}images = torch.tensor(np.reshape(ink, (1, 1, 8, 8)) / 16)
model = digit_cnn().as_torch()  # Conv2d, ReLU, Conv2d, ReLU, MaxPool2d, Flatten, Linear, ReLU, Linear
with torch.no_grad():
    logits = model(images)[0]
print("logits:", *logits.tolist())
print("p:", *torch.softmax(logits, dim=0).tolist())
print("answer:", logits.argmax().item())
`,
  };
}
