"""What tests of parity share: functions of the demos' modules, a chapter's code as it ran, and its questions."""

import pytest

from tests.helpers import JavaScript, questions_of, run_chapter


@pytest.fixture(scope="module")
def javascript():
    with JavaScript() as javascript:
        yield javascript


@pytest.fixture(scope="module")
def chapter(request):
    """What the code of the module's chapter, `NAME`, leaves behind."""
    return run_chapter(f"chapters/{request.module.NAME}.md")


@pytest.fixture(scope="module")
def questions(request):
    return questions_of(request.module.NAME)
