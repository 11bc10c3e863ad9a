"""When to stop: after so many epochs without a new best."""

from dl101.checker import Exercise, Misconception, Slip
from dl101.checker.judge.first_best import compare_stops, same_stops
from dl101.checker.observe.first_best import observe_stop
from dl101.exercises.training.stops import (
    at_first_rise,
    begun_at,
    by,
    falls_again,
    last_if_never,
    never_reset,
    stopped,
)


def early_stopping(val_losses, patience):
    """The index of the best epoch."""
    best = 0
    for i, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = i
        if i - best == patience:
            break
    return best


early_stopping = Exercise(
    reference=early_stopping,
    cases=[
        ([0.9, 0.7, 0.8], 2),
        ([0.9, 0.7, 0.8, 0.6], 1),
        ([0.9, 0.7, 0.8, 0.9, 0.6], 1),
        ([0.9, 0.7, 0.8, 0.6], 2),
        ([0.5, 0.4, 0.4, 0.3], 1),
        ([0.9, 0.8, 0.7, 0.6, 0.65, 0.5], 2),
        ([0.9, 0.8, 0.5, 0.7, 0.6, 0.55, 0.2], 3),
        ([0.9, 1.0, 0.8, 0.9, 0.7, 0.8, 0.6, 0.7, 0.75, 0.8], 3),
        ([0.3, 0.5, 0.6, 0.7, 0.1], 3),
        ([0.3, 0.5, 0.1, 0.7, 0.2], 4),
        ([0.6, 0.5, 0.4], 1),
        ([0.6], 5),
        ([2.3, 1.8, 2.0, 1.6], 1),
        ([23, 18, 20], 1),
        ([2300, 1800, 2000], 2),
        ([3e30, 1e30, 2e30], 2),
    ],
    misconceptions=[
        Misconception(
            "This is the best epoch of *all*, whatever `patience` says. Training stops before it gets there: those"
            " later epochs are never computed.",
            lambda losses, patience: min(range(len(losses)), key=lambda epoch: losses[epoch]),
        ),
        Misconception(
            "This is the epoch in which training *stops*. The best one lies before it, by `patience` epochs: its"
            " network is the one to keep.",
            by(result=lambda best, epoch, losses: epoch),
        ),
        Misconception(
            "A tie counts as a new best here. Only a loss *below* the best so far is one: `<`, and not `<=`.",
            by(is_new=lambda loss, losses, best, epoch: loss <= losses[best]),
        ),
        Misconception(
            "Each loss is compared with the one right before it. A loss that falls a little after a rise is no new best"
            " yet: compare it with the best so far.",
            falls_again,
            lambda losses, patience: falls_again(losses, patience, moves_best=True),
        ),
        Misconception(
            "All epochs without a new best are counted, over the whole training. They have to come in a row: a new best"
            " sets the count back to 0.",
            never_reset,
        ),
        Misconception(
            "Training stops after exactly `patience` epochs in a row without a new best; a new best is no such epoch.",
            Slip(
                "It stops one epoch too late.",
                by(is_over=lambda epoch, best, patience: epoch - best > patience),
            ),
            Slip(
                "It stops one epoch too early.",
                by(is_over=lambda epoch, best, patience: epoch > 0 and epoch - best >= patience - 1),
                by(is_over=lambda epoch, best, patience: epoch - best >= patience - 1),
                by(is_over=lambda epoch, best, patience: epoch > best and epoch - best >= patience - 1),
            ),
            Slip(
                "It stops at the first epoch that is no new best, as if `patience` were 1.",
                by(is_over=lambda epoch, best, patience: epoch > best),
            ),
            Slip(
                "It stops as soon as a loss is larger than the one before it, whatever `patience` says.",
                at_first_rise(back=1),
                at_first_rise(back=0),
            ),
            Slip(
                "It stops after `patience` epochs, whether there were new bests or not.",
                lambda losses, patience: stopped(losses[: patience + 1], len(losses)),
                lambda losses, patience: stopped(losses[:patience], len(losses)),
            ),
        ),
        Misconception(
            "The *loss* of the best epoch comes back. Its index is asked for, its place in the list.",
            by(result=lambda best, epoch, losses: losses[best]),
        ),
        Misconception(
            "The epochs are counted from 1. An index counts from 0, as Python does.",
            by(result=lambda best, epoch, losses: best + 1),
        ),
        Misconception(
            "The *largest* loss counts as the best here. The best epoch has the lowest one.",
            by(is_new=lambda loss, losses, best, epoch: loss > losses[best]),
        ),
        Misconception(
            "This is the last epoch of the list, whatever the losses and `patience` are. The best epoch up to the stop"
            " is asked for.",
            lambda losses, patience: len(losses) - 1,
        ),
        Misconception(
            "Where training never stops early, this gives the last epoch. The best of all is asked for then.",
            last_if_never,
        ),
        Misconception(
            "Begin with the first loss, or with infinity, `float('inf')`.",
            Slip(
                "Your first best is a fixed number, and a loss can be larger.",
                *(begun_at(1000, best) for best in (0, -1)),
                first_cases=1,
            ),
            Slip(
                "No epoch after the first ever counts as a new best here. If your first best is 0, no loss lies below"
                " it.",
                *(begun_at(0, best) for best in (0, -1)),
            ),
        ),
    ],
    hints=[
        "Take the losses 0.9, 0.7, 0.8, 0.6 and a patience of 1. After which epoch does training stop, and does it ever"
        " see the 0.6?",
        "Walk through the list and keep the index of the best epoch so far. How many epochs ago that was is how long"
        " there has been no new best.",
        "In `for i, loss in enumerate(val_losses):`, set `best = i` if `loss` is below `val_losses[best]`. If"
        " `i - best` has reached `patience`, leave the loop with `break`. Then return `best`.",
    ],
    observe=observe_stop,
    compare=compare_stops,
    same_mistake=same_stops,
    praise="Training stops in time, and you know which epoch to go back to.",
)
