"""Programs near the right ones, for the puzzles "order the lines": what else is right, and what the others earn.

A program is a tuple of (line, depth): a line's place in the answer, and how often it is indented. One move takes a
line, or a block with the line that opens it, to another place and depth, or exchanges two nested loops. What moves
reach from the answer by way of right programs alone is searched as a whole; the checker judges what Python can
read.

Between parentheses a depth means nothing to Python: there, each line keeps its own.
"""

import ast
from collections import deque
from itertools import pairwise

MOST = 100  # right programs: more of them would take minutes, and a page has to load them


class TooManyProgramsError(ValueError):
    """More than MOST programs are right: the lines depend on each other too little."""


class Programs:
    """`right`: the right programs, the answer's own first; `wrong`: {program: message} for those that are near them.

    `lines` are those of the answer, `names` what each makes and needs (line_names.py), `code(program)` is a program's
    text, and `judged(program)` its (outcome, message).
    """

    def __init__(self, lines, names, code, judged):
        self.lines, self.names, self.code, self.judged = lines, names, code, judged
        self.right, self.wrong, self.seen = [], {}, set()
        self.search(tuple((at, line.indent) for at, line in enumerate(lines)))
        self.leave_out()

    def search(self, first):
        waiting = deque([first])
        while waiting:
            program = waiting.popleft()
            if not self.is_new(program) or not self.is_right(program):
                continue
            self.right.append(program)
            if len(self.right) > MOST:
                raise TooManyProgramsError
            waiting.extend(other for other in self.moved(program) if other not in self.seen)

    def leave_out(self):
        """Judge what is left of each right program without one of its lines."""
        for program in self.right:
            for at in range(len(program)):
                shorter = program[:at] + program[at + 1 :]
                if self.is_new(shorter):
                    self.is_right(shorter)

    def is_new(self, program):
        """Whether it comes for the first time, and could be right: no name without a value, nothing below the end."""
        if program in self.seen:
            return False
        self.seen.add(program)
        made = set()
        for line, _ in program:
            makes, needs = self.names[line]
            if not made.issuperset(needs):
                return False
            made.update(makes)
        ends = [at for at, (line, depth) in enumerate(program) if depth == 0 and self.is_return(line)]
        return ends in ([], [len(program) - 1]) and can_be_read(self.code(program))

    def is_right(self, program):
        outcome, message = self.judged(program)
        if outcome != "correct":
            self.wrong[program] = message
        return outcome == "correct"

    def is_return(self, line):
        return self.lines[line].text.startswith("return")

    def is_own(self, program):
        """Whether each line is as deep as in the answer."""
        return all(self.lines[line].indent == depth for line, depth in program)

    def moved(self, program):
        """All programs in which one line, or a block, is at another place or depth, or two loops are exchanged."""
        for start, (line, depth) in enumerate(program):
            for end in sorted({start + 1, end_of_block(program, start)}):
                piece, others = program[start:end], program[:start] + program[end:]
                for place in range(len(others) + 1):
                    for deep in self.depths(others[:place], line):
                        moved = tuple((one, own + deep - depth) for one, own in piece)
                        yield others[:place] + moved + others[place:]
        for at, ((outer, depth), (inner, deeper)) in enumerate(pairwise(program)):
            if deeper > depth and all(self.lines[line].text.startswith("for ") for line in (outer, inner)):
                yield (*program[:at], (inner, depth), (outer, deeper), *program[at + 2 :])

    def depths(self, above, line):
        """How deep a line may be below these."""
        if not above:
            return [0]
        if self.is_open(above):
            return [self.lines[line].indent]
        last, depth = above[-1]
        return [depth + 1] if self.lines[last].text.endswith(":") else range(depth + 1)

    def is_open(self, above):
        """Whether a parenthesis is open below these lines."""
        text = "".join(self.lines[line].text for line, _ in above)
        return any(text.count(one) > text.count(other) for one, other in ("()", "[]", "{}"))


def end_of_block(program, start):
    """Where the lines end that are deeper than this one."""
    deeper = (at for at in range(start + 1, len(program)) if program[at][1] <= program[start][1])
    return next(deeper, len(program))


def can_be_read(code):
    """Whether Python can read it: a wrong indentation is a syntax error."""
    try:
        compile(code, "a program", "exec", ast.PyCF_ONLY_AST)
    except SyntaxError:
        return False
    return True
