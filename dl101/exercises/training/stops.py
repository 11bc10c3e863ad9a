"""Answers to `early_stopping`, put together in wrong ways."""


def stopped(
    losses,
    patience,
    is_new=lambda loss, losses, best, epoch: loss < losses[best],
    is_over=lambda epoch, best, patience: epoch - best >= patience,
    result=lambda best, epoch, losses: best,
):
    """Our answer with other rules: what counts as a new best, when it is over, and what comes back."""
    best = 0
    for epoch, loss in enumerate(losses):
        if is_new(loss, losses, best, epoch):
            best = epoch
        if is_over(epoch, best, patience):
            break
    return result(best, epoch, losses)


def by(**rules):
    return lambda losses, patience: stopped(losses, patience, **rules)


def never_reset(losses, patience):
    """The counter of epochs without a new best goes on where it was."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            break
    return best


def falls_again(losses, patience, moves_best=False):
    """The counter goes back whenever the loss falls, be it a new best or not; `best` moves along, or stays right."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            waited = 0
            best = epoch if moves_best or losses[epoch] < losses[best] else best
        else:
            waited += 1
        if waited == patience:
            break
    return best


def at_first_rise(back):
    """Stops where a loss is larger than the one before it; gives the epoch so many before that one, or the best."""

    def answer(losses, patience):
        rises = (epoch for epoch in range(1, len(losses)) if losses[epoch] > losses[epoch - 1])
        rise = next(rises, None)
        return stopped(losses, len(losses)) if rise is None else rise - back

    return answer


def last_if_never(losses, patience):
    """The last index where no epoch ends the training."""
    best = stopped(losses, patience)
    is_over = stopped(losses, patience, result=lambda best, epoch, losses: epoch - best >= patience)
    return best if is_over else len(losses) - 1


def begun_at(lowest, best=0):
    """An answer whose first best loss is a fixed number, and whose first best epoch is `best`."""

    def answer(losses, patience):
        least, at, waited = lowest, best, 0
        for epoch, loss in enumerate(losses):
            least, at, waited = (loss, epoch, 0) if loss < least else (least, at, waited + 1)
            if waited == patience:
                break
        return at

    return answer
