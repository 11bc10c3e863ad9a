"""What an error means that stops an answer to `forward`, in its loop over layers."""

import re

POSITIONS = (
    "`==`, `!=` and `in` compare arrays number by number: that gives many answers where one is needed. To know"
    " whether a layer is the last, compare positions: with `for i, (W, b) in enumerate(layers):`, the last layer has"
    " `i == len(layers) - 1`. Or let the loop go through `layers[:-1]`, and take the last one below it."
)
PAIR = "An item of `layers` is a pair, weights and biases. Take it apart first: `W, b = layers[-1]`."


def explain(error):
    """The sentence for an error (see checker/observe/watch.py), or "" where it is none of these."""
    code = error.get("code", "")
    if "inhomogeneous" in error["text"] and re.search(r"[@(,] *layers\[-?\d\]", code):
        return PAIR
    if "truth value of an" in error["text"] and re.search(r"[!=]=|\.index\(|^(el)?if\b.*\bin\b", code):
        return POSITIONS
    unset = re.search(r"variable '(\w+)'", error["text"]) if "UnboundLocalError" in error["kinds"] else None
    return explain_unset(unset[1], code) if unset else ""


def explain_unset(name, code):
    """What a name without a value means, from its place in the line: before W, or W itself."""
    if re.search(rf"\b{name} *@|\b(?:dot|matmul|dense)\( *{name}\b", code):
        return (
            f"`{name}` has no value yet. Each layer takes what the layer before it gave, and the first one takes `X`."
            f" So write `{name} = X` before the loop, and let each layer take `{name}` and give a new one."
        )
    if re.search(rf"@ *{name}\b|\b(?:dot|matmul|dense)\([^()]*, *{name}\b", code):
        return (
            f"`{name}` gets a value only inside the loop, and with one layer the loop has nothing to do. Below the"
            " loop, take the last layer's own from `layers`."
        )
    return ""
