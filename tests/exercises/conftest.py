import signal

import pytest


@pytest.fixture(autouse=True)
def no_progress(monkeypatch):
    """No test reads or changes the progress of the person who runs it."""
    monkeypatch.setenv("DL101_PROGRESS", "off")


@pytest.fixture
def interrupts():
    """A process that was started in the background ignores interrupts; a notebook's kernel does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
