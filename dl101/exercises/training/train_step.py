"""One step of training: forward, backward, update."""

from functools import partial
from itertools import pairwise

from dl101.checker import Exercise, Misconception, Slip, show, worked_example
from dl101.checker.judge.updates import compare_steps, same_steps
from dl101.checker.observe.updates import POINTS, RATE, Batch, observe_step
from dl101.exercises.mistakes.module_errors import explain
from dl101.exercises.training.steps import (
    example_by_example,
    exchanged,
    in_mode,
    itself,
    loss_afterwards,
    nothing,
    step,
    with_fixed_rate,
    with_own_loss,
)


def train_step(model, loss_fn, optimizer, X, y):
    """One update; the loss before it."""
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def example(case):
    """The call, and lines that say what comes in."""
    [batch] = case
    layers = [f"nn.Linear({one}, {two})" for one, two in pairwise(batch.sizes)]
    grads = (
        "None" if batch.grad is None else f"{show(batch.grad)} everywhere: somebody else has left it there"
    )
    told = [
        f"model: {', nn.ReLU(), '.join(layers)}",
        f"X: {len(POINTS)} points",
        f"loss_fn = {batch.loss}",
        f"optimizer: torch.optim.{batch.optimizer}, lr={RATE}",
        f"before it, each .grad is {grads}",
        *(["the step is made twice, on the same points"] if batch.calls == 2 else []),
    ]
    return worked_example("train_step(model, loss_fn, optimizer, X, y)", told=told)


OLD = (
    "An update has to come from this batch alone, and `backward` *adds* to what already is in `.grad`: clear it with"
    " `optimizer.zero_grad()`, parentheses included, before `backward`."
)

train_step = Exercise(
    reference=train_step,
    trains=True,
    cases=[
        (Batch(),),
        (Batch(calls=2),),
        (Batch(grad=1.0),),
        (Batch(sizes=(2, 3), classes=True, calls=2),),
        (Batch(sizes=(2, 4, 1), optimizer="Adam", grad=-2.0, calls=2),),
    ],
    misconceptions=[
        Misconception(
            OLD,
            Slip("Old gradients are never cleared, so they count again.", step("backward step")),
            Slip(
                "Gradients are cleared at the end of the step only, so whatever was there before the first one counts.",
                step("backward step zero"),
            ),
        ),
        Misconception(
            "The gradients are cleared after `backward`, right before the update: the optimizer finds none. The order"
            " is: clear, backward, step.",
            step("backward zero step"),
            step("zero backward zero step"),
        ),
        Misconception(
            "The order is: clear, backward, step.",
            Slip(
                "Nothing is updated: `backward` has found the gradients, and nothing uses them. `optimizer.step()` is"
                " missing, or it is there without its parentheses, which call it.",
                step("zero backward"),
                step("zero backward zero"),
                step("backward zero"),
            ),
            Slip(
                "Nothing is updated: `optimizer.step()` comes before `backward`, where there are no gradients yet.",
                step("zero step backward"),
            ),
        ),
        Misconception(
            "There is no way back: nothing computes gradients of this loss. `loss.backward()` does, between the loss"
            " and `optimizer.step()`.",
            step("zero step"),
            step("step"),
            step("zero"),
            step(""),
        ),
        Misconception(
            "Each call uses the gradients of the one before, since the update comes first. Compute the loss, go back,"
            " and update *then*.",
            step("step zero backward"),
        ),
        Misconception(
            "The network is trained, and that is right, but nothing comes back. `return` the loss, as a float.",
            step("zero backward step", nothing),
            step("zero backward step zero", nothing),
        ),
        Misconception(
            "What comes back is the loss as a tensor, still tied to all that it was computed from. Kept in a list, it"
            " fills the memory. `.item()` gives the plain number.",
            step("zero backward step", itself),
            step("zero backward step zero", itself),
        ),
        Misconception(
            "The loss that comes back is that *after* the update. The one that was used for it is asked for: it is"
            " there already, and costs no second way forward.",
            loss_afterwards,
        ),
        Misconception(
            "There is an update for each example. One step is one update, from the mean loss of the whole batch:"
            " `model(X)` takes all rows at once.",
            example_by_example(last=True),
            example_by_example(last=False),
        ),
        Misconception(
            "The inputs of the loss have changed places: `loss_fn(predictions, targets)`. For the squared error both"
            " orders give the same, for cross-entropy they don't.",
            exchanged,
        ),
        Misconception(
            "The parameters are changed by hand, with a learning rate of its own. How far to go is up to the optimizer"
            " that came in: call its `step`.",
            *(partial(with_fixed_rate, rate=rate) for rate in (0.1, 0.01, 0.001)),
        ),
        Misconception(
            "Another loss than `loss_fn` is computed. Which one a network learns from is up to whoever calls: use the"
            " `loss_fn` that came in.",
            with_own_loss("cross_entropy"),
            with_own_loss("mse_loss"),
        ),
        Misconception(
            "There, dropout is off. A step of training needs the mode that the"
            " network came in: leave out `model.eval()`.",
            Slip("The step is made in evaluation mode.", in_mode(False, None), in_mode(False, True)),
            Slip("The network is left in evaluation mode.", in_mode(None, False), in_mode(True, False)),
        ),
    ],
    hints=[
        "What is in `.grad` before the step, and what has to be there when the optimizer looks? Which of the calls puts"
        " it there?",
        "Five lines: clear the old gradients, compute the loss of `model(X)`, let the loss go back, let the optimizer"
        " update, and return the loss as a float.",
        "The calls are `optimizer.zero_grad()`, `loss = loss_fn(model(X), y)`, `loss.backward()` and"
        " `optimizer.step()`. `loss.item()` is a plain number.",
    ],
    observe=observe_step,
    compare=compare_steps,
    same_mistake=same_steps,
    explain=explain,
    example=example,
    praise="Clear, forward, back, update: these four are every training loop, for every network.",
)
