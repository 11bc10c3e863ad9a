"""Notebooks run offline and from any folder, and their first cell brings dl101 where it is missing.

That every committed notebook runs is nbval's part, called by `make test` with

    DL101_PROGRESS=off PYTHONPATH="$PWD/tests/notebooks/offline" \\
        python -m pytest --nbval-lax -n 2 --dist loadfile chapters/*.ipynb exercises/*.ipynb

The folder `offline` cuts kernels off the network; its path is absolute because they run in the notebooks' folder.
`--dist loadfile` keeps the cells of a notebook together. What nbval cannot show is tested here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

import build_notebooks
from dl101 import EDITION
from dl101.sphinx.package_archive import write_archive

ROOT = Path(__file__).parents[2]
OFFLINE = Path(__file__).parent / "offline"
NOTEBOOKS = sorted([*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb")])


def offline_environment():
    """This environment, with the network cut off from every Python that starts in it; no progress is kept.

    A test that keeps progress names a place of its own for it.
    """
    paths = [str(OFFLINE), str(ROOT)]
    cut_off = {"PYTHONPATH": os.pathsep.join(paths), "JUPYTER_PLATFORM_DIRS": "1"}
    return {"DL101_PROGRESS": "off"} | os.environ | cut_off


def run(cells, folder):
    """Run a notebook in `folder` with the network cut off; return it with its outputs."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    return client.execute(env=offline_environment())


def code(source):
    return nbformat.v4.new_code_cell(source)


# The cut ---


@pytest.mark.slow
@pytest.mark.parametrize(
    "attempt",
    [
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1', timeout=1)",
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import socket; socket.gethostbyname('example.org')",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "import _socket; _socket.socket().connect(('192.0.2.1', 80))",
    ],
)
def test_kernel_reaches_nothing_outside_this_machine(tmp_path, attempt):
    with pytest.raises(CellExecutionError, match="tests run with the network cut off"):
        run([code(attempt)], tmp_path)


@pytest.mark.slow
def test_kernel_still_reaches_its_own_machine(tmp_path):
    attempt = """
import socket
with socket.create_server(("localhost", 0)) as server:
    with socket.create_connection(server.getsockname()) as client:
        there, _ = server.accept()
        client.send(b"hello")
        print(there.recv(5).decode())
        there.close()
"""
    (cell,) = run([code(attempt)], tmp_path).cells
    assert cell.outputs[0].text == "hello\n"


# Running ---


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_notebook_runs_from_another_folder(tmp_path, path):
    notebook = nbformat.read(path, as_version=4)
    done = run(notebook.cells, tmp_path)
    assert all(cell.execution_count for cell in done.cells if cell.cell_type == "code")


def test_there_are_notebooks():
    """The test above would pass without any."""
    folders = {path.parent.name for path in NOTEBOOKS}
    assert folders == {"chapters", "exercises"}, "a notebook is missing: run `make notebooks` first"


# The first cell ---


@pytest.fixture
def bare_python(tmp_path):
    """A new virtual environment that has all of this one's packages, except dl101."""
    packages = tmp_path / "packages"
    packages.mkdir()
    for entry in Path(pytest.__file__).parents[1].iterdir():
        if "dl101" not in entry.name:
            (packages / entry.name).symlink_to(entry)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    python = tmp_path / "venv/bin/python"
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    Path(own.stdout.strip(), "packages_of_the_tests.pth").write_text(f"{packages}\n")
    return python


RUN_IN_THIS_PYTHON = """
import sys
import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=300, kernel_name="python3", allow_errors=True).execute()
nbformat.write(notebook, sys.argv[1])
"""


# Nothing may be downloaded: neither dl101's dependencies nor what builds it. (pip reads "0" as "without".)
OFFLINE_PIP = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}
REPOSITORY = "file:///there/is/no/repository"


def run_first_cell(python, folder, config, environment):
    """Run the first cell as the book has it with `config`, then ask where dl101 is; return both cells."""
    notebook = nbformat.v4.new_notebook(
        cells=[code(build_notebooks.setup_cell(config, EDITION)), code("import dl101\nprint(dl101.__file__)")]
    )
    path = folder / "notebook.ipynb"
    nbformat.write(notebook, path)
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    subprocess.run([python, "-c", RUN_IN_THIS_PYTHON, path], cwd=folder, env=clean | environment, check=True)
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def said_by(cell):
    """What a cell has printed, or pip in its name."""
    return "".join(line for output in cell["outputs"] for line in output.get("text", []))


