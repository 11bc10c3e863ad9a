"""What a network for pictures is made of, and how well it reads digits that it has not learned from.

What is seen are facts: which layer can't take what comes in, whether there is a convolution, whether the network's own
list of parameters knows all that it computes with, what comes out, and how many held-out digits it reads after a
training that is the same for all.
"""

import time
from functools import cache

from dl101.checker.observe.layers import has_forward
from dl101.checker.observe.own_torch import hooks, own_torch
from dl101.checker.observe.plain_data import plain
from dl101.checker.observe.watch import returned
from dl101.checker.observe.way import Way

CLASSES = 10
MOST = 100_000  # a network has fewer parameters
ENOUGH = 0.96  # of the held-out digits: a network that reads fewer gets a second start
EPOCHS, BATCH, RATE = 25, 32, 0.01  # Adam; the rate climbs to this and falls again, which many networks bear
LONGEST = 25  # seconds of one training: after two of them, the check still has time to say so
FEW = 32  # pictures that are tried first


def observe_cnn(answer, arguments):
    """The facts on the network that `answer()` makes; {"instead": plain data} where it makes something else.

    A network that reads too little may have had an unlucky start: it is made and trained a second time, from other
    random numbers, and the better one counts.
    """
    with own_torch() as torch:
        if isinstance(answer, torch.nn.Module):
            return {"called": True}
        facts = tried(answer, arguments)
        if facts.get("accuracy", 1) >= ENOUGH:
            return facts
        torch.manual_seed(1)
        return max(facts, tried(answer, arguments), key=lambda one: one.get("accuracy", 0))


def tried(answer, arguments):
    """The facts on one network, and on its training where that makes sense."""
    import torch  # here, because most exercises do without it

    model = answer(*arguments)
    if not isinstance(model, torch.nn.Module):
        return {"instead": returned(model)}
    if not has_forward(model):
        return {"no forward": True}
    facts = first_look(model)
    return facts | trained(model) if is_fit(facts) else facts


def is_fit(facts):
    """Whether a training makes sense."""
    is_whole = facts.get("shape") == [FEW, CLASSES] and facts["found"] and facts["convolutions"]
    return bool(is_whole) and 0 < facts["parameters"] < MOST and facts["end"] == ""


@cache
def data():
    """(X, y, X_test, y_test): digits of one channel with ink from 0 to 1, those to learn from and those held out."""
    import torch

    from dl101.datasets import digits

    found = digits()
    parts = []
    for part in (found.train, found.test):
        parts += [torch.tensor(part.images / 16, dtype=torch.float32)[:, None], torch.tensor(part.labels)]
    return tuple(parts)


def pictures(model):
    """A copy of the data, which a network may change, with floats of the kind that it has."""
    import torch

    X, y, X_test, y_test = data()
    kinds = {one.dtype for one in model.parameters() if one.is_floating_point()}
    kind = torch.float64 if kinds == {torch.float64} else torch.float32
    return X.to(kind, copy=True), y, X_test.to(kind, copy=True), y_test


def first_look(model):
    """The facts before a training. A layer that can't take what comes in is one of them: see `Way`."""
    import torch

    X = pictures(model)[0][:FEW]
    model.eval()  # a first look leaves no trace in batch normalization
    way = Way(torch)
    enter = torch.nn.modules.module.register_module_forward_pre_hook(way.enter)
    leave = torch.nn.modules.module.register_module_forward_hook(way.leave)
    with hooks(enter, leave), torch.no_grad():
        try:
            out = way.through(model, X.clone())
        except RuntimeError:  # shapes that don't fit
            if not way.stopped:
                raise
            return {"stopped": way.stopped}
    if not hasattr(out, "detach"):
        return {"gives": plain(out)}
    known = {id(one) for one in model.parameters()}
    return {
        "shape": list(out.shape),
        "convolutions": way.convolutions,
        "found": bool(known) and all(id(one) in known for one in way.used),
        "parameters": sum(one.numel() for one in model.parameters()),
        "end": end_of(way, out),
        "linear": is_linear(model, X) if list(out.shape) == [FEW, CLASSES] else False,
    }


def end_of(way, out):
    """What stands at the network's end and does not belong there, or ""."""
    name, result = way.last
    in_order = out.dim() == 2 and bool((out >= 0).all())
    for axis, words in ((1, "softmax"), (0, "softmax of columns")):
        if in_order and bool(((out.sum(axis) - 1).abs() < 1e-4).all()):
            return words
    is_last = result is out
    return name if is_last and name in ("sigmoid", "relu") else ""


def is_linear(model, X):
    """Whether the network computes a weighted sum of the pixels, whatever its layers are called."""
    import torch

    one, other = 10 * X.view(
        2, FEW // 2, *X.shape[1:]
    )  # large numbers: a sigmoid is nearly straight around 0
    with torch.no_grad():
        middle, ends = model((one + other) / 2), torch.stack([model(one), model(other)])
    bend = (middle - ends.mean(dim=0)).abs().max()
    return bool(bend <= 1e-4 * ends.std(dim=(0, 1)).max())


def trained(model):
    """{"accuracy" on held-out digits}; {"no way back"} where no slope reaches a parameter; {"slow": epochs} of many."""
    import torch

    X, y, X_test, y_test = pictures(model)
    torch.manual_seed(1)  # however many random numbers the network's own weights have taken
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = EPOCHS * -(-len(X) // BATCH)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    start = time.monotonic()
    model.train()
    for epoch in range(EPOCHS):
        for batch in torch.randperm(len(X)).split(BATCH):
            loss = torch.nn.functional.cross_entropy(model(X[batch]), y[batch])
            if not loss.requires_grad:
                return {"no way back": True}
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rates.step()
            if time.monotonic() - start > LONGEST:
                return {"slow": epoch}
    model.eval()
    with torch.no_grad():
        right = model(X_test).argmax(dim=1) == y_test
    return {"accuracy": right.double().mean().item()}
