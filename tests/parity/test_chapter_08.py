"""What chapter 8 and its questions say in numbers: run again, or as `tools/measure/chapter_08.py` measured it."""

import json

import numpy as np
import pytest
import torch
from torch import nn

from dl101.digit_cnn import digit_cnn
from tests.helpers import ROOT, chosen, run_lines, slips, tasks_of, wrong_line

NAME = "08_convolutional_networks"
TEXT = (ROOT / f"chapters/{NAME}.md").read_text(encoding="utf-8")
MEASURED = json.loads((ROOT / "assets/measured/08.json").read_text(encoding="utf-8"))
CELLS = MEASURED["cells"]
IN_THE_MIDDLE = CELLS["centered, moved to the right"]


def percent(share, digits=1):
    return f"{100 * share:.{digits}f}%"


def with_range(found):
    """96.3% (94.4–97.5)"""
    return f"{percent(found['mean'])} ({100 * found['min']:.1f}–{100 * found['max']:.1f})"


def points(found, of="mean"):
    return f"{100 * found[of]:.1f}".replace("-0.0", "0.0").replace("-", "−")


def lies_within(number, spread, stds=1):
    """Within the range of the seeds; some standard deviations more, for another processor may round another way."""
    return spread["min"] - stds * spread["std"] <= number <= spread["max"] + stds * spread["std"]


@pytest.mark.slow
def test_the_dense_network_and_a_pixel_to_the_right(chapter, questions):
    right, X, labels = chapter["share_right"], chapter["test_X"], chapter["test_labels"]
    for by in (0, 1, 2):
        moved = chapter["moved_right"](X, by) if by else X
        assert lies_within(right(chapter["dense"], moved, labels), IN_THE_MIDDLE["dense"][str(by)])
    assert IN_THE_MIDDLE["dense"]["1"]["max"] < 0.5, "fewer than half"
    assert chosen(questions["one-pixel"]) == "About half."
    assert IN_THE_MIDDLE["dense"]["1"]["min"] > 0.4


@pytest.mark.slow
def test_the_convolution_by_hand(chapter, questions):
    image, kernel = np.array([[0, 0, 3, 3], [0, 0, 3, 3], [0, 1, 3, 3]]), np.array([[-1, 1], [-1, 1]])
    found = chapter["convolve"](image, kernel)
    assert found.tolist() == [[0, 6, 0], [1, 5, 0]]
    window = image[1:, 1:3]
    question = questions["by-hand"]
    assert question["answer"] == found[1, 1] == (window * kernel).sum()
    turned = (window * kernel[::-1, ::-1]).sum()
    assert slips(question) == {found[0, 1], np.abs(window * kernel).sum(), turned, 5 / 4, found[1, 0]}


@pytest.mark.slow
def test_a_map_moves_as_its_picture_does(chapter):
    picture = np.random.default_rng(0).normal(size=(5, 5))
    wide, kernel = np.pad(picture, 3), np.random.default_rng(1).normal(size=(3, 3))
    before = chapter["convolve"](wide, kernel)
    assert np.allclose(chapter["convolve"](np.roll(wide, 1, axis=1), kernel), np.roll(before, 1, axis=1))


def test_sizes_and_what_is_dropped(questions):
    question = questions["what-is-dropped"]
    size = nn.Conv2d(1, 1, (1, 9), stride=2)(torch.zeros(1, 1, 1, 20)).shape[-1]
    assert question["answer"] == size == (20 - 9) // 2 + 1
    assert slips(question) == {7, 6.5, 5, 20 - 9 + 1, 16, 20 - 9 / 2 + 1}
    assert 1 + 2 * (size - 1) + 8 == 19, "the last window's last pixel"


def test_how_many_numbers_a_layer_learns(questions):
    def count(layer):
        return sum(p.numel() for p in layer.parameters())

    assert questions["how-many-weights"]["answer"] == count(nn.Conv2d(1, 1, 3)) == 10
    assert slips(questions["how-many-weights"]) == {9, 36 * 10, 36 * 9, 9 + 36, count(nn.Linear(64, 36))}
    assert questions["count-weights"]["answer"] == count(nn.Conv2d(8, 16, 3)) == 1168
    weights = 16 * 8 * 9
    one_kernel = 8 * 9 + 1
    assert slips(questions["count-weights"]) == {
        weights,
        16 * 10,
        16 * 9,
        weights + 16 * 8,
        weights + 8,
        one_kernel,
    }
    assert count(nn.Conv2d(3, 8, 3)) == 224 and "in place of 224" in TEXT
    assert 8 * 32 * 32 * (3 * 32 * 32 + 1) == 25_174_016 and "25 million numbers" in TEXT


