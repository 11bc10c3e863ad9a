"""What is missing on a machine is said in one sentence each, by tools/setup_check.py."""

import ast
import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def setup_check(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.syspath_prepend(TOOLS)
    return importlib.import_module("setup_check")


@pytest.fixture
def find_browser(setup_check):
    return importlib.import_module("browser.find_browser")


def fake_program(folder, name, says):
    program = folder / name
    program.write_text(f"#!/bin/sh\necho {says}\n")
    program.chmod(0o755)


@pytest.mark.parametrize("name", ["setup_check.py", "browser/__init__.py", "browser/find_browser.py"])
def test_the_check_itself_runs_on_an_old_python(name):
    ast.parse((TOOLS / name).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_check_itself_runs_before_anything_is_installed():
    """Without the environment's packages, and without what PYTHONPATH may name."""
    command = [sys.executable, "-S", "-E", TOOLS / "setup_check.py", "browser"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_this_machine_can_run_the_tests(setup_check):
    assert setup_check.main(["test"]) == 0


def test_an_old_python_is_told_which_newer_one_is_there(setup_check, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "install a newer one" in setup_check.python_problem((3, 9, 2))
    fake_program(tmp_path, "python3.12", "Python 3.12.1")
    assert setup_check.python_problem((3, 9, 2)).startswith("Python 3.9 is too old")
    assert "PYTHON=python3.12" in setup_check.python_problem((3, 9, 2))


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 1), (4, 0, 0)])
def test_a_new_enough_python_is_fine(setup_check, version):
    assert setup_check.python_problem(version) is None


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_venv_module(setup_check, monkeypatch, module):
    there = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == module else there(name))
    assert "sudo apt install python3-venv" in setup_check.venv_problem()


def test_missing_node_old_node_and_missing_npm(setup_check, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup_check.node_problem().startswith("Node.js is missing")
    fake_program(tmp_path, "node", "v18.19.0")
    assert setup_check.node_problem().startswith("Node.js v18.19.0 is too old")
    fake_program(tmp_path, "node", "nonsense")
    assert setup_check.node_problem().startswith("Node.js nonsense is too old")
    fake_program(tmp_path, "node", "v20.1.0")
    assert setup_check.node_problem().startswith("npm is missing")
    fake_program(tmp_path, "npm", "10.0.0")
    assert setup_check.node_problem() is None


def test_a_missing_browser(find_browser, monkeypatch, tmp_path):
    monkeypatch.setattr(find_browser, "BROWSERS", ("chromium",))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "sudo apt install chromium-headless-shell" in find_browser.browser_problem()
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert find_browser.browser_problem().startswith(f"CHROMIUM names no program ({tmp_path / 'mine'})")
    fake_program(tmp_path, "mine", "Chromium")
    assert find_browser.find_browser() == str(tmp_path / "mine")
    assert find_browser.browser_problem() is None


@pytest.mark.parametrize("arguments", [[], ["everything"], ["book", "test"]])
def test_a_wrong_use_of_the_check_says_how(setup_check, capsys, arguments):
    assert setup_check.main(arguments) == 2
    assert "book, node, browser or test" in capsys.readouterr().err


def test_all_that_is_missing_is_said_at_once(setup_check, find_browser, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(find_browser, "BROWSERS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup_check.main(["test"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
