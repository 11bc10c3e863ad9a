"""A message on training is true of every answer that earns it (see test_true_messages.py).

A claim is the beginning of a message, and what must be true of the parts of an answer that earns it.
"""

from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from dl101.exercises import training
from tests.exercises.test_true_messages import held_to

# build_mlp: the sizes of the layers, what stands between them and at the end, biases, and who knows the layers

PAIRS = {
    "all": lambda sizes: list(pairwise(sizes)),
    "turned": lambda sizes: [pair[::-1] for pair in pairwise(sizes)],
    "without the last": lambda sizes: list(pairwise(sizes[:-1])),
    "without the first": lambda sizes: list(pairwise(sizes[1:])),
    "three sizes": lambda sizes: [(sizes[0], sizes[1]), (sizes[1], sizes[2])],
}
BETWEEN = {"ReLU": nn.ReLU, "nothing": nn.Identity, "tanh": nn.Tanh, "dropout": nn.Dropout}
ENDS = {
    "nothing": lambda: [],
    "ReLU": lambda: [nn.ReLU()],
    "softmax": lambda: [nn.Softmax(dim=1)],
    "columns": lambda: [nn.Softmax(dim=0)],
    "sigmoid": lambda: [nn.Sigmoid()],
    "dropout": lambda: [nn.Dropout()],
}
HOLDERS = ("Sequential", "list", "hidden", "class")


def build_mlp(pairs, between, end, bias, shared, holder):
    def answer(sizes):
        made, parts = {}, []
        for pair in PAIRS[pairs](sizes):
            layer = nn.Linear(*pair, bias=bias)
            parts += [made.setdefault(pair, layer) if shared else layer, BETWEEN[between]()]
        layers = [*parts[:-1], *ENDS[end]()]
        network = nn.Sequential(*layers)
        if holder == "hidden":
            hidden, network = network, nn.Module()
            network.forward = lambda x: hidden(x)
        return {"list": layers, "class": nn.Sequential}.get(holder, network)

    return answer


MLP_CLAIMS = {
    "This is a list of layers": lambda holder, **_: holder == "list",
    "The last layer is missing": lambda pairs, **_: pairs == "without the last",
    "The network ends in a softmax": lambda end, **_: end in ("softmax", "columns"),
    "The network ends in a sigmoid": lambda end, **_: end == "sigmoid",
    "ReLU comes after the last": lambda end, **_: end == "ReLU",
    "Nothing stands between": lambda between, **_: between == "nothing",
    "Another activation": lambda between, **_: between == "tanh",
    "The network does not know": lambda holder, **_: holder == "hidden",
    "One and the same layer": lambda shared, **_: shared,
    "A layer does not fit": lambda pairs, **_: pairs == "turned",
    "This works for exactly three": lambda pairs, **_: pairs == "three sizes",
    "The layers have no biases": lambda bias, **_: not bias,
}

# train_step: the order of its calls, what is computed, and what comes back

ORDERS = (
    "zero forward backward step",
    "forward backward step",
    "forward backward zero step",
    "zero forward backward",
    "zero forward step backward",
    "zero forward step",
    "forward step zero backward",
    "forward backward step zero",
    "forward",
    "zero forward backward zero step",
)
INPUTS = ("predictions, targets", "targets, predictions")
OWN_LOSSES = (None, F.mse_loss, F.cross_entropy)
UPDATES = ("optimizer", "by hand", "twice", "each example")
MODES_OF_STEPS = ("as it came", "eval at first", "eval at last", "eval for a while")
RESULTS = {
    "number": lambda before, after: before.item(),
    "tensor": lambda before, after: before,
    "nothing": lambda before, after: None,
    "after": lambda before, after: after().item(),
    "twice": lambda before, after: 2 * before.item(),
}


