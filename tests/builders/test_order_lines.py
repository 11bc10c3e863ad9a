"""Puzzles "order the lines": read from an answer cell, judged by the checker, the same bytes each time."""

import json
import re

import pytest

import build_order_lines
from dl101.sphinx.ordered_lines import Line, ordered_lines
from sources import line_programs
from sources.line_names import line_names
from sources.line_programs import Programs, TooManyProgramsError
from tests.builders.sample import FRONT_MATTER
from tests.helpers import ROOT

ANSWER = '''\
def weighted_sum(x, w, b):
    """z"""
    # answer
    z = b
    # or: z = 0
    for x_i, w_i in zip(x, w):
        # a comment is no line
        z = z + w_i * x_i
        # or: z = z + w_i + x_i
    return z
    # end of answer
'''
PAGE = f"""{FRONT_MATTER}
# Exercises

```{{code-cell}} ipython3
from dl101.exercises import neuron as ex
```

## Weighted sum

Add up.

```{{code-cell}} ipython3
---
dl101: {{exercise: weighted_sum, core: true}}
---
ANSWER```
"""


def test_lines_and_slips_are_read_with_their_depth():
    ordered = ordered_lines(ANSWER)
    assert [(line.text, line.indent) for line in ordered.lines] == [
        ("z = b", 0),
        ("for x_i, w_i in zip(x, w):", 0),
        ("z = z + w_i * x_i", 1),
        ("return z", 0),
    ]
    assert ordered.wrong == [(0, Line("z = 0", 0)), (2, Line("z = z + w_i + x_i", 1))]
    program = ordered.program(ordered.lines)
    assert program == "\n".join(row for row in ANSWER.splitlines() if "#" not in row) + "\n"


@pytest.mark.parametrize(
    ("line", "made", "used"),
    [
        ("total = total + n * w", ["total"], ["total", "n"]),
        ("total += n", ["total"], ["total", "n"]),
        ("for one, two in n:", ["one", "two"], ["n"]),
        ("total = [n for n in w]", ["total"], []),  # its own n
        ("total[n] = w.n", [], ["total", "n"]),
        ("total = max(w, key=lambda one: n)", ["total"], []),
        ("with open(w, n=1) as total:", ["total"], []),
        ("w = later", ["w"], []),
    ],
)
def test_the_names_of_a_line_are_those_that_matter_to_others(line, made, used):
    rows = ["def f(w):", "    total = n = 0", f"    {line}"]
    body = ["        pass"] if line.endswith(":") else []
    code = "\n".join([*rows, *body, "    later = 1"])
    assert line_names(code, 2, 2) == [(["total", "n"], []), (made, used)]


@pytest.mark.parametrize(
    "code",
    [
        ANSWER.replace("# or:", "# not:"),
        ANSWER.replace("    return z\n", "    z = z\n" * 6 + "    return z\n"),
        ANSWER + ANSWER,
    ],
)
def test_an_answer_without_slips_or_with_too_many_lines_has_no_puzzle(code):
    assert ordered_lines(code) is None


def build(tmp_path, answer, *options):
    """What the command says, and the file that it writes."""
    folder = tmp_path / "exercises" / "solutions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "02_sample.md").write_text(PAGE.replace("ANSWER", answer), encoding="utf-8")
    code = build_order_lines.main(["--book", str(tmp_path), *options])
    return code, folder / "02_sample.lines.json"


def test_a_slip_comes_with_its_words(tmp_path):
    code, path = build(tmp_path, ANSWER)
    assert code == 0
    puzzle = json.loads(path.read_text(encoding="utf-8"))["neuron/weighted_sum"]
    assert puzzle["orders"] == [[0, 1, 2, 3]]
    assert puzzle["names"][2] == [["z"], ["z", "w_i", "x_i"]]
    assert [line[:3] for line in puzzle["wrong"]] == [["z = 0", 0, 0], ["z = z + w_i + x_i", 1, 2]]
    assert "For example: `weighted_sum(" in puzzle["wrong"][1][3]
    assert build(tmp_path, ANSWER, "--check")[0] == 0
    assert build(tmp_path, ANSWER.replace("z = z + w_i + x_i", "z = w_i * x_i"), "--check")[0] == 1


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("return z\n", "return z + 1\n", "The lines of neuron/weighted_sum are not right"),
        ("# or: z = 0", "# or: z = b + 0", "is right as well: take another slip"),
        ("    # or: z = 0", "        # or: z = 0", "can't be read there: indent it as the line itself"),
        ("# or: z = 0", "# or: z = 7", "has no slip's own words, but:"),
    ],
)
def test_what_the_checker_does_not_agree_with_is_named(tmp_path, capsys, before, after, said):
    code, path = build(tmp_path, ANSWER.replace(before, after, 1))
    assert code == 1
    assert said in capsys.readouterr().out
    assert not path.exists()


def test_lines_that_may_be_exchanged_are_found():
    content = json.loads(
        (ROOT / "exercises/solutions/03_networks_and_forward_propagation.lines.json").read_text(
            encoding="utf-8"
        )
    )
    assert len(content["networks/xor_network"]["orders"]) == 24  # four lines that need none of the others


