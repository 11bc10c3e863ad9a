"""What an error means that stops a convolutional network, or its training."""

from dl101.checker.judge.errors import sentence_for
from dl101.exercises.mistakes.module_errors import explain as explain_module

MEANINGS = [  # (kind of error, a pattern in its text, the sentence); {0} is what the pattern's first group found
    (
        "TimeIsUp",
        "",
        "The check builds the network, trains it on 1,437 digits, and has a minute for both. Is there a loop that never"
        " ends, or a convolution written as a loop over pixels? `nn.Conv2d` is fast enough.",
    ),
    (
        "RuntimeError",
        r"shape '\[([-\d, ]+)\]' is invalid for input of size",
        "The numbers of the maps don't fill the shape [{0}]. `nn.Flatten()`, or `x.flatten(1)`, finds the size by"
        " itself.",
    ),
    (
        "TypeError",
        r"Conv2d\.__init__\(\) missing \d+ required positional argument",
        "`nn.Conv2d` needs three numbers: input channels, output channels, and the kernel's side.",
    ),
    (
        "TypeError",
        r"MaxPool\w*\.__init__\(\) missing",
        "`nn.MaxPool2d` needs the side of its window, as in `nn.MaxPool2d(2)`.",
    ),
    (
        "ValueError",
        r"expected 2D or 3D input \(got 4D input\)",
        "`nn.BatchNorm1d` is for rows of numbers. Feature maps need `nn.BatchNorm2d`.",
    ),
    (
        "ValueError",
        r"expected 4D input",
        "`nn.BatchNorm2d` is for feature maps: it belongs before Flatten, right after a convolution.",
    ),
    (
        "RuntimeError",
        r"Expected 3D \(unbatched\) or 4D \(batched\) input to conv2d",
        "A convolution needs maps with rows and columns: it belongs before Flatten.",
    ),
]


def explain(error):
    """The sentence for an error (see checker/observe/watch.py), or "" where it is none of these."""
    return sentence_for(error, MEANINGS) or explain_module(error)
