"""Slips of beginners with PyTorch, written as they write them: each gets words of its own."""

import math

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from dl101.checker.judge.wording import show_call
from dl101.exercises import training as ex
from tests.exercises.slips import earns


def written(code, name):
    """The function of this name in code as a learner writes it, below the imports of the notebook."""
    namespace = {"math": math, "np": np, "torch": torch, "nn": nn, "F": F}
    exec(code, namespace)
    return namespace[name]


def function(first, lines):
    return "\n".join([first, *(f"    {line}" for line in lines.strip("\n").split("\n"))])


def class_of(init, forward):
    """`build_mlp` by a class."""
    return (
        f"class Net(nn.Module):\n    def __init__(self, sizes):\n{indented(init, 8)}\n"
        f"    def forward(self, x):\n{indented(forward, 8)}\ndef build_mlp(sizes):\n    return Net(sizes)"
    )


def indented(lines, spaces):
    return "\n".join(" " * spaces + line for line in lines.strip("\n").split("\n"))


LIST = "self.layers = [nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]"
MODULES = "self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))"
THROUGH = "for layer in self.layers[:-1]:\n    x = torch.relu(layer(x))\nreturn self.layers[-1](x)"
PAIRS = "for a, b in zip(sizes, sizes[1:]):\n    layers += [nn.Linear(a, b), nn.ReLU()]\n"

BUILDS = {
    f"layers = []\n{PAIRS}return nn.Sequential(*layers)": "ReLU comes after the last layer too.",
    f"layers = []\n{PAIRS}return layers[:-1]": "This is a list of layers.",
    f"layers = []\n{PAIRS}layers[-1] = nn.Softmax(dim=1)\nreturn nn.Sequential(*layers)": "ends in a softmax.",
    f"layers = []\n{PAIRS}layers[-1] = nn.Softmax(dim=0)\nreturn nn.Sequential(*layers)": "ends in a softmax.",
    f"layers = []\n{PAIRS}layers[-1] = nn.Sigmoid()\nreturn nn.Sequential(*layers)": "The network ends in a sigmoid.",
    f"layers = []\n{PAIRS}return nn.Sequential(*layers[:-2])": "The last layer is missing",
    "return nn.Sequential(*[nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])": "Nothing stands between the layers.",
    "layers = [nn.Linear(sizes[0], sizes[1])]\nfor i in range(1, len(sizes) - 1):\n"
    "    layers += [nn.Tanh(), nn.Linear(sizes[i], sizes[i + 1])]\nreturn nn.Sequential(*layers)": "Another activation",
    "layers = [nn.Linear(sizes[0], sizes[1])]\nfor i in range(1, len(sizes) - 1):\n"
    "    layers += [nn.ReLU(), nn.Linear(sizes[i], sizes[i + 1], bias=False)]\nreturn nn.Sequential(*layers)": None,
    "return nn.Sequential(nn.Linear(sizes[0], sizes[1]), nn.ReLU(), nn.Linear(sizes[1], sizes[2]))": "exactly three",
    f"layers = []\n{PAIRS.replace('a, b)', 'b, a)')}return nn.Sequential(*layers[:-1])": "A layer does not fit",
    "layers = [nn.Linear(sizes[0], sizes[1])]\n"
    "layers += [nn.Linear(sizes[1], sizes[1])] * (len(sizes) - 3)\nlayers += [nn.Linear(sizes[-2], sizes[-1])]"
    "\nreturn nn.Sequential(*layers)": None,
}
CLASSES = {
    (f"super().__init__()\n{LIST}", THROUGH): "The network does not know its layers",
    (
        f"super().__init__()\n{MODULES}",
        THROUGH.replace("torch.relu(layer(x))", "layer(x)"),
    ): "Nothing stands between",
    (
        f"super().__init__()\n{MODULES}",
        THROUGH.replace("[:-1]", "").split("return")[0] + "return x",
    ): "ReLU comes after",
    (
        f"super().__init__()\n{MODULES}",
        "for layer in self.layers:\n    x = x @ layer.weight\nreturn x",
    ): "does not fit",
    (
        f"super().__init__()\n{LIST}\nself.n = len(self.layers)",
        "return torch.softmax(self.layers[-1](x), dim=1)",
    ): None,
}
# what stops an answer is explained
STOPPED = {
    class_of(MODULES, THROUGH): "`super().__init__()` has to be the first line",
    class_of("super().__init__()", THROUGH): "A value of the kind `Net` has nothing called `layers`.",
    class_of(f"super().__init__()\n{MODULES}", THROUGH).replace(
        "def __init__", "def _init_"
    ): "two underscores on each",
    class_of(f"super().__init__()\n{MODULES}", THROUGH).replace(
        "def forward", "def foward"
    ): "without a `forward`",
    f"def build_mlp(sizes):\n    layers = []\n{indented(PAIRS, 4)}\n    return nn.Sequential(layers)": "a star before",
    function("def build_mlp(sizes):", f"layers = []\n{PAIRS}return nn.Sequential(*layers)").replace(
        "nn.ReLU()", "nn.ReLU"
    ): "`nn.ReLU` is the class; `nn.ReLU()` makes a layer. Add the parentheses.",
    "def build_mlp(sizes):\n    return nn.Sequential(*[nn.Linear] * (len(sizes) - 1))": "`nn.Linear` is the class;",
    "def build_mlp(sizes):\n    return nn.Sequential(nn.Linear(*sizes[:2]), F.relu)": "Something that is no layer",
    "def build_mlp(sizes):\n    return nn.Sequential(nn.Linear(*sizes[:2]), torch.relu)": "Something that is no layer",
    "def build_mlp(sizes):\n    return nn.Sequential(nn.Linear(*p) for p in zip(sizes, sizes[1:]))": "a star before",
    class_of(
        f"super().__init__()\n{MODULES}", THROUGH.replace("torch.relu", "nn.ReLU")
    ): "`nn.ReLU(…)` makes a layer",
    class_of(f"super().__init__()\n{MODULES}", THROUGH.replace("return ", "")): "gives nothing (`None`)",
    "def build_mlp(sizes):\n    return nn.Sequential": "the class `Sequential`. Are parentheses missing",
}


