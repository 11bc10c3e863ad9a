"""The package's edition: it rises with what notebooks use, and notebooks ask for no newer one than they need."""

import json
import shutil
import subprocess

import pytest

import build_notebooks
from sources import edition
from tests.builders.sample import FRONT_MATTER
from tests.helpers import ROOT

SETTINGS = """\
[project]
readme = "README.md"
license-files = []
dependencies = ["numpy"]
[tool.setuptools.package-data]
dl101 = ["widgets/**/*", "sphinx/*.js"]
"""


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def book(tmp_path):
    """A book of two chapters with a small package, built once."""
    write(tmp_path, "pyproject.toml", SETTINGS)
    write(tmp_path, "dl101/network.py", "x = 1\n")
    write(tmp_path, "_config.yml", "title: Sample\n")
    write(tmp_path, "_toc.yml", "root: index\nchapters:\n- file: chapters/02_a\n- file: chapters/03_b\n")
    write(tmp_path, "index.md", FRONT_MATTER + "# Home\n")
    write(tmp_path, "chapters/02_a.md", FRONT_MATTER + "# A\n")
    write(tmp_path, "chapters/03_b.md", FRONT_MATTER + "# B\n")
    assert editions(tmp_path) == (1, 1, 1)
    return tmp_path


def build(book, *options):
    return build_notebooks.main(["--book", str(book), *options])


def editions(book):
    """Build; then the package's edition, and those that the two notebooks need."""
    assert build(book) == 0
    assert build(book, "--check") == 0
    [(number, _)] = edition.written(book)
    return number, *(needed(book, name) for name in ("02_a", "03_b"))


def needed(book, name):
    return build_notebooks.needed_before(book / f"chapters/{name}.ipynb")


def test_an_edit_to_the_package_raises_its_edition_and_leaves_the_notebooks(book):
    before = (book / "chapters/02_a.ipynb").read_bytes()
    write(book, "dl101/network.py", "x = 2\n")
    assert editions(book) == (2, 1, 1)
    assert (book / "chapters/02_a.ipynb").read_bytes() == before


def test_an_edit_to_a_chapter_makes_its_notebook_need_the_present_edition(book):
    write(book, "dl101/network.py", "x = 2\n")
    write(book, "chapters/02_a.md", FRONT_MATTER + "# A, with x = 2\n")
    assert editions(book) == (2, 2, 1)
    write(book, "chapters/03_b.md", FRONT_MATTER + "# B, with x = 2\n")
    assert editions(book) == (2, 2, 2), "the package is as it was"


@pytest.mark.parametrize("name", ["dl101/new.py", "dl101/widgets/dist/square.js"])
def test_what_notebooks_use_counts(book, name):
    write(book, name, "1\n")
    assert editions(book)[0] == 2
    (book / name).unlink()
    assert editions(book)[0] == 3, "an edition never comes back"


def test_what_the_package_depends_on_counts(book):
    write(book, "pyproject.toml", SETTINGS.replace('"numpy"', '"numpy", "scipy"'))
    assert editions(book)[0] == 2


@pytest.mark.parametrize(
    "name", ["dl101/sphinx/katex.py", "dl101/sphinx/mount.js", "dl101/widgets/stills/Neuron.svg", "README.md"]
)
def test_what_is_for_pages_and_papers_does_not_count(book, name):
    write(book, name, "1\n")
    assert editions(book)[0] == 1


def test_an_edition_that_is_not_up_to_date_is_named(book, capsys):
    write(book, "dl101/network.py", "x = 2\n")
    capsys.readouterr()
    assert build(book, "--check") == 1
    assert capsys.readouterr().out.splitlines()[0] == "dl101/edition.py: stale"
    (book / "dl101/edition.py").unlink()
    assert build(book, "--check") == 1
    assert "dl101/edition.py: missing" in capsys.readouterr().out


def git(book, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=book, check=True, capture_output=True)


def test_two_branches_that_changed_the_package_meet_without_a_conflict_in_its_edition(book):
    shutil.copyfile(ROOT / ".gitattributes", book / ".gitattributes")
    git(book, "init", "-q", "-b", "main")
    git(book, "add", "-A")
    git(book, "commit", "-q", "-m", "start")
    for branch, name in [("other", "other.py"), ("main", "mine.py")]:
        git(book, "checkout", "-q", "-B", branch, "main")
        write(book, f"dl101/{name}", "1\n")
        if branch == "other":
            write(book, "chapters/03_b.md", FRONT_MATTER + "# B, with the other's package\n")
        editions(book)
        git(book, "add", "-A")
        git(book, "commit", "-q", "-m", branch)
    git(book, "checkout", "-q", "other")
    git(book, "rebase", "-q", "main")
    assert [number for number, _ in edition.written(book)] == [2, 2]
    assert build(book, "--check") == 1
    # The other's notebook needed an edition 2 that is not main's: no package but the common one will do.
    assert editions(book) == (3, 1, 3)


def test_a_notebook_that_git_could_not_merge_is_written_anew(book):
    path = book / "chapters/02_a.ipynb"
    path.write_text("<<<<<<< main\n" + path.read_text())
    write(book, "dl101/network.py", "x = 2\n")
    assert editions(book) == (2, 2, 1)


def test_a_book_without_a_package_needs_ours(book, capsys):
    (book / "pyproject.toml").unlink()
    shutil.rmtree(book / "dl101")
    assert build(book) == 0
    assert not (book / "dl101").exists()
    assert needed(book, "02_a") == 1
    assert json.loads((book / "chapters/02_a.ipynb").read_text())["nbformat"] == 4
