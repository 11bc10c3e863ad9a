"""What chapter 6 and its questions say in numbers: run again, or as `tools/measure/chapter_06.py` measured it."""

import json
import re
from math import exp, log

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from dl101.widgets import Overfitting
from measure.training.data import parts
from measure.training.loop import train
from measure.training.remedies import BASELINES
from tests.helpers import ROOT, chosen, run_lines, slips, tasks_of, wrong_line

NAME = "06_training_with_pytorch"
TEXT = (ROOT / f"chapters/{NAME}.md").read_text(encoding="utf-8")
MEASURED = json.loads((ROOT / "assets/measured/06.json").read_text(encoding="utf-8"))
HUNDRED = MEASURED["remedies"]["100 digits"]
FILES = MEASURED["files"]
#: The names in the chapter's picture, and those in its table, by what was measured.
NAMES = {
    "baseline": ("nothing", "nothing"),
    "smaller network": ("smaller (32)", "32 neurons"),
    "dropout": ("dropout", "dropout"),
    "early stopping": ("early stopping", "early stopping"),
    "augmentation": ("augmentation", "augmentation"),
    "weight decay": ("weight decay", "weight decay"),
    "200 digits": ("200 digits", "200 digits"),
    "400 digits": ("400 digits", "400 digits"),
    "1077 digits": ("1,077 digits", "1,077 digits"),
}


def percent(share):
    return float(f"{100 * share:.1f}")


def lies_within(number, spread):
    """Within the range of ten seeds; a standard deviation more, for the batches are drawn in another way here."""
    return spread["min"] - spread["std"] <= number <= spread["max"] + spread["std"]


@pytest.mark.slow
def test_the_network_of_chapter_5_has_its_gradients_again(chapter, questions):
    W1, _, W2, _ = chapter["parameters"]
    assert "6 and 2 for the output neuron, and (2, 4) and (−4, −8) for the hidden ones" in TEXT
    fresh = [torch.tensor([[1.0, 2.0], [1.0, -1.0]]), torch.tensor([[1.0], [-2.0]])]
    for moved, start, gradient in zip((W1, W2), fresh, ([[2, -4], [4, -8]], [[6], [2]]), strict=True):
        assert torch.allclose(moved, start - 0.01 * torch.tensor(gradient)), "one update, from one gradient"
    assert questions["backward-twice"]["answer"] == 6 + 6
    assert slips(questions["backward-twice"]) == {6, 0, 6 * 6, 6 / 2}


def test_what_a_tensor_shares(questions):
    inks = np.array([1.0, 2.0, 3.0])
    shared, copied = torch.from_numpy(inks), torch.tensor(inks)
    inks[0] = 9
    assert (shared[0].item(), copied[0].item()) == (9, 1)
    assert chosen(questions["shared-memory"]) == "Only the one from `from_numpy`."


def test_which_types_of_numbers_are_wanted(questions):
    layer, logits = nn.Linear(2, 3), torch.randn(4, 3)
    with pytest.raises(RuntimeError, match="dtype"):
        layer(torch.ones(4, 2, dtype=torch.int64))
    with pytest.raises(RuntimeError):
        cross_entropy(logits, torch.tensor([0.0, 1.0, 2.0, 0.0]))
    assert cross_entropy(logits, torch.tensor([0, 1, 2, 0])).dtype == torch.float32
    assert list(tasks_of(questions["which-dtype"]).values()) == ["float32", "int64", "float32"]


def test_a_layer_in_a_list_is_not_found(questions):
    question = questions["python-list"]
    assert wrong_line(question) == "self.hidden = [nn.Linear(16, 16)]"
    wrong = run_lines(question, nn=nn)["Network"]
    in_a_list = "nn.ModuleList([nn.Linear(16, 16)])"
    right = run_lines({"code": question["code"].replace("[nn.Linear(16, 16)]", in_a_list)}, nn=nn)["Network"]

    def count(network, kind=""):
        return sum(p.numel() for name, p in network().named_parameters() if kind in name)

    assert question["prints"]["answer"] == count(wrong) == 1210
    hidden = count(right, "hidden")
    assert slips(question["prints"]) == {
        count(right),
        count(wrong, "weight"),
        count(wrong, "first"),
        hidden,
        count(right, "weight"),
    }


