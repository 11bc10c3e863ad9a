"""Sphinx extension: the cache of executed notebooks is keyed by what their cells import.

jupyter-cache knows a notebook by its code alone. So it would show old outputs after an edit to the package, to a
question, to a network's weights or to the pinned requirements. The cache's folder therefore carries a hash of all
these; folders of other hashes are removed.
"""

import hashlib
import shutil
from pathlib import Path

READ_BY_CELLS = ("dl101/**/*.py", "dl101/quizzes/*.json", "dl101/weights/*", "requirements.txt")
EDITION = "dl101/edition.py"  # it rises with the demos' scripts too, which no cell reads


def content_hash(root):
    """A hash of the files that cells read, below `root`."""
    whole = hashlib.sha256()
    found = {path for pattern in READ_BY_CELLS for path in root.glob(pattern)}
    for path in sorted(found - {root / EDITION}):
        whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]


def set_cache_folder(app, config):
    root = Path(app.confdir)
    caches = root / "_build" / "notebook_cache"
    current = caches / content_hash(root)
    for old in caches.glob("*"):
        if old.is_dir() and old != current:
            shutil.rmtree(old)
    config["nb_execution_cache_path"] = str(current)


def setup(app):
    app.connect("config-inited", set_cache_folder)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