@pytest.mark.parametrize("lines", BUILDS)
def test_networks(lines):
    earns(ex.build_mlp, written(function("def build_mlp(sizes):", lines), "build_mlp"), BUILDS[lines])


@pytest.mark.parametrize("parts", CLASSES)
def test_classes_of_networks(parts):
    earns(ex.build_mlp, written(class_of(*parts), "build_mlp"), CLASSES[parts])


@pytest.mark.parametrize("code", STOPPED)
def test_what_stops_a_network_is_explained(code):
    result = ex.build_mlp.check(written(code, "build_mlp"))
    assert result.outcome == "incorrect"
    assert STOPPED[code] in result.message


# train_step, by its lines ---

STEPS = {
    "loss = loss_fn(model(X), y); loss.backward(); optimizer.step(); return loss.item()": "Old gradients",
    "optimizer.zero_grad; loss = loss_fn(model(X), y); loss.backward(); optimizer.step(); return loss.item()": (
        "Old gradients are never cleared"
    ),
    "loss = loss_fn(model(X), y); loss.backward(); optimizer.step(); optimizer.zero_grad(); return loss.item()": (
        "Gradients are cleared at the end"
    ),
    "loss = loss_fn(model(X), y); loss.backward(); optimizer.zero_grad(); optimizer.step(); return loss.item()": (
        "The gradients are cleared after `backward`"
    ),
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward(); return loss.item()": (
        "`optimizer.step()` is missing, or it is there without its parentheses"
    ),
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward(); optimizer.step; return loss.item()": (
        "`optimizer.step()` is missing, or it is there without its parentheses"
    ),
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward; optimizer.step(); return loss.item()": (
        "There is no way back"
    ),
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); optimizer.step(); loss.backward(); return loss.item()": (
        "`optimizer.step()` comes before `backward`"
    ),
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward(); optimizer.step()": "The network is trained",
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward(); optimizer.step(); return loss": "as a tensor",
    "optimizer.zero_grad(); loss_fn(model(X), y).backward(); optimizer.step(); return loss_fn(model(X), y).item()": (
        "*after* the update"
    ),
    "optimizer.zero_grad(); loss = loss_fn(y, model(X)); loss.backward(); optimizer.step(); return loss.item()": (
        "have changed places"
    ),
    "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward(); optimizer.step(); return model(X)": None,
}
STEP = "optimizer.zero_grad(); loss = loss_fn(model(X), y); loss.backward(); optimizer.step(); return loss.item()"
STEPS |= {
    f"model.eval(); {STEP}": "The step is made in evaluation mode.",
    f"model.eval(); {STEP.replace('return', 'model.train(); return')}": "The step is made in evaluation mode.",
    STEP.replace("loss.back", "model.eval(); loss.back"): "The network is left in evaluation mode.",
    f"model.train(); {STEP.replace('return', 'model.eval(); return')}": "The network is left in evaluation mode.",
    STEP.replace("optimizer.zero_grad()", "model.eval()"): "Old gradients are never cleared",
}
STEPS |= {
    STEP.replace("loss_fn(", f"{own}("): "Another loss than `loss_fn` is computed."
    for own in ("F.cross_entropy", "nn.CrossEntropyLoss()", "F.mse_loss", "nn.MSELoss()")
}
DETACHED = ("loss.detach()", "loss.detach().numpy()", "torch.tensor(loss.item())", "np.float32(loss.item())")
STEP_STOPS = {
    "optimizer.zero_grad(); loss = loss_fn(model(X), y).item(); loss.backward(); optimizer.step(); return loss": (
        "`backward` belongs to the loss as a tensor."
    ),
    "optimizer.zero_grad(); loss = (model(X) - 1) ** 2; loss.backward(); optimizer.step(); return loss": (
        "`backward` starts at one number."
    ),
    "loss = loss_fn(model(X), y).detach(); loss.backward(); optimizer.step(); return loss.item()": (
        "Nothing was recorded on the way forward"
    ),
    "loss = loss_fn(model(X), y); loss.backward(); loss.backward(); optimizer.step(); return loss.item()": (
        "`backward` was called twice on one loss."
    ),
}


