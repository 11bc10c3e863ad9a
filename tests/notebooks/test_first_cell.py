"""The first cell of a notebook: which dl101 it takes, when it leaves things as they are, and what it says.

Each test runs it in a Python of its own, where `%pip install` only copies the package: that the real one does the same
is tested in test_notebooks.py. The packages here are as small as can be.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

import build_notebooks
from dl101.sphinx.package_archive import FOLDER

pytestmark = pytest.mark.slow

NEEDED = 7
RUN = """
import json, shlex, shutil, sys, zipfile
from contextlib import redirect_stdout
from importlib.machinery import BuiltinImporter, FrozenImporter, PathFinder
from io import StringIO
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell

site, refuses, cells = json.load(sys.stdin)
# Python's own libraries alone: whatever else makes the real dl101 known here, as an editable installation does, is not.
own = [path for path in sys.path if path.startswith((sys.prefix, sys.base_prefix))]
sys.path[:] = ["", site, *(path for path in own if not Path(path, "dl101").exists())]
sys.meta_path[:] = [BuiltinImporter, FrozenImporter, PathFinder]
for name in [name for name in sys.modules if name.split(".")[0] == "dl101"]:
    del sys.modules[name]


def pip(line):
    asked.append(line)
    place = Path(shlex.split(line)[-1])
    if refuses or not place.exists():
        return
    shutil.rmtree(Path(site, "dl101"), ignore_errors=True)
    if place.is_dir():
        shutil.copytree(place / "dl101", Path(site, "dl101"))
    else:
        zipfile.ZipFile(place).extractall(Path(site, "unpacked"))
        shutil.move(Path(site, "unpacked/dl101-package/dl101"), site)


asked = []
shell = InteractiveShell.instance()
shell.register_magic_function(pip, "line", "pip")
done = []
for cell in cells:
    asked.clear()
    with redirect_stdout(StringIO()) as said:
        result = shell.run_cell(cell)
    error = result.error_before_exec or result.error_in_exec
    whole = error._render_traceback_() if hasattr(error, "_render_traceback_") else [repr(error)]
    done.append({"pip": list(asked), "said": said.getvalue(), "error": "".join(whole) if error else ""})
print(json.dumps(done))
"""


@pytest.fixture
def site(tmp_path):
    """Where this Python has its packages."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def here(tmp_path):
    """The folder of the notebook."""
    (tmp_path / "notebook").mkdir()
    return tmp_path / "notebook"


def write_package(folder, number):
    """The files of the package in this edition; 0 is one from before editions had numbers."""
    (folder / "dl101").mkdir(parents=True)
    has_number = "from dl101.edition import EDITION\n" if number else ""
    (folder / "dl101/__init__.py").write_text(has_number)
    if number:
        (folder / "dl101/edition.py").write_text(
            f'"""Generated."""\n\nEDITION = {number}  # of the content ab\n'
        )


def unpacked(folder, number):
    """What is in the zip file of an edition, unpacked."""
    write_package(folder, number)
    (folder / "pyproject.toml").touch()


def zipped(path, number, time=1_800_000_000):
    """The zip file of an edition, as it was downloaded at this time."""
    folder = path.parent.parent / f"packing {path.name}"
    unpacked(folder / FOLDER, number)
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*.*"):
            archive.write(file, file.relative_to(folder))
    shutil.rmtree(folder)
    os.utime(path, (time, time))


def run_cells(site, here, *cells, refuses=False):
    """Run cells in one Python; what each asked of pip, what it said, and its error's sentence."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps([str(site), refuses, cells]),
        cwd=here,
        env=environment | {"IPYTHONDIR": str(site.parent / "ipython")},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout.splitlines()[-1])


def run_first_cell(site, here, url="", **more):
    [done] = run_cells(site, here, first_cell(url), **more)
    return done


def first_cell(url=""):
    return build_notebooks.setup_cell({"repository": {"url": url}}, NEEDED)


def installed(site):
    """The edition in the site's folder."""
    return (site / "dl101/edition.py").read_text().split()[3]


LEFT_ALONE = {"pip": [], "said": "", "error": ""}


@pytest.mark.parametrize("number", [NEEDED, NEEDED + 1])
@pytest.mark.parametrize("url", ["", "https://example.org/book"])
def test_a_package_that_is_new_enough_is_left_alone(site, here, number, url):
    write_package(site, number)
    zipped(here / "dl101.zip", NEEDED)
    assert run_first_cell(site, here, url) == LEFT_ALONE


@pytest.mark.parametrize("before", [None, 0, NEEDED - 1, NEEDED])
def test_a_missing_or_older_package_is_brought_up_to_date(site, here, before):
    if before is not None:
        write_package(site, before)
    zipped(here / "dl101.zip", NEEDED + 1)
    assert run_first_cell(site, here) == {
        "pip": ['install --quiet "./dl101.zip"'],
        "said": f"Installed dl101, edition {NEEDED + 1}, from ./dl101.zip\n",
        "error": "",
    }
    assert run_first_cell(site, here) == LEFT_ALONE, "a second time does nothing"


