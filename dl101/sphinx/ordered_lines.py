"""The form "order the lines" of an exercise, read from its answer cell in `exercises/solutions/NN_name.md`.

    # answer
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z = z + w_i * x_i
        # or: z = z + w_i + x_i
    return float(z)
    # end of answer

The lines between the marks are the program; a comment `# or: CODE` below a line is what people write in its place. An
answer without such comments has no such form. Other comments are left out: one beside a line would tell which is right.
"""

import re
from dataclasses import dataclass

from dl101.sphinx.exercise_source import END, START

OR = "# or: "
MOST = 8  # lines: more are no puzzle for a phone
STEP = 4  # spaces of one indentation
BESIDE = re.compile(r"  #.*$")


@dataclass(frozen=True)
class Line:
    """A line of a program: its text, and how often it is indented below the answer's first."""

    text: str
    indent: int


@dataclass(frozen=True)
class OrderedLines:
    """`first` stands above the lines, `rest` below; `wrong`: a line's place, and what stands there instead."""

    first: str
    lines: list[Line]
    wrong: list[tuple[int, Line]]
    rest: str

    def program(self, lines):
        """The code with these lines in place of the answer."""
        left = " " * (len(self.first.split("\n")[-1]) - len(self.first.split("\n")[-1].lstrip()) or STEP)
        body = [f"{left}{' ' * STEP * line.indent}{line.text}" for line in lines]
        return "\n".join([self.first, *body, self.rest]).rstrip() + "\n"


def ordered_lines(code):
    """The `OrderedLines` of an answer cell; None where it has no `# or:`, several answers, or more than MOST lines."""
    rows = code.split("\n")
    marks = [row.strip() for row in rows]
    if marks.count(START) != 1 or not any(mark.startswith(OR) for mark in marks):
        return None
    start, end = marks.index(START), marks.index(END)
    left = len(rows[start]) - len(rows[start].lstrip())
    lines, wrong = [], []
    for row in rows[start + 1 : end]:
        text = row.strip()
        line = Line(text.removeprefix(OR), (len(row) - len(row.lstrip()) - left) // STEP)
        if text.startswith(OR):
            wrong.append((len(lines) - 1, line))
        elif text and not text.startswith("#"):
            lines.append(Line(BESIDE.sub("", line.text), line.indent))
    if len(lines) > MOST:
        return None
    return OrderedLines("\n".join(rows[:start]), lines, wrong, "\n".join(rows[end + 1 :]))