def step_of(lines):
    code = function("def train_step(model, loss_fn, optimizer, X, y):", lines.replace("; ", "\n"))
    return written(code, "train_step")


@pytest.mark.parametrize("lines", STEPS)
def test_steps(lines):
    earns(ex.train_step, step_of(lines), STEPS[lines])


@pytest.mark.parametrize("loss", DETACHED)
def test_a_loss_that_is_no_part_of_a_graph_is_a_float(loss):
    answer = step_of(STEP.replace("loss.item()", loss))
    assert ex.train_step.check(answer).outcome == "correct"


@pytest.mark.parametrize("lines", STEP_STOPS)
def test_what_stops_a_step_is_explained(lines):
    result = ex.train_step.check(step_of(lines))
    assert result.outcome == "incorrect"
    assert STEP_STOPS[lines] in result.message


def test_a_step_without_gradients_is_told_so():
    with_no_grad = torch.no_grad()(ex.train_step.reference)
    assert "Nothing was recorded on the way forward" in ex.train_step.check(with_no_grad).message


# Accuracy, by its lines: (what `evaluate` says, what `fix_eval_mode` says) ---

SHARE = "return (predictions == y).float().mean().item()"
PREDICT = "predictions = model(X).argmax(dim=1)"
OFF = f"with torch.no_grad():\n    {PREDICT}"
NEITHER, STILL = "Neither of them is used", "The network still predicts in training mode."
STAYS, ALWAYS = "The network stays in evaluation mode", "The network is always in training mode"
ACCURACIES = {
    f"{PREDICT}\n{SHARE}": (NEITHER, STILL),
    f"{OFF}\n{SHARE}": ("Gradients are off, but", STILL),
    f"model.eval\n{OFF}\n{SHARE}": ("Gradients are off, but", STILL),
    f"{OFF}\nmodel.eval()\n{SHARE}": ("Gradients are off, but", "The mode is switched only after"),
    f"was = model.training\nmodel.eval()\n{PREDICT}\nmodel.train(was)\n{SHARE}": (
        "PyTorch still records",
        "correct",
    ),
    f"model.eval()\n{OFF}\n{SHARE}": (STAYS, STAYS),
    f"model.eval()\n{OFF}\nmodel.train()\n{SHARE}": (ALWAYS, ALWAYS),
    f"model.train()\n{OFF}\n{SHARE}": ("The network is told to train", "The network is told to train"),
    f"model.dropout = None\n{OFF}\n{SHARE}": ("Gradients are off, but", STILL),
}
SHARES = {
    "return (predictions == y).sum().item()": "This is how many are right.",
    "return 100 * (predictions == y).float().mean().item()": "This is a percentage.",
    "return (predictions == y).sum().item() // len(y)": "`//` divides",
    "return (predictions != y).float().mean().item()": "This is the share that is *wrong*",
    "return predictions == y": "There is a value for each example",
    "return [p == t for p, t in zip(predictions, y)]": "There is a value for each example",
    "return (model(X).argmax(dim=0) == y).float().mean().item()": None,
    "return (predictions - y).abs().mean()": None,
}


