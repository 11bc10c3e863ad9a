"""The house itself: the linters pass, and papers, workflows and pins are in order."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.chapter import concerns

ROOT = Path(__file__).parents[2]
BINARY = {".woff2", ".png", ".webp", ".ico", ".pack"}


def run(*command, folder=ROOT, **environment):
    """Run a command; returns (exit code, all that it printed)."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def repository_files():
    """Every text file that is, or is going to be, committed."""
    code, listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    assert code == 0, listed
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=" ".join)
def test_python_is_formatted_and_free_of_lint(arguments):
    code, said = run(sys.executable, "-m", "ruff", *arguments)
    assert code == 0, said


@pytest.mark.slow
def test_javascript_and_css_are_formatted_and_free_of_lint():
    code, said = run(shutil.which("npx") or "npx", "--no-install", "biome", "check")
    assert code == 0, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/found_a_mistake.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("citation-file-format", "CITATION.cff"),
    ],
)
def test_files_for_github_follow_their_schema(schema, pattern):
    files = sorted(ROOT.glob(pattern))
    assert files, pattern
    code, said = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    assert code == 0, said


def test_the_workflow_that_publishes_fills_in_the_address(tmp_path):
    """Its shell step is run on a copy of _config.yml whose address is empty."""
    config = re.sub(r'^(  (?:url|baseurl):) ".*?"', r'\1 ""', read("_config.yml"), flags=re.M)
    (tmp_path / "_config.yml").write_text(config, encoding="utf-8")
    steps = yaml.safe_load(read(".github/workflows/publish.yml"))["jobs"]["build"]["steps"]
    script = next(step["run"] for step in steps if "ADDRESS" in step.get("env", {}))
    # GNU sed takes -i alone, macOS's takes a suffix: the workflow runs on Ubuntu
    portable = script.replace("sed -i -e", "sed -i.before -e")
    addresses = {"ADDRESS": "https://team.example.org/book/"}
    code, said = run("bash", "-euc", portable, folder=tmp_path, **addresses)
    assert code == 0, said
    filled = yaml.safe_load((tmp_path / "_config.yml").read_text(encoding="utf-8"))
    assert filled["html"]["baseurl"] == addresses["ADDRESS"]


def test_workflows_pin_the_major_version_of_each_action():
    used = re.findall(
        r"uses: (\S+)", "".join(path.read_text() for path in ROOT.glob(".github/workflows/*.yml"))
    )
    assert used
    assert [action for action in used if not re.search(r"@v\d+$|^\./", action)] == []


def test_pre_commit_has_local_hooks_only():
    code, said = run(sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml")
    assert code == 0, said
    repositories = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}


def make_targets():
    return set(re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.M)[1].split())


def test_each_make_command_that_is_named_exists():
    """In the papers, the hooks, the workflows, and the Makefile's own list at its top."""
    names = ["README.md", "CONTRIBUTING.md", ".pre-commit-config.yaml", "Makefile", ".ci/run", "index.md"]
    names += [str(path.relative_to(ROOT)) for path in ROOT.glob(".github/workflows/*.yml")]
    for name in names:
        named = set(re.findall(r"(?:`|^|# |entry: |run: )make ([a-z][a-z-]*)", read(name), re.M))
        assert named <= make_targets(), name


def test_make_knows_what_it_would_do():
    for target in sorted(make_targets()):
        code, said = run("make", "-n", target)
        assert code == 0, said


def test_each_file_that_the_papers_link_to_exists():
    for paper in ["README.md", "CONTRIBUTING.md", "LICENSE-TEXT.md", "THIRD_PARTY.md"]:
        links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", read(paper))
        local = [link or source for link, source in links if "://" not in link]
        assert [link for link in local if not (ROOT / link).exists()] == [], paper


# A path below one of our folders, with `*` where a shell may have it.
PATH = re.compile(r"(?<![\w/.$-])(?:assets|dl101|tests|tools)/[\w./*-]*[\w*]")


