"""What a learner has done, remembered in one file on this computer. Nothing leaves it.

    from dl101 import progress

    progress.export_to("from-notebooks.json")  # the book's pages can import this file
    progress.import_from()                     # and here comes what a page exported, from this folder
    progress.import_from("my-progress.json")   # the same, from a file with a name of your own
    progress.erase()

The file is `{"version": 1, "items": {"goal/Neuron/and": {"time": "2026-01-31T12:00:00.000Z"}, ...}}`, the same as in
the pages (`dl101/sphinx/theme/js/progress.js`). Two states merge item by item: the newest `time` wins, and one that
is no moment, or far in the future, is older than all others. Nothing here raises because of a file: what goes wrong
comes back as a sentence, and what could not be saved is kept until the notebook ends. `DL101_PROGRESS` names another
folder or .json file; with `off` (or `0`, `no`, `false`, `none`), nothing is read or kept.

The digits that a learner draws are items, too: `"drawing/3/1": {"time": ..., "strokes": ...}` is the first drawing of a
3 (`dl101/widgets/lib/drawings.py`). They are nothing to be done, so they count nowhere.
"""

import errno
import json
import os
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

VERSION = 1
NAME = "progress.json"
LARGEST = 1_000_000  # bytes of a file to import: a hundred times what the whole course needs
PATIENCE = 3  # seconds to wait while another notebook is writing
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
FIRST_TIME = "1970-01-01T00:00:00.000Z"  # of a computer that knows no better
AHEAD = timedelta(days=1)  # by how much another computer's clock may be ahead of this one's
OFF = ("off", "0", "no", "false", "none")
EXPORTED = "dl101-progress.json"  # as a page names what it exports
NOT_SAVED = "Your progress could not be saved:"
WHAT_TO_IMPORT = "Give a file that a page of the book or progress.export_to wrote. Nothing was changed."

unsaved = {}  # {path: items that could not be written yet}


class UnreadableError(ValueError):
    """The text is not a saved progress. Says why, as the end of a sentence."""


class DamagedError(UnreadableError):
    """The text is not even JSON, as after a write that was cut short."""


class NewerError(ValueError):
    """The text comes from a newer edition of the book, which this one does not know."""


def path():
    """Where progress is kept, or None if it is switched off (`DL101_PROGRESS=off`)."""
    # Shells and files of settings leave quotes, blanks and carriage returns around what was meant.
    chosen = os.environ.get("DL101_PROGRESS", "").strip("\"' \t\r\n")
    if chosen.lower() in OFF:
        return None
    chosen = chosen or platformdirs.user_data_dir("dl101", appauthor=False)
    place = real(chosen)
    try:
        is_file = Path(chosen).suffix == ".json" or place.is_file()
    except OSError:  # too long a name, a folder that may not be entered: who reads or writes there says so
        is_file = False
    return place if is_file else real(place / NAME)


def real(file):
    """The place that a person means by `file`: `~` is their home, and a link is what it leads to. ValueError."""
    try:
        return Path(file).expanduser().resolve()
    except RuntimeError:  # no such home, or links in a circle: nothing can be read or written there
        return Path(file)


def as_time(moment):
    """A moment in UTC as items carry it, with milliseconds."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now():
    """The present moment as items carry it."""
    return as_time(datetime.now(UTC))


def later(time, by):
    """The time `by` after a time."""
    return as_time(datetime.fromisoformat(time) + by)


def is_real(time):
    """Whether something can have happened then: it is a moment, and not more than a day ahead of the clock here.

    Else one wrong time, which no answer to come could follow, would win all merges for ever.
    """
    try:
        is_moment = later(time, timedelta()) == time
    except ValueError:  # no such day or hour
        return False
    return is_moment and FIRST_TIME < time <= later(now(), AHEAD)


def time_after(item):
    """The present moment, or the millisecond after `item` where a clock ran ahead: the merge keeps what is newest."""
    time = item.get("time", "")
    return max(now(), later(time, timedelta(milliseconds=1))) if is_real(time) else now()


# --- States: dictionaries {key: item}; nothing here touches a file ---


def is_item(item):
    """Whether `item` can be kept: an object that JSON can hold, with a `time`, without which nothing merges."""
    time = item.get("time") if isinstance(item, dict) else None
    if not (isinstance(time, str) and TIME.fullmatch(time)):
        return False
    try:
        json.dumps(item, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def age(item):
    """Sorts items by time, after those whose time is not real.

    The content decides between two of the same time, so that every order gives the same.
    """
    return is_real(item["time"]), item["time"], json.dumps(item, sort_keys=True)


def merge(*states):
    """All items of some states; of those with the same key, the newest."""
    merged = {}
    for state in states:
        for key, item in state.items():
            if key not in merged or age(merged[key]) < age(item):
                merged[key] = item
    return merged


def refuse(constant):
    """NaN and Infinity, which Python would take and JavaScript would not."""
    raise ValueError(f"{constant} is not JSON")


def parse(text):
    """The items in a file's text, without those that are damaged. UnreadableError, NewerError."""
    try:
        content = json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise DamagedError("it is not JSON") from error
    fields = content if isinstance(content, dict) else {}
    version, items = fields.get("version"), fields.get("items")
    is_whole = type(version) in (int, float) and version % 1 == 0  # 1.0 is 1 in JavaScript
    if not is_whole or version < 1 or (version == VERSION and not isinstance(items, dict)):
        raise UnreadableError("it is not the progress of this book")
    if version > VERSION:
        raise NewerError
    return {key: item for key, item in items.items() if is_item(item)}


