"""What an error means that stops a network of PyTorch's, or a step of its training."""

from dl101.checker.judge.errors import sentence_for

MEANINGS = [  # (kind of error, a pattern in its text, the sentence); {0} is what the pattern's first group found
    (
        "AttributeError",
        r"cannot assign (?:module|parameters?) before",
        "`super().__init__()` has to be the first line of `__init__`: it makes the lists in which layers are kept.",
    ),
    (
        "AttributeError",
        r"cannot assign '.*' object to buffer|object has no attribute '_(?:modules|parameters)'",
        "`super().__init__()` has to be the first line of `__init__`: it makes the lists in which layers are kept.",
    ),
    (
        "TypeError",
        r"__init__\(\) takes 1 positional argument but",
        "Does your class have an `__init__`, with two underscores on each side? With one, Python never calls it.",
    ),
    (
        "TypeError",
        r"^(?:list|tuple|\S*<genexpr>) is not a Module subclass",
        "`nn.Sequential` takes layers one by one, not a list: a star before it hands over what is in it, `*layers`.",
    ),
    (
        "TypeError",
        r"^torch\.nn\.modules\.linear\.Linear is not a Module subclass",
        "`nn.Linear` is the class; `nn.Linear(d_in, d_out)` makes a layer. Add the parentheses.",
    ),
    (
        "TypeError",
        r"^torch\.nn\.modules\.\w+\.(\w+) is not a Module subclass",
        "`nn.{0}` is the class; `nn.{0}()` makes a layer. Add the parentheses.",
    ),
    (
        "TypeError",
        r"is not a Module subclass",
        "Something that is no layer stands among the layers. Each is an `nn.Module`: as a layer, ReLU is `nn.ReLU()`.",
    ),
    (
        "TypeError",
        r"argument 'input' .*must be Tensor, not (ReLU|Tanh|Sigmoid|Softmax|LogSoftmax)\b",
        "`nn.{0}(…)` makes a layer, and computes nothing yet: make it first, `layer = nn.{0}()`, then call `layer(x)`.",
    ),
    (
        "TypeError",
        r"linear\(\): argument 'input'|relu\(\): argument 'input'",
        "A layer was called with something that is no tensor.",
    ),
    (
        "NotImplementedError",
        r"not implemented for 'Long'",
        "Whole numbers came in where floats are due. Do predictions and targets stand in the right order?",
    ),
    (
        "RuntimeError",
        r"does not require grad",
        "Nothing was recorded on the way forward, so there is no way back: a step of training needs gradients switched"
        " on, without `no_grad` and `inference_mode`, and a loss that is still a tensor.",
    ),
    (
        "RuntimeError",
        r"mean\(\): could not infer output dtype.* Got: Bool",
        "`==` gives a yes or a no for each example, and a mean needs numbers: `.float()` makes 1 and 0 of them.",
    ),
    (
        "RuntimeError",
        r"Can't call numpy\(\) on Tensor that requires grad",
        "NumPy records nothing, so there would be no way back through it: stay with PyTorch's tensors.",
    ),
    (
        "RuntimeError",
        r"backward through the graph a second time",
        "`backward` was called twice on one loss. Each step makes its own loss, by a way forward of its own.",
    ),
    (
        "RuntimeError",
        r"grad can be implicitly created only for scalar",
        "`backward` starts at one number. Here it was called on a tensor with several: take the mean of the losses.",
    ),
    (
        "AttributeError",
        r"'(?:float|int)' object has no attribute 'backward'",
        "`backward` belongs to the loss as a tensor. `.item()` makes a plain number of it: call `backward` first.",
    ),
]


def explain(error):
    """The sentence for an error (see checker/observe/watch.py), or "" where it is none of these."""
    return sentence_for(error, MEANINGS)
