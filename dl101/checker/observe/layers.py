"""The layers of a network of PyTorch's, seen while numbers go through it, however it is written.

What is seen are facts: which `nn.Linear` were called in which order, what became of each one's output before the next,
and whether the network's own list of parameters knows them.
"""

from itertools import pairwise

from dl101.checker.observe.own_torch import hooks, own_torch
from dl101.checker.observe.plain_data import plain
from dl101.checker.observe.watch import returned

EXAMPLES = 32  # so many rows of inputs, of both signs: what happens to them is no accident
OTHER = "something else"


def observe_network(answer, arguments):
    """The facts on the network that `answer(sizes)` makes; what is no network stays as it is, as plain data."""
    with own_torch() as torch:
        model = answer(*arguments)
        if not isinstance(model, torch.nn.Module):
            return returned(model)
        [sizes] = arguments
        return facts_of(model, inputs_for(sizes))


def inputs_for(sizes):
    """Numbers of both signs, always the same ones."""
    import torch  # here, because most exercises do without it

    return 3 * torch.randn(EXAMPLES, sizes[0], generator=torch.Generator().manual_seed(1))


def facts_of(model, X):
    """{"layers": [[inputs, outputs], …], "between": what happened after each, "end": after the last, …}."""
    if not has_forward(model):
        return {"no forward": True}
    calls, out = called_layers(model, X)
    if not hasattr(out, "detach"):
        return {"gives": plain(out)}
    out = out.detach()
    if calls:
        known = {id(parameter) for parameter in model.parameters()}
        is_found = all(id(layer.weight) in known for layer, _, _ in calls)
    else:
        calls, is_found = layers_by_parameters(model, X, out), True
    inside = [happened(given, taken) for (_, _, given), (_, taken, _) in pairwise(calls)]
    return {
        "layers": [list(layer.weight.shape[::-1]) for layer, _, _ in calls],
        "begin": happened(X, calls[0][1]) if calls else "nothing",
        "between": inside,
        "end": happened(calls[-1][2], out) if calls else happened(X, out),
        "biases": all(layer.bias is not None for layer, _, _ in calls),
        "found": is_found,
        "shared": len({id(layer) for layer, _, _ in calls}) < len(calls),
        "more": sum(p.numel() for p in model.parameters())
        - sum(map(size_of, {layer for layer, _, _ in calls})),
    }


def size_of(layer):
    return layer.weight.numel() + (0 if layer.bias is None else layer.bias.numel())


def has_forward(model):
    """Whether somebody wrote a `forward`: PyTorch's own says only that it is missing."""
    import torch

    return type(model).forward is not torch.nn.Module.forward or "forward" in vars(model)


def called_layers(model, X):
    """[(layer, what came in, what went out), …] of all `nn.Linear` that were called, and what the network gives."""
    import torch

    calls = []

    def note(layer, inputs, output):
        if isinstance(layer, torch.nn.Linear) and torch.is_tensor(output):
            calls.append((layer, inputs[0].detach().clone(), output.detach().clone()))

    with hooks(torch.nn.modules.module.register_module_forward_hook(note)):
        out = model(X.clone())
    return calls, out


class Layer:
    """A layer that was found by its parameters alone."""

    def __init__(self, weight, bias):
        self.weight, self.bias = weight, bias


def layers_by_parameters(model, X, out):
    """The calls that a network without `nn.Linear` would have made, if its parameters and ReLU explain its output."""
    import torch

    parameters = list(model.parameters())
    weights = [one for one in parameters if one.dim() == 2]
    biases = [one for one in parameters if one.dim() == 1]
    for turned in (
        False,
        True,
    ):  # a weight may stand as PyTorch has it, (outputs, inputs), or as the book does
        calls, now = [], X
        for weight, bias in zip(weights, biases, strict=False):
            layer = Layer((weight.T if turned else weight).detach(), bias.detach())
            if layer.weight.shape != (bias.shape[0], now.shape[1]):
                break
            given = torch.relu(now) if calls else now
            now = given @ layer.weight.T + layer.bias
            calls.append((layer, given, now))
        if len(calls) == len(weights) and now.shape == out.shape and torch.allclose(now, out, atol=1e-5):
            return calls
    return []


def happened(before, after):
    """What became of these numbers on the way: "nothing", "ReLU", "softmax" …"""
    import torch

    for name, function in functions(torch).items():
        if before.shape == after.shape and torch.allclose(function(before), after, atol=1e-5):
            return name
    return OTHER


def functions(torch):
    """The usual ones by their names, each of a table."""
    return {
        "nothing": lambda z: z,
        "ReLU": torch.relu,
        "softmax": lambda z: torch.softmax(z, -1),
        "log-softmax": lambda z: torch.log_softmax(z, -1),
        "softmax of columns": lambda z: torch.softmax(z, 0),
        "log-softmax of columns": lambda z: torch.log_softmax(z, 0),
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "leaky ReLU": torch.nn.functional.leaky_relu,
        "GELU": torch.nn.functional.gelu,
        "ELU": torch.nn.functional.elu,
    }
