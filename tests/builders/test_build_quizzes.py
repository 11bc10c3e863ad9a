"""Questions from YAML: every mistake has its sentence, whatever is valid arrives whole, the same bytes each time."""

import html
import json
import keyword
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import build_quizzes
from quizzes.as_json import as_json
from quizzes.markdown import option_html, question_html
from quizzes.mathml import mathml
from quizzes.schema import read_quiz
from tests.builders.sample import FRONT_MATTER

ROOT = Path(__file__).parents[2]

VALID = """\
predictions:
  - id: slide
    text: What does the bias do?
    options:
      - text: It slides.
        reply: Yes, the line slides.
      - text: It turns.
        reply: The weights turn it.
    answer: 1
quiz:
  - id: hand
    text: |
      What is $2 \\cdot 1 + b$?

      ```python
      b = -0.5
      ```
    answer: 1.5
    tolerance: 0.01
    unit: volts
    right: Right.
    wrong_numbers:
      - value: 2
        reply: You left the bias out.
    otherwise: Multiply first.
"""

MORE = """\
quiz:
  - id: bias-twice
    text: Which line is wrong?
    code: |
      z = 0
      for x_i in x:
          z = z + x_i + b
    lines:
      - reply: It can start there.
      - reply: One input a round.
      - reply: The bias is added in each round.
    answer: 3
    prints:
      text: What is z, as it stands?
      answer: 7
      right: Right.
      wrong_numbers:
        - value: 5
          reply: The bias counts twice.
      otherwise: Round by round.
  - id: fitting
    text: Which fits?
    options: [sigmoid, linear]
    tasks:
      - text: Yes or no?
        answer: 1
        replies:
          1: It lies between 0 and 1.
          2: It can say 7.
      - text: How warm?
        answer: 2
        replies: {1: It never passes 1.}
      - text: How `much`?
        answer: 2
        replies: {1: Prices do.}
"""

PAGE = """\
# Title

```{code-cell} ipython3
:tags: [remove-input]
from dl101.widgets import Prediction, Quiz

Prediction("02/slide")
```

```{code-cell} ipython3
Quiz("02/hand")
```
"""


def read(source):
    return read_quiz("chapters/02_a.quiz.yml", source)


def problems(source):
    """The mistakes in a file, as (line, sentence)."""
    return [(problem.line, problem.sentence) for problem in read(source).problems]


def by_id(options):
    """A question's options in the order of its source."""
    return sorted(options, key=lambda option: option["id"])


def replaced(old, new, source=VALID):
    assert source.count(old) == 1, old
    return source.replace(old, new)


# What is right


def test_a_file_without_mistakes_becomes_what_widgets_read():
    quiz = as_json("02", read(VALID))
    assert problems(VALID) == []
    slide, hand = quiz["predictions"][0], quiz["quiz"][0]
    assert (quiz["chapter"], slide["id"], slide["kind"]) == ("02", "slide", "single")
    assert by_id(slide["options"]) == [
        {"id": "a", "text": "It slides.", "right": True, "reply": "<p>Yes, the line slides.</p>"},
        {"id": "b", "text": "It turns.", "right": False, "reply": "<p>The weights turn it.</p>"},
    ]
    assert "number" not in slide
    assert hand["kind"] == "number"
    assert '<pre><code class="language-python">b = -0.5\n</code></pre>' in hand["text"]
    assert "<math><mrow><mn>2</mn><mo>⋅</mo>" in hand["text"]
    assert hand["number"] == {
        "value": 1.5,
        "tolerance": 0.01,
        "unit": "volts",
        "right": "<p>Right.</p>",
        "otherwise": "<p>Multiply first.</p>",
        "wrong": [{"value": 2, "reply": "<p>You left the bias out.</p>"}],
    }
    assert "options" not in hand


def test_lines_of_code_are_options_and_what_they_print_is_a_number():
    question = as_json("02", read(MORE))["quiz"][0]
    assert problems(MORE) == []
    assert (question["id"], question["kind"]) == ("bias-twice", "line")
    assert [words(option["text"]) for option in question["options"]] == [
        "z = 0",
        "for x_i in x:",
        "    z = z + x_i + b",
    ]
    assert question["options"][0]["text"] == (
        '<code>z <span class="o">=</span> <span class="mi">0</span></code>'
    )
    assert [(option["id"], option["right"]) for option in question["options"]] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]
    assert question["options"][2]["reply"] == "<p>The bias is added in each round.</p>"
    assert question["number"] == {
        "text": "<p>What is z, as it stands?</p>",
        "value": 7,
        "tolerance": 1e-6,
        "unit": "",
        "right": "<p>Right.</p>",
        "otherwise": "<p>Round by round.</p>",
        "wrong": [{"value": 5, "reply": "<p>The bias counts twice.</p>"}],
    }


