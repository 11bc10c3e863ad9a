// Which line is it? A question for each case, the text by which its line is known, and what is said of other lines: why one
// is right, where that needs saying.

export const RIGHT = "It does what it should.";
const FOUND = "A layer that is an attribute is found, trained and saved.";

/** {case: {ask, right, replies}}: `right` and the keys of `replies` are texts in a line of the code with the bug. */
export const LINES = {
  zero_grad: {
    ask: "Which line adds new gradients to old ones?",
    right: "loss.backward()",
    replies: {
      "optimizer = ": "Plain descent keeps nothing from one step to the next.",
      "total = 0": "The sum of the losses begins anew in each epoch. Something else does not.",
      "loss = F": "It is the loss of this batch alone, with a record of its own.",
      "optimizer.step": "It goes down the gradients that it finds. By then they are sums already.",
      "total +=": "It adds up losses, which are plain numbers. Gradients are something else.",
    },
  },
  double_softmax: {
    ask: "Which line has to go?",
    right: "nn.Softmax(dim=1)",
    replies: {
      "nn.Linear(hidden": "It gives one output for each class. These are the logits that the loss wants.",
      "return model": "CrossEntropyLoss is the loss for classes. It takes the softmax itself.",
    },
  },
  broadcast: {
    ask: "Which line compares each prediction with every target?",
    right: "return ((",
    replies: { "def loss": "It takes shapes (n, 1) and (n,). The next line puts them together." },
  },
  eval_mode: {
    ask: "Which line asks the model while its dropout is on?",
    right: "return F.cross_entropy",
    replies: { "with torch.no_grad": "It switches the record off. Dropout goes on all the same." },
  },
  leak: {
    ask: "Which line makes the twins?",
    right: "X, y = np.repeat",
    replies: {
      "rng.normal": "Noise makes twins differ a little. They are twins already.",
      "order = ": "A random order is right. What it puts in order was made before.",
      "np.split": "It takes a fifth for validation. That is right if each picture is there only once.",
    },
  },
  transpose: {
    ask: "Which line takes a weight the wrong way round?",
    right: "X @ hidden.weight",
    replies: {
      "return H @": "With .T this weight fits: 64 inputs to 10 outputs. Without it there would be an error.",
    },
  },
  python_list: {
    ask: "Which line hides layers from the optimizer?",
    right: "self.hidden = [",
    replies: {
      "class Network": "An nn.Module looks for layers among its attributes.",
      "super().__init__": "It prepares the place where layers are found.",
      "self.first = ": FOUND,
      "self.output = ": FOUND,
      "for layer in": "It goes through the layers. They are used, though nobody trains them.",
    },
  },
  softmax_dim: {
    ask: "Which line sums in the wrong direction?",
    right: "torch.softmax(",
    replies: {
      "return -torch.log":
        "It is the mean of −log p of the right class. That is right if each row of p sums to 1.",
    },
  },
  no_grad: {
    ask: "Which line records the layers’ outputs?",
    right: "total += F",
    replies: {
      "model.eval": "It switches dropout off. It leaves the record on.",
      "total = 0": "It is a plain 0, without a record.",
      "model.train": "It switches dropout on again. It has nothing to do with the record.",
      "return total":
        "It returns the mean with the record that it has. The line that filled that record is above.",
    },
  },
  augmented_validation: {
    ask: "Which line hands the transform on to validation?",
    right: "random_split(",
    replies: {
      "pictures = ":
        "This data set moves its pictures, which is right for training. Where does validation get it?",
    },
  },
};