def accuracy_of(name, lines):
    return written(function(f"def {name}(model, X, y):", lines), name)


@pytest.mark.parametrize("lines", ACCURACIES)
def test_modes(lines):
    first, second = ACCURACIES[lines]
    earns(ex.evaluate, accuracy_of("evaluate", lines), first)
    if second == "correct":
        assert ex.fix_eval_mode.check(accuracy_of("accuracy", lines)).outcome == "correct"
    else:
        earns(ex.fix_eval_mode, accuracy_of("accuracy", lines), second)


@pytest.mark.parametrize(("name", "exercise"), [("evaluate", ex.evaluate), ("accuracy", ex.fix_eval_mode)])
def test_a_mode_that_is_named_and_not_called_is_told_to_lack_parentheses(name, exercise):
    lines = f"was = model.training\nmodel.eval\n{OFF}\nmodel.train(was)\n{SHARE}"
    earns(exercise, accuracy_of(name, lines), "`model.eval()`, parentheses included")


@pytest.mark.parametrize("last", SHARES)
def test_shares(last):
    lines = f"was = model.training\nmodel.eval()\n{OFF}\nmodel.train(was)\n{last}"
    if "model(X)" not in last:
        earns(ex.evaluate, accuracy_of("evaluate", lines), SHARES[last])
    result = ex.fix_eval_mode.check(accuracy_of("accuracy", lines))
    assert result.outcome == "incorrect"
    assert SHARES[last] is None or SHARES[last] in result.message


def test_a_mean_of_yes_and_no_is_explained():
    lines = f"was = model.training\nmodel.eval()\n{OFF}\nmodel.train(was)\nreturn (predictions == y).mean()"
    assert "`.float()` makes 1 and 0 of them." in ex.evaluate.check(accuracy_of("evaluate", lines)).message


@pytest.mark.parametrize(("name", "exercise"), [("evaluate", ex.evaluate), ("accuracy", ex.fix_eval_mode)])
def test_rounded_probabilities_are_no_classes(name, exercise):
    rounded = OFF.replace("model(X)", "model(X).softmax(dim=1).round()")
    lines = f"was = model.training\nmodel.eval()\n{rounded}\nmodel.train(was)\n{SHARE}"
    assert exercise.check(accuracy_of(name, lines)).outcome == "incorrect"


def test_an_accuracy_without_the_network_is_told_so():
    assert "gives 1 without asking the network." in ex.evaluate.check(lambda model, X, y: 1.0).message


# early_stopping ---


@pytest.mark.parametrize("first", ["float('inf')", "math.inf", "np.inf"])
def test_a_first_best_that_no_loss_is_above_is_right(first):
    answer = begun_with(f"{first}, 0, 0", "v < best")
    assert ex.early_stopping.check(answer).outcome == "correct"


@pytest.mark.parametrize(
    ("first", "test"), [("None", "best is None or v < best"), ("val_losses[0]", "i == 0 or v < best")]
)
def test_none_and_the_first_loss_are_right_too(first, test):
    assert ex.early_stopping.check(begun_with(f"{first}, 0, 0", test)).outcome == "correct"


@pytest.mark.parametrize("first", ["1", "1000", "1e4", "10**6", "1e300", "-1", "-1e300"])
@pytest.mark.parametrize(
    "test", ["v < best", "best > v", "not v >= best", "min(v, best) != best", "v - best < 0"]
)
def test_a_fixed_first_best_is_refused_whatever_it_is(first, test):
    result = ex.early_stopping.check(begun_with(f"{first}, 0, 0", test))
    assert result.outcome == "incorrect"
    assert first.startswith("-") or result.message.startswith("Your first best is a fixed number")


def begun_with(first, test):
    lines = (
        f"best, at, wait = {first}\nfor i, v in enumerate(val_losses):\n    if {test}:\n"
        "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait == patience:\n        return at\n"
        "return at"
    )
    return written(function("def early_stopping(val_losses, patience):", lines), "early_stopping")