def test_tasks_share_their_options_in_the_order_of_the_author():
    question = as_json("02", read(MORE))["quiz"][1]
    assert (question["id"], question["kind"]) == ("fitting", "tasks")
    assert question["options"] == [{"id": "a", "text": "sigmoid"}, {"id": "b", "text": "linear"}]
    assert question["tasks"] == [
        {
            "text": "Yes or no?",
            "right": "a",
            "replies": {"a": "<p>It lies between 0 and 1.</p>", "b": "<p>It can say 7.</p>"},
        },
        {"text": "How warm?", "right": "b", "replies": {"a": "<p>It never passes 1.</p>"}},
        {"text": "How <code>much</code>?", "right": "b", "replies": {"a": "<p>Prices do.</p>"}},
    ]


@pytest.mark.parametrize(
    ("answer", "kind", "right"),
    [("2", "single", [False, True]), ("[2]", "several", [False, True]), ("[2, 1]", "several", [True, True])],
)
def test_one_right_option_or_a_list_of_them(answer, kind, right):
    question = as_json("02", read(replaced("answer: 1\n", f"answer: {answer}\n")))["predictions"][0]
    assert (question["kind"], [option["right"] for option in by_id(question["options"])]) == (kind, right)


@pytest.mark.parametrize("word", ["yes", "no", "1:30", "010", "2026-01-01", "1.50", "null", "−4"])
def test_a_text_is_what_the_author_typed(word):
    quiz = as_json("02", read(replaced("text: It slides.", f"text: {word}")))
    assert by_id(quiz["predictions"][0]["options"])[0]["text"] == word


@pytest.mark.parametrize(("written", "value"), [("-2", -2), ("1e-3", 0.001), ("+.5", 0.5), ("0", 0)])
def test_numbers_are_understood(written, value):
    quiz = as_json("02", read(replaced("answer: 1.5", f"answer: {written}")))
    assert quiz["quiz"][0]["number"]["value"] == value


def test_optional_fields_have_their_defaults():
    source = re.sub(r"    (tolerance|unit): .*\n", "", VALID)
    source = re.sub(r"    wrong_numbers:\n.*\n.*\n", "", source)
    number = as_json("02", read(source))["quiz"][0]["number"]
    assert (number["tolerance"], number["unit"], number["wrong"]) == (1e-6, "", [])


def hashes(source):
    quiz = as_json("02", read(source))
    return [question["hash"] for question in [*quiz["predictions"], *quiz["quiz"]]]


def test_an_answer_outlives_a_mended_reply_but_not_a_changed_question():
    before = hashes(VALID)
    assert all(re.fullmatch(r"[0-9a-f]{8}", one) for one in before)
    assert hashes(replaced("Yes, the line slides.", "Yes.")) == before
    assert hashes(replaced("Multiply first.", "First, multiply.")) == before
    for old, new, changed in [
        ("What does the bias do?", "What does a bias do?", 0),
        ("It turns.", "It turns round.", 0),
        ("answer: 1\n", "answer: 2\n", 0),
        ("answer: 1\n", "answer: [1]\n", 0),
        ("answer: 1.5", "answer: 1.25", 1),
        ("tolerance: 0.01", "tolerance: 0.1", 1),
        ("unit: volts", "unit: meters", 1),
    ]:
        after = hashes(replaced(old, new))
        assert after[changed] != before[changed], old
        assert after[1 - changed] == before[1 - changed], old


def test_an_answer_to_lines_or_tasks_outlives_a_mended_reply_alone():
    before = hashes(MORE)
    for old, new in [
        ("One input a round.", "One input in each round."),
        ("Round by round.", "Go round by round."),
        ("It never passes 1.", "It stays below 1."),
        ("          1: It lies between 0 and 1.\n", ""),
    ]:
        assert hashes(replaced(old, new, MORE)) == before, old
    for old, new, changed in [
        ("z = 0\n", "z = b\n", 0),
        ("answer: 3", "answer: 2", 0),
        ("What is z, as it stands?", "What is z?", 0),
        ("answer: 7", "answer: 8", 0),
        ("How warm?", "How cold?", 1),
        ("[sigmoid, linear]", "[sigmoid, tanh]", 1),
        ("- text: Yes or no?\n        answer: 1\n", "- text: Yes or no?\n        answer: 2\n", 1),
    ]:
        after = hashes(replaced(old, new, MORE))
        assert after[changed] != before[changed], old
        assert after[1 - changed] == before[1 - changed], old


