"""The exercises on training: right answers in unusual forms pass, and a check leaves PyTorch as it was."""

import copy
import itertools
import math
import random
import threading

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F
from torch.optim.optimizer import _global_optimizer_pre_hooks as step_hooks

from dl101.exercises import training as ex
from dl101.sphinx.exercise_source import read_exercises, source_cells
from dl101.sphinx.ordered_lines import ordered_lines
from dl101.sphinx.solve_here import exercises, forms_of
from tests.helpers import ROOT

SOURCE = ROOT / "exercises/solutions/06_training_with_pytorch.md"
SOURCES = {one.name: one for one in read_exercises(source_cells(SOURCE.read_text(encoding="utf-8")))[0]}
FIXES = [exercise for exercise in ex.EXERCISES if exercise.name.startswith("fix_")]


# build_mlp ---


class Listed(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in itertools.pairwise(sizes))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)


class ByHand(nn.Module):
    """Without `nn.Linear`; the weights as PyTorch has them, or as the book does."""

    def __init__(self, sizes, ours):
        super().__init__()
        pairs = list(itertools.pairwise(sizes))
        self.W = nn.ParameterList(torch.randn((a, b) if ours else (b, a)) / 2 for a, b in pairs)
        self.b = nn.ParameterList(torch.randn(b) for _, b in pairs)
        self.ours = ours

    def forward(self, x):
        for number, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            x = torch.clamp(x, min=0) if number else x
            x = x @ (W if self.ours else W.T) + b
        return x


class Recursive(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.first = nn.Linear(sizes[0], sizes[1])
        self.rest = Recursive(sizes[1:]) if len(sizes) > 2 else None

    def forward(self, x):
        return self.rest(self.first(x).relu()) if self.rest else self.first(x)


class ByWeights(nn.Module):
    """Layers whose parameters are used without calling them."""

    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in itertools.pairwise(sizes))

    def forward(self, x):
        for number, layer in enumerate(self.layers):
            x = F.linear(x if number == 0 else torch.maximum(x, torch.zeros(1)), layer.weight, layer.bias)
        return x


def added_one_by_one(sizes):
    model, last = nn.Sequential(), len(sizes) - 2
    for i in range(len(sizes) - 1):
        model.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < last:
            model.append(nn.ReLU(inplace=True))
    return model


def one_relu_for_all(sizes):
    relu, layers = nn.ReLU(), [nn.Linear(sizes[0], sizes[1])]
    for i in range(1, len(sizes) - 1):
        layers += [relu, nn.Linear(sizes[i], sizes[i + 1])]
    return nn.Sequential(*layers)


def relu_before(sizes):
    layers = [nn.Sequential(nn.ReLU(), nn.Linear(a, b)) for a, b in itertools.pairwise(sizes)]
    return nn.Sequential(layers[0][1], *layers[1:])


def lazy(sizes):
    layers = [part for size in sizes[1:] for part in (nn.LazyLinear(size), nn.ReLU())]
    return nn.Sequential(*layers[:-1])


NETWORKS = {
    "ModuleList": Listed,
    "one by one": added_one_by_one,
    "one ReLU for all": one_relu_for_all,
    "blocks": relu_before,
    "lazy": lazy,
    "recursive": Recursive,
    "own parameters": lambda sizes: ByHand(sizes, ours=False),
    "own parameters, as the book has them": lambda sizes: ByHand(sizes, ours=True),
    "F.linear": ByWeights,
    "in evaluation mode": lambda sizes: Listed(sizes).eval(),
}

# train_step ---


def cleared_at_both_ends(model, loss_fn, optimizer, X, y):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(loss)


def cleared_late(model, loss_fn, optimizer, X, y):
    model.train()
    loss = loss_fn(model(X), y)
    model.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.detach()


def cleared_by_hand(model, loss_fn, optimizer, X, y):
    for parameter in model.parameters():
        parameter.grad = None
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.detach().numpy()


def by_autograd(model, loss_fn, optimizer, X, y):
    loss = loss_fn(model(X), y)
    parameters = list(model.parameters())
    for parameter, grad in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
        parameter.grad = grad
    optimizer.step()
    return loss.tolist()


