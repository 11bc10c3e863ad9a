// What is said around each case.

/**
 * asked    whose answers are shown
 * curve    what is drawn, where its own name would give the cause away
 * isLog    whether the vertical axis has powers of 10
 * floor    [value, text]: a loss below which the run with the bug can't fall
 * words    what names in the code mean that no chapter has
 * change   what names in the repaired code mean that no chapter has
 * why      how the cause makes what one saw, where that takes a step more
 * next     how to notice it in one's own code
 * exercise whose code it is to repair, in this chapter
 */
export const LESSONS = {
  zero_grad: {
    asked: "Eight new digits",
    isLog: true,
    words:
      "randperm gives the places of all examples in a random order, and split cuts that order into batches.",
    next: "Watch the loss of every epoch. If it falls fast and then swings, look for zero_grad() first. A rate that is too large looks much the same, so try a tenth of the rate next.",
    exercise: "fix_zero_grad",
  },
  double_softmax: {
    asked: "Eight new digits",
    floor: [1.461, "ln(1 + 9/e) = 1.461"],
    words: "CrossEntropyLoss makes a function that does what cross_entropy does.",
    next: "Know the floor. A loss that stops near ln(1 + (k − 1)/e), which is 1.461 for ten classes and 0.313 for two, has a softmax too many.",
    exercise: "fix_double_softmax",
  },
  broadcast: {
    asked: "Eight penguins, mass in kg",
    isLog: true,
    floor: [0.6413, "always the mean: 0.641"],
    change:
      "squeeze(1) takes away an axis of length 1: the shape (n, 1) becomes (n,), as the targets have it.",
    next: "Print both shapes before the loss. And compute the mean squared distance of the targets from their mean, which is called their variance. A network whose loss is no lower has learned the mean alone.",
    exercise: "fix_broadcast",
  },
  eval_mode: {
    asked: "Eight new digits, asked once",
    next: "Ask twice. If the same example gets two answers, something random is still on.",
    exercise: "fix_eval_mode",
  },
  leak: {
    asked: "Eight new digits",
    words:
      "np.repeat takes each picture, or each label, several times in a row. np.split cuts the order in two, here after the first fifth.",
    next: "Split first. Whatever makes copies, or learns from all the data, comes after the split.",
    exercise: "fix_leak",
  },
  transpose: {
    asked: "Eight new digits, read by hand",
    next: "Compare with the layer itself on one example: what you compute by hand may differ by rounding alone. Layers that are not square give an error, so try sizes that differ.",
  },
  python_list: {
    asked: "Eight new digits, before saving",
    next: "Count the parameters: sum(p.numel() for p in model.parameters()). Here it gives 1,210, and there should be 2,026.",
  },
  softmax_dim: {
    asked: "Eight new digits, each asked alone",
    words: "probabilities[range(len(y)), y] takes one number from each row: that of the label.",
    why: "A digit that is asked alone is a single row: each column holds one number, and that is 1. Of ten equal probabilities argmax takes the first one, 0. Each update takes all 200 digits, so the loss begins near ln 200 = 5.3.",
    next: "Look at the first loss. Ten classes begin near ln 10 = 2.3, whatever the number of examples. And check that each row sums to 1.",
  },
  no_grad: {
    asked: "Eight new digits",
    curve: "memory held in kB",
    next: "Ask for loss.requires_grad in validation: it should be False. What you keep for a plot, keep as loss.item().",
  },
  augmented_validation: {
    asked: "Eight validation digits",
    words:
      "Pictures is a data set with a transform. A transform changes a picture each time it is taken out; here it moves it by at most a pixel. random_split divides a data set at random. Each part is a Subset, which takes its pictures out of the whole.",
    next: "Measure a trained network twice in validation: both numbers should be equal. And look at the pictures that it is asked.",
  },
};