@pytest.mark.slow
def test_the_versions_of_the_loop(chapter, questions):
    """The first batch is one of 45 and the last has 29 digits; 1,077 + 360 + 360 is the split of the measurements."""
    assert divmod(1437, 32) == (44, 29)
    assert "of 29 digits" in TEXT
    assert f"all {1437:,} digits" in TEXT
    for name, now in zip(("train", "validation", "test"), ("", "val_", "test_"), strict=True):
        assert torch.equal(chapter[f"{now}X"], parts()[name].X)
        assert f"{len(parts()[name].y):,} |" in TEXT
    assert chosen(questions["zero-between"]) == "It stays exactly as it is."


def test_zeroing_between_backward_and_step_moves_nothing():
    model = nn.Linear(2, 1)
    before = model.weight.clone()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    model(torch.ones(1, 2)).sum().backward()
    optimizer.zero_grad()
    optimizer.step()
    assert torch.equal(model.weight, before)


def test_which_switch_does_what(questions):
    model = nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.5))
    model.eval()
    assert model(torch.ones(1, 2)).requires_grad, "eval() records as before"
    assert list(tasks_of(questions["which-switch"]).values()) == [
        "model.eval()",
        "torch.no_grad()",
        "optimizer.zero_grad()",
    ]


@pytest.mark.slow
def test_the_hundred_digits_as_measured(chapter, questions):
    """With the chapter's own loop, its losses and shares lie where those of ten seeds do."""
    torch.manual_seed(8)
    few = torch.randperm(1077)[:100]
    assert torch.equal(chapter["few_X"], parts()["train"].X[few])
    for decay, name in [(0, "baseline"), (0.003, "weight decay")]:
        torch.manual_seed(8)
        model = chapter["mlp"]()
        history = chapter["losses_of"](model, chapter["few_X"], chapter["few_labels"], 100, decay)
        loss, share = chapter["loss_and_share"](model, chapter["val_X"], chapter["val_labels"])
        assert lies_within(loss, HUNDRED[name]["validation"]["loss"])
        assert lies_within(share, HUNDRED[name]["validation"]["accuracy"])
        if name == "baseline":
            assert min(val_loss for _, val_loss in history) < 0.9 * loss, "it turns"
            assert history[-1][0] < 0.01
    test = HUNDRED["baseline"]["test"]["accuracy"]
    assert HUNDRED["baseline"]["train"]["accuracy"]["min"] == 1
    assert f"and {test['min']:.0%} to {test['max']:.0%} of the test digits" in TEXT
    assert f"between {test['min']:.1%} and {test['max']:.1%} of the test digits were right" in TEXT
    assert chosen(questions["by-heart"]).startswith("It falls, turns, and rises")


@pytest.mark.slow
def test_four_neurons_underfit(chapter, questions):
    torch.manual_seed(3)
    history = chapter["losses_of"](chapter["mlp"](hidden=4), chapter["X"], chapter["labels"], 30)
    training, validation = np.mean(history[-5:], axis=0)
    assert training > 0.4
    assert validation < 1.6 * training
    assert chosen(questions["read-curves"]) == "More neurons."


@pytest.mark.slow
def test_the_picture_of_the_remedies_shows_what_was_measured(chapter):
    shown = chapter["accuracies"]
    assert list(shown) == [one for one, _ in NAMES.values()]
    for name, (one, _) in NAMES.items():
        found = HUNDRED[name]["test"]["accuracy"]
        assert shown[one] == tuple(percent(found[of]) for of in ("mean", "min", "max"))
    _, least, most = shown["nothing"]
    overlapping = [name for name, (_, low, high) in shown.items() if low <= most and high >= least]
    assert set(shown) - set(overlapping) == {"400 digits", "1,077 digits"}


def test_the_table_of_the_remedies_shows_what_was_measured():
    for name, (_, row) in NAMES.items():
        found = HUNDRED[name]["test"]
        loss, right = f"{found['loss']['mean']:.2f}", f"{percent(found['accuracy']['mean'])}%"
        more = ""
        if name != "baseline":
            low, high = (HUNDRED[name]["test_against_baseline"]["accuracy"][of] for of in ("low", "high"))
            more = f"{100 * low:.1f} to {100 * high:.1f} ".replace("-0.0", "0.0").replace("-", "−")
        assert f"| {row} | {loss} | {right} | {more}|" in TEXT


