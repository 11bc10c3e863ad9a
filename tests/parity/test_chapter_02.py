"""What chapter 2 and its questions say in numbers, worked out again."""

import math
from itertools import product

import pytest

from tests.helpers import chosen, questions_of, run_chapter, run_lines, slips, tasks_of, wrong_line

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
XOR = [0, 1, 1, 0]


@pytest.fixture(scope="module")
def chapter():
    return run_chapter("chapters/02_a_single_neuron.md")


@pytest.fixture(scope="module")
def questions():
    return questions_of("02_a_single_neuron")


def fires(x, w, b):
    return sum(w_i * x_i for w_i, x_i in zip(w, x, strict=True)) + b > 0


def corrections(wanted, rounds):
    """The perceptron rule from zeros, apart from the chapter's code: one list of corrections a round, and the end."""
    w1 = w2 = b = 0
    made = []
    for _ in range(rounds):
        made.append([])
        for (x1, x2), target in zip(CORNERS, wanted, strict=True):
            error = target - (w1 * x1 + w2 * x2 + b > 0)
            w1, w2, b = w1 + error * x1, w2 + error * x2, b + error
            if error:
                made[-1].append(((x1, x2), error, (w1, w2), b))
    return made, ((w1, w2), b)


def test_or_takes_four_corrections_and_the_first_round_is_as_printed(chapter):
    made, end = corrections([0, 1, 1, 1], 4)
    assert made[0] == [((0, 1), 1, (0, 1), 1)]
    assert sum(map(len, made)) == 4 and made[3] == []
    assert end == ((1, 1), 0)
    assert chapter["learn"]([0, 1, 1, 1]) == ([1, 1], 0, 4)


def test_xor_repeats_the_same_four_corrections_from_the_third_round_on(chapter):
    made, end = corrections(XOR, 50)
    assert all(round_made == made[2] for round_made in made[2:])
    assert len(made[2]) == 4
    assert corrections(XOR, 2)[1] == corrections(XOR, 3)[1] == end, "it ends where it began"
    w, b, count = chapter["learn"](XOR, 50)
    assert (tuple(w), b) == end and count == sum(map(len, made))


def test_at_the_second_round_the_point_00_has_become_wrong(questions):
    assert fires((0, 0), (0, 1), 1)
    assert chosen(questions["second-round"]).startswith("1")


def test_a_correction_pushes_z_the_right_way_and_may_not_be_enough():
    """ "A correction pushes z the right way for one point": it moves by 1 to 3, which may be too little."""

    def corrected(x, error, w, b):
        return [w_i + error * x_i for w_i, x_i in zip(w, x, strict=True)], b + error

    def total(x, w, b):
        return sum(w_i * x_i for w_i, x_i in zip(w, x, strict=True)) + b

    for x, error in product(CORNERS, (-1, 1)):
        push = total(x, *corrected(x, error, [0.5, -2], 3)) - total(x, [0.5, -2], 3)
        assert push == error * (sum(x) + 1)
    w, b = [1, 0.5], 2  # AND wants a 0 at (0, 0)
    assert fires((0, 0), w, b) and fires((0, 0), *corrected((0, 0), -1, w, b))


def test_one_neuron_computes_fourteen_of_sixteen_gates():
    values = [step / 2 for step in range(-4, 5)]
    neurons = list(product(values, repeat=3))
    found = {tuple(fires(x, (w1, w2), b) for x in CORNERS) for w1, w2, b in neurons}
    possible = list(product([False, True], repeat=4))
    assert (len(values), len(neurons), len(possible), len(found)) == (9, 729, 16, 14)
    assert [list(gate) for gate in possible if gate not in found] == [XOR, [1 - y for y in XOR]]


def test_both_totals_of_the_four_sums_are_equal():
    for w1, w2, b in product([-2, -0.5, 0, 1, 3], repeat=3):
        z = {x: w1 * x[0] + w2 * x[1] + b for x in CORNERS}
        assert z[0, 0] + z[1, 1] == z[0, 1] + z[1, 0] == w1 + w2 + 2 * b


def test_the_line_of_and_slides_away_from_the_origin_as_the_bias_falls(questions):
    """With w = (1, 1), the line is x2 = -b - x1: from (0, -b) to (-b, 0)."""
    assert [fires(x, (1, 1), -1.5) for x in CORNERS] == [0, 0, 0, 1]
    for b, x1 in product([-1.5, -1.8, -1], [0, 0.25, 0.5]):
        x2 = round(-b - x1, 9)
        assert not fires((x1, x2 - 0.01), (1, 1), b) and fires((x1, x2 + 0.01), (1, 1), b)
    assert chosen(questions["line-slides"]) == "It slides away from (0, 0)."