# What is wrong


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        # fields
        ("quiz:", "quizz:", 10, "Unknown field quizz: did you mean quiz?"),
        ("    options:", "    optoins:", 4, "Prediction slide: Unknown field optoins: did you mean options?"),
        ("    unit: volts", "    units: volts", 20, "Question hand: Unknown field units: did you mean unit?"),
        ("reply: Yes, the line slides.", "zzz: Yes", 6, "the fields are text, reply, last."),
        ("    answer: 1\n", "    answer: 1\n    unit: cm\n", 10, "The field unit is for questions without options"),
        ("    answer: 1\n", "    answer: 1\n    answer: 2\n", 10, "The field answer stands here twice"),
        ("    answer: 1\n", "", 2, "Prediction slide, answer: This field is missing: write the place of"),
        ("    answer: 1.5\n", "", 11, "Question hand, answer: This field is missing"),
        ("    right: Right.\n", "", 11, "Question hand, right: This field is missing"),
        ("    otherwise: Multiply first.\n", "", 11, "Question hand, otherwise: This field is missing"),
        ("        reply: The weights turn it.\n", "", 7, "Prediction slide, option 2, reply: This field is missing"),
        ("reply: You left the bias out.", "", 23, "Question hand, wrong_numbers 1, reply: This field is missing"),
        ("    text: What does the bias do?\n", "", 2, "Prediction slide, text: This field is missing"),
        ("  - id: slide\n    text", "  - text", 2, "Prediction 1, id: This field is missing"),
        # types
        ("reply: The weights turn it.", "reply:", 8, "option 2, reply: This is empty: say why someone"),
        ("reply: The weights turn it.", 'reply: "  "', 8, "option 2, reply: This is empty"),
        ("reply: The weights turn it.", "reply: ~", 8, "option 2, reply: This is empty"),
        ("text: It turns.", "text: [x]", 7, "option 2, text: This must be text, not a list"),
        ("text: It turns.", "text: {x}", 7, "option 2, text: This must be text, not a group of fields"),
        ("id: slide", "id: Slide it", 2, "“Slide it” cannot be an id: use small letters"),
        ("id: slide", "id: [a]", 2, "id: This must be a name such as z-or-a, not a list"),
        ("id: slide", "id: hand", 11, "Question hand, id: “hand” stands in line 2 already"),
        ("quiz:\n", "quiz: none\nmore:\n", 10, "quiz: This must be a list of questions, not “none”"),
        # options
        ("answer: 1\n", "answer: 0\n", 9, "Prediction slide, answer: There is no option 0: write a number from 1 to 2"),
        ("answer: 1\n", "answer: 3\n", 9, "There is no option 3"),
        ("answer: 1\n", "answer: [1, 3]\n", 9, "There is no option 3"),
        ("answer: 1\n", "answer: [1, 1]\n", 9, "answer: It names option 1 twice"),
        ("answer: 1\n", "answer: []\n", 9, "answer: No option is right"),
        ("answer: 1\n", "answer: yes\n", 9, "This must be an option's place, counting from 1, not “yes”"),
        ("answer: 1\n", 'answer: "1"\n', 9, "without quotes"),
        ("answer: 1\n", "answer: １\n", 9, "This must be an option's place, counting from 1, not “１”"),
        ("answer: 1\n", "answer: 1.0\n", 9, "write a whole number"),
        ("answer: 1\n", "answer: {a: 1}\n", 9, "This must be an option's place"),
        ("text: It turns.", "text: It  slides.", 4, "Options 1 and 2 say the same"),
        ("    answer: 1\n", "    in_order: no\n    answer: 1\n", 9, "in_order: This must be true, not “no”"),
        ("    answer: 1\n", "        last: [x]\n    answer: 1\n", 9, "option 2, last: This must be true, not a list"),
        ("    unit: volts", "    in_order: true", 20, "The field in_order is for questions with options"),
        (
            "      - text: It turns.\n        reply: The weights turn it.\n",
            "",
            5,
            "Prediction slide, options: There must be at least 2, not 1",
        ),
        # numbers
        ("answer: 1.5", "answer: yes", 18, "answer: YAML reads yes as True: write a number"),
        ("answer: 1.5", "answer: 1:30", 18, "answer: YAML reads 1:30 as 90"),
        ("answer: 1.5", "answer: .nan", 18, "answer: YAML reads .nan as nan"),
        ("answer: 1.5", "answer: 1_000", 18, "answer: YAML reads 1_000 as 1000"),
        ("answer: 1.5", "answer: 010", 18, "write 10."),
        ("answer: 1.5", "answer: 1,5", 18, "1,5 is not plain enough for YAML: write 1.5."),
        ("answer: 1.5", "answer: −1", 18, "−1 is not plain enough for YAML"),
        ("answer: 1.5", "answer: 1.５", 18, "answer: This must be a number such as 1.5, not “1.５”"),
        ("answer: 1.5", 'answer: "1.5"', 18, "“1.5” is text, not a number: write it without quotes"),
        ("answer: 1.5", "answer: many", 18, "This must be a number such as 1.5, not “many”"),
        ("answer: 1.5", "answer: 1e400", 18, "too large"),
        ("answer: 1.5", "answer: [1]", 18, "This must be a number such as 1.5, not a list"),
        ("tolerance: 0.01", "tolerance: 0", 19, "tolerance: It must be above 0, not 0"),
        ("tolerance: 0.01", "tolerance: 0.5", 22, "wrong_numbers 1: 2 is within the tolerance (0.5) of the answer"),
        ("value: 2", "value: 1.51", 22, "1.51 is within the tolerance (0.01) of the answer"),
        (
            "    otherwise",
            "      - {value: 2.005, reply: x}\n    otherwise",
            22,
            "wrong_numbers 2: 2.005 is within the tolerance (0.01) of wrong_numbers 1",
        ),
        ("unit: volts", "unit: $V$", 20, "A unit is plain text"),
        # text
        ("text: It turns.", "text: It turns # it does", 7, "What follows # is a comment"),
        ("text: It turns.", "text: &it turns", 7, "YAML takes the & at the beginning"),
        ("text: It turns.", "text: !it turns", 7, "YAML takes the ! at the beginning"),
        ("text: It turns.", r'text: "$\theta$"', 7, r"In double quotes, YAML reads \t as a sign of its own"),
        ("text: It turns.", "text: $x + \\foo$", 7, "Undefined control sequence"),
        ("\\cdot", "\\cdto", 13, "Question hand, text: KaTeX cannot read the formula “2 \\cdto 1 + b”"),
        ("      b = -0.5\n      ```\n", "      b = -0.5\n", 15, "```python is never closed"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_line_and_its_sentence(old, new, line, words):
    found = problems(replaced(old, new))
    assert [(number, sentence) for number, sentence in found if words in sentence and number == line], found


LAST_TASK = "      - text: How `much`?\n        answer: 2\n        replies: {1: Prices do.}\n"
CODE = "      z = 0\n      for x_i in x:\n          z = z + x_i + b\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        # lines of code
        ("    code:", "    cod:", 4, "Question bias-twice: Unknown field cod: did you mean code?"),
        (f"    code: |\n{CODE}", "", 2, "Question bias-twice, code: This field is missing: write the lines"),
        ("      for x_i in x:\n          z = z + x_i + b\n", "", 4, "code: There must be 3 to 8 lines, not 1"),
        ("      z = 0\n", "      z = 0\n\n", 6, "code: A blank line can't be chosen: take it away."),
        ("for x_i in x:", "for x_i in x", 6, "code: This is not Python (expected ':'): correct it."),
        ("    code: |\n", "    code: |\n      (\n", 5, "This is not Python ('(' was never closed)"),
        ("      - reply: One input a round.\n", "", 8, "lines: There are 3 lines of code, and 2 here"),
        ("reply: One input a round.", "reply:", 10, "line 2, reply: This is empty: say why someone"),
        ("answer: 3", "answer: 4", 12, "answer: There is no line 4: write a number from 1 to 3."),
        ("answer: 3", "answer: 0", 12, "answer: There is no line 0"),
        ("answer: 3", "answer: z", 12, "answer: This must be a line's place, counting from 1, not “z”"),
        ("    answer: 3\n", "    answer: 3\n    unit: cm\n", 13, "The field unit is to stand below `prints`"),
        ("    answer: 3\n", "    answer: 3\n    in_order: true\n", 13, "in_order is for questions with options"),
        ("      answer: 7\n", "", 14, "prints, answer: This field is missing: write the"),
        ("value: 5", "value: 7", 17, "prints, wrong_numbers 1: 7 is within the tolerance"),
        ("      right: Right.\n", "      right: Right.\n      id: z\n", 17, "prints: Unknown field id"),
        ("    prints:\n", "    prints: 7\n    more:\n", 13, "prints: Here must stand fields"),
        # tasks
        ("    tasks:", "    taks:", 24, "Question fitting: Unknown field taks: did you mean tasks?"),
        ("options: [sigmoid, linear]", "options: [sigmoid, $x$]", 23, "option 2: An option for tasks is plain text"),
        ("options: [sigmoid, linear]", "options: [sigmoid]", 23, "options: There must be at least 2, not 1"),
        ("options: [sigmoid, linear]", "options: [linear, linear]", 23, "options: Two options say the same"),
        ("    options: [sigmoid, linear]\n", "", 21, "options: This field is missing: write what"),
        (LAST_TASK, "", 25, "tasks: There must be at least 3"),
        ("          2: It can say 7.\n", "", 25, "task 1, replies: Option 2 has no reply: say why someone"),
        ("{1: It never passes 1.}", "{1: It never passes 1., 3: No.}", 32, "task 2, replies: There is no option 3"),
        ("{1: It never passes 1.}", "{a: It never passes 1.}", 32, "task 2, replies: “a” is no option's place"),
        ("{1: It never passes 1.}", "{1: }", 32, "task 2, replies, 1, reply: This is empty: say why someone"),
        ("{1: It never passes 1.}", "{1: It, 1: Is}", 32, "replies: The field 1 stands here twice"),
        ("{1: It never passes 1.}", "no", 32, "task 2, replies: Here must stand fields"),
        ("no?\n        answer: 1\n", "no?\n        answer: 5\n", 25, "task 1, answer: There is no option 5"),
        ("    options: [sig", "    answer: 1\n    options: [sig", 23, "The field answer is to stand below each task"),
        ("quiz:", "predictions:", 2, "Prediction bias-twice: A prediction has options or a number: move"),
    ],
)  # fmt: skip
def test_a_mistake_in_lines_or_tasks_has_its_line_and_its_sentence(old, new, line, words):
    found = problems(replaced(old, new, MORE))
    assert [(number, sentence) for number, sentence in found if words in sentence and number == line], found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    code:", "    cod:"),
        ("      - reply: One input a round.\n", ""),
        ("for x_i in x:", "for x_i in x"),
        ("answer: 3", "answer: 4"),
        ("          2: It can say 7.\n", ""),
        ("    tasks:", "    taks:"),
    ],
)
def test_one_mistake_in_lines_or_tasks_is_named_once(old, new):
    assert len(problems(replaced(old, new, MORE))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    options:", "    optoins:"),
        ("    unit: volts", "    units: volts"),
        ("    right: Right.\n", ""),
        ("reply: The weights turn it.", "reply:"),
        ("answer: 1\n", "answer: 0\n"),
        ("id: slide", "id: Slide"),
        ("answer: 1.5", "answer: yes"),
        ("\\cdot", "\\cdto"),
    ],
)
def test_one_mistake_is_named_once(old, new):
    assert len(problems(replaced(old, new))) == 1