def by_closure(model, loss_fn, optimizer, X, y):
    def closure():
        optimizer.zero_grad(set_to_none=False)
        loss = loss_fn(model(X), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()


def in_parts(model, loss_fn, optimizer, X, y):
    """Gradients of two halves add up to those of the whole."""
    optimizer.zero_grad()
    losses = [loss_fn(model(part), target) / 2 for part, target in zip(X.chunk(2), y.chunk(2), strict=True)]
    for loss in losses:
        loss.backward()
    optimizer.step()
    return sum(losses).item()


def told_in_evaluation(model, loss_fn, optimizer, X, y):
    """The loss that is told is computed apart, in evaluation mode and without gradients."""
    optimizer.zero_grad()
    loss_fn(model(X), y).backward()
    model.eval()
    with torch.no_grad():
        before = loss_fn(model(X), y).item()
    model.train()
    optimizer.step()
    return before


STEPS = {
    "at both ends": cleared_at_both_ends,
    "told in evaluation mode": told_in_evaluation,
    "late, a tensor": cleared_late,
    "by hand, an array": cleared_by_hand,
    "autograd": by_autograd,
    "closure": by_closure,
    "in parts": in_parts,
}

# evaluate, and fix_eval_mode ---


def with_inference_mode(model, X, y):
    mode = model.training
    model.train(False)
    with torch.inference_mode():
        right = torch.argmax(model(X), -1).eq(y).sum()
    model.train(mode)
    return (right / len(y)).item()


def of_a_copy(model, X, y):
    twin = copy.deepcopy(model).eval()
    with torch.no_grad():
        return twin(X).max(1).indices.eq(y).double().mean()


def in_a_loop(model, X, y):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        right = sum(int(model(X[i : i + 1])[0].argmax() == y[i]) for i in range(len(X)))
    if was_training:
        model.train()
    return right / len(X)


def with_finally(model, X, y):
    modes = {module: module.training for module in model.modules()}
    try:
        model.eval()
        with torch.set_grad_enabled(False):
            return np.mean(model(X).numpy().argmax(axis=1) == y.numpy())
    finally:
        for module, mode in modes.items():
            module.training = mode


def of_probabilities(model, X, y):
    was_training = model.training
    probabilities = decorated(model.eval(), X)
    model.train(mode=was_training)
    return torch.tensor([(probabilities.topk(1).indices[:, 0] == y).float().mean()])


@torch.no_grad()
def decorated(model, X):
    return model(X).softmax(dim=1)


SCORES = {
    "inference mode": with_inference_mode,
    "a copy": of_a_copy,
    "a loop": in_a_loop,
    "finally": with_finally,
    "probabilities": of_probabilities,
}


def with_gradients(model, X, y):
    was_training = model.training
    model.eval()
    share = (model(X).argmax(1) == y).float().mean().item()
    model.train(was_training)
    return share


def dropout_alone(model, X, y):
    """Only the layers that behave differently are switched."""
    switched = [
        one for one in model.modules() if isinstance(one, nn.Dropout | nn.BatchNorm1d) and one.training
    ]
    for module in switched:
        module.eval()
    share = (model(X).argmax(1) == y).float().mean().item()
    for module in switched:
        module.train()
    return share


# early_stopping ---


def by_counter(val_losses, patience):
    best, best_loss, waited = None, math.inf, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best_loss:
            best, best_loss, waited = epoch, loss, 0
        else:
            waited += 1
            if waited >= patience:
                return best
    return best


def by_windows(val_losses, patience):
    for epoch in range(len(val_losses)):
        after = val_losses[epoch + 1 : epoch + 1 + patience]
        if len(after) == patience and min(after) >= min(val_losses[: epoch + 1]):
            return val_losses.index(min(val_losses[: epoch + 1]))
    return val_losses.index(min(val_losses))


def by_recursion(losses, patience, best=0, epoch=0):
    if epoch == len(losses) or epoch - best > patience:
        return best
    if losses[epoch] < losses[best]:
        return by_recursion(losses, patience, epoch, epoch + 1)
    return best if epoch - best == patience else by_recursion(losses, patience, best, epoch + 1)


def by_while(val_losses, patience):
    best = epoch = 0
    while epoch < len(val_losses) and epoch - best < patience:
        epoch += 1
        if epoch < len(val_losses) and val_losses[epoch] < val_losses[best]:
            best = epoch
    return best


def by_numpy(val_losses, patience):
    lowest = np.minimum.accumulate(val_losses)
    bests = np.array([np.argmin(val_losses[: i + 1]) for i in range(len(lowest))])
    over = np.flatnonzero(np.arange(len(bests)) - bests >= patience)
    return bests[over[0]] if len(over) else bests[-1]


STOPS = {
    "counter": by_counter,
    "windows": by_windows,
    "recursion": by_recursion,
    "while": by_while,
    "NumPy": by_numpy,
    "torch": lambda losses, patience: torch.tensor([by_while(losses, patience)]),
}

# fix_zero_grad ---


def cleared_in_the_end(model, X, y, epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), learning_rate)
    losses = []
    for _ in range(epochs):
        loss = F.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(float(loss))
    return losses


