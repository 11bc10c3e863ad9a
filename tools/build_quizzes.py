"""Write the questions of each chapter in the form that the widgets read.

    python tools/build_quizzes.py            write dl101/quizzes/NN.json from chapters/NN_name.quiz.yml
    python tools/build_quizzes.py --check    change nothing; exit 1 and name those that are not up to date

Every mistake in a question, and every question that its page shows never or twice, is named with file and line;
then nothing is written. The same questions always give the same bytes.
"""

import argparse
import json
import re
import sys
from difflib import get_close_matches
from pathlib import Path

from myst_source import Book, Problem, SourceError, read_book, read_text
from quiz_json import as_json
from quiz_pages import check_pages
from quiz_source import read_quiz
from quiz_yaml import QuizFile

ROOT = Path(__file__).resolve().parent.parent
ENDING = ".quiz.yml"
UP_TO_DATE = "Questions up to date: {}."
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


def state_of(path: Path, text: str) -> str:
    """Whether a file is "missing", "stale" or "fresh"."""
    if not path.exists():
        return "missing"
    return "fresh" if path.read_bytes() == text.encode() else "stale"


def check(root: Path, wanted: dict[Path, str], orphans: list[Path]) -> int:
    """Name every file that is not up to date."""
    wrong = [(path, state) for path, text in wanted.items() if (state := state_of(path, text)) != "fresh"]
    wrong += [(path, "orphaned, its chapter has no questions") for path in orphans]
    for path, state in wrong:
        print(f"{path.relative_to(root).as_posix()}: {state}")
    print(MEND if wrong else UP_TO_DATE.format(len(wanted)))
    return 1 if wrong else 0


def write(root: Path, wanted: dict[Path, str], orphans: list[Path]) -> int:
    """Write what has changed and delete what has no source any more: the folder holds nothing but generated files."""
    for path, text in wanted.items():
        if state_of(path, text) != "fresh":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            print(f"wrote {path.relative_to(root).as_posix()}")
    for path in orphans:
        path.unlink()
        print(f"deleted {path.relative_to(root).as_posix()}: its chapter has no questions any more")
    print(UP_TO_DATE.format(len(wanted)))
    return 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, name what is not up to date")
    parser.add_argument("--book", type=Path, default=ROOT, help="the folder of the book")
    options = parser.parse_args(arguments)
    root = options.book.resolve()
    wanted, problems = wanted_quizzes(read_book(root))
    for problem in problems:
        print(problem)
    if problems:
        return 1
    orphans = sorted(set(root.glob("dl101/quizzes/*.json")) - set(wanted))
    return (check if options.check else write)(root, wanted, orphans)


if __name__ == "__main__":
    sys.exit(main())
