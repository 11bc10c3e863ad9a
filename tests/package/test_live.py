"""`make live`: what it serves, what it notices, and that a failed build keeps the last good pages."""

import importlib
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


def tool(monkeypatch, name):
    """The module tools/NAME.py."""
    monkeypatch.syspath_prepend(TOOLS)
    return importlib.import_module(name)


@pytest.fixture
def live_server(monkeypatch, tmp_path):
    """A server of tmp_path/pages, and its address."""
    server = tool(monkeypatch, "browser.live_server").serve(tmp_path / "pages", 18000)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetch(address):
    """(status, text) of an address on this machine."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


@pytest.mark.slow
def test_the_live_server_before_and_after_the_first_build(live_server, tmp_path):
    assert fetch(f"{live_server}/__build") == (200, "0")
    status, text = fetch(f"{live_server}/")
    assert status == 404
    assert "no good build yet" in text
    assert "location.reload" in text

    pages = tmp_path / "pages"
    (pages / "chapters").mkdir(parents=True)
    (pages / "index.html").write_text("<p>home</p>")
    (pages / "404.html").write_text("<p>lost</p>")
    (pages / "book.css").write_text("p {}")
    assert fetch(f"{live_server}/__build") != (200, "0")
    for path in ("/", "/index.html", "/?a=b", "/index.html#part"):
        status, text = fetch(live_server + path)
        assert (status, text[:11]) == (200, "<p>home</p>"), path
        assert "location.reload" in text, path
    assert fetch(f"{live_server}/book.css") == (200, "p {}")
    for path in ("/none.html", "/chapters/", "/none.png", "/../secret", "/chapters/../../secret"):
        status, text = fetch(live_server + path)
        assert (status, text[:11]) == (404, "<p>lost</p>"), path


@pytest.mark.slow
def test_the_live_server_takes_the_next_free_port(live_server, monkeypatch, tmp_path):
    taken = int(live_server.rpartition(":")[2])
    second = tool(monkeypatch, "browser.live_server").serve(tmp_path, taken)
    assert second.server_port > taken
    second.shutdown()
    second.server_close()


def test_live_sees_saves_of_sources_and_not_what_builds_write(monkeypatch, tmp_path):
    live = tool(monkeypatch, "live")
    folder = tmp_path / "dl101" / "widgets" / "dist"
    folder.mkdir(parents=True)
    (tmp_path / "chapters").mkdir()
    before = live.snapshot(tmp_path)
    (tmp_path / "chapters" / "02_a.ipynb").write_text("{}")
    (folder / "neuron.js").write_text("")
    (tmp_path / "dl101" / "quizzes").mkdir()
    (tmp_path / "dl101" / "quizzes" / "02.json").write_text("{}")
    assert live.snapshot(tmp_path) == before == {}
    (tmp_path / "tools" / "quizzes").mkdir(parents=True)
    names = ("chapters/02_a.md", "chapters/02_a.quiz.yml", "index.md", "tools/quizzes/values.py")
    sources = {tmp_path / name for name in names}
    for source in sources:
        source.write_text("new")
    assert set(live.snapshot(tmp_path)) == sources


def test_live_keeps_the_last_good_pages(monkeypatch, tmp_path):
    live = tool(monkeypatch, "live")
    monkeypatch.setattr(live, "ROOT", tmp_path)
    monkeypatch.setattr(live, "BUILT", tmp_path / "_build" / "html")
    monkeypatch.setattr(live, "SERVED", tmp_path / "_build" / "live")
    live.BUILT.mkdir(parents=True)
    page = live.BUILT / "index.html"

    page.write_text("good")
    monkeypatch.setattr(live, "run", lambda *command: True)
    live.rebuild()
    assert (live.SERVED / "index.html").read_text() == "good"

    page.write_text("with a mistake")
    monkeypatch.setattr(live, "run", lambda *command: "build" not in command)
    live.rebuild()
    assert (live.SERVED / "index.html").read_text() == "good"

    page.write_text("better")
    monkeypatch.setattr(live, "run", lambda *command: True)
    live.rebuild()
    assert (live.SERVED / "index.html").read_text() == "better"


def test_live_bundles_only_after_a_change_to_a_demo(monkeypatch, tmp_path):
    live = tool(monkeypatch, "live")
    commands = []
    monkeypatch.setattr(live, "run", lambda *command: commands.append(command) and False)
    live.rebuild([tmp_path / "chapters" / "02_a.md"])
    assert not any("tools/build_bundles.js" in command for command in commands)
    live.rebuild([tmp_path / "dl101" / "widgets" / "lib" / "demo.css"])
    assert any("tools/build_bundles.js" in command for command in commands)


@pytest.mark.parametrize("saved", ["02_a.quiz.yml", "02_a.md"])
def test_live_builds_the_questions_after_a_change_to_them_or_to_their_page(monkeypatch, tmp_path, saved):
    live = tool(monkeypatch, "live")
    commands = []
    monkeypatch.setattr(live, "run", lambda *command: commands.append(command[1]) and False)
    live.rebuild([tmp_path / "dl101" / "widgets" / "neuron.py"])
    assert "tools/build_quizzes.py" not in commands
    assert not live.rebuild()
    assert commands[-1] == "tools/build_quizzes.py", "at the start, too"
    commands.clear()
    assert not live.rebuild([tmp_path / "chapters" / saved])
    assert commands[-1] == "tools/build_quizzes.py", "with a mistake in the questions, no page is built"


def test_live_says_that_node_is_missing(monkeypatch, tmp_path, capsys):
    live = tool(monkeypatch, "live")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert live.bundle() is False
    assert "install Node.js 20 or newer" in capsys.readouterr().out