def test_all_mistakes_of_a_file_are_named_at_once():
    source = replaced("answer: 1\n", "answer: 7\n")
    source = replaced("reply: Yes, the line slides.", "reply:", source)
    source = replaced("unit: volts", "colour: red", source)
    source = replaced("value: 2", "value: true", source)
    assert [line for line, _ in problems(source)] == [6, 9, 20, 23]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("", 1, "The file is empty"),
        ("# nothing yet\n", 1, "The file is empty"),
        ("{}", 1, "There are no questions"),
        ("- a\n", 1, "Here must stand fields (`name: value`), not a list"),
        ("quiz:\n", 1, "quiz: This must be a list of questions, not empty"),
        ("quiz: []\n", 1, "quiz: This must be a list of questions, not an empty list"),
        ("quiz:\n  - hand\n", 2, "Question 1: Here must stand fields"),
        ("quiz:\n  - text: The bias: it slides\n", 2, "a colon and a space begin a value"),
        ("quiz:\n\t- id: a\n", 2, "indent with spaces, not with a tab"),
        ("quiz:\n  - id: a\n\t  text: b\n", 3, "indent with spaces, not with a tab"),
        ("quiz:\n  - text: `z` is what?\n", 2, "needs single quotes"),
        ("quiz:\n  - text: @home\n", 2, "needs single quotes"),
        ("quiz:\n  - text: *bold* word\n", 2, "needs single quotes"),
        ('quiz:\n  - text: "$\\sigma$"\n', 2, "use single quotes"),
        ('quiz:\n  - text: "$\\xi$"\n', 2, "use single quotes"),
        ('quiz:\n  - text: "$\\upsilon$"\n', 2, "use single quotes"),
        ("quiz:\n  - text: [0, 1) is what?\n    answer: 1\n", 2, "begins with [ or { needs single quotes"),
        ("quiz:\n  - text: {x} is what?\n", 2, "put single quotes around all of it"),
        ("quiz:\n  - text: 'it's so'\n", 2, "write '' for each ' inside"),
        ('quiz:\n  - text: "it" is so\n', 2, "put single quotes around all of it"),
        ("quiz:\n  - text: 'it's'\n    id: a\n", 2, "write '' for each ' inside"),
        ("quiz:\n  - text: 'open\n    id: a\n", 2, "a quote is opened here and not closed"),
        ("quiz:\n  - text: > 3\n", 2, "the text begins on the next line"),
        ("quiz:\n  - id: a\n     text: b\n", 3, "a colon and a space"),
        ("quiz:\n  - id: a\n   text: b\n", 3, "begin in the same column"),
        ("quiz:\n- a\n--- \nquiz:\n", 3, "This is not YAML"),
        ("quiz: \x00", 1, "This is not YAML"),
        ("[" * 600, 1, "This is not YAML"),
    ],
)
def test_what_is_not_yaml_gets_helpful_words(source, line, words):
    found = problems(source)
    assert len(found) == 1
    assert found[0][0] == line
    assert words in found[0][1]