STOPS = {
    "return val_losses.index(min(val_losses))": "This is the best epoch of *all*",
    "return int(np.argmin(val_losses))": "This is the best epoch of *all*",
    "return len(val_losses) - 1": "This is the last epoch of the list",
    **{
        f"for i in range(1, len(val_losses)):\n    if val_losses[i] > val_losses[i - 1]:\n        return {back}\n"
        "return len(val_losses) - 1": "It stops as soon as a loss is larger than the one before it"
        for back in ("i", "i - 1")
    },
    "return min(val_losses)": None,
    "best, wait = val_losses[0], 0\nfor i, v in enumerate(val_losses):\n    if v < best:\n        best, wait = v, 0\n"
    "    else:\n        wait += 1\n    if wait == patience:\n        return i\nreturn len(val_losses) - 1": None,
    "best, at, wait = float('inf'), 0, 0\nfor i, v in enumerate(val_losses):\n    if v <= best:\n"
    "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait == patience:\n        return at\n"
    "return at": "A tie counts as a new best here.",
    "best, at, wait = float('inf'), 0, 0\nfor i, v in enumerate(val_losses):\n    if v < best:\n"
    "        best, at = v, i\n    else:\n        wait += 1\n    if wait == patience:\n        return at\n"
    "return at": "All epochs without a new best are counted",
    "best, at, wait = float('inf'), 0, 0\nfor i, v in enumerate(val_losses):\n    if v < best:\n"
    "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait > patience:\n        return at\n"
    "return at": "It stops one epoch too late.",
    "best, at, wait = float('inf'), 0, 0\nfor i, v in enumerate(val_losses):\n    if v < best:\n"
    "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait == patience:\n"
    "        return at\n": None,
    "best, at, wait = float('inf'), 0, 0\nfor i, v in enumerate(val_losses):\n    if v < best:\n"
    "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait == patience:\n        return best\n"
    "return best": "The *loss* of the best epoch",
    "best, at, wait = float('inf'), 0, 0\nfor i, v in enumerate(val_losses, 1):\n    if v < best:\n"
    "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait == patience:\n        return at\n"
    "return at": "The epochs are counted from 1.",
    **{
        f"best, at, wait = {first}\nfor i, v in enumerate(val_losses):\n    if v < best:\n"
        "        best, at, wait = v, i, 0\n    else:\n        wait += 1\n    if wait >= patience:\n        break\n"
        "return at": words
        for first, words in {
            "1, 0, 0": "Your first best is a fixed number",
            "10, 0, 0": "Your first best is a fixed number",
            "1000, -1, 0": "Your first best is a fixed number",
            "1e4, 0, 0": "Your first best is a fixed number",
            "10**6, 0, 0": "Your first best is a fixed number",
            "1e300, 0, 0": "Your first best is a fixed number",
            "1e300, None, 0": "Your first best is a fixed number",
            "0, 0, 0": "If your first best is 0, no loss lies below it.",
        }.items()
    },
    "best, at = 1.0, 0\nfor i, v in enumerate(val_losses):\n    if v < best:\n        best, at = v, i\n"
    "    elif i - at >= patience:\n        break\nreturn at": "Your first best is a fixed number",
}


def test_losses_are_shown_one_by_one():
    """Who reads what is wrong can go through the losses by hand: none is left out."""
    for losses, patience in ex.early_stopping.cases:
        call = show_call("early_stopping", ["val_losses", "patience"], (losses, patience))
        assert call.count(",") == len(losses) and "…" not in call


@pytest.mark.parametrize("lines", STOPS)
def test_stops(lines):
    answer = written(function("def early_stopping(val_losses, patience):", lines), "early_stopping")
    earns(ex.early_stopping, answer, STOPS[lines])


# The repairs, by what is exchanged in what one starts from, or by all of it ---

