"""A learner's progress in Python: the laws of merging, the file, and all that can be wrong with it."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import traitlets
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from dl101 import progress
from dl101.widgets import Neuron
from dl101.widgets.lib.demo import Demo
from tests.helpers import ROOT

EARLY, LATE = "2026-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"
NOT_REAL = [
    "2026-99-99T00:00:00.000Z",
    "2026-02-30T00:00:00.000Z",
    "2026-01-01T24:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "2999-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59.999Z",
]
KEYS = ["goal/Neuron/and", "quiz/02/a", "exercise/neuron/relu"]
TIMES = st.sampled_from([EARLY, LATE, *NOT_REAL])
ITEMS = st.fixed_dictionaries({"time": TIMES}, optional={"x": st.integers(0, 2)})
STATES = st.dictionaries(st.sampled_from(KEYS), ITEMS)


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The learner's file, which does not exist yet."""
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "mine"))
    monkeypatch.setattr(progress, "unsaved", {})
    return tmp_path / "mine" / "progress.json"


def item(time=EARLY, **more):
    return {"time": time, **more}


# --- Merging ---


@given(STATES, STATES, STATES)
def test_the_order_of_merging_does_not_matter(a, b, c):
    assert progress.merge(a, b) == progress.merge(b, a)
    assert progress.merge(progress.merge(a, b), c) == progress.merge(a, progress.merge(b, c))


@given(STATES, STATES)
def test_merging_twice_is_merging_once(a, b):
    once = progress.merge(a, b)
    assert progress.merge(once, b) == progress.merge(once, once) == once
    assert progress.merge(a) == a


@given(STATES, STATES)
def test_the_newest_wins_and_no_key_is_lost(a, b):
    merged = progress.merge(a, b)
    assert merged.keys() == a.keys() | b.keys()
    for key, winner in merged.items():
        assert winner in (a.get(key), b.get(key))
        times = [state[key]["time"] for state in (a, b) if key in state]
        assert winner["time"] == max(times, key=lambda time: (time not in NOT_REAL, time))


# --- Remembering ---


def test_what_is_recorded_is_there_later_and_the_file_is_the_schema(place):
    assert progress.items() == {}
    assert progress.record({"quiz/02/a": item(right=True)}) == ""
    assert progress.record({"goal/Neuron/and": item()}) == ""
    assert progress.items() == {"quiz/02/a": item(right=True), "goal/Neuron/and": item()}
    content = json.loads(place.read_text(encoding="utf-8"))
    assert content == {"version": 1, "items": progress.items()}
    assert list(content["items"]) == sorted(content["items"])
    assert [path.name for path in place.parent.iterdir() if "lock" not in path.name] == [place.name]


def test_an_older_item_does_not_replace_a_newer_one():
    progress.record({"quiz/02/a": item(LATE, right=True)})
    progress.record({"quiz/02/a": item(EARLY, right=False)})
    assert progress.items()["quiz/02/a"]["right"] is True


@pytest.mark.parametrize("time", NOT_REAL)
def test_a_time_that_can_not_be_is_older_than_all_that_is_real(place, time):
    place.parent.mkdir()
    place.write_text(json.dumps({"version": 1, "items": {"quiz/02/a": item(time, right=False)}}))
    assert progress.items() == {"quiz/02/a": item(time, right=False)}, "it is kept until it is answered again"
    after = progress.time_after(progress.items()["quiz/02/a"])
    assert progress.is_real(after)
    for answer in (item(EARLY, right=True), item(after, right=True)):
        progress.record({"quiz/02/a": answer})
        assert progress.items() == {"quiz/02/a": answer}
    progress.record({"quiz/02/a": item(time, right=False)})
    assert progress.items() == {"quiz/02/a": answer}


def test_a_clock_may_be_ahead_by_a_day(monkeypatch):
    monkeypatch.setattr(progress, "now", lambda: "2026-01-31T12:00:00.000Z")
    assert progress.is_real("2026-02-01T12:00:00.000Z")
    assert not progress.is_real("2026-02-01T12:00:00.001Z")


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_of_two_in_the_same_millisecond_the_one_recorded_last_counts(first, second):
    progress.record({"exercise/neuron/relu": item(outcome=first)})
    progress.record({"exercise/neuron/relu": item(outcome=second)})
    assert progress.items()["exercise/neuron/relu"]["outcome"] == second