def both_rounds(name, measure):
    found = HUNDRED[name]
    return [found["test_against_baseline" + which][measure] for which in ("", "_in_other_splits")]


def test_what_is_said_of_the_remedies(questions):
    """Of the losses, both rounds say the same; the accuracy hardly changed but with more data."""
    for name in ("weight decay", "augmentation", "early stopping"):
        assert all(one["high"] < 0 for one in both_rounds(name, "loss"))
        assert all(abs(one["mean"]) <= 0.011 for one in both_rounds(name, "accuracy"))
    for measure in ("loss", "accuracy"):
        assert all(one["low"] < 0 < one["high"] for one in both_rounds("dropout", measure))
    assert all(one["low"] > 0 for one in both_rounds("smaller network", "loss"))
    first, others = both_rounds("smaller network", "accuracy")
    assert first["high"] < 0 and others["low"] < 0 < others["high"]
    for name, found in MEASURED["remedies"]["1077 digits"].items():
        if name not in ("settings", "baseline"):
            assert found["test_against_baseline"]["accuracy"]["mean"] < 0, name
    gain = HUNDRED["200 digits"]["test_against_baseline"]["accuracy"]["mean"]
    assert round(100 * gain) == 5
    assert max(one["mean"] for one in both_rounds("weight decay", "accuracy")) < 0.01
    assert chosen(questions["which-helps"]) == "200 digits in place of 100."
    assert HUNDRED["dropout"]["change"] == {"dropout": 0.5}
    assert HUNDRED["smaller network"]["change"] == {"hidden": [32, 32]}
    assert HUNDRED["weight decay"]["change"] == {"decay": 0.003}
    assert BASELINES["100 digits"].hidden == (64, 64)
    assert "The network with 100 digits gets 86.5%" in questions["which-helps"]["text"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["weight decay", "augmentation", "early stopping"])
def test_a_remedy_makes_the_network_less_sure_where_it_is_wrong(name):
    X, y = parts()["test"]

    def sure_and_wrong(**change):
        model = train(3, BASELINES["100 digits"].but(**change)).model
        with torch.no_grad():
            probabilities = model(X).softmax(dim=1)
        largest, answers = probabilities.max(dim=1)
        return largest[answers != y].mean().item()

    assert sure_and_wrong(**HUNDRED[name]["change"]) < sure_and_wrong() - 0.02
    assert HUNDRED["400 digits"]["test_against_baseline"]["accuracy"]["low"] > 0.06, "as many as 100 and 360"


def test_what_dropout_does(questions):
    question = questions["dropout-scale"]
    torch.manual_seed(0)
    passed = nn.Dropout(0.2)(torch.full((1000,), 4.0))
    assert set(passed.unique().tolist()) == {0, question["answer"]} == {0, 5}
    assert passed.mean().item() == pytest.approx(4, abs=0.2)
    assert slips(question) == {4, 4 * (1 - 0.2), 4 / 0.2, 4 * 0.2, 0}


def test_training_gets_stuck_with_three_neurons_in_the_demo():
    two, three = (Overfitting(neurons=neurons).errors for neurons in (2, 3))
    assert three[0] > 2 * two[0]


def test_random_labels_and_files(questions):
    found = FILES["random_labels"]
    assert found["digits"] == 300
    assert found["right"]["seen"]["min"] == 1
    assert f"{found['right']['other']['mean']:.0%}" == "10%"
    assert chosen(questions["random-labels"]) == "All 300."
    assert f"the network of {FILES['bytes']['parameters']:,} numbers learned all 300" in TEXT
    assert (
        "100 digits are 6,500 bytes, with a byte for each pixel and each label: a sixth of the file" in TEXT
    )
    assert FILES["bytes"]["data"]["100 digits"] == 6500
    sizes = set(FILES["bytes"]["file"].values())
    assert len(sizes) == 1
    assert sizes.pop() / 6500 == pytest.approx(6, abs=0.1)
    assert chosen(questions["file-size"]) == "Neither. They are equally large."


@pytest.mark.slow
def test_the_file_of_the_chapter(chapter, tmp_path):
    """Under the same name, which is in the file too."""
    size = chapter["file"].stat().st_size
    assert size == pytest.approx(4 * 8970, rel=0.1)
    assert chapter["same"]
    other = tmp_path / chapter["file"].name
    torch.save(chapter["untrained"].state_dict(), other)
    assert other.stat().st_size == size


