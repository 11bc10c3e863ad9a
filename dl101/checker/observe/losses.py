"""Losses: a network together with its loss, and what the one hands to the other; a loss of predictions."""

from dl101.checker.observe.layers import called_layers, facts_of, inputs_for
from dl101.checker.observe.own_torch import own_torch
from dl101.checker.observe.plain_data import one_number
from dl101.checker.observe.watch import returned


def observe_model_and_loss(answer, arguments):
    """The facts on the network (see observe/layers.py), with "loss": what the loss gives, beside losses it could be.

    What is no pair of a network and something to call stays as it is, as plain data.
    """
    with own_torch() as torch:
        pair = answer(*arguments)
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            return returned(pair)
        model, loss = pair
        if has_parameters(loss) and callable(model) and not has_parameters(model):
            return {"order": "exchanged"}
        if not isinstance(model, torch.nn.Module) or not callable(loss) or isinstance(loss, type):
            return returned(list(pair))
        [sizes] = arguments
        X = inputs_for(sizes)
        facts = facts_of(model, X)
        return facts | losses_of(model, loss, X, sizes[-1]) if "layers" in facts else facts


def observe_loss(answer, arguments):
    """{"value": what `answer(predictions, targets)` gives, "is recorded": whether it has a way back to predictions}."""
    predictions, targets = arguments
    with own_torch():
        source = predictions.clone().requires_grad_()
        given = 1 * source  # as a network gives them: computed, and so free to be changed in place
        value = answer(given, targets)
        predictions.set_(given.detach())  # if they were changed, that is seen
        return {
            "value": returned(one_number(without_record(value))),
            "is recorded": is_recorded(value, source),
        }


def without_record(value):
    """The same numbers, in tensors that are no part of a graph."""
    import torch

    if isinstance(value, list | tuple):
        return [without_record(part) for part in value]
    return value.detach() if torch.is_tensor(value) else value


def is_recorded(value, source):
    """Whether `backward()` finds its way from a tensor back to its source."""
    import torch

    if not torch.is_tensor(value) or not value.requires_grad:
        return False
    return torch.autograd.grad(value.sum(), source, allow_unused=True)[0] is not None


def has_parameters(part):
    """Whether it is a module with something to learn: a network has that, and a loss has not."""
    import torch

    return isinstance(part, torch.nn.Module) and any(True for _ in part.parameters())


def losses_of(model, loss, X, classes):
    """{"loss": …, "has a way back": whether it can be trained, "losses": {what it could be: its number}}."""
    import torch

    calls, out = called_layers(model, X)
    logits = calls[-1][2] if calls else out.detach()
    rows = len(X)
    y = torch.arange(rows) % classes
    seen = loss(out, y)
    with torch.no_grad():
        return {
            "loss": returned(one_number(seen.detach() if torch.is_tensor(seen) else seen)),
            "has a way back": bool(getattr(seen, "requires_grad", False)),
            "losses": {name: value.item() for name, value in possible(torch, logits, out, y).items()},
        }


def possible(torch, logits, out, y):
    """Losses by their names: the right one, and what the usual slips give, where the shapes allow it."""
    cross_entropy, nll = torch.nn.functional.cross_entropy, torch.nn.functional.nll_loss
    losses = {"right": cross_entropy(logits, y)} if logits.shape[1] > y.max() else {}
    if out.shape[1] > y.max():
        losses |= {"cross-entropy of outputs": cross_entropy(out, y), "minus outputs": nll(out, y)}
        losses |= {"sum": cross_entropy(out, y, reduction="sum")}
    return losses