# Markdown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>x</b>", "HTML stands here"),
        ("<div>\nx\n</div>", "HTML stands here"),
        ("![x](x.png)", "no pictures"),
        ("[x](03_b.md)", "write a whole address"),
        ("[x](#there)", "write a whole address"),
        ("[x](//example.org)", "write a whole address"),
        ("[](https://example.org)", "has no text"),
        ("Text\n---", "no headings"),
        ("# Text", "no headings"),
        ("a\n\n    indented", "An indented line becomes code"),
        ("***", "no lines across"),
        ("```\nx\n```", "The code has no language"),
        ("```{note}\nx\n```", "means nothing in a question"),
        (":::{note}\nx\n:::", "opens no box"),
        ("see {ref}`there`", "{ref}`…` means nothing in a question"),
        ("it costs 5 $", "never closes"),
        ("$$\n\\boxed{x}\n$$", "Browsers would not show all of the formula"),
    ],
)
def test_what_cannot_stand_in_a_question(text, words):
    html, mistakes = question_html(text)
    assert html == ""
    assert words in mistakes[0][1]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*a* **b** `c < d`", "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[x](https://example.org)", '<p><a href="https://example.org">x</a></p>'),
        ("It costs \\$5.", "<p>It costs $5.</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("($z$),", '<p><span style="white-space:nowrap">(<math><mrow><mi>z</mi></mrow></math>),</span></p>'),
    ],
)
def test_markdown_becomes_html(text, markup):
    assert question_html(text) == (markup, [])


