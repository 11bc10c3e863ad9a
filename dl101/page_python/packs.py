"""Packs: files that a page loads from a server and from a folder alike.

From `file:` nothing can be fetched, but a script can be loaded. So a pack is a script, `pack("NAME","BYTES")`: the
string holds the gzipped bytes as they are, but for four escapes, which makes it 1.5 % longer (base64: 33 %). A script
that is read as `x-user-defined` has one character a byte; from a server the page fetches the same file as bytes. A
pack's name carries a hash of its content, so a server may call it immutable.
"""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

CORE = Path(__file__).parent / "core"
MANIFEST = "packs.json"
TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file knows: when a file was last saved must not show
ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"))


def zipped(files):
    """A zip of {name: bytes}, stored: the gzip around it sees all files at once, and does better."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, TIME), content)
    return out.getvalue()


def pack(name, content):
    """The script that brings `content`, bytes, to a page."""
    for byte, escape in ESCAPES:
        content = content.replace(byte, escape)
    return b'pack("' + name.encode() + b'","' + content + b'")'


def write_packs(files, target):
    """Write a pack for each of {name: bytes} into a folder; {name: {file, size, bytes: the gzipped}}."""
    manifest = {}
    for name, content in files.items():
        inner = gzip.compress(content, 9, mtime=0)
        script = pack(name, inner)
        file = f"{name}.{hashlib.sha256(script).hexdigest()[:12]}.js"
        Path(target, file).write_bytes(script)
        manifest[name] = {"file": file, "size": len(script), "bytes": len(inner)}
    return manifest


def checker(root):
    """The archive of the checker, its exercises and the runner: no demos, no pictures, no progress in files."""
    paths = [Path(root, "dl101", name) for name in ("__init__.py", "edition.py", "other_edition.py")]
    for folder in ("checker", "exercises", "page_python"):
        paths += Path(root, "dl101", folder).rglob("*.py")
    return zipped({path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()})


def stored(file):
    """Where a pack of the core lies here: not as a script, for nothing that reads our scripts can read it."""
    return (CORE / file).with_suffix(".pack")


def core_manifest():
    """The packs that are always there: {name: {file, size, bytes}}."""
    return json.loads(Path(CORE, MANIFEST).read_text(encoding="utf-8"))
