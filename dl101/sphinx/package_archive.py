"""The package as one file, so that a notebook that was downloaded alone can install it: `pip install dl101.zip`.

The archive holds what pyproject.toml says the package is made of, no more, and the same sources always give the
same bytes. All of it lies in one folder: some browsers unpack what they download, and a folder with the package's own
name would then be imported in its place.
"""

import tomllib
import zipfile
from pathlib import Path

from dl101.page_python.packs import TIME

ARCHIVE = "dl101.zip"
FOLDER = "dl101-package"
SETTINGS = "pyproject.toml"

UNIX, ORDINARY_FILE = 3, 0o100644


def has_package(root):
    """Whether the folder of the book holds the package's settings too."""
    return Path(root, SETTINGS).is_file()


def read_settings(root):
    """What pyproject.toml says."""
    return tomllib.loads(Path(root, SETTINGS).read_text(encoding="utf-8"))


def archive_files(root):
    """The files that installing needs, as paths below `root`, sorted: settings, texts, modules, data."""
    root = Path(root)
    settings = read_settings(root)
    project, tools = settings["project"], settings["tool"]["setuptools"]
    patterns = [SETTINGS, project["readme"], *project["license-files"]]
    for package, data in tools["package-data"].items():
        patterns += [f"{package}/{pattern}" for pattern in ("**/*.py", *data)]
    found = {path for pattern in patterns for path in root.glob(pattern)}
    files = {path.relative_to(root) for path in found if path.is_file() and "__pycache__" not in path.parts}
    return sorted(files, key=lambda path: path.as_posix())


def write_archive(root, target):
    """Write the package whose pyproject.toml lies in `root` to the zip file `target`."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in archive_files(root):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path.as_posix()}", TIME)
            entry.create_system, entry.external_attr = UNIX, ORDINARY_FILE << 16
            archive.writestr(entry, Path(root, path).read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)