def test_now_is_what_javascript_calls_the_time():
    assert progress.TIME.fullmatch(progress.now())
    assert progress.is_item({"time": progress.now()})


DAMAGED = [
    None,
    7,
    "x",
    [],
    {},
    {"time": None},
    {"time": 3},
    {"time": "yesterday"},
    {"time": "2026-01-01T00:00:00Z"},
]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_damaged_items_are_left_out_and_the_others_stay(place, damaged):
    assert progress.record({"good": item(), "bad": damaged, 3: item()}) == ""
    assert progress.items() == {"good": item()}
    place.write_text(json.dumps({"version": 1, "items": {"good": item(), "bad": damaged}}), encoding="utf-8")
    assert progress.items() == {"good": item()}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object()])
def test_what_json_can_not_hold_is_left_out(value):
    assert progress.record({"good": item(), "bad": item(points=value)}) == ""
    assert progress.items() == {"good": item()}


def test_any_text_can_be_remembered():
    typed = {"quiz/02/a": item(answer="½ \ud800 🙂 \x00")}
    assert progress.record(typed) == ""
    assert progress.items() == typed


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("{}/folder", "folder/progress.json"),
        ("{}/file.json", "file.json"),
        ("{}/there", "there"),
        ('"{}/a folder"\r', "a folder/progress.json"),
        ("{}/no", "no/progress.json"),
    ],
)
def test_the_variable_names_a_folder_or_a_file(tmp_path, monkeypatch, chosen, expected):
    (tmp_path / "there").touch()
    monkeypatch.setenv("DL101_PROGRESS", chosen.format(tmp_path))
    assert progress.path() == tmp_path / expected


@pytest.mark.parametrize("chosen", ["~no-such-user/x", "x" * 300, "{}/locked/x"])
def test_a_place_that_can_not_be_gets_a_sentence_and_work_goes_on(tmp_path, monkeypatch, chosen):
    """No such home, too long a name, a folder that may not be entered: the system says so in different ways."""
    is_file = Path.is_file

    def refuse_locked(path):
        if "locked" in path.parts:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return is_file(path)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "is_file", refuse_locked)  # tests may run as root, who may enter all
    (tmp_path / "locked").touch()
    monkeypatch.setenv("DL101_PROGRESS", chosen.format(tmp_path))
    assert progress.path().name == "progress.json"
    assert progress.items() == {}
    assert progress.record({"a": item()}).startswith("Your progress could not be saved: ")
    assert progress.items() == {"a": item()}
    assert progress.erase().startswith("Your progress ")
    assert progress.items() == {}
    assert [path.name for path in tmp_path.iterdir()] == ["locked"], "no folder is made in its place"


@pytest.mark.parametrize("nothing", [None, "", " ", '""', "\r"])
def test_without_the_variable_the_file_is_where_programs_keep_data(monkeypatch, nothing):
    if nothing is None:
        monkeypatch.delenv("DL101_PROGRESS")
    else:
        monkeypatch.setenv("DL101_PROGRESS", nothing)
    assert progress.path().name == "progress.json"
    assert "dl101" in progress.path().parts


@pytest.mark.parametrize(
    "word",
    [
        "off",
        "OFF",
        "Off",
        "off ",
        " off",
        '"off"',
        "'OFF'",
        "off\r",
        '" off "\r\n',
        "0",
        "No",
        "false",
        "NONE",
    ],
)
def test_off_means_that_nothing_is_read_or_kept(monkeypatch, tmp_path, word):
    progress.record({"a": item()})
    monkeypatch.setenv("DL101_PROGRESS", word)
    assert progress.path() is None
    assert progress.items() == {}
    assert progress.record({"b": item()}) == ""
    assert progress.items() == {}
    assert "switched off" in progress.erase()
    assert "switched off" in progress.import_from(tmp_path / "x.json")
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "mine"))
    assert progress.items() == {"a": item()}


# --- What can be wrong with the file ---

UNREADABLE = {
    "{": "it is not JSON",
    "": "it is not JSON",
    "[" * 100_000: "it is not JSON",
    '{"version": 1, "items": {"a": {"time": "x", "n": NaN}}}': "it is not JSON",
    "[]": "it is not the progress of this book",
    "7": "it is not the progress of this book",
    '{"version": 1}': "it is not the progress of this book",
    '{"version": 1, "items": []}': "it is not the progress of this book",
    '{"version": true, "items": {}}': "it is not the progress of this book",
    '{"version": 0, "items": {}}': "it is not the progress of this book",
    '{"name": "other", "version": "2.0"}': "it is not the progress of this book",
}