@pytest.mark.parametrize(
    "name",
    [
        "dl101 (1).zip",
        "dl101(2).zip",
        "dl101-1.zip",
        "Copy of dl101.zip",
        "dl101-package",
        "dl101-package 2",
        "dl101/dl101-package",
        "dl101 (1)/dl101-package",
    ],
)
def test_it_is_found_as_browsers_name_and_unpack_it(site, here, name):
    zipped(here / "dl101.zip", NEEDED - 1, time=1_900_000_000)
    (zipped if name.endswith(".zip") else unpacked)(here / name, NEEDED)
    done = run_first_cell(site, here)
    assert done["said"] == f"Installed dl101, edition {NEEDED}, from ./{name}\n"
    assert installed(site) == str(NEEDED)


def test_of_several_the_highest_edition_counts_then_the_time(site, here):
    for name, number, time in [
        ("dl101.zip", NEEDED, 1_900_000_000),
        ("dl101 (1).zip", NEEDED + 1, 1_800_000_000),
        ("dl101 (2).zip", NEEDED + 1, 1_850_000_000),
        ("dl101 (3).zip", NEEDED + 1, 1_800_000_000),
    ]:
        zipped(here / name, number, time)
    assert run_first_cell(site, here)["pip"] == ['install --quiet "./dl101 (2).zip"']


def test_what_was_loaded_before_asks_for_a_restart_until_there_is_one(site, here):
    write_package(site, NEEDED - 1)
    zipped(here / "dl101.zip", NEEDED)
    _, update, again = run_cells(site, here, "import dl101", first_cell(), first_cell())
    assert update["pip"] == ['install --quiet "./dl101.zip"']
    assert again["pip"] == []
    for done in (update, again):
        assert done["error"].startswith(
            f"dl101 is up to date now (edition {NEEDED}), but this notebook has already"
        )
        assert "Kernel > Restart Kernel" in done["error"]
        assert "Runtime > Restart session" in done["error"]
    assert run_first_cell(site, here) == LEFT_ALONE, "after a restart"


def test_a_mere_folder_that_was_taken_for_the_package_needs_no_restart(site, here):
    unpacked(here / "dl101/dl101-package", NEEDED)  # as Windows unpacks it
    failed, done, use = run_cells(
        site, here, "from dl101.exercises import neuron", first_cell(), "from dl101 import EDITION"
    )
    assert "ModuleNotFoundError" in failed["error"]
    assert done["said"].startswith(f"Installed dl101, edition {NEEDED}, ")
    assert done["error"] == use["error"] == ""


@pytest.mark.parametrize("number", [0, NEEDED - 1])
def test_the_books_own_folder_is_left_alone(site, here, number):
    unpacked(site, number)  # settings beside the package: it was not installed, or so that edits show at once
    zipped(here / "dl101.zip", NEEDED)
    _, done = run_cells(site, here, "import dl101", first_cell("https://example.org/book"))
    assert done == LEFT_ALONE


@pytest.mark.parametrize("before", [None, NEEDED - 1])
def test_without_a_fitting_file_it_asks_the_repository(site, here, before):
    if before is not None:
        write_package(site, before)
    zipped(here / "dl101.zip", NEEDED - 1)
    done = run_first_cell(site, here, "https://example.org/book")
    assert done["pip"] == ['install --quiet "git+https://example.org/book@main"']
    assert done["error"].startswith("The course's package dl101 could not be installed: pip says why, above")


def test_a_file_that_pip_refuses_is_followed_by_the_repository(site, here):
    zipped(here / "dl101.zip", NEEDED)
    done = run_first_cell(site, here, "https://example.org/book", refuses=True)
    assert len(done["pip"]) == 2
    assert f"Beside the notebook: dl101.zip (edition {NEEDED}). " in done["error"]


def test_where_nothing_fits_it_names_what_is_there(site, here):
    write_package(site, NEEDED - 2)
    zipped(here / "dl101 (1).zip", NEEDED - 1)
    zipped(here / "dl101.zip", 0)
    unpacked(here / "dl101-package", NEEDED - 1)
    (here / "dl101 (2).zip").write_bytes((here / "dl101.zip").read_bytes()[:99])  # as while it is uploaded
    (here / "dl101-progress.json").touch()
    done = run_first_cell(site, here)
    assert done["pip"] == []
    assert done["error"].startswith(
        f"The course's package dl101 is too old here. This notebook needs edition {NEEDED} or newer. "
        f"Installed is edition {NEEDED - 2}. Beside the notebook: dl101 (1).zip (edition {NEEDED - 1}), "
        f"dl101-package (edition {NEEDED - 1}), dl101.zip (edition 0), dl101 (2).zip (not the whole package). "
        "Download dl101.zip from the book's page “How to use this book”, put it beside this notebook "
    )


def test_a_newer_file_that_pip_refuses_keeps_nobody_from_working(site, here):
    write_package(site, NEEDED)
    zipped(here / "dl101.zip", NEEDED + 1)
    done = run_first_cell(site, here, refuses=True)
    assert (done["said"], done["error"]) == ("", "")
    assert len(done["pip"]) == 1
