import pytest


@pytest.fixture(autouse=True)
def no_progress(monkeypatch):
    """No test reads or changes the progress of the person who runs it."""
    monkeypatch.setenv("DL101_PROGRESS", "off")
