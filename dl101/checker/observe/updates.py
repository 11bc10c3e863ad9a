"""What a step of training, or a whole training, does to a network: its losses, its parameters, and how they came about.

Each case is one `Batch`: a network, a loss, an optimizer and the numbers to learn from, which belong together.
"""

from itertools import pairwise

from dl101.checker.observe.own_torch import hooks, own_torch
from dl101.checker.observe.plain_data import one_number, unusable
from dl101.checker.observe.watch import returned

POINTS = [[1.0, 2.0], [0.0, -1.0], [2.0, 0.5], [-1.0, 1.0]]
TARGETS = [[1.0], [0.0], [3.0], [-2.0]]
CLASSES = [0, 2, 1, 2]
RATE = 0.1


class Batch:
    """A network with these layers on four points; `classes`: cross-entropy, else squared error.

    `grad` stands in every `.grad` before the first of so many calls, if it is not None.
    """

    library = "torch"  # which makes it: see checker/libraries.py

    def __init__(self, sizes=(2, 1), classes=False, optimizer="SGD", grad=None, calls=1):
        self.sizes, self.classes, self.optimizer, self.grad, self.calls = (
            sizes,
            classes,
            optimizer,
            grad,
            calls,
        )

    @property
    def loss(self):
        """The loss, as a learner writes it."""
        return "nn.CrossEntropyLoss()" if self.classes else "nn.MSELoss()"

    def parts(self):
        """(model, loss_fn, optimizer, X, y)"""
        import torch  # here, because most exercises do without it

        model = network(self.sizes)
        if self.grad is not None:
            for parameter in model.parameters():
                parameter.grad = torch.full_like(parameter, self.grad)
        optimizer = getattr(torch.optim, self.optimizer)(model.parameters(), lr=RATE)
        loss = torch.nn.CrossEntropyLoss() if self.classes else torch.nn.MSELoss()
        y = torch.tensor(CLASSES) if self.classes else torch.tensor(TARGETS)
        return model, loss, optimizer, torch.tensor(POINTS), y


def network(sizes):
    """Linear layers with ReLU between, with the same first parameters each time."""
    import torch

    layers = []
    for inputs, outputs in pairwise(sizes):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    chance = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.rand(parameter.shape, generator=chance) - 0.4)
    return model


def observe_step(answer, arguments):
    """The facts on `answer(model, loss_fn, optimizer, X, y)`, called as often as the batch says, and on the mode.

    "in evaluation": whether its network recorded a way forward in that mode; "left in evaluation": whether it ends so.

    An answer that returns nothing has a loss of None, if it moved the parameters; else it is not begun.
    """
    [batch] = arguments
    with own_torch():
        model, *others = batch.parts()
        modes = {"in evaluation": False}

        def note(layer, _):
            modes["in evaluation"] |= recorded_in_evaluation(layer)

        def run():
            losses = [answer(model, *others) for _ in range(batch.calls)]
            return losses if batch.calls > 1 else losses[0]

        with hooks(model[0].register_forward_pre_hook(note)):
            facts = facts_of(model, run, each_loss if batch.calls > 1 else one_loss)
        return facts | modes | {"left in evaluation": not model.training}


def recorded_in_evaluation(layer):
    """Whether what it computes now can be trained on, in evaluation mode."""
    import torch

    return torch.is_grad_enabled() and not layer.training


def observe_training(answer, arguments):
    """The same for `answer(model, X, y, epochs, learning_rate)`, which returns its losses."""
    sizes, epochs, rate = arguments
    with own_torch() as torch:
        model = network(sizes)
        X, y = torch.tensor(POINTS), torch.tensor(TARGETS)
        return facts_of(model, lambda: answer(model, X, y, epochs, rate), each_loss)


def facts_of(model, run, read):
    """{"losses": what `run()` gives, as `read` reads it; "weights": all parameters; "is moved": whether they changed;

    "is clear": whether all grads are 0 or None in the end; "backwards": how often a slope came back to the first
    parameter; "steps": how often an optimizer's `step` was called}.
    """
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    before = flat(model.parameters())
    count = {"backwards": 0, "steps": 0}

    def passed(_):
        count["backwards"] += 1

    def stepped(*_):
        count["steps"] += 1

    first = next(model.parameters())
    with hooks(first.register_hook(passed), register_optimizer_step_pre_hook(stepped)):
        value = run()
    weights = flat(model.parameters())
    is_moved = weights != before
    nothing = value is None or (isinstance(value, list) and value and all(one is None for one in value))
    losses = None if is_moved and nothing else read(value)
    grads = [parameter.grad for parameter in model.parameters()]
    is_clear = all(grad is None or not grad.any() for grad in grads)
    return {"losses": losses, "weights": weights, "is moved": is_moved, "is clear": is_clear, **count}


def one_loss(value):
    return returned(number_of(value))


def each_loss(value):
    """Several losses, each of which may stand in a tensor of its own. MissingValueError."""
    if not isinstance(value, list | tuple):
        return returned(value)
    if value and all(one is None for one in value):
        return returned(None)
    return returned([number_of(one) for one in value if one is not NotImplemented or returned(one)])


def number_of(loss):
    """A loss as a number. One that is still part of a graph says which number; of several, these are the numbers."""
    if not getattr(loss, "requires_grad", False):
        return one_number(loss)
    if loss.numel() > 1:
        return loss.detach()
    return unusable(
        f"{loss.item():.4g}, still part of a torch graph", "`.item()` makes a plain number of it."
    )


def flat(parameters):
    return [number for parameter in parameters for number in parameter.detach().flatten().tolist()]
