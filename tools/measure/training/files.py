"""A saved network: how large its file is, that a network can learn labels by heart, that it answers as before.

The file holds weights and biases, however many digits the network saw: as many bytes untrained, after 100 digits and
after 1,077. After 1,077 it is about half the size of the data, but after 100 it is six times as large: its size alone
does not tell what it holds. A network of this size can learn 300 random labels by heart, all of them, in all ten seeds;
what it says of other digits is then as good as chance. Loaded into a network of other first weights, the file gives
the same logits to the last bit, and answering changes none of its bytes.
"""

from io import BytesIO

import torch

from measure.training.data import Part, parts, some
from measure.training.loop import Settings, evaluate, fit, mlp, train
from measure.training.spreads import spread

SEEDS = range(10)
HIDDEN = Settings().hidden
RANDOM_LABELS = Settings(digits=300, epochs=200)


def saved(model):
    """The file that torch.save writes for a network, as bytes."""
    file = BytesIO()
    torch.save(model.state_dict(), file)
    return file.getvalue()


def data_bytes(part):
    """A byte holds a pixel (ink from 0 to 16), another one the label."""
    return part.X.numel() + part.y.numel()


def sizes():
    models = {
        "untrained": mlp(HIDDEN),
        "after 100 digits": train(0, Settings(digits=100, epochs=10)).model,
        "after 1077 digits": train(0, Settings(digits=1077, epochs=10)).model,
    }
    return {
        "file": {name: len(saved(model)) for name, model in models.items()},
        "parameters": sum(parameter.numel() for parameter in mlp(HIDDEN).parameters()),
        "data": {f"{count} digits": data_bytes(some(count, 0)) for count in (100, 1077)},
    }


def learn_by_heart(seed):
    """Train on random labels: the share that the network then gives back, and that of other digits."""
    torch.manual_seed(seed)
    seen, other = (
        Part(part.X, torch.randint(10, part.y.shape))
        for part in (some(RANDOM_LABELS.digits, seed), parts()["test"])
    )
    model = mlp(RANDOM_LABELS.hidden)
    fit(model, seen, RANDOM_LABELS)
    return {"seen": evaluate(model, seen)[1], "other": evaluate(model, other)[1]}


def save_and_load(seed):
    """A trained network, and another one before and after it loads the first one's file."""
    X = parts()["test"].X
    model = train(seed, Settings(epochs=10)).model
    file = saved(model)
    torch.manual_seed(seed + 1)
    other = mlp(HIDDEN)
    with torch.no_grad():
        ours, before = model(X), other(X)
        other.load_state_dict(torch.load(BytesIO(file), weights_only=True))
        after = other(X)
    return {
        "answers_of_360_that_differ_before": (before.argmax(dim=1) != ours.argmax(dim=1)).sum().item(),
        "largest_difference_of_a_logit_after": (after - ours).abs().max().item(),
        "bytes_that_answering_changed": sum(old != new for old, new in zip(file, saved(model), strict=True)),
    }


def spreads(rows):
    return {name: spread([row[name] for row in rows]) for name in rows[0]}


def measure():
    return {
        "bytes": sizes(),
        "random_labels": {"digits": RANDOM_LABELS.digits, "right": spreads(list(map(learn_by_heart, SEEDS)))},
        "save_and_load": spreads(list(map(save_and_load, SEEDS))),
    }