@pytest.mark.parametrize("text", ["a\n\nb", "- a", "a\n\n```python\nx\n```", "$$\nx\n$$", "a $$x$$", "> a"])
def test_an_option_is_one_line_or_one_block_of_code(text):
    assert "An option is one paragraph" in option_html(text)[1][0][1]
    assert option_html("a `b` $c$")[0].startswith("a <code>b</code> <math>")
    assert option_html("```python\nx\n```")[0].startswith('<pre><code class="language-python">')


# Formulas


def test_formulas_are_in_the_form_that_browsers_show():
    assert mathml(r"\mathbf{w}", False) == (
        '<math><mrow><mi mathvariant="normal" style="font-weight:bold">w</mi></mrow></math>'
    )
    assert "ℝ" in mathml(r"\mathbb{R}", False)
    assert "ℒ" in mathml(r"\mathcal{L}", False)
    assert "ℑ𝔤" in re.sub("<.*?>", "", mathml(r"\mathfrak{Ig}", False))
    assert mathml("x", True).startswith('<math display="block">')
    aligned = mathml(r"\begin{aligned} z &= 2 \\ &= 6 \end{aligned}", True)
    assert '<mtd style="text-align:right;padding-left:0em;padding-right:0em">' in aligned
    assert '<mtd style="text-align:left;padding-left:0em;padding-right:0em">' in aligned
    assert '<mo form="prefix">−</mo>' in mathml("(-1)", False)
    assert '<mo form="prefix">−</mo>' not in mathml("x - (1) - 1", False)
    assert "annotation" not in mathml("x", False)
    for name in ("ln", "tanh", "max"):
        assert f'<mi mathvariant="normal">{name}</mi>' in mathml(rf"\{name} x", False)
    assert "<mi>x</mi>" in mathml(r"\ln x", False)


def test_a_long_formula_may_go_on_in_the_next_line():
    long = mathml("w_2 (w_1 x + b_1) + b_2 = (w_2 w_1) x + c", False)
    assert re.findall(r"<wbr>|<math>|</math>", long) == ["<math>", "</math>", "<wbr>", "<math>", "</math>"]
    assert '<mo form="infix">=</mo></mrow></math><wbr>' in long
    assert mathml("a = b", False).count("<math>") == 1


@pytest.mark.slow
def test_no_line_begins_between_a_formula_and_its_comma(page):
    page.set_content('<meta charset="utf-8"><div></div>')
    text = question_html("aa $z = 2$, bb")[0]
    for width in range(60, 90):
        page.locator("div").evaluate("(div, [text, width]) => { div.innerHTML = text; div.style.width = `${width}px` }",
                                     [text, width])  # fmt: skip
        same_line = page.locator("math").evaluate("""(math) => {
            const comma = document.createRange();
            comma.setStart(math.nextSibling, 0);
            comma.setEnd(math.nextSibling, 1);
            return comma.getBoundingClientRect().left >= math.getBoundingClientRect().right - 1;
        }""")
        assert same_line, width


# Any file at all

WORDS = st.text(st.characters(whitelist_categories=("Ll", "Lu")), min_size=1, max_size=8)
SENTENCES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
OPTION_LISTS = st.lists(
    st.fixed_dictionaries({"text": SENTENCES, "reply": SENTENCES}),
    min_size=2,
    max_size=8,
    unique_by=lambda option: option["text"],
)


@st.composite
def choices(draw):
    options = draw(OPTION_LISTS)
    places = st.integers(1, len(options))
    answer = draw(st.one_of(places, st.lists(places, min_size=1, unique=True)))
    return {"text": draw(SENTENCES), "options": options, "answer": answer}


@st.composite
def numbers(draw):
    thousandths = st.integers(-(10**7), 10**7)
    values = draw(st.lists(thousandths, min_size=1, max_size=5, unique=True))
    answer, *slips = [value / 1000 for value in values]
    wrong = [{"value": value, "reply": draw(SENTENCES)} for value in slips]
    return {
        "text": draw(SENTENCES),
        "answer": answer,
        "right": draw(SENTENCES),
        "otherwise": draw(SENTENCES),
        **({"wrong_numbers": wrong} if wrong else {}),
        **draw(st.fixed_dictionaries({}, optional={"tolerance": st.just(0.0001), "unit": WORDS})),
    }


