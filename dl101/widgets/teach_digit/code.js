// "As code": a program that trains the same layers on the same drawings, and prints the same losses and answers.

import { heldOutOf, learnedOf, RATE } from "./model.js";
import { stepOf } from "./training/teaching.js";

const SIGNS = "0123456789abcdefg";

/** A line for each drawing: what it is, and 64 signs of ink. */
const rows = (list) =>
  list.map(({ digit, ink }) => `${digit} ${ink.map((one) => SIGNS[one]).join("")}`).join("\n");

const others = `others = first_of_each(digits().test, 10)  # by other writers, never trained on
X_others, y_others = torch.tensor(others.images[:, None] / 16), torch.tensor(others.labels)
`;

function imports(hasDrawings) {
  return `import torch
${hasDrawings ? "from torch import nn\n" : ""}
from dl101.datasets import digits, first_of_each
from dl101.digit_cnn import digit_cnn

torch.set_default_dtype(torch.float64)  # the demo, too, computes with 64 bits a number
`;
}

const table = (name, list) => (list.length ? `${name} = """\n${rows(list)}\n"""\n` : "");

/** Source text by form. */
export function teachCode(state) {
  const [learned, heldOut, steps] = [learnedOf(state), heldOutOf(state), stepOf(state)];
  const isTaught = steps > 0 && learned.length > 0;
  const hasDrawings = isTaught || heldOut.length > 0;
  const drawings = hasDrawings
    ? `
# Each drawing as the network sees it: what it is, and 64 pixels of ink from 0 to g, which is 16.
${isTaught ? table("LEARN", learned) : ""}${table("HELD_OUT", heldOut)}
def pictures(rows):
    pairs = [row.split() for row in rows.split("\\n") if row]
    ink = torch.tensor([[int(sign, 17) for sign in signs] for _, signs in pairs])
    return ink.reshape(-1, 1, 8, 8) / 16, torch.tensor([int(digit) for digit, _ in pairs])
`
    : "";
  const report = `
def report(when):
    with torch.no_grad():
${
  heldOut.length
    ? `        logits = cnn(X_new)
        print(f"{when}, held out, answers:", *logits.argmax(dim=1).tolist())
        print(f"{when}, held out, loss:", nn.functional.cross_entropy(logits, y_new).item())
`
    : ""
}        right = cnn(X_others).argmax(dim=1) == y_others
        print(f"{when}, by others, right:", right.sum().item(), "of", len(right))

report("before")
`;
  return {
    PyTorch: `${imports(hasDrawings)}
cnn = digit_cnn().as_torch()
${drawings}
${heldOut.length ? "X_new, y_new = pictures(HELD_OUT)\n" : ""}${others}${report}${isTaught ? training(state, steps) : ""}`,
  };
}

function training({ mixed }, steps) {
  const mix = mixed
    ? `known = first_of_each(digits().train, 2)  # mixed in, so that it forgets less
X = torch.cat([X, torch.tensor(known.images[:, None] / 16)])
y = torch.cat([y, torch.tensor(known.labels)])
`
    : "";
  return `
body, head = cnn[:6], cnn[6:]  # the convolutions stay as they are; two dense layers learn
X, y = pictures(LEARN)
${mix}with torch.no_grad():
    features = body(X)  # 256 numbers for each drawing
optimizer = torch.optim.SGD(head.parameters(), lr=${RATE})
for step in range(${steps}):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(head(features), y)
    loss.backward()
    optimizer.step()
    if step == 0:
        print("loss at first:", loss.item())
with torch.no_grad():
    print("loss now:", nn.functional.cross_entropy(head(features), y).item())
report("after")
`;
}