def test_each_path_that_is_named_exists():
    """In papers, settings, comments and docstrings. Tests may name what only they make."""
    for path in repository_files():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("tests/") or "dist" in path.parts or path.suffix in {".ipynb", ".svg"}:
            continue
        named = set(PATH.findall(path.read_text(encoding="utf-8")))
        there = {one for one in named if any(ROOT.glob(re.sub(r"\b[A-Z]{2,}\b", "*", one)))}
        made = {one for one in named if "square" in one}  # by whoever follows CONTRIBUTING.md
        assert named - there - made == set(), name


def test_each_file_that_a_script_of_the_tests_imports_exists():
    for path in (ROOT / "tests").rglob("*.js"):
        imported = re.findall(r"""^(?:import|export)\b[^"]*?"(\.[^"]+)";$""", path.read_text("utf-8"), re.M)
        assert [name for name in imported if not (path.parent / name).is_file()] == [], path


@pytest.mark.parametrize("folder", ["dl101", "tests", "tools"])
def test_the_list_of_what_is_in_a_folder_is_complete(folder):
    """It stands in the folder's `__init__.py`: a line for each file and folder."""
    files = [path for path in repository_files() if path.is_relative_to(ROOT / folder)]
    parts = [path.relative_to(ROOT / folder).parts for path in files]
    there = {name if not below else f"{name}/" for name, *below in parts} - {"__init__.py"}
    docstring = read(f"{folder}/__init__.py").split('"""')[1]
    listed = set(re.findall(r"(?<![\w/])\w+(?:/|\.(?:py|js))(?!\w)", docstring))
    assert there == listed


def test_licenses_are_there():
    assert "BSD 3-Clause" in read("LICENSE")
    assert "creativecommons.org/licenses/by/4.0" in read("LICENSE-TEXT.md")
    assert tomllib.loads(read("pyproject.toml"))["project"]["license"].startswith("BSD-3-Clause")


def test_each_vendored_font_has_its_license_beside_it_and_its_line_in_third_party():
    fonts = [path for path in repository_fonts() if path.is_file()]
    assert fonts
    for font in fonts:
        folder = font.parent if font.parent.parent.name == "static" else font.parent.parent
        assert (folder / "OFL.txt").is_file(), font
        assert folder.relative_to(ROOT).as_posix() in read("THIRD_PARTY.md"), font


def repository_fonts():
    return (ROOT / "dl101").rglob("*.woff2")


def test_requirements_pin_every_direct_dependency():
    lines = [line.partition(" #")[0].strip() for line in read("requirements.txt").splitlines()]
    pins = [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]
    pinned = {canonicalize_name(pin.name): next(iter(pin.specifier)) for pin in pins}
    project = tomllib.loads(read("pyproject.toml"))["project"]
    direct = chain(project["dependencies"], *project["optional-dependencies"].values())
    for needed in map(Requirement, direct):
        pin = pinned.get(canonicalize_name(needed.name))
        assert pin is not None, f"requirements.txt does not pin {needed.name}"
        assert pin.operator == "==", pin
        assert pin.version in needed.specifier, f"the pin {pin} is outside of {needed}"
    assert {pin.operator for pin in pinned.values()} == {"=="}
    assert [pin for pin in pinned.values() if "+" in pin.version] == [], "a pin that only one index has"
    assert lines[-1] == "-e ."


def test_binder_has_the_pins_of_the_book():
    wanted = re.findall(r"^\S+==\S+$", read(".binder/requirements.txt"), re.M)
    assert wanted
    assert [
        pin for pin in wanted if not re.search(rf"^{re.escape(pin)}\b", read("requirements.txt"), re.M)
    ] == []


def test_the_lockfile_names_no_registry():
    packages = json.loads(read("package-lock.json"))["packages"]
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_the_lockfile_has_every_package_on_every_platform():
    """Else `npm ci` refuses it, or installs no linter on a Mac."""
    packages = json.loads(read("package-lock.json"))["packages"]
    wanted = {
        name
        for package in packages.values()
        for kind in ("dependencies", "devDependencies", "optionalDependencies")
        for name in package.get(kind, {})
    }
    assert [name for name in sorted(wanted) if f"node_modules/{name}" not in packages] == []