@pytest.mark.slow
def test_how_far_a_number_of_the_second_map_sees(chapter, questions):
    assert chapter["seen"].sum() == 25 and chapter["seen"][2:7, 2:7].all()
    assert questions["receptive-field"]["answer"] == 5
    assert slips(questions["receptive-field"]) == {3, 6, 9, 25}


def test_a_turned_kernel_learns_the_same(questions):
    X, kernel = torch.randn(1, 1, 6, 6), torch.randn(1, 1, 3, 3)
    turned = kernel.flip(2, 3)
    assert torch.allclose(nn.functional.conv2d(X, kernel), nn.functional.conv2d(X, turned.flip(2, 3)))
    assert chosen(questions["turned"]) == "The same. It learns the weights turned."


def test_a_kernel_of_one_mixes_channels(questions):
    layer, X = nn.Conv2d(3, 2, 1), torch.randn(1, 3, 4, 4)
    dense = torch.einsum("oc,nchw->nohw", layer.weight[:, :, 0, 0], X) + layer.bias.view(1, 2, 1, 1)
    assert torch.allclose(layer(X), dense, atol=1e-6)
    assert chosen(questions["one-by-one"]) == "Mix the channels at each place."


def test_a_reshape_scrambles_what_a_permute_moves(questions):
    question = questions["scrambled"]
    assert wrong_line(question) == "picture = photo.reshape(3, 2, 2)"
    red = run_lines(question, torch=torch)["red"]
    assert question["prints"]["answer"] == red[1, 1].item() == 3
    photo = torch.arange(12).reshape(2, 2, 3)
    assert photo[..., 0].flatten().tolist() == [0, 3, 6, 9] and red.flatten().tolist() == [0, 1, 2, 3]
    assert torch.equal(photo.permute(2, 0, 1)[0], photo[..., 0])
    assert slips(question["prints"]) == {photo[1, 1, 0].item(), photo[1, 1, 2].item()}


def test_in_training_mode_an_answer_depends_on_the_others(questions):
    torch.manual_seed(0)
    norm, X = nn.BatchNorm2d(2), torch.randn(4, 2, 3, 3)
    alone, with_others = norm(X[:1]), norm(X)[:1]
    assert not torch.allclose(alone, with_others, atol=0.01)
    assert torch.equal(norm.eval()(X[:1]), norm(X)[:1])
    assert norm.running_mean.abs().sum() > 0, "the kept mean changed"
    assert chosen(questions["in-a-batch"]).startswith("The answer depends on which other pictures")


@pytest.mark.slow
def test_the_cnn_reads_98_percent(chapter):
    share = chapter["share_right"](chapter["reader"], chapter["test_X"], chapter["test_labels"])
    assert lies_within(share, IN_THE_MIDDLE["cnn"]["0"])
    assert IN_THE_MIDDLE["cnn"]["0"]["min"] >= 0.98


@pytest.mark.slow
def test_the_main_comparison_live(chapter):
    for network, name in (("linear", "linear"), ("hidden", "dense"), ("convolutional", "plain cnn")):
        share = chapter["share_right"](chapter[network], chapter["new"], chapter["test_labels"])
        assert lies_within(share, CELLS["on a canvas"][name])
        count = sum(p.numel() for p in chapter[network].parameters())
        assert f"{count:,}" in TEXT and count == CELLS["parameters"]["on a canvas"][name]


def test_the_table_of_the_main_comparison(questions):
    rows = [("one layer", "linear", "linear"), ("dense", "dense", "dense"), ("CNN", "plain cnn", "plain cnn")]
    for row, live, canvas in rows:
        middle, anywhere = MEASURED["live"]["networks"][live]["right"], CELLS["on a canvas"][canvas]
        assert f"| {row} | {with_range(middle)} | {with_range(anywhere)} |" in TEXT
    tie = MEASURED["live"]["compared"]["plain cnn above dense"]
    assert tie["low"] < 0 < tie["high"] and "it is a tie" in TEXT
    normalized = MEASURED["live"]["networks"]["cnn without shifts"]["right"]["mean"]
    assert f"the CNN gets {percent(normalized)} there, one point more" in TEXT
    gain = CELLS["on a canvas"]["plain cnn"]["mean"] - CELLS["on a canvas"]["dense"]["mean"]
    assert f"the CNN gains {gain * 100:.0f} points" in TEXT
    assert chosen(questions["anywhere"]) == "About 20 points."
    tuned = MEASURED["canvas"]["networks"]
    anew = "at a new place each epoch"
    shares = [percent(tuned[name]["right"][anew]["mean"], 0) for name in ("dense", "cnn")]
    assert "they came to {} and {}".format(*shares) in TEXT
    times = tuned["cnn"]["multiplications"] / tuned["dense"]["multiplications"]
    assert f"multiplies {times:.0f} times as often" in TEXT


