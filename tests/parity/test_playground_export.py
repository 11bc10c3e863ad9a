"""What the Playground exports is run: the PyTorch script trains to the same losses, the NumPy one is that network."""

import re

import pytest
import torch

from tests.helpers import printed_by

LINE = re.compile(r"epoch (\d+): training loss (\S+), test loss (\S+)")
SEVEN = ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"]
OWN = [
    [-2, 1.5, 1],
    [3.25, -4, 1],
    [0.01, 0.5, -1],
    [5, 5, -1],
    [-4, -3, 1],
    [1, 2, -1],
    [2, -2, 1],
    [-1, 0, -1],
]

# name: (the settings that are not as at the start, the epochs to look at, what was done before)
CONFIGURATIONS = {
    "seeds": ({}, [0, 1, 10, 40], {}),
    "seven inputs, new weights": (
        {"inputs": SEVEN, "restarts": 2, "learning_rate": 0.003},
        [0, 1, 10, 25],
        {},
    ),
    "batch of 7, cross-entropy": (
        {"dataset": "xor", "noise": 20, "batch_size": 7, "loss": "cross-entropy", "activation": "sigmoid"},
        [0, 1, 10, 30],
        {},
    ),
    "L1 with dead weights": (
        {
            "dataset": "gauss",
            "noise": 10,
            "regularization": "L1",
            "regularization_rate": 0.01,
            "batch_size": 7,
        },
        [0, 1, 10, 40],
        {},
    ),
    "L1, from where some weights are dead": (
        {"dataset": "gauss", "regularization": "L1", "regularization_rate": 0.03},
        [20, 21, 30, 35],
        {"before": 20, "biases": [[0, 0.5]]},
    ),
    "L2 on the spiral": (
        {"dataset": "spiral", "regularization": "L2", "regularization_rate": 0.01, "hidden_layers": [5]},
        [0, 1, 10, 30],
        {},
    ),
    "no hidden layer": ({"hidden_layers": [], "train_percent": 20, "batch_size": 30}, [0, 1, 10, 50], {}),
    "regression, a plane": (
        {"problem": "regression", "activation": "linear", "learning_rate": 0.01},
        [0, 1, 10, 12],
        {},
    ),
    "regression, six peaks": (
        {
            "problem": "regression",
            "regression_dataset": "reg-gauss",
            "activation": "relu",
            "hidden_layers": [3],
        },
        [0, 1, 3],
        {},
    ),
    "own points, fewer than a batch": (
        {"dataset": "own", "points": OWN, "train_percent": 70, "hidden_layers": [2, 2]},
        [0, 1, 10, 60],
        {},
    ),
    "own points, regression": (
        {"problem": "regression", "regression_dataset": "own", "points": OWN, "batch_size": 3},
        [0, 1, 10, 20],
        {},
    ),
    "weights set by hand in the middle": (
        {"batch_size": 7, "regularization": "L2", "regularization_rate": 0.001},
        [13, 14, 23, 43],
        {"before": 13, "weights": [[0, 1.5], [9, -2]], "biases": [[6, 0]]},
    ),
    "another learning rate in the middle": (
        {"batch_size": 7, "dataset": "xor"},
        [13, 14, 23, 33],
        {"before": 13, "then": {"learning_rate": 0.1}},
    ),
    "all weights 0 at the start, no inputs": ({"zero_start": True, "inputs": []}, [0, 1, 5], {}),
}
configurations = pytest.mark.parametrize("name", list(CONFIGURATIONS))


@pytest.fixture
def run(javascript, name):
    changes, epochs, before = CONFIGURATIONS[name]
    return javascript.call(
        "../../tests/js/playground_export_runs.js", "run", changes, {"epochs": epochs, **before}
    )


@pytest.mark.slow
@configurations
def test_the_pytorch_script_trains_to_the_same_losses(javascript, name, run):
    epochs = CONFIGURATIONS[name][1]
    source = javascript.call(
        "playground/formats/pytorch.js", "torchScript", run["settings"], run["start"], epochs[-1]
    )
    lines = [LINE.fullmatch(line) for line in printed_by(source).splitlines()]
    assert all(lines), "nothing else is printed"
    assert [int(line[1]) for line in lines] == epochs
    losses = [[float(line[2]), float(line[3])] for line in lines]
    assert losses == [pytest.approx(pair, rel=1e-9, abs=1e-15) for pair in run["losses"]]
    assert torch.get_default_dtype() == torch.float32, "a script's choice is not the next test's"


@configurations
def test_the_numpy_script_is_the_same_network(javascript, name, run):
    source = javascript.call("playground/formats/numpy.js", "networkScript", run["settings"], run["end"])
    numbers = [float(line.rpartition(" ")[2]) for line in printed_by(source).splitlines()]
    assert numbers == pytest.approx([*run["outputs"], *run["losses"][-1]], rel=1e-9, abs=1e-12)


def test_the_runs_have_what_they_are_there_for(javascript):
    """The L1 configurations bring weights to 0, and one starts with some dead and some alive."""

    def dead(name, moment):
        changes, epochs, before = CONFIGURATIONS[name]
        found = javascript.call(
            "../../tests/js/playground_export_runs.js", "run", changes, {"epochs": epochs, **before}
        )
        return sum(found[moment]["dead"]), len(found[moment]["dead"])

    assert 0 < dead("L1 with dead weights", "end")[0] < dead("L1 with dead weights", "end")[1]
    count, of = dead("L1, from where some weights are dead", "start")
    assert 0 < count < of


def test_before_training_the_script_goes_on_for_a_while(javascript):
    start = {"epoch": 0, "weights": [0.5, -0.25], "biases": [0.1], "dead": [0, 0]}
    settings = javascript.call("playground/training/settings.js", "DEFAULTS") | {"hidden_layers": []}
    source = javascript.call("playground/formats/pytorch.js", "torchScript", settings, start, 0)
    assert "SHOWN = [0, 1, 10, 100]" in source


def test_without_points_there_is_a_sentence(javascript):
    settings = javascript.call("playground/training/settings.js", "DEFAULTS") | {"dataset": "own"}
    network = {"epoch": 0, "weights": [], "biases": [], "dead": []}
    for module, function, more in [
        ("pytorch.js", "torchScript", [network, 0]),
        ("numpy.js", "networkScript", [network]),
    ]:
        source = javascript.call(f"playground/formats/{module}", function, settings, *more)
        assert source == "# There are no points to train on yet: draw some, or choose a data set.\n"
        assert printed_by(source) == ""


@pytest.mark.parametrize("seed", ['a"b', "back\\slash", "ünï", "'''"])
def test_any_seed_can_stand_in_the_script(javascript, seed):
    found = javascript.call(
        "../../tests/js/playground_export_runs.js", "run", {"seed": seed}, {"epochs": [0]}
    )
    source = javascript.call("playground/formats/numpy.js", "networkScript", found["settings"], found["end"])
    numbers = [float(line.rpartition(" ")[2]) for line in printed_by(source).splitlines()]
    assert numbers[-2:] == pytest.approx(found["losses"][0], rel=1e-9)