def train_step(order, inputs, update, result, mode, own_loss):
    def answer(model, loss_fn, optimizer, X, y):
        loss_fn = own_loss or loss_fn
        model.train(mode not in ("eval at first", "eval for a while"))

        def loss_of(rows):
            pair = (model(X[rows]), y[rows])
            return loss_fn(*(pair if inputs == "predictions, targets" else pair[::-1]))

        def by_hand():
            with torch.no_grad():
                for parameter in model.parameters():
                    if parameter.grad is not None:
                        parameter -= 0.01 * parameter.grad

        everything = slice(None)
        rounds = [slice(i, i + 1) for i in range(len(X))] if update == "each example" else [everything]
        for rows in rounds * (2 if update == "twice" else 1):
            for call in order.split():
                if call == "zero":
                    optimizer.zero_grad()
                elif call == "forward":
                    loss = loss_of(rows)
                elif call == "backward":
                    loss.backward()
                else:
                    (by_hand if update == "by hand" else optimizer.step)()
        model.train(mode in ("as it came", "eval for a while"))
        return RESULTS[result](loss, lambda: loss_of(everything))

    return answer


def never_updated(order):
    """Whether no gradient of the loss is used by an update after it."""
    calls = order.split()
    return "step" not in calls or calls.index("step") < calls.index("backward")


STEP_CLAIMS = {
    "Old gradients are never cleared": lambda order, **_: "zero" not in order,
    "Gradients are cleared at the end": lambda order, **_: order.endswith("step zero"),
    "The gradients are cleared after": lambda order, **_: "backward zero step" in order,
    "Nothing is updated: `backward`": lambda order, update, **_: (
        "backward" in order and ("step" not in order or update == "by hand")
    ),
    "Nothing is updated: `optimizer.step()`": lambda order, **_: (
        "step backward" in order and never_updated(order)
    ),
    "There is no way back": lambda order, **_: "backward" not in order,
    "Each call uses the gradients": lambda order, **_: order == "forward step zero backward",
    "The network is trained, and that": lambda result, order, **_: result == "nothing" and "step" in order,
    "What comes back is the loss as a tensor": lambda result, **_: result == "tensor",
    "The loss that comes back": lambda result, **_: result == "after",
    "There is an update for each": lambda update, **_: update == "each example",
    "The inputs of the loss": lambda inputs, **_: inputs == "targets, predictions",
    "The parameters are changed by hand": lambda update, **_: update == "by hand",
    "Another loss than": lambda own_loss, **_: own_loss,
    "The step is made in evaluation": lambda mode, **_: mode in ("eval at first", "eval for a while"),
    "The network is left in evaluation": lambda mode, **_: mode == "eval at last",
}

# evaluate and fix_eval_mode: the mode while it predicts and afterwards, gradients, the class, and the share

MODES = ("eval", "as it is", "train", "late")
GRADS = ("off", "on")
AFTER = ("restored", "train", "eval")
CLASS = {
    "argmax": lambda out: out.argmax(dim=1),
    "columns": lambda out: out.argmax(dim=0),
    "of all": lambda out: out.argmax(),
    "outputs": lambda out: out,
    "largest": lambda out: out.max(dim=1).values,
    "argmin": lambda out: out.argmin(dim=1),
}
SHARES = {
    "mean": lambda right: right.mean().item(),
    "count": lambda right: right.sum().item(),
    "percent": lambda right: 100 * right.mean().item(),
    "errors": lambda right: 1 - right.mean().item(),
    "whole": lambda right: int(right.sum()) // right.numel(),
    "each": lambda right: right.tolist(),
    "by class": lambda right: right.sum().item() / 3,
    "0": lambda right: 0,
}
CHANGED = ("nothing", "dropout")


def score(mode, grads, after, predicted, share, changed):
    def answer(model, X, y):
        came = model.training
        if mode in ("eval", "train"):
            model.train(mode == "train")
        if changed == "dropout":
            model[2].p = 0.0
        with torch.set_grad_enabled(grads == "on"):
            right = (CLASS[predicted](model(X)) == y).float()
        if mode == "late":
            model.eval()
        if mode != "as it is" or after != "restored":
            model.train({"train": True, "eval": False}.get(after, False if mode == "late" else came))
        return SHARES[share](right)

    return answer


def trains(mode):
    return mode in ("as it is", "train", "late")


