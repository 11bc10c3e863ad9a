"""How an answer uses a network to predict: in which mode, with gradients or without, and what it leaves behind."""

from dl101.checker.observe.own_torch import hooks, own_torch
from dl101.checker.observe.plain_data import one_number
from dl101.checker.observe.watch import returned

CLASSES = 3


class Scored:
    """A network, in training mode or not, and so many examples, of which it gets so many right if dropout is off.

    Where it is not sure, the probability of its class is below a half, and still the largest.
    """

    library = "torch"  # which makes it: see checker/libraries.py

    def __init__(self, right, of, training=True, sure=True):
        self.right, self.of, self.training, self.logit = right, of, training, 4.0 if sure else 0.5

    def parts(self):
        """(model, X, y)"""
        import torch  # here, because most exercises do without it

        linear = torch.nn.Linear(CLASSES, CLASSES)
        with torch.no_grad():
            linear.weight.copy_(torch.eye(CLASSES))
            linear.bias.zero_()
        model = torch.nn.Sequential(linear, torch.nn.BatchNorm1d(CLASSES), torch.nn.Dropout(0.5))
        predicted = torch.arange(self.of) * 2 % CLASSES
        y = predicted.clone()
        y[self.right :] = (y[self.right :] + 1) % CLASSES
        return model.train(self.training), self.logit * torch.eye(CLASSES)[predicted], y


def observe_score(answer, arguments):
    """{"value", "in training": whether a layer was while it predicted, "with gradients", and each module's mode after}.

    A network that was never asked has None for both.
    """
    [scored] = arguments
    with own_torch() as torch:
        model, X, y = scored.parts()
        seen = {"training": None, "gradients": None}

        def note(layer, *_):
            seen["training"] = bool(seen["training"]) or layer.training
            learns = any(parameter.requires_grad for parameter in model.parameters())
            seen["gradients"] = bool(seen["gradients"]) or (torch.is_grad_enabled() and learns)

        before = modes_of(model)
        _, normalization, dropout = model  # the two that do something else in training
        with hooks(*(layer.register_forward_pre_hook(note) for layer in (normalization, dropout))):
            value = answer(model, X, y)
        after = modes_of(model)
        return {
            "value": returned(one_number(value)),
            "in training": seen["training"],
            "with gradients": seen["gradients"],
            "is restored": before == after,
            "after": all(after),
            "is changed": not all(parameter.requires_grad for parameter in model.parameters())
            or dropout.p != 0.5,
        }


def modes_of(model):
    return [module.training for module in model.modules()]
