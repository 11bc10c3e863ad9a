"""Softmax over dim=0: for each class, the probabilities of all examples sum to 1, and no example's own do.

The loss begins near log(n) for n examples, not near log(10). The best is to share a class's column equally among its
n_c examples, which costs log(n_c) each: the loss can't fall below the mean of these. A digit alone gets the
probability 1 for all ten classes, so the first one, 0, is the answer.
"""

import torch

from measure.silent_bugs.bug import Bug, One, Run, answers_of, descend, known_and_new, network, right


def buggy(logits, y):
    probabilities = torch.softmax(logits, dim=0)
    return -torch.log(probabilities[range(len(y)), y]).mean()


def repaired(logits, y):
    probabilities = torch.softmax(logits, dim=1)
    return -torch.log(probabilities[range(len(y)), y]).mean()


def floor(y):
    """The lowest loss with dim=0: the mean of log(n_c) over all examples."""
    return torch.bincount(y)[y].double().log().mean().item()


def one(loss, dim, seed, epochs=100):
    known, new = known_and_new(seed)
    model = network(seed)
    losses = descend(model, loss, *known, epochs)
    with torch.no_grad():
        together = model(new.X).softmax(dim)
        alone = torch.cat([model(x[None]).softmax(dim) for x in new.X])
    signature = {
        "first loss": losses[0],
        "lowest loss": min(losses),
        "lowest possible": [floor(known.y), 0][dim],
        "largest sum of a digit's probabilities": together.sum(dim=1).max().item(),
        "right": right(together, new.y),
        "right, asked one at a time": right(alone, new.y),
    }
    return One(losses, signature, answers_of(alone))


def run(seed):
    both = (one(loss, dim, seed) for dim, loss in enumerate((buggy, repaired)))
    return Run(known_and_new(seed)[1].y.tolist(), *both)


BUG = Bug(
    "softmax_dim",
    symptom="The loss begins at more than 5 and stops at about 3. Asked for one digit alone, the network says 0.",
    cause="With dim=0 the columns sum to 1, and not the rows.",
    curve="training loss",
    sign="lowest loss",
    shown_as="loss",
    codes=(buggy, repaired),
    run=run,
)
