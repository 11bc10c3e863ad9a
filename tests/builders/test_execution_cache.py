"""Executed notebooks are kept as long as nothing that their cells read has changed."""

from dl101.sphinx.execution_cache import content_hash


def test_a_changed_question_runs_the_notebooks_again(tmp_path):
    (tmp_path / "requirements.txt").write_text("numpy==2\n")
    questions = tmp_path / "dl101" / "quizzes" / "02.json"
    questions.parent.mkdir(parents=True)
    hashes = []
    for text in ("{}", '{"quiz": []}'):
        questions.write_text(text)
        hashes.append(content_hash(tmp_path))
    questions.unlink()
    hashes.append(content_hash(tmp_path))
    assert len(set(hashes)) == 3