@pytest.mark.parametrize(("text", "fault"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_an_unreadable_file_is_set_aside_at_the_next_write(place, text, fault):
    place.parent.mkdir()
    place.write_text(text, encoding="utf-8")
    assert progress.items() == {}
    assert place.read_text(encoding="utf-8") == text, "reading changes nothing"
    sentence = progress.record({"a": item()})
    assert sentence.startswith(f"Your earlier progress could not be read: {fault}. It is kept as ")
    assert (place.parent / "progress.unreadable.json").read_text(encoding="utf-8") == text
    assert progress.items() == {"a": item()}
    assert progress.record({"b": item()}) == ""


def test_bytes_that_are_no_text_are_set_aside_too_and_earlier_copies_stay(place):
    place.parent.mkdir()
    for content in (b"\xff\xfe\x00", b"{", b"["):
        place.write_bytes(content)
        assert "could not be read" in progress.record({"a": item()})
    kept = {path.name: path.read_bytes() for path in progress.copies(place)}
    assert kept == {
        "progress.unreadable.json": b"\xff\xfe\x00",
        "progress.unreadable2.json": b"{",
        "progress.unreadable3.json": b"[",
    }


def test_damaged_progress_under_another_name_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "mine.json"))
    (tmp_path / "mine.json").write_text('{"version": 1, "items": {"goal/Neu')
    assert "It is kept as" in progress.record({"goal/Neuron/and": {"time": progress.now()}})
    assert "goal/Neuron/and" in progress.items()
    assert (tmp_path / "mine.unreadable.json").exists()


@pytest.mark.parametrize("name", ["notes", "package.json"])
def test_a_file_of_somebody_else_is_neither_replaced_nor_erased(tmp_path, monkeypatch, name):
    notes = tmp_path / name
    notes.write_text('{"name": "mine"}')
    monkeypatch.setenv("DL101_PROGRESS", str(notes))
    sentence = progress.record({"a": item()})
    assert sentence.startswith(f"Your progress could not be saved: {notes} is not the progress of this book")
    assert "Set DL101_PROGRESS" in sentence
    assert progress.items() == {"a": item()}, "kept as long as the notebook runs"
    assert progress.erase().startswith(f"Your progress could not be erased: {notes} is not the progress")
    assert notes.read_text() == '{"name": "mine"}'
    assert {path.name for path in tmp_path.iterdir()} == {name, f"{name}.lock"}


def test_a_file_that_was_made_for_progress_and_is_still_empty_is_used(tmp_path, monkeypatch):
    (tmp_path / "mine").touch()
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "mine"))
    progress.record({"a": item()})
    assert json.loads((tmp_path / "mine").read_text())["items"] == {"a": item()}


def test_a_link_to_the_file_stays_a_link(place, tmp_path, monkeypatch):
    real = tmp_path / "synced" / "progress.json"
    real.parent.mkdir()
    place.parent.mkdir()
    place.symlink_to(real)
    progress.record({"a": item()})
    assert json.loads(real.read_text())["items"] == {"a": item()}
    (tmp_path / "out.json").symlink_to(tmp_path / "synced" / "out.json")
    progress.export_to(tmp_path / "out.json")
    assert (tmp_path / "synced" / "out.json").read_text() == real.read_text()
    assert progress.erase() == "Your progress is erased."
    assert not real.exists()
    assert place.is_symlink()
    progress.record({"b": item()})
    assert json.loads(real.read_text())["items"] == {"b": item()}


def test_links_that_lead_in_a_circle_get_a_sentence(place, tmp_path):
    place.parent.mkdir()
    place.symlink_to(place)
    assert progress.items() == {}
    assert progress.record({"a": item()}).startswith("Your progress could not be saved: ")


def test_a_file_of_a_newer_edition_is_never_overwritten_and_nothing_is_lost(place):
    place.parent.mkdir()
    place.write_text('{"version": 2, "things": []}', encoding="utf-8")
    assert "newer edition" in progress.record({"a": item()})
    assert place.read_text(encoding="utf-8") == '{"version": 2, "things": []}'
    assert progress.items() == {"a": item()}, "kept as long as the notebook runs"
    place.unlink()
    assert progress.record({"b": item()}) == ""
    assert json.loads(place.read_text())["items"].keys() == {"a", "b"}, "and saved when it can be"


