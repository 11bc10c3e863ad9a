"""Measure what chapter 3 says about more than one training: `assets/measured/03.json`. It takes ten seconds.

    cd tools; python -m measure.chapter_03

The network of chapter 3 is trained 20 times, each time on another split and from other first weights.
"""

import json
from pathlib import Path
from statistics import mean

import torch

from dl101.datasets import digits
from measure.digit_network import accuracy, tensors, train

MEASURED = Path(__file__).parents[2] / "assets" / "measured" / "03.json"
SEEDS = range(20)
SURE = 0.9


def mistakes(model, part):
    """How many digits the network gets wrong, and how many of these with a softmax probability above 0.9."""
    X, y = tensors(part)
    with torch.no_grad():
        probabilities, answers = model(X).softmax(dim=1).max(dim=1)
    wrong = answers != y
    return wrong.sum().item(), (wrong & (probabilities > SURE)).sum().item()


def spread(numbers):
    return {"mean": round(mean(numbers), 4), "min": round(min(numbers), 4), "max": round(max(numbers), 4)}


def main():
    accuracies, wrong, surely_wrong = [], [], []
    for seed in SEEDS:
        model, test = train(seed), digits(seed).test
        accuracies.append(accuracy(model, test))
        both = mistakes(model, test)
        wrong.append(both[0])
        surely_wrong.append(both[1])
    found = {
        "trainings": len(SEEDS),
        "test_digits": len(test.labels),
        "test_accuracy": spread(accuracies),
        "wrong": spread(wrong),
        "wrong_with_a_share_above_0.9": spread(surely_wrong),
    }
    text = json.dumps(found, indent=2) + "\n"
    MEASURED.write_bytes(text.encode())
    print(text)


if __name__ == "__main__":
    main()