# Written in pieces, or this file would find itself.
MACHINE_PATHS = [
    "/work" + "/",
    "/home" + "/",
    "/Users" + "/",
    "/root" + "/",
    "/opt" + "/pypi",
    "/opt" + "/wheels",
]
MACHINE_PATHS += ["/tmp" + "/venv", "C:" + "\\Users"]
REGISTRIES = [
    "pypi" + ".org",
    "files.python" + "hosted.org",
    "registry.npm" + "js.org",
    "deb.debian" + ".org",
]
TORCH_INDEX = "download.py" + "torch.org"


def test_no_file_names_a_path_of_a_machine_or_the_host_of_a_registry():
    for path in repository_files():
        text = path.read_text(encoding="utf-8")
        found = [name for name in MACHINE_PATHS + REGISTRIES if name in text]
        assert found == [], path
        may_name_torch = path == ROOT / "README.md" or path.parent == ROOT / ".binder"
        assert may_name_torch or TORCH_INDEX not in text, path


@pytest.mark.slow
def test_the_smallest_demo_of_contributing_works(tmp_path):
    """Its files, added to a copy of the repository, pass the linters, bundle and import; its test is collected."""
    blocks = re.findall(r"^```(?:python|js)\n(.*?)^```", read("CONTRIBUTING.md"), re.M | re.S)
    python, script, browser_test = blocks
    shutil.copytree(ROOT / "dl101", tmp_path / "dl101", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ["package.json", "biome.json", "pyproject.toml"]:
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    widgets = tmp_path / "dl101" / "widgets"
    shutil.rmtree(widgets / "square", ignore_errors=True)  # where it stands in the book already
    for bundle in widgets.glob("dist/**/square.js"):
        bundle.unlink()
    (widgets / "square").mkdir()
    door = (widgets / "neuron" / "__init__.py").read_text(encoding="utf-8")
    door = door.replace("neuron", "square").replace("Neuron", "Square")
    (widgets / "square" / "__init__.py").write_text(door, encoding="utf-8")
    (widgets / "square" / "square.py").write_text(python, encoding="utf-8")
    (widgets / "square" / "square.js").write_text(script, encoding="utf-8")
    (tmp_path / "test_square.py").write_text(browser_test, encoding="utf-8")
    with (widgets / "__init__.py").open("a", encoding="utf-8") as package:
        package.write("\nfrom dl101.widgets.square import Square\n")

    commands = [
        ["node", "tools/build_bundles.js"],
        ["node_modules/.bin/biome", "check", "dl101/widgets/square/square.js"],
        [sys.executable, "-m", "ruff", "check", "dl101/widgets/square/square.py", "test_square.py"],
        [
            sys.executable,
            "-m",
            "ruff",
            "format",
            "--check",
            "dl101/widgets/square/square.py",
            "test_square.py",
        ],
        [sys.executable, "-m", "pytest", "--collect-only", "test_square.py"],
        [
            sys.executable,
            "-c",
            "from dl101.widgets import Square; print(Square(x=3), len(str(Square()._esm)))",
        ],
    ]
    said = ""
    for command in commands:
        code, said = run(*command, folder=tmp_path, PYTHONPATH=str(tmp_path))
        assert code == 0, said
    assert said.startswith("Square(x=3.0)")


@pytest.mark.parametrize(
    ("test", "chapters"),
    [
        ("tests/browser/test_backprop_graph.py::test_a_tap", {"05"}),
        ("tests/browser/test_focus.py::test_no_stop_is_lost[DigitFlow]", {"05"}),
        ("tests/browser/test_focus.py::test_no_stop_is_lost[Review-04]", {"04"}),
        ("tests/browser/test_questions.py::test_every_message_is_shown[05-quiz]", {"05"}),
        ("tests/exercises/test_all_exercises.py::test_hints[value]", {"05"}),
        ("tests/browser/test_jupyterlab.py::test_a_bad_value_gets_one_sentence", set()),
        ("tests/browser/test_questions.py::test_a_quiz_by_keyboard", set()),
        ("tests/browser/test_playground.py::test_play", {"playground"}),
    ],
)
def test_one_chapter_runs_what_concerns_it(test, chapters):
    assert {name for name in ("02", "03", "04", "05", "playground") if concerns(name)(test)} == chapters
