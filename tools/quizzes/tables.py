"""The tables of a question with options and of one with a number, and what must hold between their fields.

QUESTION, CHOICE, NUMBER, OPTION and WRONG_NUMBER are the schema; those of other kinds are in lines.py and tasks.py.
"""

from quizzes.fields import Field, Place, Read, group, list_of
from quizzes.markdown import option_html, question_html
from quizzes.order import LETTERS
from quizzes.values import (
    TOLERANCE,
    flag,
    identifier,
    markdown_by,
    number,
    positive_number,
    right_options,
    unit,
)

REPLY = Field(markdown_by(question_html), "say why someone would think so, and what is true")

OPTION = {
    "text": Field(markdown_by(option_html), "write the option"),
    "reply": REPLY,
    "last": Field(flag),  # as "none of these" wants it
}

WRONG_NUMBER = {
    "value": Field(number, "write the number that this slip gives"),
    "reply": REPLY,
}

QUESTION = {
    "id": Field(identifier, "give the question a short name, such as z-or-a"),
    "text": Field(markdown_by(question_html), "write the question"),
}

CHOICE = QUESTION | {
    "options": Field(
        list_of("option", group(OPTION), least=2, most=len(LETTERS)),
        "write at least two, each with text and reply",
    ),
    "answer": Field(
        right_options, "write the place of the right option, counting from 1, or a list of places"
    ),
    "in_order": Field(flag),  # the options are in an order of their own, and are not mixed
}

NUMBER = QUESTION | {
    "answer": Field(number, "write `options` and the right one's place, or the number to be typed"),
    "tolerance": Field(positive_number),
    "unit": Field(unit),
    "right": Field(
        markdown_by(question_html), "write the reply to the right number (or `options`, for a choice)"
    ),
    "wrong_numbers": Field(list_of("wrong_numbers", group(WRONG_NUMBER))),
    "otherwise": Field(
        markdown_by(question_html), "write the reply to any other number (or `options`, for a choice)"
    ),
}


def check_options(values: dict[str, Read], place: Place) -> None:
    """The answer names options that exist, and no two options say the same."""
    options, answer = values.get("options"), values.get("answer")
    if not options or options.value is None:
        return
    seen: dict[str, int] = {}
    for at, option in enumerate(options.value, start=1):
        if option is None:
            continue
        words = " ".join(option["text"].source.split())
        if words in seen:
            place.complain(options.line, f"Options {seen[words]} and {at} say the same: change one.")
        seen.setdefault(words, at)
    if answer and answer.value is not None:
        count = len(options.value)
        for one in answer.value if isinstance(answer.value, list) else [answer.value]:
            if not 1 <= one <= count:
                sentence = f"There is no option {one}: write a number from 1 to {count}."
                place.below("answer").complain(answer.line, sentence)


def check_numbers(values: dict[str, Read], place: Place) -> None:
    """A slip's number differs from the right one and from other slips' by more than the tolerance."""
    answer, slips = values.get("answer"), values.get("wrong_numbers")
    tolerance = values.get("tolerance", Read(TOLERANCE, 0)).value
    if tolerance is None or not slips or slips.value is None:
        return
    near = tolerance * (1 + 1e-9)  # 1.51 is within 0.01 of 1.5, whatever the last bit says
    known = [] if answer is None or answer.value is None else [("the answer", answer.value)]
    for at, slip in enumerate(slips.value, start=1):
        if slip is None:
            continue
        for name, value in known:
            if abs(slip["value"] - value) <= near:
                place.below(f"wrong_numbers {at}").complain(
                    slips.line,
                    f"{slip['value']} is within the tolerance ({tolerance}) of {name}: change one of them.",
                )
        known.append((f"wrong_numbers {at}", slip["value"]))
