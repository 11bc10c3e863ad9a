"""Accuracies, computed in right and wrong ways: with each of the switches on or off, before, during and after."""

from dl101.checker import LazyModule, Misconception, same_mistake, worked_example
from dl101.checker.judge.modes import Score, fault
from dl101.checker.observe.modes import CLASSES
from dl101.exercises.mistakes.kinds import Kind, kind_of

torch = LazyModule("torch")

RESULTS = {  # of right or wrong as 0 and 1
    "share": lambda right: right.mean().item(),
    "count": lambda right: right.sum().item(),
    "percent": lambda right: 100 * right.mean().item(),
    "errors": lambda right: 1 - right.mean().item(),
    "whole": lambda right: int(right.sum()) // len(right),
    "each": lambda right: right.tolist(),
    "by class": lambda right: right.sum().item() / CLASSES,
}


def accuracy(
    mode="eval", grads=False, after="restored", result="share", predict=lambda out: out.argmax(dim=1)
):
    """An answer: `mode` "eval", "train" or "as it is"; `after` "restored", "train", "eval" or "as it is"."""

    def answer(model, X, y):
        came_training = model.training
        if mode != "as it is":
            model.train(mode == "train")
        with torch.set_grad_enabled(grads):
            predictions = predict(model(X))
        right = (predictions == y).float()
        if after != "as it is":
            model.train({"train": True, "eval": False}.get(after, came_training))
        return RESULTS[result](right)

    return answer


def without_dropout(model, X, y):
    """The probability of each dropout is overwritten."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return accuracy()(model, X, y)


def example(name):
    """An exercise's `example`: the call, and lines that say what comes in."""

    def shown(case):
        [scored] = case
        mode = "training" if scored.training else "evaluation"
        told = [
            "model: nn.Linear, nn.BatchNorm1d, nn.Dropout",
            "(BatchNorm1d scales numbers; like dropout,",
            "it does that in another way in each mode)",
            f"it comes in {mode} mode",
            f"without dropout, {scored.right} of {scored.of} are right",
        ]
        return worked_example(f"{name}(model, X, y)", told=told)

    return shown


def comparing(mistakes, needs_no_grad):
    """(`compare`, `same_mistake`) for these mistakes, where gradients have to be off or may be on."""

    def compare(seen, expected, case):
        return fault(Score(seen, case, needs_no_grad))

    def same_kind(seen, wrong, case):
        one, other = Score(seen, case, needs_no_grad), Score(wrong, case, needs_no_grad)
        if not fault(one) or not fault(other):
            return fault(one) == fault(other)
        known = kind_of(other, mistakes)
        if known or kind_of(one, mistakes):
            return kind_of(one, mistakes) is known
        return same_mistake(one.value, other.value) and one.leaves == other.leaves

    return compare, same_kind


def left_behind(grads=False):
    """The mistake to leave the network in another mode than it came in."""
    return Misconception(
        "The mode has to be as it was before, for whoever goes on with the network: remember `model.training` at first,"
        " and set it back with `model.train(…)` in the end.",
        Kind(
            "The network stays in evaluation mode, so what is trained next learns without dropout.",
            lambda found: not found.is_training and found.leaves == "evaluation",
            accuracy(after="eval", grads=grads),
        ),
        Kind(
            "The network is always in training mode afterwards, even if it came in evaluation mode.",
            lambda found: not found.is_training and found.leaves == "training",
            accuracy(after="train", grads=grads),
        ),
    )


def wrong_shares(grads=False):
    """Mistakes in the share itself, of a network that was asked as it should be."""

    def kind(message, result, number, **more):
        def predicate(found):
            return not (found.is_training or found.leaves or found.is_recorded) and found.gives(number(found))

        return Kind(message, predicate, accuracy(result=result, grads=grads), **more)

    return [
        Misconception(
            "Accuracy is a share, from 0 to 1: the number of right predictions, divided by the number of examples.",
            kind("This is how many are right.", "count", lambda found: found.scored.right),
            kind("This is a percentage.", "percent", lambda found: 100 * found.share),
            kind(
                "This divides by the number of classes.",
                "by class",
                lambda found: found.scored.right / CLASSES,
            ),
            kind(
                "`//` divides and cuts off what comes after the decimal point, which is nearly all; `/` keeps it.",
                "whole",
                lambda found: found.scored.right // found.scored.of,
            ),
        ),
        kind(
            "This is the share that is *wrong*: 1 minus the accuracy.",
            "errors",
            lambda found: 1 - found.share,
        ),
        Kind(
            "There is a value for each example, right or wrong. Their mean is the share: turn them into floats, and"
            " take `.mean()`.",
            lambda found: isinstance(found.value, list) and not (found.is_training or found.leaves),
            accuracy(result="each", grads=grads),
        ),
        Misconception(
            "The predicted class is the place of the largest logit in each *row*. `argmax(dim=1)` goes through the"
            " columns of a row; with `dim=0` it compares different examples.",
            accuracy(predict=lambda out: out.argmax(dim=0), grads=grads),
            accuracy(predict=lambda out: out.argmax(), grads=grads),
        ),
        Misconception(
            "The outputs themselves are compared with the labels. A label is a class, and the network gives a logit for"
            " each class: `argmax` finds the place of the largest.",
            accuracy(predict=lambda out: out, grads=grads),
            accuracy(predict=lambda out: out.round(), grads=grads),
        ),
    ]
