// Which line is it? A question for each case, the text by which its line is known, and what is said of each other line: why
// it is right.

const NAMES = "This line names what comes in. What is done with it is what matters.";
const FOUND = "A layer that is an attribute is found, trained and saved: right.";

/** {case: {ask, right, replies}}: `right` and the keys of `replies` stand in a line of the code with the bug. */
export const LINES = {
  zero_grad: {
    ask: "Which line adds new gradients to old ones?",
    right: "loss.backward()",
    replies: {
      "def train": NAMES,
      "optimizer = ": "Plain descent keeps nothing from one step to the next: right.",
      "losses = []": "A list for the losses, empty at first: right.",
      "for _ in": "Once for each epoch: right.",
      "total = 0": "The sum of the losses begins anew in each epoch: right. Something else does not.",
      "for batch": "A new random order in each epoch, cut into batches: right.",
      "loss = F": "The loss of this batch alone, on a tape of its own: right.",
      "optimizer.step": "It goes down the gradients that it finds. By then they are sums already.",
      "total +=": "A plain number, times how many examples it is the mean of: right.",
      "losses.append": "The mean over all examples: right.",
      "return losses": "It returns the losses: right.",
    },
  },
  double_softmax: {
    ask: "Which line has to go?",
    right: "nn.Softmax(dim=1)",
    replies: {
      "def model_and_loss": NAMES,
      "model = nn": "Layers one after the other: right. Not each of them is needed.",
      "nn.Linear(inputs": "From the inputs to the hidden units: right.",
      "nn.ReLU": "Between two linear layers something has to bend: right.",
      "nn.Linear(hidden": "One output for each class. These are the logits, and the loss wants them: right.",
      "    )": "A bracket that closes. What stands above it?",
      "return model": "CrossEntropyLoss is the loss for classes: right. It takes the softmax itself.",
    },
  },
  broadcast: {
    ask: "Which line compares each prediction with every target?",
    right: "return ((",
    replies: { "def loss": "It takes shapes (n, 1) and (n,). What is done with them is what matters." },
  },
  eval_mode: {
    ask: "Which line asks the model while its dropout is on?",
    right: "return F.cross_entropy",
    replies: {
      "def validation_loss": NAMES,
      "with torch.no_grad": "It keeps the loss off the tape: right. Dropout does not care about tapes.",
    },
  },
  leak: {
    ask: "Which line makes the twins?",
    right: "X, y = np.repeat",
    replies: {
      "def make_split": NAMES,
      "rng.normal": "Noise makes twins differ a little. They are twins already.",
      "order = ": "A random order is right. What is put in order was made before.",
      "np.split": "A fifth for validation: right, as long as each picture is there only once.",
      "return X": "It returns the four parts: right.",
    },
  },
  transpose: {
    ask: "Which line takes a weight the wrong way round?",
    right: "X @ hidden.weight",
    replies: {
      "def forward": NAMES,
      "return H @": "With .T this weight fits: 64 inputs to 10 outputs. Without it there would be an error.",
    },
  },
  python_list: {
    ask: "Which line hides layers from the optimizer?",
    right: "self.hidden = [",
    replies: {
      "class Network": "An nn.Module looks for layers among its attributes: right.",
      "def __init__": NAMES,
      "super().__init__": "It prepares the place where layers will be found: right, and needed.",
      "self.first = ": FOUND,
      "self.output = ": FOUND,
      "def forward": NAMES,
      "x = torch.relu(self.first": "The first layer, then a ReLU: right.",
      "for layer in": "It goes through the layers: right. They are used, though nobody trains them.",
      "x = torch.relu(layer": "Each layer, then a ReLU: right.",
      "return self.output": "The last layer gives the logits: right.",
    },
  },
  softmax_dim: {
    ask: "Which line sums in the wrong direction?",
    right: "torch.softmax(",
    replies: {
      "def loss": NAMES,
      "return -torch.log":
        "The mean of −log p of the right class: right, if each row of p sums to 1. That is decided above.",
    },
  },
  no_grad: {
    ask: "Which line puts the layers’ outputs on a tape?",
    right: "total += F",
    replies: {
      "def validation_loss": NAMES,
      "model.eval": "It switches dropout off: right. It leaves the tape on.",
      "total = 0": "A plain 0, without a tape.",
      "for X, y": "Batch by batch: right.",
      "model.train": "It switches dropout on again: right. It has nothing to do with tapes.",
      "return total": "It returns the mean with the tape that it has. What fills that tape stands above.",
    },
  },
  augmented_validation: {
    ask: "Which line hands the transform on to validation?",
    right: "random_split(",
    replies: {
      "def make_parts": NAMES,
      "pictures = ": "A data set that moves its pictures: right for training. Where does validation get it?",
      "return train": "It returns the two parts: right.",
    },
  },
};
