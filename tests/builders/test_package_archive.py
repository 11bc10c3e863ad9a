"""dl101.zip: what the book offers beside its notebooks is the package, whole, and the same bytes each time."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dl101.sphinx.package_archive import archive_files, write_archive
from tests.helpers import ROOT


@pytest.fixture
def archive(tmp_path):
    write_archive(ROOT, tmp_path / "dl101.zip")
    return tmp_path / "dl101.zip"


def test_the_same_sources_give_the_same_bytes(archive, tmp_path):
    copy = tmp_path / "copy"
    for path in reversed(archive_files(ROOT)):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, copy / path)
        os.utime(copy / path, (1, 1))
    write_archive(copy, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_the_archive_holds_the_package_and_no_more(archive):
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        names = opened.namelist()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {"dl101-package"}
    below = {name.split("/")[1] for name in names}
    assert below == {"pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT.md", "THIRD_PARTY.md", "dl101"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


# `-I` leaves out PYTHONPATH; the folder of this package comes before all others.
USE = """
import sys
sys.path.insert(0, sys.argv[1])
import dl101
from dl101.exercises import neuron
from dl101.widgets import Activations, Neuron, Quiz
Neuron(), Activations(), Quiz("02/no-bend")
print(dl101.__file__, neuron.relu.check(lambda z: z * (z > 0)).outcome)
"""


@pytest.mark.slow
def test_pip_installs_the_archive_without_a_network_and_it_works(archive, tmp_path):
    target = tmp_path / "target"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*pip, "--target", target, archive], cwd=tmp_path, check=True)
    environment = os.environ | {"DL101_PROGRESS": "off"}
    said = subprocess.run(
        [sys.executable, "-I", "-c", USE, target],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == [str(target / "dl101/__init__.py"), "correct"]
    installed = {path.relative_to(target) for path in target.glob("dl101/**/*") if path.is_file()}
    packed = {path for path in archive_files(ROOT) if path.parts[0] == "dl101"}
    assert {path for path in installed if "__pycache__" not in path.parts} == packed
    assert Path("dl101/widgets/dist/neuron.js") in packed
