// "As code": a program that runs the case as it was measured, and prints its curve.

import { caseOf, codeOf, stageOf } from "./model.js";

const DIGITS = `known, _ = digits()
X = torch.tensor(known.images.reshape(-1, 64) / 16, dtype=torch.float32)
y = torch.tensor(known.labels)
random = torch.Generator().manual_seed(0)
chosen = torch.randperm(len(y) - 360, generator=random)[:COUNT]
X_new, y_new = X[-360:], y[-360:]
X, y = X[chosen], y[chosen]
`;
const PENGUINS = `birds = penguins()
flippers = torch.tensor(birds.flipper, dtype=torch.float32)
X = ((flippers - flippers.mean()) / flippers.std())[:, None]
y = torch.tensor(birds.mass, dtype=torch.float32)
`;

const network = (...middle) =>
  `torch.manual_seed(0)
model = nn.Sequential(${["nn.Linear(64, 32)", "nn.ReLU()", ...middle, "nn.Linear(32, 10)"].join(", ")})
`;

const indented = (text) => text.replaceAll(/^(?=.)/gm, "    ");

/** A loop without a bug, all examples at once; `after` is done after each update, at first with nothing in \`curve\`. */
const loop = ({
  epochs,
  loss = "F.cross_entropy(model(X), y)",
  rate = 0.01,
  after = "curve.append(cost.item())",
}) =>
  `optimizer = torch.optim.Adam(model.parameters(), lr=${rate})
curve = []
for _ in range(${epochs}):
    optimizer.zero_grad()
    cost = ${loss}
    cost.backward()
    optimizer.step()
${indented(after)}
`;

const EVALUATED = `model.eval()
with torch.no_grad():
    curve.append(F.cross_entropy(model(X_validation), y_validation).item())
model.train()`;

// Which bytes are held: a hook of autograd sees each tensor that is put into a record, and sees it go.
const HELD = `
there = {tensor.untyped_storage().data_ptr() for tensor in [*model.parameters(), X, X_new, y, y_new]}
held = Counter()

class Saved:
    def __init__(self, tensor):
        self.tensor = tensor
        memory = tensor.untyped_storage()
        self.place = memory.data_ptr(), memory.nbytes()
        held[self.place] += self.place[0] not in there

    def __del__(self):
        held[self.place] -= self.place[0] not in there

batches = list(zip(X_new.split(60), y_new.split(60)))
history = []
with torch.autograd.graph.saved_tensors_hooks(Saved, lambda saved: saved.tensor):
`;

/** {case: {imports, data, run}}: what stands above the code of the case, and what runs it. */
const PROGRAMS = {
  zero_grad: { run: `${network()}curve = train(model, X, y, 30, 0.1, 20)\n` },
  double_softmax: {
    run: `torch.manual_seed(0)
model, loss_fn = model_and_loss(64, 32, 10)
${loop({ epochs: 200, loss: "loss_fn(model(X), y)" })}`,
  },
  broadcast: {
    imports: "from dl101.datasets import penguins",
    data: PENGUINS,
    run: `torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
${loop({ epochs: 200, loss: "loss(model(X), y)", rate: 0.03 })}`,
  },
  eval_mode: {
    run: `${network("nn.Dropout(0.5)")}${loop({ epochs: 60, after: "curve.append(validation_loss(model, X_new, y_new))" })}`,
  },
  leak: {
    imports: "import numpy as np",
    run: `parts = make_split(X.numpy(), y.numpy(), 5, 0.1, np.random.default_rng(0))
X, X_validation, y, y_validation = map(torch.from_numpy, parts)
X, X_validation = X.float(), X_validation.float()
${network()}${loop({ epochs: 60, after: EVALUATED })}`,
  },
  transpose: {
    run: `torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
${loop({
  epochs: 60,
  after: `with torch.no_grad():
    curve.append(F.cross_entropy(forward(X_new, model[0], model[2]), y_new).item())`,
})}`,
  },
  python_list: { run: `torch.manual_seed(0)\nmodel = Network(16, 3)\n${loop({ epochs: 60 })}` },
  softmax_dim: { run: `${network()}${loop({ epochs: 100, loss: "loss(model(X), y)" })}` },
  no_grad: {
    imports: "from collections import Counter",
    run: `${network("nn.Dropout(0.2)")}${HELD}${indented(
      loop({
        epochs: 60,
        after: `history.append(validation_loss(model, batches))
curve.append(sum(size for (_, size), count in held.items() if count) / 1000)`,
      }),
    )}`,
  },
  augmented_validation: {
    imports: "from torch.utils.data import DataLoader, Dataset, Subset, random_split",
    count: 500,
    run: `${network()}train, validation = make_parts(X, y, (400, 100), moved)
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
curve = []
for _ in range(30):
    for X, y in DataLoader(train, batch_size=20, shuffle=True):
        optimizer.zero_grad()
        F.cross_entropy(model(X), y).backward()
        optimizer.step()
    for X, y in DataLoader(validation, batch_size=100):
        with torch.no_grad():
            curve.append(F.cross_entropy(model(X), y).item())
`,
  },
};

/** Source text by form. It prints the curve, a number for each epoch: with the bug, or repaired once that is found. */
export function bugCode(state) {
  const one = caseOf(state);
  const { imports = "", data = "", count = 200, run } = PROGRAMS[one.id];
  const helpers = one.helpers ? `\n${one.helpers}\n` : "";
  const isDigits = data !== PENGUINS;
  const lines = [
    ...(imports.includes("dl101") ? [] : [imports]),
    "import torch",
    "import torch.nn.functional as F",
    "from torch import nn",
    isDigits ? "\nfrom dl101.datasets import digits" : `\n${imports}`,
  ];
  return {
    PyTorch: `${lines.filter(Boolean).join("\n")}

torch.set_num_threads(1)
${isDigits ? DIGITS.replace("COUNT", count) : ""}${data}${helpers}
${codeOf(one, stageOf(state) === "repaired").join("\n")}

${run}
print(*(f"{number:.3f}" for number in curve))
`,
  };
}