SCORE_CLAIMS = {
    "The network stays in evaluation": lambda after, **_: after == "eval",
    "The network is always in training": lambda after, **_: after == "train",
    "This is how many are right": lambda share, **_: share == "count",
    "This is a percentage": lambda share, **_: share == "percent",
    "This divides by the number of classes": lambda share, **_: share == "by class",
    "`//` divides": lambda share, **_: share == "whole",
    "This is the share that is *wrong*": lambda share, **_: share == "errors",
    "There is a value for each": lambda share, **_: share == "each",
    "The predicted class is": lambda predicted, **_: predicted in ("columns", "of all"),
    "The outputs themselves": lambda predicted, **_: predicted == "outputs",
    "The network itself is changed": lambda changed, **_: changed == "dropout",
    "The network is told to train": lambda mode, **_: mode == "train",
}
EVALUATE_CLAIMS = SCORE_CLAIMS | {
    "Neither of them": lambda mode, grads, **_: trains(mode) and grads == "on",
    "Gradients are off, but": lambda mode, grads, **_: trains(mode) and grads == "off",
    "The network is in evaluation mode, but": lambda mode, grads, **_: mode == "eval" and grads == "on",
}
FIX_MODE_CLAIMS = SCORE_CLAIMS | {
    "The mode is switched only after": lambda mode, after, **_: (
        mode == "late" or (mode == "as it is" and after == "eval")
    ),
    "The network still predicts": lambda mode, **_: mode == "as it is",
}

# early_stopping: what a new best is, when it is over, what is counted, and what comes back

NEW = {
    "below": lambda loss, best, before: loss < best,
    "tie": lambda loss, best, before: loss <= best,
    "above": lambda loss, best, before: loss > best,
    "before": lambda loss, best, before: loss < before,
    "no rise": lambda loss, best, before: loss <= before,
}
FIRST = (None, 0, 1, 10)  # the first best loss, or the first of all
COUNTED = ("in a row", "over all", "epochs")
OVER = {
    "exactly": lambda waited, patience: waited >= patience,
    "late": lambda waited, patience: waited > patience,
    "early": lambda waited, patience: waited >= patience - 1,
    "at once": lambda waited, patience: waited >= 1,
    "never": lambda waited, patience: False,
}
GIVEN = {
    "index": lambda best, epoch, losses: best,
    "stop": lambda best, epoch, losses: epoch,
    "loss": lambda best, epoch, losses: losses[best],
    "from 1": lambda best, epoch, losses: best + 1,
}
IF_NEVER = ("best", "last")


def early_stopping(new, counted, over, given, if_never, first):
    def answer(losses, patience):
        best = waited = 0
        lowest = before = losses[0] if first is None else first
        for epoch in range(first is None, len(losses)):
            is_new = NEW[new](losses[epoch], lowest, before)
            before = losses[epoch]
            if is_new:
                best, lowest = epoch, losses[epoch]
                waited = 0 if counted == "in a row" else waited + (counted == "epochs")
            else:
                waited += 1
            if OVER[over](waited, patience):
                return GIVEN[given](best, epoch, losses)
        return GIVEN[given](best if if_never == "best" else len(losses) - 1, len(losses) - 1, losses)

    return answer


STOP_CLAIMS = {
    "This is the best epoch of *all*": lambda over, **_: over == "never",
    "This is the epoch in which": lambda given, **_: given == "stop",
    "A tie counts": lambda new, **_: new == "tie",
    "Each loss is compared": lambda new, **_: new == "before",
    "All epochs without a new best": lambda counted, **_: counted == "over all",
    "It stops one epoch too late": lambda over, **_: over == "late",
    "It stops one epoch too early": lambda over, **_: over == "early",
    "It stops at the first": lambda over, **_: over == "at once",
    "It stops as soon as": lambda new, over, **_: over == "at once" and new in ("no rise", "tie"),
    "This is the last epoch of the list": lambda over, given, if_never, **_: (
        over == "never" and (given == "stop" or if_never == "last")
    ),
    "It stops after `patience` epochs": lambda counted, **_: counted == "epochs",
    "The *loss* of the best": lambda given, **_: given == "loss",
    "The epochs are counted from 1": lambda given, **_: given == "from 1",
    "The *largest* loss": lambda new, **_: new == "above",
    "Where training never stops": lambda if_never, **_: if_never == "last",
    "Your first best is a fixed": lambda first, **_: first not in (None, 0),
    "No epoch after the first ever": lambda new, first, **_: first == 0 or (new == "above" and first),
}

# fix_zero_grad: the order of its calls, the rate, the rounds, when the loss is noted, and what comes back