@st.composite
def wrong_lines(draw):
    code = draw(st.lists(WORDS.filter(lambda word: not keyword.iskeyword(word)), min_size=3, max_size=8))
    return {
        "text": draw(SENTENCES),
        "code": "".join(f"{name} = 1\n" for name in code),
        "lines": [{"reply": draw(SENTENCES)} for _ in code],
        "answer": draw(st.integers(1, len(code))),
        "prints": draw(numbers()),
    }


@st.composite
def tasks(draw):
    options = draw(st.lists(WORDS, min_size=2, max_size=4, unique=True))
    places = range(1, len(options) + 1)
    return {
        "text": draw(SENTENCES),
        "options": options,
        "tasks": [
            {
                "text": draw(SENTENCES),
                "answer": draw(st.sampled_from(places)),
                "replies": {place: draw(SENTENCES) for place in places},
            }
            for _ in range(draw(st.integers(3, 5)))
        ],
    }


@st.composite
def files(draw):
    questions = draw(st.lists(st.one_of(choices(), numbers()), min_size=1, max_size=4))
    cut = draw(st.integers(0, len(questions)))
    questions += draw(st.lists(st.one_of(wrong_lines(), tasks()), max_size=2))
    named = [{"id": f"q-{at}", **question} for at, question in enumerate(questions)]
    lists = {"predictions": named[:cut], "quiz": named[cut:]}
    return {name: listed for name, listed in lists.items() if listed}


def words(markup):
    return html.unescape(re.sub("<[^>]*>", "", markup))


@settings(max_examples=40)
@given(files())
def test_whatever_is_valid_arrives_whole(file):
    source = yaml.safe_dump(file, allow_unicode=True, sort_keys=False, width=10**6)
    assert problems(source) == []
    built = as_json("02", read(source))
    assert build_quizzes.json_text(built) == build_quizzes.json_text(as_json("02", read(source)))
    assert json.loads(build_quizzes.json_text(built)) == built
    for name in ("predictions", "quiz"):
        for written, question in zip(file.get(name, []), built[name], strict=True):
            assert question["id"] == written["id"]
            assert words(question["text"]) == written["text"]
            if "tasks" in written:
                assert [option["text"] for option in question["options"]] == written["options"]
                for before, after in zip(written["tasks"], question["tasks"], strict=True):
                    assert (words(after["text"]), after["right"]) == (
                        before["text"],
                        "abcd"[before["answer"] - 1],
                    )
                    assert [words(reply) for reply in after["replies"].values()] == [
                        *before["replies"].values()
                    ]
                continue
            if "code" in written:
                assert [words(option["text"]) for option in question["options"]] == written[
                    "code"
                ].splitlines()
                assert [words(one["reply"]) for one in question["options"]] == [
                    one["reply"] for one in written["lines"]
                ]
                assert words(question["number"]["text"]) == written["prints"]["text"]
                written = written["prints"]
            if "options" in written:
                right = written["answer"] if isinstance(written["answer"], list) else [written["answer"]]
                options = by_id(question["options"])
                assert [at for at, option in enumerate(options, 1) if option["right"]] == sorted(right)
                for before, after in zip(written["options"], options, strict=True):
                    assert (words(after["text"]), words(after["reply"])) == (before["text"], before["reply"])
            else:
                number = question["number"]
                assert (number["value"], words(number["right"])) == (written["answer"], written["right"])
                assert [slip["value"] for slip in number["wrong"]] == [
                    slip["value"] for slip in written.get("wrong_numbers", [])
                ]


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(),
        st.text("-:|>'\"#&*!{}[] \t\nab1").map(lambda text: f"quiz:\n  - id: a\n    text: {text}"),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(
                    st.sampled_from(["predictions", "quiz", "id", "text", "options", "answer", "reply", "?"]), inner
                ),
            ),
        ).map(yaml.safe_dump),
    )
)  # fmt: skip
def test_no_text_makes_the_tool_fail(source):
    last_line = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in read(source).problems:
        assert 1 <= problem.line <= last_line
        assert problem.sentence.endswith((".", "?"))


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_for_yaml_alone_is_not_counted(sign):
    [problem] = read(f"{sign}0").problems
    assert problem.line == 1


# The command


@pytest.fixture
def book(tmp_path):
    """A book of one chapter with questions, without a mistake."""
    write(tmp_path, "_config.yml", "title: Sample\n")
    write(tmp_path, "_toc.yml", "root: index\nchapters:\n- file: chapters/02_a\n")
    write(tmp_path, "index.md", FRONT_MATTER + "# Home\n")
    write(tmp_path, "chapters/02_a.md", FRONT_MATTER + PAGE)
    write(tmp_path, "chapters/02_a.quiz.yml", VALID)
    return tmp_path


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def build(root, *arguments):
    return build_quizzes.main(["--book", str(root), *arguments])


