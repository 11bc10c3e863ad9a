"""Executed notebooks are kept as long as nothing that their cells read has changed."""

import pytest

from dl101.sphinx.execution_cache import content_hash


@pytest.mark.parametrize("name", ["dl101/quizzes/02.json", "dl101/weights/digits.txt", "dl101/deep/er.py"])
def test_what_cells_read_runs_the_notebooks_again_when_it_changes(tmp_path, name):
    (tmp_path / "requirements.txt").write_text("numpy==2\n")
    read = tmp_path / name
    read.parent.mkdir(parents=True)
    hashes = []
    for text in ("{}", '{"quiz": []}'):
        read.write_text(text)
        hashes.append(content_hash(tmp_path))
    read.unlink()
    hashes.append(content_hash(tmp_path))
    assert len(set(hashes)) == 3


def test_the_packages_edition_runs_none(tmp_path):
    """It rises with the demos' scripts too."""
    (tmp_path / "dl101").mkdir()
    before = content_hash(tmp_path)
    (tmp_path / "dl101/edition.py").write_text("EDITION = 7\n")
    assert content_hash(tmp_path) == before
