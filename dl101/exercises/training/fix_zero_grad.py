"""To repair: a training whose gradients pile up."""

from itertools import pairwise

from dl101.checker import Exercise, LazyModule, Misconception, Slip, show, worked_example
from dl101.checker.judge.updates import compare_updates, same_updates
from dl101.checker.observe.updates import POINTS, observe_training
from dl101.exercises.mistakes.module_errors import explain
from dl101.exercises.training.steps import first_only, numbers, training

torch = LazyModule("torch")
nn = LazyModule("torch.nn")


def train(model, X, y, epochs, learning_rate):
    """Gradient descent; the losses."""
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def example(case):
    """The call, and lines that say what comes in."""
    sizes, epochs, rate = case
    layers = [f"nn.Linear({one}, {two})" for one, two in pairwise(sizes)]
    told = [f"model: {', nn.ReLU(), '.join(layers)}", f"X: {len(POINTS)} points, y: their targets"]
    return worked_example(f"train(model, X, y, {epochs}, {show(rate)})", told=told)


def by_hand(model, X, y, epochs, learning_rate):
    """The update without an optimizer, and without clearing."""
    losses = []
    for _ in range(epochs):
        loss = torch.nn.functional.mse_loss(model(X), y)
        loss.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter -= learning_rate * parameter.grad
        losses.append(loss.item())
    return losses


RIGHT = "zero backward step"

fix_zero_grad = Exercise(
    reference=train,
    called="fix_zero_grad",
    trains=True,
    cases=[
        ([2, 1], 1, 0.1),
        ([2, 1], 2, 0.1),
        ([2, 1], 4, 0.05),
        ([2, 4, 1], 6, 0.1),
    ],
    misconceptions=[
        Misconception(
            "Gradients still pile up: each round of the loop adds its own to those of all rounds before, and the update"
            " uses the sum. They have to be cleared in *every* round, by `optimizer.zero_grad()`, with its"
            " parentheses. Once before the loop is not enough, and neither is a new optimizer.",
            training("backward step", result=numbers),
            by_hand,
        ),
        Misconception(
            "The gradients are cleared between `backward` and `step`, right when they are needed: the optimizer finds"
            " none, and nothing moves. Clear them before `backward`, or after `step`.",
            training("backward zero step", result=numbers),
            training("zero backward zero step", result=numbers),
        ),
        Misconception(
            "There is no update any more: the gradients are there, and nothing uses them. `optimizer.step()`, with its"
            " parentheses, comes after `backward`, in every round.",
            training("zero backward", result=numbers),
            training("backward", result=numbers),
            training("zero backward zero", result=numbers),
            training("backward zero", result=numbers),
            training("zero step backward", result=numbers),
        ),
        Misconception(
            "There is no way back any more: the parameters get no gradients, so nothing moves. `loss.backward()`"
            " computes them, in every round.",
            training("zero step", result=numbers),
            training("zero", result=numbers),
            training("", result=numbers),
        ),
        Misconception(
            "A smaller learning rate hides the symptom, and the gradients still pile up. Leave the rate as it came in;"
            " clear the gradients in each round.",
            training("backward step", rate=lambda rate, epochs: rate / epochs, result=numbers),
            training("backward step", rate=lambda rate, epochs: rate / 10, result=numbers),
            training("backward step", rate=lambda rate, epochs: rate / 100, result=numbers),
        ),
        Misconception(
            "The update itself is right now, but the learning rate is no longer the one that came in.",
            training(RIGHT, rate=lambda rate, epochs: rate / epochs, result=numbers),
            training(RIGHT, rate=lambda rate, epochs: rate / 10, result=numbers),
            training(RIGHT, rate=lambda rate, epochs: 0.01, result=numbers),
        ),
        Misconception(
            "The network is trained as it should, but the list holds tensors, each of them still tied to all that it"
            " was computed from: the memory fills up. `.item()` makes plain numbers of them.",
            training(RIGHT),
        ),
        Misconception(
            "The network is trained as it should. What has to come back is a list with one loss for each epoch.",
            Slip("Only the last loss comes back.", training(RIGHT, result=lambda losses: losses[-1].item())),
            Slip("Nothing comes back.", training(RIGHT, result=lambda losses: None)),
            Slip(
                "The sum of the losses comes back, or their mean.",
                training(RIGHT, result=lambda losses: sum(losses).item()),
                training(RIGHT, result=lambda losses: (sum(losses) / len(losses)).item()),
            ),
        ),
        Misconception(
            "The training ends in its first round. If `return` stands inside the loop, move it to the left, below the"
            " loop.",
            first_only,
        ),
        Misconception(
            "The losses are those *after* each update, computed anew. The loss that the update was made from is there"
            " already.",
            training("zero backward step note", result=numbers),
        ),
        Misconception(
            "`range(epochs)` makes as many rounds as `epochs` says.",
            Slip(
                "There is one round too few.",
                training(RIGHT, rounds=lambda epochs: range(1, epochs), result=numbers),
            ),
            Slip(
                "There is one round too many.",
                training(RIGHT, rounds=lambda epochs: range(epochs + 1), result=numbers),
            ),
        ),
    ],
    hints=[
        "Print `model[0].weight.grad` after `backward`, in the first two epochs, with a learning rate of 0: the"
        " network stays the same. Does the gradient?",
        "`backward` adds to what is in `.grad`. Which call sets it back, and at which places in the loop may it stand?",
        "Put `optimizer.zero_grad()` into the loop, as a line of its own before `loss.backward()`.",
    ],
    observe=observe_training,
    compare=compare_updates,
    same_mistake=same_updates,
    explain=explain,
    example=example,
    praise="One line. Without it the loss fell too, at first, and nothing warned you: that is a silent bug.",
)