def test_a_folder_that_can_not_be_gets_a_sentence_and_work_goes_on(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("I am no folder.")
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "file" / "below"))
    sentence = progress.record({"a": item()})
    assert sentence.startswith("Your progress could not be saved: ")
    assert "DL101_PROGRESS" in sentence
    assert progress.items() == {"a": item()}
    assert (tmp_path / "file").read_text() == "I am no folder."


def test_a_folder_in_the_place_of_the_file_gets_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "odd.json").mkdir()
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "odd.json"))
    assert progress.record({"a": item()}).startswith("Your progress could not be saved: ")
    assert progress.items() == {"a": item()}


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_leaves_the_old_file_whole(place, monkeypatch, error):
    progress.record({"a": item()})
    before = place.read_bytes()

    def refuse(_):
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        sentence = progress.record({"b": item()})
    assert sentence.startswith("Your progress could not be saved: ")
    assert os.strerror(error) in sentence
    assert place.read_bytes() == before
    assert [path for path in place.parent.iterdir() if path.name.startswith(".")] == [], (
        "no half file is left"
    )
    assert progress.items().keys() == {"a", "b"}
    assert progress.record({"c": item()}) == ""
    assert json.loads(place.read_text())["items"].keys() == {"a", "b", "c"}


def test_a_lock_that_is_held_gets_a_sentence_and_is_tried_again(place, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    place.parent.mkdir()
    with FileLock(f"{place}.lock"):
        assert "keeps the file locked" in progress.record({"a": item()})
    assert progress.items() == {"a": item()}
    assert not place.exists()
    assert progress.record({"b": item()}) == ""
    assert json.loads(place.read_text())["items"].keys() == {"a", "b"}


def test_a_disk_without_locks_gets_a_sentence(monkeypatch):
    def no_locks(*_, **__):
        raise NotImplementedError("no locks here")

    monkeypatch.setattr(progress, "FileLock", no_locks)
    assert "no locks here" in progress.record({"a": item()})
    assert progress.items() == {"a": item()}


RECORD_MANY = """
import sys
from dl101 import progress
for n in range(25):
    problem = progress.record({f"goal/{sys.argv[1]}/{n}": {"time": progress.now()}})
    assert problem == "", problem
"""


def test_processes_that_record_at_once_lose_nothing():
    names = ["first", "second", "third"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([sys.executable, "-c", RECORD_MANY, name], env=environment, stderr=subprocess.PIPE)
        for name in names
    ]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    assert progress.items().keys() == {f"goal/{name}/{n}" for name in names for n in range(25)}


# --- Export, import, erase ---


def test_a_file_carries_progress_to_another_computer_and_merges_there(tmp_path, monkeypatch):
    progress.record({"a": item(LATE, n=1), "b": item()})
    assert "2 entries" in progress.export_to(tmp_path / "out.json")
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "other"))
    progress.record({"a": item(EARLY, n=0), "c": item()})
    assert progress.import_from(str(tmp_path / "out.json")) == ("2 entries came in.")
    assert progress.items() == {"a": item(LATE, n=1), "b": item(), "c": item()}
    assert progress.import_from(tmp_path / "out.json") == "0 entries came in; you had 2 already."


def test_an_import_says_what_it_left_out(tmp_path):
    progress.record({"a": item(EARLY, n=1), "b": item()})
    progress.export_to(tmp_path / "out.json")
    progress.record({"a": item(LATE, n=2)})
    assert progress.import_from(tmp_path / "out.json") == (
        "0 entries came in; you had 1 already; 1 left out, not newer than what you have here."
    )
    assert progress.items() == {"a": item(LATE, n=2), "b": item()}