LOOPS = (
    "zero backward step",
    "backward step",
    "once backward step",
    "backward zero step",
    "zero backward",
    "zero step",
    "zero step backward",
)
RATES = {
    "as it came": lambda rate, epochs: rate,
    "by epochs": lambda rate, epochs: rate / epochs,
    "a tenth": lambda rate, epochs: rate / 10,
}
ROUNDS = {
    "all": lambda epochs: range(epochs),
    "too few": lambda epochs: range(1, epochs),
    "too many": lambda epochs: range(epochs + 1),
    "one": lambda epochs: range(1),
}
NOTED = ("before", "after")
LISTS = {
    "numbers": lambda losses: [loss.item() for loss in losses],
    "tensors": list,
    "last": lambda losses: losses[-1].item(),
    "mean": lambda losses: sum(losses).item() / len(losses),
    "nothing": lambda losses: None,
}


def train(loop, rate, rounds, noted, listed):
    def answer(model, X, y, epochs, learning_rate):
        optimizer = torch.optim.SGD(model.parameters(), lr=RATES[rate](learning_rate, epochs))
        losses = []
        for number in ROUNDS[rounds](epochs):
            loss = F.mse_loss(model(X), y)
            for call in loop.split():
                if call == "zero" or (call == "once" and number == 0):
                    optimizer.zero_grad()
                elif call == "backward":
                    loss.backward()
                elif call == "step":
                    optimizer.step()
            losses.append(loss if noted == "before" else F.mse_loss(model(X), y))
        return LISTS[listed](losses)

    return answer


TRAIN_CLAIMS = {
    "Gradients still pile up": lambda loop, **_: loop in ("backward step", "once backward step"),
    "The gradients are cleared between": lambda loop, **_: loop == "backward zero step",
    "There is no update any more": lambda loop, **_: loop in ("zero backward", "zero step backward"),
    "There is no way back any more": lambda loop, **_: loop == "zero step",
    "A smaller learning rate": lambda loop, rate, **_: "zero" not in loop and rate != "as it came",
    "The update itself is right now": lambda loop, rate, **_: loop == LOOPS[0] and rate != "as it came",
    "The network is trained as it should, but": lambda listed, **_: listed == "tensors",
    "Only the last loss": lambda listed, **_: listed == "last",
    "Nothing comes back": lambda listed, **_: listed == "nothing",
    "The sum of the losses": lambda listed, **_: listed == "mean",
    "The training ends in its first": lambda rounds, **_: rounds == "one",
    "The losses are those *after*": lambda noted, **_: noted == "after",
    "There is one round too few": lambda rounds, **_: rounds == "too few",
    "There is one round too many": lambda rounds, **_: rounds == "too many",
}

# fix_double_softmax: what comes after the last layer, between the two, which loss, and in which order

LAST = {
    "nothing": lambda: [],
    "softmax": lambda: [nn.Softmax(dim=1)],
    "columns": lambda: [nn.Softmax(dim=0)],
    "log": lambda: [nn.LogSoftmax(dim=1)],
    "log of columns": lambda: [nn.LogSoftmax(dim=0)],
    "sigmoid": lambda: [nn.Sigmoid()],
    "ReLU": lambda: [nn.ReLU()],
}
MIDDLE = {"ReLU": nn.ReLU, "nothing": nn.Identity, "tanh": nn.Tanh}
LAYERS = ("both", "first")
LOSS = {
    "cross-entropy": lambda: nn.CrossEntropyLoss(),
    "NLL": lambda: nn.NLLLoss(),
    "sum": lambda: nn.CrossEntropyLoss(reduction="sum"),
    "MSE": lambda: nn.MSELoss(),
    "BCE": lambda: nn.BCELoss(),
    "BCE of logits": lambda: nn.BCEWithLogitsLoss(),
    "class": lambda: nn.CrossEntropyLoss,
}
PAIR_ORDER = ("model, loss", "loss, model")


def model_and_loss(last, middle, layers, loss, order):
    def answer(sizes):
        parts = [nn.Linear(sizes[0], sizes[1]), MIDDLE[middle](), nn.Linear(sizes[1], sizes[2])]
        model = nn.Sequential(*(parts if layers == "both" else parts[:2]), *LAST[last]())
        pair = model, LOSS[loss]()
        return pair if order == "model, loss" else pair[::-1]

    return answer