def as_text(state):
    """The file's text for a state; the same state always gives the same text."""
    content = {"version": VERSION, "items": dict(sorted(state.items()))}
    return json.dumps(content, indent=2) + "\n"


# --- The file ---


def read(place):
    """The items in the file at `place`; none if there is no file. UnreadableError, NewerError, OSError."""
    try:
        return parse(place.read_text(encoding="utf-8-sig"))  # Windows' editors put a mark before the text
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not text") from error


def write(place, text):
    """Write the file in one go: whoever reads it sees the old text or the new one, never a part. OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def locked(place):
    """A lock that one process at a time can have on the file; its folder exists then. OSError, Timeout."""
    if place.parts[0].startswith("~"):  # what is left of it after `real`
        raise FileNotFoundError(errno.ENOENT, "there is no such home folder")
    place.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(f"{place}.lock", timeout=PATIENCE)


def is_foreign(place):
    """Whether it may be a file of another kind, named by mistake, and not progress that was damaged. OSError."""
    if place.name == NAME or not place.exists() or place.stat().st_size == 0:
        return False
    try:
        read(place)
    except DamagedError:
        return place.suffix != ".json"
    except UnreadableError:
        return True
    except NewerError:
        pass
    return False


def copies(place):
    """The unreadable files that were set aside."""
    return sorted(place.parent.glob(f"{place.stem}.unreadable*{place.suffix}"))


def set_aside(place):
    """Rename an unreadable file, so that it is not lost; give its new path. OSError."""
    number = len(copies(place)) + 1
    while (aside := place.with_suffix(f".unreadable{'' if number == 1 else number}{place.suffix}")).exists():
        number += 1
    return place.rename(aside)


def add(place, news):
    """Merge `news` into the file; give a sentence if an unreadable one had to make room.

    OSError, NewerError; UnreadableError for what may be somebody else's.
    """
    sentence = ""
    with locked(place):
        try:
            old = read(place)
        except UnreadableError as error:
            if is_foreign(place):
                raise
            old, aside = {}, set_aside(place)
            sentence = (
                f"Your earlier progress could not be read: {error}. It is kept as {aside}. "
                "What you do from now on is saved."
            )
        # What is recorded now follows what was recorded in the same millisecond.
        kept = {k: item for k, item in old.items() if k not in news or news[k]["time"] != item["time"]}
        state = merge(kept, news)
        if state != old or not place.exists():
            write(place, as_text(state))
    return sentence


def reason(place, error):
    """Why the file could not be used, and what to do, as the end of a sentence."""
    if isinstance(error, NewerError):
        return f"{place} comes from a newer edition of this book. Update dl101 to go on with it."
    if isinstance(error, UnreadableError):
        return (
            f"{place} is not the progress of this book, or is damaged, and stays as it is. "
            "Set DL101_PROGRESS to a folder, or to a file that is not there yet."
        )
    if isinstance(error, Timeout):
        return "another program keeps the file locked. It is tried again with your next step."
    return f"{place} can't be used ({cause(error)}). Set DL101_PROGRESS to another folder, or make room."


def cause(error):
    """What the system says about a file: an OSError's own words, without number and path."""
    return getattr(error, "strerror", None) or str(error)


def store(place, news):
    """Add `news` to the file, or keep them for the next try; "" or a sentence about what went wrong."""
    pending = {**unsaved.get(place, {}), **news}
    try:
        sentence = add(place, pending)
    # NotImplementedError: no locks on this disk
    except (UnreadableError, NewerError, OSError, NotImplementedError) as error:
        unsaved[place] = pending
        return f"{NOT_SAVED} {reason(place, error)}"
    unsaved.pop(place, None)
    return sentence


# --- What notebooks, demos and exercises use ---


def items():
    """All that is remembered: {key: item}. What can't be read is left out."""
    place = path()
    if place is None:
        return {}
    try:
        stored = read(place)
    except (UnreadableError, NewerError, OSError):
        stored = {}
    return merge(stored, unsaved.get(place, {}))