def test_what_the_saliency_map_shows():
    found = CELLS["saliency"]
    with_ink, without = (
        found[f"{kind}: trained, fresh weights"]["mean"] for kind in ("slope × ink", "slope")
    )
    assert f"an untrained network correlate by {with_ink:.2f}" in TEXT
    assert f"the factor of the ink it is {without:.2f}" in TEXT


def test_what_the_network_of_the_page_reads():
    recipe = MEASURED["recipe"]
    held_out, drawn = (recipe["the committed network"][of] for of in ("held out", "drawings of the test"))
    assert held_out["right"] == held_out["of"] == 360 and "It reads all 360 digits" in TEXT
    assert f"{drawn['right']} of {drawn['of']} drawings" in TEXT
    right = recipe["right"]["held out, whole numbers"]
    assert f"read {percent(right['min'])} to {percent(right['max'], 0)} of the digits" in TEXT
    layers = digit_cnn().as_torch()
    assert f"{sum(p.numel() for p in layers.parameters()):,} numbers" in TEXT


def test_where_it_fails():
    failed = MEASURED["failures"]

    def row(how, sizes):
        return ", ".join(percent(failed[how][size]["mean"], 0) for size in sizes)

    assert f"| nothing | {percent(failed['turned']['0']['mean'])} |" in TEXT
    for how in ("moved sideways", "moved up or down"):
        assert f"| {how} by 1, 2, 3 pixels | {row(how, '123')} |" in TEXT
    assert f"| turned by 15°, 30°, 45° | {row('turned', ['15', '30', '45'])} |" in TEXT
    assert f"| ink and paper exchanged | {percent(failed['inverted']['mean'], 0)} |" in TEXT
    sure = failed["confidence above 0.9"]
    noise, letters = (percent(sure[what]["mean"], 0) for what in ("noise", "letters and shapes"))
    assert f"({noise} for noise, {letters} for letters and shapes)" in TEXT


def test_what_teaching_a_hand_does(questions):
    taught = MEASURED["teaching"]
    found = taught["ways"]["descent, rate 0.03"]
    before, after = percent(found["before"]["mean"]), percent(found["after"]["mean"])
    assert f"rose from {before} to {after} on average" in TEXT
    assert f"(by {points(found['gain'], 'low')} to {points(found['gain'], 'high')} points" in TEXT
    assert all(one["after"] >= one["before"] for one in taught["hands"].values()), "it fell for none"
    assert f"now read {percent(found['of others, after']['mean'])} in place of 100%" in TEXT
    assert found["of others, before"]["low"] == 1
    alone = taught["two drawings of a 7 alone"]
    assert f"{percent(alone['after']['mean'], 0)} of the same hand's drawings were left" in TEXT
    assert f"and {percent(alone['of others, after']['mean'], 0)} of the other people's digits" in TEXT
    assert chosen(questions["drawing-trains"]) == "Nothing."


def test_what_transfer_gains():
    transfer = MEASURED["transfer"]
    for count in ("1", "2", "5", "10", "20"):
        middle, anywhere = transfer["middle"][count], transfer["anywhere"][count]
        anew, kept = (percent(anywhere[way]["right"]["mean"]) for way in ("anew", "kept"))
        more = anywhere["kept above anew"]
        row = f"| {count} | {anew} | {kept} | {points(more, 'low')} to {points(more, 'high')} |"
        assert row in TEXT
        gain = middle["kept above anew"]
        assert gain["low"] < 0 < gain["high"], "no difference that five seeds could show"
    anew, kept = (percent(transfer["middle"]["5"][way]["right"]["mean"]) for way in ("anew", "kept"))
    assert f"{anew} begun anew and {kept} kept" in TEXT
    gains = [transfer["anywhere"][count]["kept above anew"] for count in ("5", "10")]
    assert all(gain["low"] > 0 and 0.08 < gain["mean"] < 0.12 for gain in gains)


@pytest.mark.slow
def test_the_detector_and_the_segmentation(chapter):
    found = CELLS["detector"]
    assert f"found {percent(found['found']['mean'])} of the digits on 500 pages" in TEXT
    assert f"told of {found['false a page']['mean']:.1f} digits a page that are not there" in TEXT
    ten_classes = MEASURED["detector"]["ten classes"]["false a scene"]["mean"]
    assert f"told of {ten_classes:.1f} that are not there, on smaller pages" in TEXT
    ink = CELLS["segmentation"]["of pixels with ink"]
    assert lies_within(chapter["right"].item(), ink, stds=2)
    all_right, paper = (
        CELLS["segmentation"][of]["mean"] for of in ("of all", "of all, if all are called paper")
    )
    for number in (with_range(ink), percent(all_right), percent(paper)):
        assert number in TEXT


def test_which_task_is_which(questions):
    kinds = list(tasks_of(questions["which-task"]).values())
    assert kinds == ["detection", "classification", "segmentation"]
    assert chosen(questions["photo-of-a-digit"]) == "Whether bright paper has become ink."