def errors_of(cell):
    return [output for output in cell["outputs"] if output["output_type"] == "error"]


@pytest.fixture
def repository(tmp_path):
    """A git repository of this folder as it would be committed now."""
    copy = tmp_path / "repository"
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*identity, "commit", "-q", "-m", "now"]):
        subprocess.run(["git", *command], cwd=copy, check=True)
    return copy


@pytest.mark.slow
def test_first_cell_installs_dl101_from_the_repository(bare_python, repository, tmp_path):
    config = {"repository": {"url": repository.as_uri(), "branch": "main"}}
    install, question = run_first_cell(bare_python, tmp_path, config, OFFLINE_PIP)
    assert not errors_of(install)
    assert "".join(question["outputs"][0]["text"]).startswith(str(tmp_path / "venv"))


@pytest.mark.slow
@pytest.mark.parametrize("from_repository", [False, True])
def test_first_cell_replaces_an_older_dl101(bare_python, repository, tmp_path, from_repository):
    edition = repository / "dl101/edition.py"
    edition.write_text(edition.read_text().replace(f"EDITION = {EDITION} ", "EDITION = 0 "))
    pip = [bare_python, "-m", "pip", "install", "--quiet", repository]
    subprocess.run(pip, env=os.environ | OFFLINE_PIP | {"PYTHONPATH": ""}, check=True)
    if not from_repository:  # the second of this name that a browser has downloaded
        write_archive(ROOT, tmp_path / "dl101 (1).zip")
    url = repository.as_uri() if from_repository else ""  # edition.py was changed after the commit
    install, question = run_first_cell(bare_python, tmp_path, {"repository": {"url": url}}, OFFLINE_PIP)
    assert not errors_of(install)
    assert f"Installed dl101, edition {EDITION}, from " in said_by(install)
    assert said_by(question).startswith(str(tmp_path / "venv"))


@pytest.mark.slow
@pytest.mark.parametrize(("url", "unpacked"), [("", False), ("", True), (REPOSITORY, False)])
def test_first_cell_installs_dl101_from_the_archive_beside_the_notebook(bare_python, tmp_path, url, unpacked):
    write_archive(ROOT, tmp_path / "dl101.zip")
    if unpacked:  # as some browsers do with all that they download
        shutil.unpack_archive(tmp_path / "dl101.zip", tmp_path)
        (tmp_path / "dl101.zip").unlink()
    install, question = run_first_cell(bare_python, tmp_path, {"repository": {"url": url}}, OFFLINE_PIP)
    assert not errors_of(install)
    assert "".join(question["outputs"][0]["text"]).startswith(str(tmp_path / "venv"))


def sentence_of(cell):
    """What the first cell says when it has failed."""
    (error,) = errors_of(cell)
    (sentence,) = error["traceback"]
    assert "Download dl101.zip from the book's page “How to use this book”" in sentence
    assert "pip install ." in sentence
    assert "Traceback" not in sentence
    return sentence


@pytest.mark.slow
def test_first_cell_says_that_the_package_is_missing(bare_python, tmp_path):
    (tmp_path / "dl101").mkdir()  # a folder is not the package, though Python takes it for one
    cell, _ = run_first_cell(bare_python, tmp_path, {}, OFFLINE_PIP)
    assert sentence_of(cell).startswith(
        f"The course's package dl101 is missing here. This notebook needs edition {EDITION} or newer. Download "
    )


@pytest.mark.slow
@pytest.mark.parametrize(("url", "archive"), [("", True), (REPOSITORY, False)])
def test_first_cell_without_internet_ends_in_a_sentence(bare_python, tmp_path, url, archive):
    if archive:
        write_archive(ROOT, tmp_path / "dl101.zip")
    cell, _ = run_first_cell(bare_python, tmp_path, {"repository": {"url": url}}, {"PIP_NO_INDEX": "1"})
    assert sentence_of(cell).startswith(
        "The course's package dl101 could not be installed: pip says why, above"
    )
    assert re.search("error", said_by(cell), re.IGNORECASE), "pip's own words stand above"
