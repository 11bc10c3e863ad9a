"""A network together with its loss, as an answer gives them: what the one hands to the other, and what comes out."""

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