def test_the_command_writes_the_same_bytes_each_time(book, capsys):
    assert build(book) == 0
    assert capsys.readouterr().out == "wrote dl101/quizzes/02.json\nFiles of questions up to date: 1.\n"
    first = (book / "dl101/quizzes/02.json").read_bytes()
    assert first.endswith(b"}\n")
    (book / "dl101/quizzes/02.json").unlink()
    assert build(book) == 0
    assert (book / "dl101/quizzes/02.json").read_bytes() == first
    capsys.readouterr()
    assert build(book) == 0
    assert capsys.readouterr().out == "Files of questions up to date: 1.\n"


def test_check_names_what_is_missing_stale_or_orphaned(book, capsys):
    assert build(book, "--check") == 1
    assert capsys.readouterr().out.startswith("dl101/quizzes/02.json: missing\n")
    assert not (book / "dl101").exists()
    build(book)
    assert build(book, "--check") == 0
    write(book, "chapters/02_a.quiz.yml", replaced("Multiply first.", "First, multiply."))
    write(book, "dl101/quizzes/09.json", "{}")
    capsys.readouterr()
    assert build(book, "--check") == 1
    assert capsys.readouterr().out == (
        "dl101/quizzes/02.json: stale\n"
        "dl101/quizzes/09.json: orphaned, its chapter has no questions\n"
        f"{build_quizzes.MEND}\n"
    )
    assert build(book) == 0
    assert not (book / "dl101/quizzes/09.json").exists()
    assert build(book, "--check") == 0


def test_nothing_is_written_while_there_is_a_mistake(book, capsys):
    write(book, "chapters/02_a.quiz.yml", replaced("answer: 1\n", "answer: 5\n"))
    assert build(book) == 1
    assert capsys.readouterr().out == (
        "chapters/02_a.quiz.yml:9: Prediction slide, answer: "
        "There is no option 5: write a number from 1 to 2.\n"
    )
    assert not (book / "dl101").exists()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("02_b.quiz.yml", VALID, "02_b.quiz.yml:1: There is no chapter 02_b.md: did you mean 02_a.quiz.yml?"),
        ("zzz.quiz.yml", VALID, "There is no chapter zzz.md: name the file after a chapter."),
        ("02_a.quiz.yaml", VALID, "ends with .quiz.yml: rename it"),
        ("02_a.quiz.yml", b"quiz:\n- text: \xff\n", "02_a.quiz.yml:2: This line is not UTF-8"),
    ],
)
def test_files_that_are_not_what_they_should_be(book, capsys, name, text, words):
    write(book, f"chapters/{name}", text)
    assert build(book) == 1
    assert words in capsys.readouterr().out


def test_one_chapter_one_number(book, capsys):
    for page in ("02_b", "intro"):
        write(book, f"chapters/{page}.md", FRONT_MATTER + "# B\n")
        write(book, f"chapters/{page}.quiz.yml", VALID)
    assert build(book) == 1
    out = capsys.readouterr().out
    assert "chapters/02_b.quiz.yml:1: chapters/02_a.quiz.yml has the number 02 too" in out
    assert "chapters/intro.quiz.yml:1: A chapter with questions needs a number" in out


@pytest.mark.parametrize(
    ("cell", "place", "words"),
    [
        ("1", "chapters/02_a.quiz.yml:11", '02/hand is never shown: write Quiz("02/hand")'),
        ('Quiz("02/hnad")', "chapters/02_a.md:25", "There is no question 02/hnad: did you mean 02/hand?"),
        ('Quiz("02/zzzzzzz")', "chapters/02_a.md:25", "write it in the chapter's .quiz.yml"),
        ('w.Prediction("02/hand")', "chapters/02_a.md:25", '02/hand is a quiz: write Quiz("02/hand").'),
        ("Quiz(name)", "chapters/02_a.md:25", "Quiz needs the question in the cell itself"),
        (
            '%time 1\nQuiz("02/hand")\nQuiz("02/hand")',
            "chapters/02_a.md:27",
            "02/hand is shown at chapters/02_a.md:26 already",
        ),
        ('Quiz("02/hand")\nReview("02")', "chapters/02_a.md:26", "There are no questions before chapter 02"),
        ('Quiz("02/hand")\nReview("03")', "chapters/02_a.md:26", 'write Review("02")'),
    ],
)
def test_what_a_page_shows_is_what_there_is(book, capsys, cell, place, words):
    write(book, "chapters/02_a.md", FRONT_MATTER + replaced('Quiz("02/hand")', cell, PAGE))
    assert build(book) == 1
    out = capsys.readouterr().out
    assert f"{place}: " in out
    assert words in out


def test_a_review_and_a_question_of_another_chapter(book, capsys):
    page = f'{FRONT_MATTER}# B\n\n```{{code-cell}} ipython3\nReview("03")\n```\n'
    write(book, "chapters/03_b.md", page)
    assert build(book) == 0
    write(book, "chapters/03_b.md", page.replace('Review("03")', 'Quiz("02/hand")'))
    assert build(book) == 1
    assert "chapters/03_b.md:18: 02/hand belongs to chapter 02: show it there" in capsys.readouterr().out


def test_the_questions_of_this_book_are_up_to_date():
    assert build(ROOT, "--check") == 0
