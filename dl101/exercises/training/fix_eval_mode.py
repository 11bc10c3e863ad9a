"""To repair: an accuracy that is measured with dropout still on."""

from dl101.checker import Exercise, LazyModule, Misconception
from dl101.checker.observe.modes import Scored, observe_score
from dl101.exercises.mistakes.kinds import Kind
from dl101.exercises.mistakes.module_errors import explain
from dl101.exercises.training.accuracies import accuracy as answer_with
from dl101.exercises.training.accuracies import (
    comparing,
    example,
    left_behind,
    without_dropout,
    wrong_shares,
)

torch = LazyModule("torch")


def accuracy(model, X, y):
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
        "The network is told to train: `model.train()` switches dropout on. `model.eval()` switches it off.",
        lambda found: found.is_training and not found.scored.training,
        answer_with(mode="train", after="train"),
        answer_with(mode="train"),
    ),
    Misconception(
        "In training mode, dropout hides half of the numbers by chance, so the accuracy is too low, and another one at"
        " each run. `no_grad` does not change that: the mode is a switch of its own, `model.eval()`, parentheses"
        " included.",
        Kind(
            "The mode is switched only after the network has predicted, which is too late.",
            lambda found: found.is_training and found.leaves == "evaluation",
            answer_with(mode="as it is", after="eval"),
        ),
        Kind(
            "The network still predicts in training mode.",
            lambda found: found.is_training,
            answer_with(mode="as it is"),
        ),
    ),
    left_behind(),
    *wrong_shares(),
    Kind(
        "The network itself is changed: the probability of its dropout is overwritten, or its parameters no longer"
        " learn. Who trains it further would miss that: `eval()` switches dropout off for a while, and leaves it as it"
        " is.",
        lambda found: not found.is_training and found.seen["is changed"],
        without_dropout,
    ),
]

compare, same_mistake = comparing(MISTAKES, needs_no_grad=False)

fix_eval_mode = Exercise(
    reference=accuracy,
    called="fix_eval_mode",
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
        "Call the function three times with the same inputs. Which layer of the network throws dice, and when should it"
        " stop?",
        "A network has two modes. Set the one for predicting before the network predicts, and set the one it came in"
        " afterwards: someone may still be training it.",
        "Above the prediction: `was_training = model.training` and `model.eval()`. Below it:"
        " `model.train(was_training)`.",
    ],
    observe=observe_score,
    compare=compare,
    same_mistake=same_mistake,
    explain=explain,
    example=example("accuracy"),
    praise="The same answer at each run, and the network goes on in the mode it was in.",
)