@pytest.mark.parametrize(("text", "fault"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_a_file_that_is_no_progress_changes_nothing(tmp_path, text, fault):
    progress.record({"a": item()})
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    sentence = progress.import_from(tmp_path / "in.json")
    assert sentence == f"{tmp_path / 'in.json'} can't be imported: {fault}. {progress.WHAT_TO_IMPORT}"
    assert progress.items() == {"a": item()}


def test_other_files_that_can_not_be_imported(tmp_path):
    assert "can't be read" in progress.import_from(tmp_path / "missing.json")
    assert progress.import_from(tmp_path).startswith(
        f"{tmp_path} is a folder. Give the name of a file in it."
    )
    (tmp_path / "new.json").write_text('{"version": 2}')
    assert "newer edition" in progress.import_from(tmp_path / "new.json")
    (tmp_path / "large.json").write_text(" " * (progress.LARGEST + 1))
    assert "too large" in progress.import_from(tmp_path / "large.json")
    assert progress.items() == {}


@pytest.mark.parametrize("wrong", [{"version": 1, "items": {}}, 3, b"in.json", [], "", " "])
def test_what_can_not_name_a_file_gets_a_sentence(tmp_path, monkeypatch, wrong):
    monkeypatch.chdir(tmp_path)
    kind = "an empty text" if isinstance(wrong, str) else f"a value of type {type(wrong).__name__}"
    said = f'the name of a file, as in progress.{{0}}("dl101-progress.json"), not {kind}.'
    assert (
        progress.import_from(wrong) == f"Give import_from {said.format('import_from')} Nothing was changed."
    )
    assert progress.export_to(wrong) == f"Give export_to {said.format('export_to')} Nothing was written."
    assert list(tmp_path.iterdir()) == []


def test_an_open_file_gets_a_sentence(tmp_path):
    with (tmp_path / "in.json").open("w") as handle:
        assert progress.import_from(handle).startswith("Give import_from the name of a file, as in ")
    assert "not a value of type NoneType" in progress.export_to(None)


def export(path, seconds, **items):
    """A file that a page wrote, at this time."""
    path.write_text(progress.as_text(items), encoding="utf-8")
    os.utime(path, (seconds, seconds))


def test_without_a_name_all_that_a_page_exported_here_comes_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert progress.import_from().startswith(f"No file dl101-progress.json lies in {tmp_path}. Export it on ")
    export(tmp_path / "dl101-progress.json", 2, a=item(EARLY, n=1), b=item())
    export(tmp_path / "dl101-progress (1).json", 1, a=item(LATE, n=2))
    (tmp_path / "dl101-progress-2.json").write_text("{")
    (tmp_path / "package.json").write_text("{}")
    assert progress.import_from() == (
        "dl101-progress (1).json: 1 entry came in. "
        "dl101-progress.json: 1 entry came in; "
        "1 left out, not newer than what you have here. dl101-progress-2.json: "
        f"{tmp_path / 'dl101-progress-2.json'} can't be imported: it is not JSON. {progress.WHAT_TO_IMPORT}"
    )
    assert progress.items() == {"a": item(LATE, n=2), "b": item()}


def test_an_import_by_name_says_that_there_is_a_newer_export(tmp_path):
    newest = "The newest export there is dl101-progress (1).json: `progress.import_from()` takes all of them."
    export(tmp_path / "dl101-progress (1).json", 2, a=item())
    assert progress.import_from(tmp_path / "dl101-progress.json").endswith(newest)
    export(tmp_path / "dl101-progress.json", 1)
    assert progress.import_from(tmp_path / "dl101-progress.json").endswith(newest)
    export(tmp_path / "dl101-progress.json", 3)
    assert "newest" not in progress.import_from(tmp_path / "dl101-progress.json")
    assert "newest" not in progress.import_from(tmp_path / "dl101-progress (1).json")


@pytest.mark.parametrize("name", ["notes.ipynb", "package.json"])
def test_an_export_replaces_an_earlier_one_and_nothing_else(tmp_path, name):
    (tmp_path / name).write_text('{"name": "mine"}')
    assert progress.export_to(tmp_path / name) == (
        f"{tmp_path / name} is there already, and is not the progress of this book. Choose another name."
    )
    assert (tmp_path / name).read_text() == '{"name": "mine"}'
    progress.export_to(tmp_path / "out.json")
    progress.record({"a": item()})
    assert "1 entry" in progress.export_to(tmp_path / "out.json")


def test_a_file_that_an_editor_marked_as_text_is_read(tmp_path):
    (tmp_path / "in.json").write_text(progress.as_text({"a": item()}), encoding="utf-8-sig")
    assert progress.import_from(tmp_path / "in.json").startswith("1 entry came in")


def test_an_export_that_can_not_be_written_says_so(tmp_path):
    assert "could not be written" in progress.export_to(tmp_path / "no" / "such" / "folder.json")


@pytest.mark.parametrize("name", ["~no-such-user/a", "a\0b", "a" * 300, "\ud800"])
def test_a_name_that_no_file_can_have_gets_a_sentence(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    assert progress.export_to(name).startswith(f"{name} could not be written (")
    assert progress.import_from(name).startswith(f"{name} can't be read (")
    assert list(tmp_path.iterdir()) == []


def test_erasing_forgets_everything_here_and_only_that(place, tmp_path):
    assert progress.erase() == "Your progress is erased."
    place.parent.mkdir()
    place.write_text("{")
    progress.record({"a": item()})
    (place.parent / "notes.txt").write_text("mine")
    assert progress.erase() == "Your progress is erased."
    assert progress.items() == {}
    assert {path.name for path in place.parent.iterdir()} == {"notes.txt", "progress.json.lock"}


# --- Demos ---


def test_goals_of_a_demo_are_remembered_with_their_first_time(monkeypatch):
    demo = Neuron()
    monkeypatch.setattr(progress, "now", lambda: EARLY)
    demo.goals_reached = ["and"]
    monkeypatch.setattr(progress, "now", lambda: LATE)
    demo.goals_reached = ["and", "or"]
    assert progress.items() == {"goal/Neuron/and": item(EARLY), "goal/Neuron/or": item(LATE)}
    later = Neuron()
    assert later.goals_reached == ("and", "or")
    later.goals_reached = []
    later.goals_reached = ["and"]
    assert progress.items()["goal/Neuron/and"] == item(EARLY)


def test_what_was_loaded_is_not_saved_again(place, monkeypatch):
    progress.record({"goal/Neuron/and": item(), "goal/Neuron/unheard-of": item()})
    monkeypatch.setattr(progress, "record", lambda news: pytest.fail(f"recorded {news}"))
    assert Neuron().goals_reached == ("and",)
    assert Neuron(goals_reached=["or"]).goals_reached == ("and", "or")


def test_a_demo_says_why_progress_could_not_be_saved_and_takes_it_back(tmp_path, monkeypatch):
    demo = Neuron()
    with monkeypatch.context() as patch:
        (tmp_path / "file").touch()
        patch.setenv("DL101_PROGRESS", str(tmp_path / "file" / "below"))
        demo.goals_reached = ["and"]
        assert demo.saving_problem.startswith("Your progress could not be saved: ")
    demo.goals_reached = ["and", "or"]
    assert demo.saving_problem == ""


def test_with_progress_off_a_demo_does_nothing(monkeypatch):
    progress.record({"goal/Neuron/and": item()})
    monkeypatch.setenv("DL101_PROGRESS", "off")
    demo = Neuron()
    assert demo.goals_reached == ()
    demo.goals_reached = ["or"]
    assert demo.saving_problem == ""
    monkeypatch.undo()


class Question(Demo):
    """What a question's traits are, without a question."""

    _esm = "export default {}"

    progress_keys = traitlets.List().tag(sync=True)
    remembered = traitlets.Dict().tag(sync=True)


def test_answers_are_loaded_and_only_what_changed_is_saved():
    first, second = "quiz/02/a", "quiz/02/b"
    progress.record({first: item(answer=["x"]), "quiz/03/z": item()})
    question = Question(progress_keys=[first, second])
    assert question.remembered == {first: item(answer=["x"])}
    progress.record({first: item(LATE, answer=["y"])})  # in another notebook, meanwhile
    question.remembered = {**question.remembered, second: item(LATE, answer=["z"])}
    assert progress.items() == {
        first: item(LATE, answer=["y"]),
        second: item(LATE, answer=["z"]),
        "quiz/03/z": item(),
    }
    assert question.saving_problem == ""


def test_a_question_takes_any_nonsense_from_its_page():
    question = Question(progress_keys=["quiz/02/a"])
    question.remembered = {"quiz/02/a": "nonsense", "exercise/neuron/relu": item(outcome="correct")}
    assert progress.items() == {}, "neither what is damaged nor what is not its own"


def test_goals_follow_from_the_state():
    assert "and" in Neuron.goals_of(Neuron().get_state())
    assert Question.goals_of({}) == []
