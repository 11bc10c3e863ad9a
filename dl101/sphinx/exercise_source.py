"""The exercises of a page of solutions, `exercises/solutions/NN_name.md`: its cells, read as exercises.

An exercise is a heading `## Title`, the statement below it, and an answer cell that names it in its metadata:

    dl101: {exercise: weighted_sum, core: true}

A cell above has `from dl101.exercises import neuron as ex`: the module that checks them.
Between the comments `# answer` and `# end of answer` in that cell stands what the learner writes. Cards on pages and
the learner's notebook show `...` in its place. Where something is to be repaired, what they show in its place stands
below our answer as comments, under `# to repair`. Whatever has `kind` ("markdown" or "code"), `source`, `metadata` and
`line` counts as a cell here.
"""

import re
from dataclasses import dataclass

HEADING = re.compile(r"^## +(?P<title>.+?)[ \t]*$", re.MULTILINE)
MODULE = re.compile(r"^from dl101\.exercises import (\w+) as ex$", re.MULTILINE)
START, REPAIR, END = "# answer", "# to repair", "# end of answer"
MARKED = "put `# answer` above what the learner writes, and `# end of answer` below"


@dataclass(frozen=True)
class ExerciseSource:
    """One exercise as its source tells it: `answer` is its cell at `line`, `code` what the learner starts from.

    `given` is what the notebook has run before: the imports of its first cell, and the exercise's own code cells.
    """

    name: str
    module: str
    title: str
    statement: str
    given: str
    answer: str
    code: str
    is_core: bool
    line: int

    @property
    def progress_key(self) -> str:
        """The key of this exercise in the learner's progress."""
        return f"exercise/{self.module}/{self.name}"


class ExerciseSourceError(Exception):
    """What keeps an exercise from being read: how far down in its cell, and a sentence."""

    def __init__(self, below: int, sentence: str):
        super().__init__(below, sentence)
        self.below = below
        self.sentence = sentence


@dataclass(frozen=True)
class SourceCell:
    """A cell of a page of solutions, in the form that `exercise_source` reads."""

    kind: str
    source: str
    metadata: dict
    line: int


def source_cells(text):
    """The cells of a page of solutions, read as MyST-NB reads a chapter."""
    # here, because it takes long to load, and the check of sources needs the directive alone
    from myst_nb.core.read import read_myst_markdown_notebook

    notebook = read_myst_markdown_notebook(text, add_source_map=True)
    lines = notebook.metadata["source_map"]
    return [
        SourceCell(cell.cell_type, cell.source, cell.metadata, line + 1)
        for cell, line in zip(notebook.cells, lines, strict=True)
    ]


def exercise_name(cell) -> str:
    """The exercise that a cell's metadata names as its own; "" for any other cell."""
    own = cell.metadata.get("dl101")
    return str(own.get("exercise") or "") if isinstance(own, dict) else ""


def learner_code(code: str) -> str:
    """The code of an answer cell with `...`, or what is to be repaired, in place of our answer. ExerciseSourceError."""
    kept: list[str] = []
    opened = broken = None
    marks = 0
    for below, line in enumerate(code.split("\n")):
        mark = line.strip()
        if mark == START and opened is not None:
            raise ExerciseSourceError(below, f"A second `{START}` stands before `{END}`: end the first.")
        if mark == END and opened is None:
            raise ExerciseSourceError(below, f"`{END}` stands without `{START}` above it: {MARKED}.")
        if mark == START:
            opened, marks = below, marks + 1
            kept.append(line[: line.index("#")] + "...")
        elif mark == REPAIR and opened is not None:
            broken = below
            kept.pop()
        elif mark == END:
            opened = broken = None
        elif broken is not None:
            kept.append(without_mark(line, below))
        elif opened is None:
            kept.append(line)
    if opened is not None:
        raise ExerciseSourceError(opened, f"`{START}` is never closed: add a line `{END}` below the answer.")
    if not marks:
        raise ExerciseSourceError(0, f"The answer is not marked: {MARKED}.")
    return "\n".join(kept)


def without_mark(line: str, below: int) -> str:
    """A line of what is to be repaired, which stands in the source as a comment; raise ExerciseSourceError."""
    space, mark, code = line.partition("#")
    if space.strip() or not mark:
        raise ExerciseSourceError(below, f"Below `{REPAIR}`, each line is a comment: put `# ` before it.")
    return (space + code.removeprefix(" ")).rstrip()


def has_marks(code: str) -> bool:
    return any(line.strip() in (START, END) for line in code.split("\n"))


def read_exercises(cells) -> tuple[list[ExerciseSource], list[tuple[int, str]]]:
    """All exercises in order, and what is wrong with some: the line of each problem, and a sentence."""
    found: list[ExerciseSource] = []
    problems: list[tuple[int, str]] = []
    above: list = []  # the cells since the last answer
    module, imports = "", ""
    for cell in cells:
        name = exercise_name(cell)
        imported = MODULE.search(cell.source) if cell.kind == "code" else None
        if imported:
            module, imports = imported[1], MODULE.sub("", cell.source).strip()
        if cell.kind == "code" and name:
            try:
                found.append(read_exercise(name, module, imports, cell, above))
            except ExerciseSourceError as error:
                problems.append((cell.line + error.below, error.sentence))
            above = []
        elif cell.kind == "code" and has_marks(cell.source):
            advice = "add `dl101: {exercise: NAME}`, or take out the marks"
            problems.append((cell.line, f"This cell has marks of an answer and names no exercise: {advice}."))
        else:
            above.append(cell)
    return found, problems


def read_exercise(name: str, module: str, imports: str, cell, above: list) -> ExerciseSource:
    """The exercise whose answer cell is `cell`; its title and statement come from the cells `above`."""
    parts: list[str] = []
    given = [imports]
    title = ""
    for one in above:
        headings = list(HEADING.finditer(one.source)) if one.kind == "markdown" else []
        if headings:
            title, parts, given = headings[-1]["title"], [one.source[headings[-1].end() :]], [imports]
        elif title:
            parts.append(shown(one))
            given += [one.source] if one.kind == "code" else []
    statement = "\n\n".join(parts).strip()
    own = cell.metadata["dl101"]
    core = own.get("core", False)
    if not isinstance(core, bool):
        advice = "write `core: true`, or leave it out for more practice"
        raise ExerciseSourceError(0, f"`core` of {name} is `{core}`: {advice}.")
    odd = sorted(set(map(str, own)) - {"exercise", "core"})
    if odd:
        raise ExerciseSourceError(
            0, f"The cell of {name} says `{odd[0]}`: only `exercise` and `core` are known."
        )
    if not statement:
        advice = "write a heading `## Title` and a statement above its cell"
        raise ExerciseSourceError(0, f"The exercise {name} has no statement: {advice}.")
    if not module:
        advice = "write a cell `from dl101.exercises import … as ex` above it"
        raise ExerciseSourceError(0, f"Nothing says which module checks {name}: {advice}.")
    return ExerciseSource(
        name=name,
        module=module,
        title=title,
        statement=statement,
        given="\n\n".join(filter(None, given)),
        answer=cell.source,
        code=learner_code(cell.source),
        is_core=core,
        line=cell.line,
    )


def shown(cell) -> str:
    """A cell as a part of a statement: code that helps stands there as code."""
    return cell.source if cell.kind == "markdown" else f"```python\n{cell.source}\n```"