PAIR_CLAIMS = {
    "The network still ends in a softmax": lambda last, loss, **_: (
        (last, loss) == ("softmax", "cross-entropy")
    ),
    "The network ends in a softmax along": lambda last, **_: last == "columns",
    "The network ends in a sigmoid now": lambda last, **_: last == "sigmoid",
    "It was given probabilities": lambda last, loss, **_: last in ("softmax", "columns") and loss == "NLL",
    "It was given logits": lambda last, loss, **_: (last, loss) == ("nothing", "NLL"),
    "The log-softmax goes along": lambda last, **_: last == "log of columns",
    "ReLU comes after": lambda last, **_: last == "ReLU",
    "ReLU is gone": lambda middle, **_: middle == "nothing",
    "The last layer is gone": lambda layers, **_: layers == "first",
    "The two have changed": lambda order, **_: order == "loss, model",
    "This is the squared error": lambda loss, **_: loss == "MSE",
    "This is the cross-entropy of single": lambda loss, **_: loss in ("BCE", "BCE of logits"),
    "The loss adds up": lambda loss, **_: loss == "sum",
}

# fix_broadcast: the differences, what is made of each, and what is made of all

DIFFERENCES = {
    "rows": lambda p, t: p[:, 0] - t,
    "table": lambda p, t: p - t,
    "first": lambda p, t: p[0] - t,
    "of the mean": lambda p, t: p.mean() - t,
    "squares": lambda p, t: p[:, 0] ** 2 - t**2,
}
EACH = {"square": torch.square, "absolute": torch.abs, "as it is": lambda e: e, "minus": lambda e: -e}
WHOLE = {
    "mean": lambda e, n: e.mean(),
    "sum": lambda e, n: e.sum(),
    "sum by n": lambda e, n: e.sum() / n,
    "mean by n": lambda e, n: e.mean() / n,
    "half": lambda e, n: e.mean() / 2,
    "root": lambda e, n: e.mean().sqrt(),
    "squared mean": lambda e, n: e.mean() ** 2,
    "each": lambda e, n: e,
}


RECORD = {"tensor": lambda e: e, "number": lambda e: e.tolist(), "detached": lambda e: e.detach()}


def broadcast(difference, each, whole, record):
    return lambda p, t: RECORD[record](WHOLE[whole](EACH[each](DIFFERENCES[difference](p, t)), len(t)))


BROADCAST_CLAIMS = {
    "The two shapes still broadcast": lambda difference, **_: difference == "table",
    "The table of n × n is still there, and is divided": lambda difference, **_: difference == "table",
    "The table of n × n is still there, and is added": lambda difference, **_: difference == "table",
    "Only one row of the table": lambda difference, **_: difference == "first",
    "The predictions, or the targets, are averaged": lambda difference, **_: difference == "of the mean",
    "The square comes last": lambda each, whole, **_: each != "square" and whole == "squared mean",
    "These are absolute": lambda each, **_: each == "absolute",
    "The square is missing": lambda each, **_: each in ("as it is", "minus"),
    "This is the sum": lambda whole, **_: whole == "sum",
    "Each example has its own": lambda whole, **_: whole == "each",
    "The mean is divided": lambda whole, **_: whole == "mean by n",
    "Half of the mean": lambda whole, **_: whole == "half",
    "This is the root": lambda whole, **_: whole == "root",
    "The result has no record": lambda record, **_: record != "tensor",
    "This is the difference of squares": lambda difference, **_: difference == "squares",
}

# fix_leak: how the originals are split, what is copied into training and test, how, with which labels, in which order

HOW = ("shuffled", "in order", "all in training")
COPIED = ("training", "before", "everything", "both", "nothing")
COPIES = {
    "noisy": lambda X, n, rng: [X, *(X + rng.normal(0, 0.1, X.shape) for _ in range(n))],
    "exact": lambda X, n, rng: [X] * (n + 1),
    "copies alone": lambda X, n, rng: [X + rng.normal(0, 0.1, X.shape) for _ in range(n)] or [X],
    "one too few": lambda X, n, rng: [X, *(X + rng.normal(0, 0.1, X.shape) for _ in range(n - 1))],
    "one too many": lambda X, n, rng: [X, *(X + rng.normal(0, 0.1, X.shape) for _ in range(n + 1))],
}
LABELS = {"tile": np.tile, "repeat": np.repeat, "once": lambda y, times: y}
RETURNED = {
    "right": lambda a, b, c, d: (a, b, c, d),
    "in pairs": lambda a, b, c, d: (a, c, b, d),
    "exchanged": lambda a, b, c, d: (b, a, d, c),
}


