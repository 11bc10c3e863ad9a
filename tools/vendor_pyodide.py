"""Write the packs of Python for a page: Pyodide's core and NumPy, into dl101/page_python/core.

    npm pack pyodide@0.27.7
    python tools/vendor_pyodide.py pyodide-0.27.7.tgz numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl

NumPy's wheel for Pyodide 0.27.7 comes with Pyodide's release (the archive `pyodide-0.27.7.tar.bz2` of its page on
GitHub). Both files are taken only with the hash that is known here or in Pyodide's own lock. The same files give the
same packs; `dl101.page_python.packs` says what a pack is.

0.27.7 is the last line whose workers are classic scripts, which also start from a folder that was unzipped.
"""

import hashlib
import json
import re
import sys
import tarfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dl101.page_python.packs import CORE, MANIFEST, stored, write_packs, zipped

TARBALL = "89d5d952675eb08e11286e52c7238f1248ce71726e896db9703e73bef23dc343"  # sha256
# Of NumPy, what nobody imports at run time: 13 % of the wheel.
LEAVES = re.compile(r"\.(pyi|a|h|c|pxd|ini|f90)$|/(f2py|tests|_pyinstaller|include)/|/RECORD$")


def checked(path, sha256):
    """The content of a file; SystemExit where it is not the one that is known."""
    content = Path(path).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        sys.exit(f"{path} is not the file that is known here (its sha256 is another one): find out why.")
    return content


def unzipped(path, leaves=re.compile("$^")):
    """{name: bytes} of an archive, without what `leaves` finds."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name[-1] != "/" and not leaves.search(name)
        }


def core_files(tarball, wheel):
    """{name: bytes}: what each pack holds."""
    checked(tarball, TARBALL)
    with tarfile.open(tarball) as archive:
        read = {name: archive.extractfile(f"package/{name}") for name in (
            "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")}  # fmt: skip
        lock = json.load(read["pyodide-lock.json"])
        files = {name: read[name].read() for name in ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm")}
        files["python_stdlib.zip"] = zipped(unzipped(read["python_stdlib.zip"]))
    checked(wheel, lock["packages"]["numpy"]["sha256"])
    small = {"info": lock["info"], "packages": {}}  # without 112 kB on packages that are not here
    return files | {
        "pyodide-lock.json": json.dumps(small).encode(),
        "numpy.whl": zipped(unzipped(wheel, LEAVES)),
    }


def main(tarball, wheel):
    for old in CORE.glob("*.pack"):
        old.unlink()
    manifest = write_packs(core_files(tarball, wheel), CORE)
    for script in CORE.glob("*.js"):
        script.rename(stored(script.name))
    Path(CORE, MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8", newline="\n")
    for name, pack in manifest.items():
        print(f"{name:20} {pack['size']:>10,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