def by_steps(step):
    """`fix_zero_grad` by an answer to `train_step`."""

    def train(model, X, y, epochs, learning_rate):
        optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
        return [step(model, nn.MSELoss(), optimizer, X, y) for _ in range(epochs)]

    return train


def without_an_optimizer(model, X, y, epochs, learning_rate):
    losses = torch.zeros(epochs)
    for epoch in range(epochs):
        loss = ((model(X) - y) ** 2).mean()
        grads = torch.autograd.grad(loss, model.parameters())
        with torch.no_grad():
            for parameter, grad in zip(model.parameters(), grads, strict=True):
                parameter -= learning_rate * grad
        losses[epoch] = loss.detach()
    return losses


TRAININGS = {
    "cleared in the end": cleared_in_the_end,
    "without an optimizer": without_an_optimizer,
    **{title: by_steps(step) for title, step in STEPS.items() if title != "in parts"},
}

# fix_double_softmax ---


def network(sizes, *ends):
    return nn.Sequential(nn.Linear(sizes[0], sizes[1]), nn.ReLU(), nn.Linear(sizes[1], sizes[2]), *ends)


def minus_log(probabilities, labels):
    return -probabilities[torch.arange(len(labels)), labels].log().mean()


PAIRS = {
    "class": lambda sizes: (Listed(sizes), nn.CrossEntropyLoss()),
    "log-softmax": lambda sizes: (network(sizes, nn.LogSoftmax(dim=1)), nn.NLLLoss()),
    "log-softmax, cross-entropy": lambda sizes: (
        network(sizes, nn.LogSoftmax(dim=-1)),
        nn.CrossEntropyLoss(),
    ),
    "F.cross_entropy": lambda sizes: (network(sizes), F.cross_entropy),
    "a function": lambda sizes: [network(sizes), lambda z, y: F.nll_loss(torch.log_softmax(z, 1), y)],
    "probabilities, and their logs": lambda sizes: (network(sizes, nn.Softmax(dim=1)), minus_log),
    "by log-sum-exp": lambda sizes: (
        network(sizes),
        lambda z, y: (z.logsumexp(1) - z.gather(1, y[:, None])[:, 0]).mean(),
    ),
    "own parameters": lambda sizes: (ByHand(sizes, ours=True), nn.CrossEntropyLoss()),
}

# fix_broadcast ---

LOSSES = {
    "flatten": lambda p, t: ((p.flatten() - t) ** 2).mean(),
    "view": lambda p, t: F.mse_loss(p.view(-1), t),
    "a column of targets": lambda p, t: nn.MSELoss()(p, t.unsqueeze(1)),
    "by index": lambda p, t: torch.mean((p[:, 0] - t).square()),
    "reshape": lambda p, t: (t.reshape(p.shape) - p).pow(2).sum() / len(t),
    "a loop": lambda p, t: sum((a - b) ** 2 for a, b in zip(p, t, strict=True)) / len(t),
    "the diagonal": lambda p, t: ((p - t) ** 2).diagonal().mean(),
    "transposed": lambda p, t: ((p.T - t) ** 2).mean(),
    "float64": lambda p, t: ((p.double().squeeze(-1) - t.double()) ** 2).mean(),
    "in place": lambda p, t: p.squeeze(1).clone().sub_(t).square_().mean(),
}

