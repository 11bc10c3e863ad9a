"""Write the questions of each chapter in the form that the widgets read.

    python tools/build_quizzes.py            write dl101/quizzes/NN.json from chapters/NN_name.quiz.yml
    python tools/build_quizzes.py --check    change nothing; exit 1 and name those that are not up to date

Every mistake in a question, and every question that its page shows never or twice, is named with file and line;
then nothing is written. The same questions always give the same bytes.
"""

import json
import re
import sys
from difflib import get_close_matches
from pathlib import Path

from quizzes.as_json import as_json
from quizzes.fields import QuizFile
from quizzes.pages import check_pages
from quizzes.schema import read_quiz
from sources.book import Book
from sources.generated_files import Builder
from sources.problems import Problem, SourceError
from sources.text import read_text

ENDING = ".quiz.yml"
MEND = "Run `make quizzes` (or `python tools/build_quizzes.py`) and commit what it writes."


def read_quizzes(book: Book) -> tuple[dict[str, QuizFile], list[Problem]]:
    """The questions of each chapter, by its number, and what is wrong with the files."""
    quizzes: dict[str, QuizFile] = {}
    problems: list[Problem] = []
    for path in sorted(book.root.glob("chapters/*.quiz.*")):
        name = path.relative_to(book.root).as_posix()
        sentence = name_mistake(path, quizzes)
        if sentence:
            problems.append(Problem(name, 1, sentence))
            continue
        try:
            quiz = read_quiz(name, read_text(path))
        except SourceError as error:
            problems.append(Problem(name, error.line, error.sentence))
            continue
        quizzes[path.name[:2]] = quiz
        problems += quiz.problems
    return quizzes, problems


def name_mistake(path: Path, quizzes: dict[str, QuizFile]) -> str:
    """What is wrong with a file's name and what to do, or an empty text."""
    if not path.name.endswith(ENDING):
        return f"Questions stand in a file that ends with {ENDING}: rename it."
    stem = path.name.removesuffix(ENDING)
    chapters = [page.stem for page in path.parent.glob("*.md")]
    if stem not in chapters:
        alike = get_close_matches(stem, chapters, n=1)
        advice = f"did you mean {alike[0]}{ENDING}?" if alike else "name the file after a chapter."
        return f"There is no chapter {stem}.md: {advice}"
    if not re.match(r"\d\d_", stem):
        return "A chapter with questions needs a number: name it as in 02_a_single_neuron."
    if stem[:2] in quizzes:
        return f"{quizzes[stem[:2]].name} has the number {stem[:2]} too: one chapter, one number."
    return ""


def wanted_quizzes(book: Book) -> tuple[dict[Path, str], list[Problem]]:
    """The file of each chapter with questions, and the problems in the way."""
    quizzes, problems = read_quizzes(book)
    problems = [*book.problems, *problems]
    if problems:  # half-read questions would look like missing ones
        return {}, sorted(problems)
    wanted = {
        book.root / "dl101" / "quizzes" / f"{chapter}.json": json_text(as_json(chapter, quiz))
        for chapter, quiz in quizzes.items()
    }
    return wanted, check_pages(book, quizzes)


def json_text(content: dict) -> str:
    """JSON as the linter wants it: Python's 1e-06 is 1e-6."""
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    return re.sub(r'("(?:value|tolerance)": [-\d.]+e)\+?(-?)0*', r"\1\2", text)


def remove(path: Path, name: str) -> str:
    """Delete a file without a source: the folder holds nothing but generated files."""
    path.unlink()
    return f"deleted {name}: its chapter has no questions any more"


main = Builder(
    description=__doc__.split("\n")[0],
    wanted=wanted_quizzes,
    patterns=("dl101/quizzes/*.json",),
    orphan_reason=lambda path: "its chapter has no questions",
    remove=remove,
    up_to_date="Files of questions up to date: {}.",
    mend=MEND,
).main

if __name__ == "__main__":
    sys.exit(main())