def test_a_line_may_be_right_at_two_places_and_wrong_between_them():
    path = ROOT / "exercises/solutions/06_training_with_pytorch.lines.json"
    puzzle = json.loads(path.read_text(encoding="utf-8"))["training/fix_zero_grad"]
    texts = [text for text, _ in puzzle["lines"]]
    clear, back, step = (
        texts.index(f"{call}()") for call in ("optimizer.zero_grad", "loss.backward", "optimizer.step")
    )
    calls = {tuple(line for line in order if line in (clear, back, step)) for order in puzzle["orders"]}
    assert calls == {(clear, back, step), (back, step, clear)}


def near(*texts, judged=lambda rows: ("incorrect", "")):
    """The `Programs` of these lines, which are right in their order; `judged(rows)` says what else is."""
    lines = [Line(text.strip(), (len(text) - len(text.lstrip())) // 4) for text in texts]
    code = "\n".join(["def f(x):", *(f"    {text}" for text in texts)])

    def rows(program):
        return [f"{'    ' * depth}{lines[line].text}" for line, depth in program]

    return Programs(
        lines,
        line_names(code, 2, len(lines)),
        code=lambda program: "\n".join(["def f(x):", *(f"    {row}" for row in rows(program))]),
        judged=lambda program: ("correct", "") if rows(program) == list(texts) else judged(rows(program)),
    )


def test_a_line_may_be_right_at_another_depth():
    found = near(
        "a = 1",
        "with x:",
        "    b = a",
        "return b",
        judged=lambda rows: (
            "correct" if rows[-1].strip() == "return b" and len(rows) == 4 else "incorrect",
            "",
        ),
    )
    assert found.right[0] == ((0, 0), (1, 0), (2, 1), (3, 0))
    assert set(found.right[1:]) == {
        ((1, 0), (0, 1), (2, 1), (3, 0)),
        ((1, 0), (0, 1), (2, 0), (3, 0)),
        ((0, 0), (1, 0), (2, 1), (3, 1)),
        ((1, 0), (0, 1), (2, 1), (3, 1)),
        ((0, 0), (2, 0), (1, 0), (3, 1)),
    }


def test_what_lacks_a_line_is_judged_too_and_what_lacks_a_name_or_goes_on_below_the_end_is_not():
    found = near("a = 1", "x.append(a)", "x.append(2)", "return x")
    shorter = {program for program in found.wrong if len(program) == 3}
    assert shorter == {((0, 0), (1, 0), (2, 0)), ((0, 0), (1, 0), (3, 0)), ((0, 0), (2, 0), (3, 0))}
    assert all(program[-1] == (3, 0) or len(program) == 3 for program in found.wrong)
    assert ((0, 0), (2, 0), (1, 0), (3, 0)) in found.wrong


def test_between_parentheses_each_line_keeps_its_depth():
    texts = ["a = max(", "    1,", "    2,", ")", "return a"]
    frame = ["a = max(", ")", "return a"]

    def judged(rows):
        is_right = [row.strip() for row in (rows[0], *rows[3:])] == frame
        return ("correct" if is_right else "incorrect", "")

    found = near(*texts, judged=judged)
    assert [[line for line, _ in program] for program in found.right] == [[0, 1, 2, 3, 4], [0, 2, 1, 3, 4]]
    assert all(found.is_own(program) for program in found.right)


def test_lines_that_are_right_in_any_order_are_too_many(monkeypatch):
    monkeypatch.setattr(line_programs, "MOST", 5)
    with pytest.raises(TooManyProgramsError):
        near("a = 1", "b = 2", "c = 3", "return x", judged=lambda rows: ("correct", ""))


def training_puzzles():
    path = ROOT / "exercises/solutions/06_training_with_pytorch.lines.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["evaluate", "fix_eval_mode"])
def test_what_may_be_inside_a_with_is_found_inside_and_outside(name):
    puzzle = training_puzzles()[f"training/{name}"]
    texts = [text for text, _ in puzzle["lines"]]
    evaluated, switched, back = (
        str(texts.index(text))
        for text in ("model.eval()", "with torch.no_grad():", "model.train(was_training)")
    )
    depths = [dict(zip(order, deep, strict=True)) for order, deep in puzzle["depths"]]
    assert {(deep[evaluated], deep[back]) for deep in depths} >= {("1", "0"), ("0", "1"), ("1", "1")}
    assert {deep[switched] for deep in depths} == {"0"}


def test_a_wrong_order_is_beside_the_words_that_it_earns():
    mixed = training_puzzles()["training/train_step"]["mixed"]
    [late] = [words for words, programs in mixed.items() if "12034" in programs.split()]
    assert late.startswith("The gradients are cleared after `backward`")
    assert not any("For example" in words for words in mixed)


def test_a_message_names_a_line_by_its_text_and_counts_none():
    """Its number in the program is another one than that among the learner's lines."""
    for puzzle in training_puzzles().values():
        for _, _, _, message in puzzle["wrong"]:
            assert not re.search(r"\bline \d", message)
    messages = [line[3] for line in training_puzzles()["training/evaluate"]["wrong"]]
    assert any("stops in your line `right = (predictions == y).float()`, with" in one for one in messages)