# fix_leak ---


def by_scikit_learn(X, y, copies, rng):
    from sklearn.model_selection import train_test_split

    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=0.25, random_state=int(rng.integers(1000))
    )
    return noisy_rows(X_train, copies, rng), X_test, np.repeat(y_train, copies + 1), y_test


def noisy_rows(X, copies, rng):
    """Each original, and its copies right below it."""
    rows = np.repeat(X, copies + 1, axis=0)
    is_copy = np.arange(len(rows)) % (copies + 1) > 0
    return rows + is_copy[:, None] * rng.normal(0, 0.5, rows.shape)


def groups_are_kept(X, y, copies, rng):
    """Copies are made first, and then each stays with its original; those of the test set are dropped."""
    n = len(X)
    group = np.tile(np.arange(n), copies + 1)
    X = np.concatenate([X, *(X + rng.uniform(-0.2, 0.2, X.shape) for _ in range(copies))])
    is_test = np.isin(group, rng.choice(n, n // 3, replace=False))
    train, test = ~is_test, is_test & (np.arange(len(X)) < n)
    return X[train], X[test], y[group[train]], y[group[test]]


def in_lists(X, y, copies, rng):
    order = list(range(len(X)))
    rng.shuffle(order)
    test, train = order[: len(X) // 5], order[len(X) // 5 :]
    X_train, y_train = [], []
    for i in train:
        X_train.append(X[i].tolist())
        y_train.append(int(y[i]))
        for _ in range(copies):
            X_train.append([float(x + rng.normal(0, 0.1)) for x in X[i]])
            y_train.append(int(y[i]))
    return X_train, X[test].tolist(), y_train, y[test].tolist()


def shuffled_again(X, y, copies, rng):
    """The training set is shuffled once more; the test comes from the end."""
    order = rng.permutation(len(X))
    train, test = np.split(order, [int(0.8 * len(X))])
    places = rng.permutation(np.repeat(train, copies))
    X_train = np.vstack([X[train], X[places] + 0.1 * rng.standard_normal((len(places), X.shape[1]))])
    return X_train, X[test], np.hstack([y[train], y[places]]), y[test]


def with_a_mask(X, y, copies, rng):
    is_test = np.zeros(len(X), dtype=bool)
    is_test[rng.choice(len(X), len(X) // 5, replace=False)] = True
    kept, labels = X[~is_test], y[~is_test]
    for _ in range(copies):
        kept = np.vstack([kept, X[~is_test] + rng.normal(scale=0.05, size=X[~is_test].shape)])
        labels = np.append(labels, y[~is_test])
    return kept, X[is_test], labels, y[is_test]


SPLITS = {
    "scikit-learn": by_scikit_learn,
    "groups": groups_are_kept,
    "lists": in_lists,
    "shuffled again": shuffled_again,
    "a mask": with_a_mask,
    "float32": lambda X, y, copies, rng: with_a_mask(X.astype(np.float32), y, copies, rng),
}

RIGHT = {
    "build_mlp": NETWORKS,
    "train_step": STEPS,
    "evaluate": SCORES,
    "early_stopping": STOPS,
    "fix_zero_grad": TRAININGS,
    "fix_eval_mode": SCORES | {"with gradients": with_gradients, "dropout alone": dropout_alone},
    "fix_double_softmax": PAIRS,
    "fix_broadcast": LOSSES,
    "fix_leak": SPLITS,
}


@pytest.mark.parametrize(
    ("name", "title"), [(name, title) for name, answers in RIGHT.items() for title in answers]
)
def test_any_right_answer_passes(name, title):
    exercise = getattr(ex, name)
    result = exercise.check(RIGHT[name][title])
    assert (result.outcome, result.message) == ("correct", exercise.praise)


def test_a_loss_may_change_its_predictions_and_is_told_so():
    result = ex.fix_broadcast.check(lambda p, t: p.squeeze_(1).sub_(t).square().mean())
    assert result.outcome == "correct"
    assert "your function changes `predictions`" in result.message


def test_each_exercise_is_tried_in_five_ways():
    assert [name for name in RIGHT if len(RIGHT[name]) < 5] == []
    assert set(RIGHT) == {exercise.name for exercise in ex.EXERCISES}


# What one starts from ---


@pytest.mark.parametrize("exercise", FIXES, ids=lambda exercise: exercise.name)
def test_what_is_to_be_repaired_is_wrong_in_the_way_that_is_told(exercise):
    namespace = {"np": np, "torch": torch, "nn": nn}
    exec(SOURCES[exercise.name].code, namespace)
    result = exercise.check(namespace[exercise.answer_name])
    starts = {
        "fix_zero_grad": "Gradients still pile up",
        "fix_eval_mode": "The network still predicts in training mode.",
        "fix_double_softmax": "The network still ends in a softmax.",
        "fix_broadcast": "The two shapes still broadcast",
        "fix_leak": "Copies are still made before the split",
    }
    assert result.outcome == "incorrect"
    assert result.message.startswith(starts[exercise.name])


def test_an_exercise_may_have_another_name_than_its_answer():
    assert repr(ex.fix_leak) == "Exercise fix_leak: .check(make_split), .hint(), .solution()"
    assert "write `ex.fix_leak.check(make_split)`" in ex.fix_leak(1).message
    assert (
        ex.fix_leak.check().message
        == "Write your function, run its cell, then `ex.fix_leak.check(make_split)`."
    )
    assert ex.fix_leak.progress_key == "exercise/training/fix_leak"


def test_a_way_through_without_return_is_told_in_few_words():
    def sometimes(model, loss_fn, optimizer, X, y):
        if isinstance(loss_fn, nn.MSELoss):
            return STEPS["late, a tensor"](model, loss_fn, optimizer, X, y)
        return None

    def without_copies(X, y, copies, rng):
        if copies:
            return SPLITS["a mask"](X, y, copies, rng)
        return None

    words = ex.train_step.check(sometimes).message
    assert "gives `None`. One way through it ends without `return`." in words
    assert "should give" not in words
    first_line = ex.fix_leak.check(without_copies).message.split("\n")[0]
    assert "One way through it ends without `return`." in first_line
    assert len(first_line) < 300


def test_pytorch_may_lack_something_in_an_answer_that_is_finished():
    """PyTorch raises `NotImplementedError` for kinds of numbers, as others do for what they have yet to write."""
    whole = ex.train_step.check(lambda model, loss_fn, optimizer, X, y: nn.CrossEntropyLoss()(y.long(), y))
    assert whole.outcome == "incorrect"

    def to_be_written(model, loss_fn, optimizer, X, y):
        raise NotImplementedError("later")

    assert ex.train_step.check(to_be_written).outcome == "unattempted"


# In the page ---


def test_what_needs_pytorch_is_not_written_in_a_page():
    forms = {name: forms_of(source) for name, source in SOURCES.items()}
    assert forms == {
        "build_mlp": ["lines"],
        "train_step": ["lines"],
        "evaluate": ["lines"],
        "early_stopping": ["lines", "code"],
        "fix_zero_grad": ["lines"],
        "fix_eval_mode": ["lines"],
        "fix_double_softmax": ["lines"],
        "fix_broadcast": ["lines"],
        "fix_leak": ["lines", "code"],
    }


def test_what_is_written_in_a_page_gets_no_pytorch():
    page = exercises(ROOT)
    assert page["training/early_stopping"]["given"] == page["training/fix_leak"]["given"] == ""
    assert page["training/train_step"]["given"] == "import torch\nfrom torch import nn"
    assert page["training/fix_leak"]["needs_numpy"]
    assert [page[f"training/{name}"]["seconds"] for name in ("train_step", "evaluate")] == [60, 5]


def test_orders_have_eight_lines_at_most():
    for source in SOURCES.values():
        assert len(ordered_lines(source.answer).lines) <= 8


NAMES_ARE_LONG = {  # what `train_test_split` calls its parts, too
    "X_train = np.concatenate([X[train], noisy])",
    "y_train = np.repeat(y[train], copies + 1)",
    "return X_train, X[test], y_train, y[test]",
}


def test_lines_fit_a_phone():
    """44 signs, below the function's own line, are what a card shows at 390 px."""
    for source in SOURCES.values():
        ordered = ordered_lines(source.answer)
        all_lines = [*ordered.lines, *(line for _, line in ordered.wrong)]
        inside = {line.text for line in all_lines if 4 * line.indent + 4 + len(line.text) > 44}
        above = {line for line in ordered.first.split("\n")[1:] if len(line) > 44}
        assert (inside | above) - NAMES_ARE_LONG == set()


# What a check leaves behind ---


def state():
    return {
        "random numbers": torch.get_rng_state().tolist(),
        "kind of floats": torch.get_default_dtype(),
        "gradients": torch.is_grad_enabled(),
        "threads": torch.get_num_threads(),
        "NumPy": np.random.get_state()[1].tolist(),
        "Python": random.getstate(),
        "hooks": len(nn.modules.module._global_forward_hooks) + len(step_hooks),
    }


def spoiled(*_):
    torch.manual_seed(5)
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    raise ValueError


@pytest.fixture
def odd_state():
    """PyTorch as a notebook may have it: floats of 64 bits, no gradients, two threads, somewhere in its numbers."""
    threads, numbers = torch.get_num_threads(), torch.get_rng_state()
    torch.manual_seed(7)
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
    torch.set_num_threads(2)
    yield
    torch.set_rng_state(numbers)
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    torch.set_num_threads(threads)


@pytest.mark.parametrize("exercise", ex.EXERCISES, ids=lambda exercise: exercise.name)
def test_a_check_leaves_all_as_it_was(exercise, odd_state):
    before = state()
    assert exercise.check(exercise.reference).outcome == "correct"
    for answer in (exercise.slips[0].answers[0], exercise.slips[-1].answers[0]):
        assert exercise.check(answer).outcome == "incorrect"
    assert state() == before
    if "torch" in exercise.needs and exercise is not ex.fix_broadcast:
        assert exercise.check(spoiled).outcome == "incorrect"
        assert state() == before


@pytest.mark.parametrize("exercise", ex.EXERCISES, ids=lambda exercise: exercise.name)
def test_a_check_says_the_same_again(exercise):
    for answer in (exercise.reference, exercise.slips[0].answers[0]):
        assert exercise.check(answer).message == exercise.check(answer).message


def test_it_works_beside_the_main_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(ex.train_step.check(STEPS["closure"]).outcome))
    thread.start()
    thread.join()
    assert found == ["correct"]


# The signatures that the statements name ---


def test_a_softmax_before_cross_entropy_never_falls_below_1_461():
    labels = torch.arange(10)
    sure = 1e4 * torch.eye(10)
    assert F.cross_entropy(sure, labels).item() == 0
    assert F.cross_entropy(sure.softmax(1), labels).item() == pytest.approx(
        math.log(1 + 9 / math.e), abs=1e-6
    )
    assert math.log(1 + 9 / math.e) == pytest.approx(1.461, abs=5e-4)


def test_a_broadcast_loss_is_least_at_the_mean_and_stops_at_the_variance():
    targets = torch.tensor([0.0, 1.0, 5.0, 2.0])
    predictions = torch.randn(4, 1, generator=torch.Generator().manual_seed(0)).requires_grad_()
    optimizer = torch.optim.SGD([predictions], lr=0.5)
    for _ in range(300):
        optimizer.zero_grad()
        table = ((predictions - targets) ** 2).mean()
        table.backward()
        optimizer.step()
    assert predictions.flatten().tolist() == pytest.approx([targets.mean().item()] * 4, abs=1e-4)
    assert table.item() == pytest.approx(targets.var(correction=0).item(), abs=1e-4)


@pytest.mark.parametrize("rate", [0.001, 0.01, 0.1])
def test_piled_up_gradients_make_the_loss_rise_again(rate):
    def losses(clears):
        torch.manual_seed(0)
        model, w = nn.Linear(1, 1), torch.tensor([[1.0], [2.0], [-1.0]])
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        for _ in range(round(6 / rate**0.5)):
            if clears:
                optimizer.zero_grad()
            loss = F.mse_loss(model(w), 3 * w)
            loss.backward()
            optimizer.step()
            yield loss.item()

    piled, cleared = list(losses(False)), list(losses(True))
    assert cleared == sorted(cleared, reverse=True)
    lowest = piled.index(min(piled))
    assert max(piled[lowest:]) > 2 * min(piled)
