"""How many predictions of a network are right."""

from dl101.checker import Exercise, LazyModule, Misconception
from dl101.checker.observe.modes import Scored, observe_score
from dl101.exercises.mistakes.kinds import Kind
from dl101.exercises.mistakes.module_errors import explain
from dl101.exercises.training.accuracies import (
    accuracy,
    comparing,
    example,
    left_behind,
    without_dropout,
    wrong_shares,
)

torch = LazyModule("torch")


def evaluate(model, X, y):
    """The share of right predictions."""
    was_training = model.training
    model.eval()
    with torch.no_grad():
        predictions = model(X).argmax(dim=1)
    model.train(was_training)
    right = (predictions == y).float()
    return right.mean().item()


MISTAKES = [
    Kind(
        "The network is told to train: `model.train()` switches dropout on. For predictions, `model.eval()` switches it"
        " off.",
        lambda found: found.is_training and not found.scored.training,
        accuracy(mode="train", after="train"),
        accuracy(mode="train"),
        accuracy(mode="train", grads=True, after="train"),
        accuracy(mode="train", grads=True),
    ),
    Misconception(
        "There are two switches. `model.eval()`, parentheses included, tells layers such as dropout that"
        " nothing is trained; `torch.no_grad()` tells PyTorch to record nothing. Neither does the other's work.",
        Kind(
            "Neither of them is used, or not while the network predicts.",
            lambda found: found.is_training and found.is_recorded,
            accuracy(mode="as it is", grads=True),
        ),
        Kind(
            "Gradients are off, but the network predicts in training mode.",
            lambda found: found.is_training and not found.is_recorded,
            accuracy(mode="as it is"),
            accuracy(mode="as it is", after="eval"),
        ),
        Kind(
            "The network is in evaluation mode, but PyTorch still records each step for gradients.",
            lambda found: not found.is_training and found.is_recorded,
            accuracy(grads=True),
            accuracy(grads=True, after="eval"),
            accuracy(grads=True, after="train"),
        ),
    ),
    left_behind(),
    *wrong_shares(),
    Kind(
        "The network itself is changed: its dropout is overwritten, or its parameters no longer learn. Both switches"
        " leave it as it is: `eval()` for the layers, `no_grad()` for gradients.",
        lambda found: not found.is_training and found.seen["is changed"],
        without_dropout,
    ),
]

compare, same_mistake = comparing(MISTAKES, needs_no_grad=True)

evaluate = Exercise(
    reference=evaluate,
    cases=[
        (Scored(3, 4),),
        (Scored(3, 5, training=False),),
        (Scored(5, 8),),
        (Scored(5, 6, training=False),),
        (Scored(4, 4),),
        (Scored(1, 3),),
        (Scored(5, 7, sure=False),),
    ],
    misconceptions=MISTAKES,
    hints=[
        "What does dropout do while a network is trained, and what should it do while it is tested? And who still needs"
        " the steps that PyTorch records?",
        "In order: remember the mode, switch to evaluation, predict without gradients, switch back. Then compare the"
        " predicted classes with y, and take the share.",
        "`model.training` is the mode, `model.eval()` and `model.train(…)` set it. Below `with torch.no_grad():`, the"
        " class is `model(X).argmax(dim=1)`. The share is the mean of `(predictions == y).float()`.",
    ],
    observe=observe_score,
    compare=compare,
    same_mistake=same_mistake,
    explain=explain,
    example=example("evaluate"),
    praise="One switch for the layers, one for the gradients, and the network goes back as it came.",
)
