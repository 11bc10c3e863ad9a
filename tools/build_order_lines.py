"""Write the puzzles "order the lines" in the form that the page reads.

    python tools/build_order_lines.py            write exercises/solutions/NN_name.lines.json
    python tools/build_order_lines.py --check    change nothing; exit 1 and name those that are not up to date

Their source is the pages of solutions (see dl101/sphinx/ordered_lines.py). The checker judges each: the lines as they
stand have to be right, in every order and at every depth that is written down, and each `# or:` has to earn the words
of a known slip. Wrong orders that earn such words are written down with them.
"""

import json
import re
import sys
from functools import cached_property

from dl101.page_python.runner import check, exercise_named
from dl101.sphinx.exercise_source import exercise_name, read_exercises, source_cells
from dl101.sphinx.ordered_lines import Line, ordered_lines
from sources.generated_files import Builder
from sources.line_names import line_names
from sources.line_programs import Programs, TooManyProgramsError
from sources.problems import Problem
from sources.text import read_text

ENDING = ".lines.json"
LINE_NUMBER = re.compile(
    r" in line \d+, (`[^`]*`)"
)  # counts the function's first lines too: a learner does not
MEND = "Run `python tools/build_order_lines.py` and commit what it writes."


class Puzzle:
    """One exercise's lines, with the checker at hand."""

    def __init__(self, source, ordered):
        self.key, self.given, self.ordered = f"{source.module}/{source.name}", source.given, ordered
        self.slips = {slip.message for slip in exercise_named(self.key).slips}

    def judged(self, lines):
        """The outcome and the message for a program of these lines."""
        result = check(lambda *_: None, self.key, self.ordered.program(lines), self.given)
        return result["outcome"], LINE_NUMBER.sub(r" in your line \1", result["message"])

    def words(self, message):
        """The words of a known slip, without the example; "" where the message has none."""
        words = message.split("\n\nFor example: ")[0]
        return words if words in self.slips else ""

    @cached_property
    def programs(self):
        """What is right, and what is nearly so."""

        def lines(program):
            return [Line(self.ordered.lines[at].text, depth) for at, depth in program]

        return Programs(
            self.ordered.lines,
            self.names(),
            code=lambda program: self.ordered.program(lines(program)),
            judged=lambda program: self.judged(lines(program)),
        )

    def orders(self):
        """All orders that are right with each line at its own depth, the answer's own first."""
        return [[line for line, _ in one] for one in self.programs.right if self.programs.is_own(one)]

    def depths(self):
        """The other right programs: [their lines, their depths], a digit for each."""
        others = [one for one in self.programs.right if not self.programs.is_own(one)]
        return [[digits(one, 0), digits(one, 1)] for one in others]

    def mixed(self):
        """{a slip's words: the programs that earn them, by their lines}, of right lines at their own depth.

        Of one that only lacks its end, the page says that.
        """
        begun = {one[:count] for one in self.programs.right for count in range(len(one))}
        found = {}
        for program, message in self.programs.wrong.items():
            words = self.words(message)
            if words and program not in begun and self.programs.is_own(program):
                found.setdefault(words, []).append(digits(program, 0))
        return {words: " ".join(programs) for words, programs in found.items()}

    def problems(self):
        """Sentences on what the checker does not agree with."""
        lines = self.ordered.lines
        outcome, message = self.judged(lines)
        if outcome != "correct":
            yield f"The lines of {self.key} are not right: {message}"
            return
        try:
            self.programs  # noqa: B018 - the search itself
        except TooManyProgramsError:
            yield f"The lines of {self.key} are right in too many orders: take lines that need each other."
        for place, line in self.ordered.wrong:
            outcome, message = self.judged([*lines[:place], line, *lines[place + 1 :]])
            if outcome == "correct":
                yield f"`# or: {line.text}` in {self.key} is right as well: take another slip."
            elif message.startswith("Python can't read"):
                yield f"`# or: {line.text}` in {self.key} can't be read there: indent it as the line itself."
            elif not self.words(message):
                yield f"`# or: {line.text}` in {self.key} has no slip's own words, but: {message}"

    def names(self):
        """For each line, the names that it gives a value, and those that it needs from lines above."""
        lines = self.ordered.lines
        above = self.ordered.first.count("\n") + 1
        return line_names(self.ordered.program(lines), above + 1, len(lines))

    def as_json(self):
        lines = self.ordered.lines
        words = {}
        for place, line in self.ordered.wrong:
            words[place, line] = self.judged([*lines[:place], line, *lines[place + 1 :]])[1]
        return {
            "first": self.ordered.first,
            "lines": [[line.text, line.indent] for line in lines],
            "names": self.names(),
            "orders": self.orders(),
            "depths": self.depths(),
            "mixed": self.mixed(),
            "wrong": [
                [line.text, line.indent, place, words[place, line]] for place, line in self.ordered.wrong
            ],
        }


def digits(program, part):
    """The lines (0) or the depths (1) of a program as a text: a puzzle has at most eight lines."""
    return "".join(str(one[part]) for one in program)


def read_puzzles(path):
    """The puzzles of a page of solutions."""
    cells = source_cells(read_text(path))
    sources = {source.name: source for source in read_exercises(cells)[0]}
    for cell in cells:
        source = sources.get(exercise_name(cell))
        ordered = source and ordered_lines(cell.source)
        if ordered:
            yield Puzzle(source, ordered)


def wanted_puzzles(book):
    """The file of each page of solutions, and what the checker does not agree with."""
    wanted, problems = {}, []
    for path in sorted(book.root.glob("exercises/solutions/*.md")):
        name = path.relative_to(book.root).as_posix()
        puzzles = list(read_puzzles(path))
        problems += [Problem(name, 1, sentence) for puzzle in puzzles for sentence in puzzle.problems()]
        if problems:
            continue
        content = {puzzle.key: puzzle.as_json() for puzzle in puzzles}
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        wanted[path.with_name(path.stem + ENDING)] = text
    return ({}, problems) if problems else (wanted, [])


def remove(path, name):
    """Delete a file without a source."""
    path.unlink()
    return f"deleted {name}: its page of solutions is gone"


main = Builder(
    description=__doc__.split("\n")[0],
    wanted=wanted_puzzles,
    patterns=(f"exercises/solutions/*{ENDING}",),
    orphan_reason=lambda path: "its page of solutions is gone",
    remove=remove,
    up_to_date="Files of lines to order up to date: {}.",
    mend=MEND,
).main

if __name__ == "__main__":
    sys.exit(main())