TRAIN = """optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
losses = []
for _ in range(epochs):
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
return losses"""
PILED = "Gradients still pile up"
TRAINS = {
    ("losses = []", "losses = []\noptimizer.zero_grad()"): PILED,
    ("    loss.backward()", "    optimizer.zero_grad\n    loss.backward()"): PILED,
    (
        "    loss.backward()",
        "    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)\n    loss.backward()",
    ): (PILED),
    (
        "    optimizer.step()",
        "    optimizer.zero_grad()\n    optimizer.step()",
    ): "The gradients are cleared between",
    ("    optimizer.step()", "    optimizer.zero_grad()"): "There is no update any more",
    ("    loss.backward()", "    optimizer.zero_grad()"): "There is no way back any more",
    ("lr=learning_rate", "lr=learning_rate / 10"): "A smaller learning rate hides the symptom",
    ("return losses", "optimizer.zero_grad()\nreturn losses"): PILED,
}


@pytest.mark.parametrize("change", TRAINS)
def test_trainings(change):
    code = function("def train(model, X, y, epochs, learning_rate):", TRAIN.replace(*change))
    earns(ex.fix_zero_grad, written(code, "train"), TRAINS[change])


ENDS = {
    "nn.Softmax(dim=-1)), nn.CrossEntropyLoss()": "The network still ends in a softmax.",
    "nn.Softmax(dim=0)), nn.CrossEntropyLoss()": "The network ends in a softmax along the other axis",
    "nn.Softmax(dim=1)), nn.NLLLoss()": "It was given probabilities",
    "nn.Identity()), nn.NLLLoss()": "It was given logits",
    "nn.LogSoftmax(dim=0)), nn.NLLLoss()": "The log-softmax goes along the wrong axis",
    "nn.Sigmoid()), nn.CrossEntropyLoss()": "The network ends in a sigmoid now",
    "nn.ReLU()), nn.CrossEntropyLoss()": "ReLU comes after the last layer now",
    "nn.Softmax(dim=1)), nn.MSELoss()": "This is the squared error.",
    "nn.Softmax(dim=1)), nn.BCELoss()": "This is the cross-entropy of single",
    "nn.Identity()), nn.CrossEntropyLoss": None,
    "nn.Tanh()), nn.CrossEntropyLoss()": None,
}


@pytest.mark.parametrize("end", ENDS)
def test_networks_with_a_loss(end):
    lines = f"a, b, c = sizes\nreturn nn.Sequential(nn.Linear(a, b), nn.ReLU(), nn.Linear(b, c), {end}"
    earns(
        ex.fix_double_softmax,
        written(function("def model_and_loss(sizes):", lines), "model_and_loss"),
        ENDS[end],
    )


@pytest.mark.parametrize("name", ["CrossEntropyLoss", "Sequential"])
def test_a_class_in_place_of_what_it_makes_is_told_to_lack_parentheses(name):
    parts = {
        "Sequential": "nn.Sequential(nn.Linear(a, b), nn.ReLU(), nn.Linear(b, c))",
        "CrossEntropyLoss": "nn.CrossEntropyLoss()",
    }
    model, loss = (parts | {name: f"nn.{name}"}).values()
    code = f"a, b, c = sizes\nreturn {model}, {loss}"
    result = ex.fix_double_softmax.check(
        written(function("def model_and_loss(sizes):", code), "model_and_loss")
    )
    assert result.message.endswith(f"Are parentheses missing after `{name}`?")


UNRECORDED = "The result has no record of how it was computed"
LOSSES = {
    "F.mse_loss(predictions, targets)": "The two shapes still broadcast",
    "((predictions - targets.squeeze()) ** 2).mean()": "The two shapes still broadcast",
    "((predictions.squeeze(0) - targets) ** 2).mean()": "The two shapes still broadcast",
    "((predictions - targets) ** 2).sum() / len(targets)": "divided by n only",
    "((predictions - targets) ** 2).sum()": "and is added up",
    "((predictions[0] - targets) ** 2).mean()": "Only one row of the table",
    "(predictions.squeeze(1) - targets).abs().mean()": "These are absolute values.",
    "(predictions.squeeze(1) - targets).mean() ** 2": "The square comes last",
    "((predictions.squeeze(1) - targets) ** 2).sum()": "This is the sum.",
    "(predictions.squeeze(1) - targets) ** 2": "Each example has its own number here.",
    "((predictions.squeeze(1) - targets) ** 2).mean().sqrt()": "This is the root of the mean.",
    "((predictions.squeeze(1) - targets) ** 2).mean().item()": UNRECORDED,
    "((predictions.detach().squeeze(1) - targets) ** 2).mean()": UNRECORDED,
    "torch.no_grad()(lambda: F.mse_loss(predictions.squeeze(1), targets))()": UNRECORDED,
    "np.mean((predictions.detach().numpy()[:, 0] - targets.numpy()) ** 2)": UNRECORDED,
    "torch.tensor(F.mse_loss(predictions.squeeze(1), targets).item(), requires_grad=True)": UNRECORDED,
    "sum((float(p) - float(t)) ** 2 for p, t in zip(predictions, targets)) / len(targets)": UNRECORDED,
    "F.mse_loss(predictions, targets).item()": "The two shapes still broadcast",
}


