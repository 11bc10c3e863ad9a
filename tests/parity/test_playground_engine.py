"""The Playground's engine trains as PyTorch does: losses, weights and biases to 1e-9, in float64."""

import itertools

import pytest
import torch
from torch import nn

RUNS = "../../tests/js/playground_run.js"
EPOCHS = 4
ALL_INPUTS = ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"]
ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid, "linear": nn.Identity}
SEEDS = {
    "problem": "classification",
    "loss": "squared",
    "activation": "tanh",
    "inputs": ["x", "y"],
    "hidden_layers": [4, 2],
    "batch_size": 10,
    "learning_rate": 0.03,
    "regularization": "none",
    "regularization_rate": 0,
}
CROSS_ENTROPY = {"loss": "cross-entropy"}
REGRESSION = {"problem": "regression", "regression_dataset": "reg-gauss"}
LARGEST = {"inputs": ALL_INPUTS, "hidden_layers": [8] * 6}
CASES = [
    *({"activation": activation, "loss": loss}
      for activation, loss in itertools.product(ACTIVATIONS, ["squared", "cross-entropy"])),
    *({"regularization": name, "regularization_rate": rate, **loss}
      for name, rate, loss in itertools.product(["L1", "L2"], [0.003, 0.1, 1], [{}, CROSS_ENTROPY])),
    *({"batch_size": size, **loss}
      for size, loss in itertools.product([7, 30, 250], [{}, CROSS_ENTROPY])),
    {"batch_size": 7, "regularization": "L1", "regularization_rate": 0.03, **LARGEST},
    {"dataset": "spiral", **LARGEST, **CROSS_ENTROPY},
    {"dataset": "xor", "hidden_layers": [], "batch_size": 1},
    {"dataset": "gauss", "noise": 40, **CROSS_ENTROPY},
    REGRESSION,
    {**REGRESSION, "activation": "relu", "inputs": ALL_INPUTS, "batch_size": 30, "learning_rate": 0.1},
]  # fmt: skip


def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64)


def network(settings, start):
    """The same network as an `nn.Sequential`, with the first weights and biases of `start`."""
    sizes = [len(settings["inputs"]), *settings["hidden_layers"], 1]
    weights, biases = tensor(start["weights"]), tensor(start["biases"])
    modules = []
    for inputs, size in itertools.pairwise(sizes):
        layer = nn.Linear(inputs, size, dtype=torch.float64)
        layer.weight.data, weights = (
            weights[: inputs * size].reshape(size, inputs).clone(),
            weights[inputs * size :],
        )
        layer.bias.data, biases = biases[:size].clone(), biases[size:]
        modules += [layer, ACTIVATIONS[settings["activation"]]()]
    modules[-1] = (
        nn.Tanh()
        if (settings["problem"], settings["loss"]) == ("classification", "squared")
        else nn.Identity()
    )
    return nn.Sequential(*modules)


def total_loss(settings, outputs, labels):
    if settings["loss"] == "squared":
        return 0.5 * nn.functional.mse_loss(outputs, labels, reduction="sum")
    return nn.functional.binary_cross_entropy_with_logits(outputs, (labels + 1) / 2, reduction="sum")


@torch.no_grad()
def step(settings, model, dead, count):
    """Down the mean gradient, then the weights towards 0; one that L1 carries across 0 dies."""
    rate, pull = settings["learning_rate"], settings["learning_rate"] * settings["regularization_rate"]
    for name, parameter in model.named_parameters():
        before = parameter.clone()
        parameter -= rate * parameter.grad / count
        if name.endswith("weight"):
            if settings["regularization"] == "L2":
                parameter -= pull * before
            if settings["regularization"] == "L1":
                moved = parameter.clone()
                parameter -= pull * before.sign()
                dead[name] = dead.get(name, torch.zeros_like(before, dtype=torch.bool)) | (
                    moved * parameter < 0
                )
                parameter[dead[name]] = 0
    model.zero_grad()


@pytest.mark.slow
@pytest.mark.parametrize("changes", CASES, ids=str)
def test_losses_and_weights_agree(javascript, changes):
    settings = {**SEEDS, **changes}
    run = javascript.call(RUNS, "runEpochs", changes, EPOCHS)
    width = len(settings["inputs"])
    data = {
        name: (tensor(run[name]["inputs"]).reshape(-1, width), tensor(run[name]["labels"]).reshape(-1, 1))
        for name in ("train", "test")
    }
    model, dead, counted = network(settings, run["start"]), {}, 0
    for epoch, losses in enumerate(run["losses"]):
        if epoch:
            inputs, labels = data["train"]
            for X, y in zip(
                inputs.split(settings["batch_size"]), labels.split(settings["batch_size"]), strict=True
            ):
                total_loss(settings, model(X), y).backward()  # gradients add up until a batch is full
                counted += len(X)
                if len(X) == settings["batch_size"]:
                    step(settings, model, dead, counted)
                    counted = 0
        with torch.no_grad():
            expected = [total_loss(settings, model(X), y).item() / len(X) for X, y in data.values()]
        assert losses == pytest.approx(expected, abs=1e-9)
    parts = {
        "weights": [p for name, p in model.named_parameters() if name.endswith("weight")],
        "biases": [p for name, p in model.named_parameters() if name.endswith("bias")],
    }
    for name, parameters in parts.items():
        expected = torch.cat([parameter.detach().flatten() for parameter in parameters])
        assert run[name] == pytest.approx(expected.tolist(), abs=1e-9)
    if dead:
        killed = torch.cat([mask.flatten() for mask in dead.values()]).tolist()
        assert [weight == 0 for weight in run["weights"]] == killed