def record(news):
    """Remember the items `news`, {key: item}; "" or a sentence about what went wrong."""
    place = path()
    usable = {key: item for key, item in news.items() if isinstance(key, str) and is_item(item)}
    return store(place, usable) if place and usable else ""


def erase():
    """Forget everything that this book remembers here. A sentence says so, or why it could not be done."""
    place = path()
    if place is None:
        return "Progress is switched off (DL101_PROGRESS=off): there is nothing to erase."
    unsaved.pop(place, None)
    try:
        if not place.parent.is_dir():
            return "Your progress is erased."
        with locked(place):
            if is_foreign(place):
                raise UnreadableError
            for file in [place, *copies(place)]:
                file.unlink(missing_ok=True)
    except (UnreadableError, OSError, NotImplementedError) as error:
        return f"Your progress could not be erased: {reason(place, error)}"
    return "Your progress is erased."


def export_to(file):
    """Write all that is remembered to `file`, which the book's pages and other computers can import."""
    if not is_name(file):
        return f"{not_a_name('export_to', file)} Nothing was written."
    state = items()
    text = as_text(state)
    try:
        target = real(file)
        if is_foreign(target):
            return f"{file} is there already, and is not the progress of this book. Choose another name."
        write(target, text)
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        return f"{file} could not be written ({cause(error)}). Choose another place."
    return f"{target} now holds your progress: {count(len(state), 'entry', 'entries')}."


def import_from(file=None):
    """Merge a file that a page or `export_to` wrote into what is remembered here.

    Without a name, it takes all files in this folder that a page exported. A browser gives the second one another
    name, as `dl101-progress (1).json`; in which order they come in does not matter.
    """
    if path() is None:
        return "Progress is switched off (DL101_PROGRESS=off): nothing was imported."
    if file is None:
        return " ".join(f"{one.name}: {import_file(one)}" for one in exported_files(Path())) or (
            f"No file {EXPORTED} lies in {Path.cwd()}. Export it on the book's page “How to use this book”, put it "
            "there, and run this again."
        )
    if not is_name(file):
        return f"{not_a_name('import_from', file)} Nothing was changed."
    return f"{import_file(file)} {newer_export(Path(file))}".strip()


def is_name(file):
    """Whether `file` can name a file: text, or a path."""
    return isinstance(file, str | os.PathLike) and bool(str(file).strip())


def not_a_name(function, file):
    """What to give instead of something else, in a sentence."""
    kind = "an empty text" if isinstance(file, str) else f"a value of type {type(file).__name__}"
    return f'Give {function} the name of a file, as in progress.{function}("{EXPORTED}"), not {kind}.'


def exported_files(folder):
    """The files in a folder that a page exported, whatever their number; the oldest first."""
    stem, suffix = EXPORTED.split(".")
    files = filter(Path.is_file, folder.glob(f"*{stem}*.{suffix}"))
    return sorted(files, key=lambda file: (file.stat().st_mtime, file.name))


def newer_export(file):
    """Names what a page exported after `file`, where that has the name of an export; "" or a sentence."""
    files = exported_files(file.parent) if file.name == EXPORTED else []
    if not files or files[-1].name == EXPORTED:
        return ""
    return f"The newest export there is {files[-1].name}: `progress.import_from()` takes all of them."


def import_file(file):
    """Merge one file into what is remembered here, and say what came in or what is wrong."""
    try:
        source = real(file)
        if source.is_dir():
            return f"{source} is a folder. Give the name of a file in it. Nothing was changed."
        if source.stat().st_size > LARGEST:
            return f"{source} is too large to be a saved progress. {WHAT_TO_IMPORT}"
        news = read(source)
    except UnreadableError as error:
        return f"{source} can't be imported: {error}. {WHAT_TO_IMPORT}"
    except NewerError:
        return f"{source} comes from a newer edition of this book. Update dl101 to import it. Nothing was changed."
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        return f"{file} can't be read ({cause(error)}). {WHAT_TO_IMPORT}"
    before = items()
    merged = merge(before, news)
    came_in = sum(merged[key] != before.get(key) for key in news)
    known = sum(item == before.get(key) for key, item in news.items())
    problem = store(path(), merged) if came_in else ""
    return f"{import_summary(came_in, known, len(news) - came_in - known)} {problem}".strip()


def import_summary(came_in, known, older):
    """What became of a file's entries: new here, the same here, and neither."""
    had = f"; you had {known} already" if known else ""
    left_out = f"; {older} left out, not newer than what you have here" if older else ""
    return f"{count(came_in, 'entry', 'entries')} came in{had}{left_out}."


def count(number, one, many):
    """ "1 entry", "2 entries"."""
    return f"{number} {one if number == 1 else many}"