@pytest.mark.parametrize("lines", LOSSES)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_losses(lines):
    answer = written(function("def loss(predictions, targets):", f"return {lines}"), "loss")
    earns(ex.fix_broadcast, answer, LOSSES[lines])


def test_a_loss_by_numpy_is_told_why_it_stops():
    answer = written("def loss(p, t):\n    return np.mean((p.numpy()[:, 0] - t.numpy()) ** 2)", "loss")
    assert "NumPy records nothing" in ex.fix_broadcast.check(answer).message


NOISY = "noisy = [{0} + rng.normal(0, 0.1, {0}.shape) for _ in range(copies)]"
SPLIT = "order = rng.permutation(len(X))\ntest, train = order[: len(X) // 5], order[len(X) // 5 :]"
ENDING = "return np.concatenate([X[train], *noisy]), X[test], {}, y[test]"
SPLITS = {
    f"{NOISY.format('X')}\nX = np.concatenate([X, *noisy])\ny = np.tile(y, copies + 1)\n{SPLIT}\n"
    "return X[train], X[test], y[train], y[test]": "Copies are still made before the split",
    f"{SPLIT}\n{NOISY.format('X')}\n"
    + ENDING.format("np.concatenate([y[train], *([y] * copies)])"): "copies of some of them are in training",
    f"{SPLIT}\nreturn X[train], X[test], y[train], y[test]": "There is no leak any more, and there are no copies",
    f"{SPLIT}\n{NOISY.format('X[train]')}\n"
    + ENDING.format("np.repeat(y[train], copies + 1)"): "label of another one",
    f"{SPLIT}\n{NOISY.format('X[train]')}\n"
    + ENDING.format("y[train]"): "Training has more rows than labels.",
    f"{SPLIT}\n{NOISY.format('X')}\n"
    + ENDING.format("np.tile(y[train], copies + 1)"): "Are the copies still made of all of `X`?",
    f"{SPLIT}\n{NOISY.format('X[train]')}\nX_train = np.concatenate([X[train], *noisy])\n"
    "return X_train, np.tile(y[train], copies + 1), X[test], y[test]": "Each table stands beside its labels.",
    SPLIT.replace("rng.permutation(len(X))", "np.arange(len(X))")
    + f"\n{NOISY.format('X[train]')}\n"
    + ENDING.format("np.tile(y[train], copies + 1)"): "The test set comes from one end",
    f"{SPLIT}\nnoisy = [X[train]] * copies\n"
    + ENDING.format("np.tile(y[train], copies + 1)"): "exactly like their",
}


def test_tables_that_hold_no_numbers_are_no_split():
    result = ex.fix_leak.check(lambda X, y, copies, rng: ([["a"] * 3] * 2, [["b"] * 3], [0], [1]))
    assert "should give two tables" in result.message


@pytest.mark.parametrize(
    ("copied", "labels", "counts"),
    [
        ("X[train]", "y[train]", "gives 48 rows in `X_train`, and 16 labels in `y_train`."),
        ("X", "np.tile(y[train], copies + 1)", "gives 56 rows in `X_train`, and 48 labels in `y_train`."),
        ("X[train]", "np.tile(y, copies + 1)", "gives 48 rows in `X_train`, and 60 labels in `y_train`."),
    ],
)
def test_rows_and_labels_that_do_not_fit_are_counted(copied, labels, counts):
    lines = f"{SPLIT}\n{NOISY.format(copied)}\n{ENDING.format(labels)}"
    answer = written(function("def make_split(X, y, copies, rng):", lines), "make_split")
    message = ex.fix_leak.check(answer).message
    assert counts in message
    assert "[[" not in message


@pytest.mark.parametrize("lines", SPLITS)
def test_splits(lines):
    answer = written(function("def make_split(X, y, copies, rng):", lines), "make_split")
    earns(ex.fix_leak, answer, SPLITS[lines])