def make_split(how, copied, made, labels, returned):
    def answer(X, y, copies, rng):
        def grown(X, y):
            parts = COPIES[made](X, copies, rng)
            return np.concatenate(parts), LABELS[labels](y, len(parts))

        if copied == "before":
            X, y = grown(X, y)
            y = np.resize(y, len(X))
        order = np.arange(len(X)) if how == "in order" else rng.permutation(len(X))
        test, train = order[: len(X) // 5], order[len(X) // 5 :]
        train = order if how == "all in training" else train
        training, testing = (X[train], y[train]), (X[test], y[test])
        if copied in ("training", "both"):
            training = grown(*training)
        if copied == "everything":
            more = grown(X, y)
            copied_labels = more[1][len(X) :]  # with "once", none
            training = (
                np.concatenate([training[0], more[0][len(X) :]]),
                np.concatenate([training[1], copied_labels]),
            )
        if copied == "both":
            testing = grown(*testing)
        return RETURNED[returned](training[0], testing[0], training[1], testing[1])

    return answer


def leaks(how, copied):
    return how == "all in training" or copied in ("before", "everything")


SPLIT_CLAIMS = {
    "Each table stands beside": lambda returned, **_: returned == "in pairs",
    "Copies are still made before": lambda copied, how, **_: copied == "before",
    "The test set holds originals only, and copies": lambda copied, how, **_: copied == "everything",
    "The test set holds originals only, and some": lambda how, copied, made, **_: leaks(how, copied),
    "Training and test set have changed": lambda returned, **_: returned == "exchanged",
    "No example is on both sides now, but": lambda copied, returned, **_: copied == "both",
    "Some rows have the label": lambda labels, **_: labels == "repeat",
    "Training has more rows than labels": lambda labels, **_: labels == "once",
    "There is no leak any more": lambda copied, made, **_: copied == "nothing" or made == "one too few",
    "The training set holds the copies": lambda made, **_: made == "copies alone",
    "The copies are exactly": lambda made, **_: made == "exact",
    "There is one too few": lambda made, **_: made == "one too few",
    "There is one too many": lambda made, **_: made == "one too many",
    "The test set comes from one end": lambda how, **_: how == "in order",
}

TWO = (True, False)
FAMILIES = {
    "build_mlp": (build_mlp, [PAIRS, BETWEEN, ENDS, TWO, TWO[::-1], HOLDERS], MLP_CLAIMS),
    "train_step": (train_step, [ORDERS, INPUTS, UPDATES, RESULTS, MODES_OF_STEPS, OWN_LOSSES], STEP_CLAIMS),
    "evaluate": (score, [MODES, GRADS, AFTER, CLASS, SHARES, CHANGED], EVALUATE_CLAIMS),
    "early_stopping": (early_stopping, [NEW, COUNTED, OVER, GIVEN, IF_NEVER, FIRST], STOP_CLAIMS),
    "fix_zero_grad": (train, [LOOPS, RATES, ROUNDS, NOTED, LISTS], TRAIN_CLAIMS),
    "fix_eval_mode": (score, [MODES, GRADS, AFTER, CLASS, SHARES, CHANGED], FIX_MODE_CLAIMS),
    "fix_double_softmax": (model_and_loss, [LAST, MIDDLE, LAYERS, LOSS, PAIR_ORDER], PAIR_CLAIMS),
    "fix_broadcast": (broadcast, [DIFFERENCES, EACH, WHOLE, RECORD], BROADCAST_CLAIMS),
    "fix_leak": (make_split, [HOW, COPIED, COPIES, LABELS, RETURNED], SPLIT_CLAIMS),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_is_said_of_an_answer_is_true_of_it(name):
    make, tables, claims = FAMILIES[name]
    earned, false = held_to(claims, getattr(training, name), make, tables)
    assert false == []
    assert earned == set(claims)  # each of them was put to the test


@pytest.mark.parametrize("name", FAMILIES)
def test_each_message_has_a_claim(name):
    for wrong in getattr(training, name).slips:
        assert wrong.message.startswith(tuple(FAMILIES[name][2])), wrong.message