def test_the_first_loss(questions):
    question = questions["first-loss"]
    even = cross_entropy(torch.zeros(3, 10), torch.tensor([0, 5, 9])).item()
    assert question["answer"] == pytest.approx(even, abs=5e-4)
    assert slips(question) == {0.1, -2.303, 1, round(-log(0.9), 3), 10, 23.03}


def test_two_softmaxes():
    """The lowest loss of probabilities taken for logits, and the loss of a one-hot row: both 1.461."""
    one_hot = torch.eye(10)
    assert cross_entropy(one_hot, torch.arange(10)).item() == pytest.approx(log(1 + 9 / exp(1)), abs=1e-6)
    assert f"{log(1 + 9 / exp(1)):.3f}" == "1.461"
    assert "can't fall below 1.461" in TEXT


def test_grids_and_seeds(questions):
    rates, sizes = range(4), range(4)
    question = questions["grid-values"]
    runs = [(rate, size) for rate in rates for size in sizes]
    assert question["answer"] == len({rate for rate, _ in runs}) == 4
    assert slips(question) == {len(runs), len(rates) + len(sizes), 1, 64}
    found = HUNDRED["baseline"]["test"]["accuracy"]
    text = questions["one-seed"]["text"]
    assert found["min"] < 0.871 < 0.889 < found["max"]
    assert f"from {found['min']:.0%} to {found['max']:.0%}" in text
    assert chosen(questions["one-seed"]) == "Not yet which of the two is better."


def printed_code(title):
    """The programs that the box of this title shows."""
    box = re.search(rf":::\{{deeper\}} {re.escape(title)}\n(.+?)\n:::\n", TEXT, re.S)[1]
    return re.findall(r"```python\n(.+?)```", box, re.S)


@pytest.mark.slow
def test_the_dataset_of_ones_own_and_the_look_in_batches_do_what_is_said(chapter):
    own, look = printed_code("More pictures than fit into memory")
    names = dict(chapter)
    exec(own, names)
    exec(look, names)
    X, labels, moved = names["X"], names["labels"], names["Moved"]
    examples = moved(X, labels)
    torch.manual_seed(0)
    rolls = [X[0].reshape(8, 8).roll(by, 1).flatten() for by in (-1, 0, 1)]
    seen = [examples[0][0] for _ in range(40)]
    assert {[torch.equal(one, roll) for roll in rolls].index(True) for one in seen} == {0, 1, 2}
    assert [len(ys) for _, ys in names["moved"]] == [32] * 33 + [21]  # 1,077 digits
    model = nn.Linear(64, 10)
    batches = names["DataLoader"](names["TensorDataset"](X, labels), 32)
    share = names["share_right"](model, batches)
    assert share == pytest.approx((model(X).argmax(dim=1) == labels).float().mean().item())
    means = [(model(xs).argmax(dim=1) == ys).float().mean().item() for xs, ys in batches]
    assert abs(sum(means) / len(means) - share) > 1e-6, "the mean of the batches is another number"


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_a_training_goes_on_where_it_stopped_only_with_its_optimizers_memory(tmp_path, momentum):
    program = printed_code("Stop today, go on tomorrow")[0]
    X, y = torch.randn(20, 3, generator=torch.Generator().manual_seed(0)), torch.arange(20) % 2

    def started():
        torch.manual_seed(1)
        model = nn.Linear(3, 2)
        return model, torch.optim.SGD(model.parameters(), lr=0.1, momentum=momentum)

    def trained(model, optimizer, steps=5):
        for _ in range(steps):
            optimizer.zero_grad()
            cross_entropy(model(X), y).backward()
            optimizer.step()
        return model.weight.detach().clone()

    model, optimizer = started()
    trained(model, optimizer)
    saving, loading = program.split("\n\n")
    names = {"torch": torch, "file": tmp_path / "run.pt", "epoch": 5}
    exec(saving, {**names, "model": model, "optimizer": optimizer})
    whole = trained(model, optimizer)
    again = started()
    exec(loading, {**names, "model": again[0], "optimizer": again[1]})
    assert torch.equal(trained(*again), whole)
    fresh = started()
    fresh[0].load_state_dict(again[0].state_dict())
    trained(*again)
    assert torch.equal(trained(*fresh), again[0].weight) == (momentum == 0), (
        "it matters where there is a memory"
    )