def test_the_rules_of_the_question_on_one_line(questions):
    """Three can be computed, by the neurons that their replies name; the right answer can't."""
    rules = {
        0: (lambda x1, x2: x1 == 1, (1, 0), -0.5),
        1: (lambda x1, x2: not x1 and not x2, (-1, -1), 0.5),
        3: (lambda x1, x2: x2 == 1 and x1 != 1, (-1, 1), -0.5),
    }
    for rule, w, b in rules.values():
        assert [fires(x, w, b) for x in CORNERS] == [bool(rule(*x)) for x in CORNERS]
    assert questions["one-line"]["answer"] - 1 not in rules
    values = [step / 4 for step in range(-12, 13)]
    equal = [x1 == x2 for x1, x2 in CORNERS]
    assert not any(
        [fires(x, (w1, w2), b) for x in CORNERS] == equal for w1, w2, b in product(values, repeat=3)
    )


def test_which_biases_fire_at_three_clouds_and_not_at_two(questions):
    question = questions["two-or-three-clouds"]
    biases = [float(option["text"].replace("−", "-")) for option in question["options"]]
    right = [place for place, b in enumerate(biases, 1) if fires([3], [2], b) and not fires([2], [2], b)]
    assert right == question["answer"]


def test_how_many_clouds_the_bias_minus_three_takes(questions):
    first = next(clouds for clouds in range(9) if fires([clouds], [2], -3))
    assert (first, chosen(questions["bias-bar"])) == (2, "Two.")


def test_the_numbers_that_are_asked_for(chapter, questions):
    weighted_sum = chapter["weighted_sum"]
    assert questions["three-apps"]["answer"] == weighted_sum((0, 3), (2, -1), 1) == -2
    assert questions["need-sigma"]["answer"] == weighted_sum((4, 1), (2, 3), 0) == 11
    np, nn = chapter["np"], chapter["nn"]
    assert questions["need-arrays"]["answer"] == (np.ones((3, 2)) @ np.ones(2)).size
    assert questions["need-torch"]["answer"] == sum(part.numel() for part in nn.Linear(3, 1).parameters())

    def twice(f, x):
        return f(f(x))

    assert questions["need-functions"]["answer"] == twice(lambda n: n + 3, 1)
    assert chosen(questions["sum-or-output"]) == str(int(fires((3, 1), (2, -1), 1)))


def test_one_update(questions):
    w, b = [1, 0], 0  # by the rule, apart from the chapter's code
    error = 0 - fires((1, 1), w, b)
    w, b = [w_i + error * x_i for w_i, x_i in zip(w, (1, 1), strict=True)], b + error
    assert chosen(questions["one-update"]).strip() == f"`w = {w}`, `b = {b}`"


def test_exponentials_and_the_sigmoid_as_printed(chapter):
    powers = {0: "1.000", 1: "2.718", 2: "7.389", -2: "0.135"}
    assert {power: f"{math.exp(power):.3f}" for power in powers} == powers
    assert f"{math.exp(-5):.4f}" == "0.0067" and round(math.exp(5)) == 148
    sigmoid = chapter["sigmoid"]
    changes = [sigmoid(z + 1) - sigmoid(z) for z in (0, 2, 5)]
    assert [f"{change:.2f}" for change in changes[:2]] == ["0.23", "0.07"] and f"{changes[2]:.3f}" == "0.004"
    assert [f"{sigmoid(z):.3f}" for z in (0, 1, 2, 3, -2)] == ["0.500", "0.731", "0.881", "0.953", "0.119"]


def test_far_out_arrays_come_out_right_and_single_numbers_stop(chapter):
    """What the exercise `sigmoid` says of z = -1000."""
    np = chapter["np"]
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert 1 / (1 + np.exp(np.array([1000.0]))) == 0
    with pytest.raises(OverflowError):
        chapter["sigmoid"](-1000)


def test_the_activations_that_fit_their_tasks(chapter, questions):
    """A yes or no lies between 0 and 1; a temperature may be below 0, and a price above 1."""
    assert all(0 < chapter["sigmoid"](z) < 1 for z in range(-30, 31))
    assert chapter["relu"](-8) == 0 and math.tanh(200_000) <= 1
    assert math.tanh(-30) == -1 and chapter["relu"](7) == 7
    right = tasks_of(questions["choose-activation"])
    assert list(right.values()) == ["sigmoid", "linear", "ReLU", "tanh"]
    assert [text.split()[0] for text in right] == ["Is", "How", "Send", "Is"]


def test_the_bias_inside_the_loop(chapter, questions):
    """The code of the question is run, once as it stands and once for each slip of a hand."""
    question = questions["wrong-line"]
    wrong = run_lines(question)["weighted_sum"]
    assert wrong_line(question) == "z = z + w_i * x_i + b"
    assert question["prints"]["answer"] == wrong([1, 2], [2, -1], 1) == 2
    once, after_one, no_bias = (
        chapter["weighted_sum"]([1, 2], [2, -1], 1),
        wrong([1], [2], 1),
        wrong([1, 2], [2, -1], 0),
    )
    assert (once, after_one, no_bias) == (1, 3, 0)
    minus_lost, swapped = wrong([1, 2], [2, 1], 1), wrong([1, 2], [-1, 2], 1)
    assert slips(question["prints"]) == {once, after_one, no_bias, 2 - after_one, minus_lost, swapped}
