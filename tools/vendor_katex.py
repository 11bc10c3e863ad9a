"""Take KaTeX's style sheet and fonts from its npm package, whenever sphinxcontrib-katex brings a new KaTeX.

    npm pack katex@0.16.22 && tar -xzf katex-0.16.22.tgz     # the version that `dl101.sphinx.katex` runs
    python tools/vendor_katex.py package

Replaces the fonts, the license and the upper part of katex.css; the book's own rules below its mark stay.
"""

import re
import shutil
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "dl101" / "sphinx" / "theme" / "static" / "katex"
MARK = "/* The book's own rules: edit here. */"
NOTICE = "/*! KaTeX {version}, MIT license: see LICENSE. Written by tools/vendor_katex.py. */"


def trimmed(styles: str) -> str:
    """Return KaTeX's minified styles with WOFF 2 fonts alone, which every browser of today reads."""
    return re.sub(r',url\([^)]*\) format\("(?:woff|truetype)"\)', "", styles)


def vendor(package: Path) -> str:
    """Copy what pages need from the unpacked npm package; return its version."""
    styles = (package / "dist" / "katex.min.css").read_text(encoding="utf-8")
    version = re.search(r'katex-version:+after\{content:"([\d.]+)"', styles).group(1)
    sheet = TARGET / "katex.css"
    own_rules = sheet.read_text(encoding="utf-8").split(MARK)[1] if sheet.exists() else "\n"
    shutil.rmtree(TARGET / "fonts", ignore_errors=True)
    (TARGET / "fonts").mkdir(parents=True)
    for font in sorted((package / "dist" / "fonts").glob("*.woff2")):
        shutil.copy(font, TARGET / "fonts")
    shutil.copy(package / "LICENSE", TARGET)
    upper_part = NOTICE.format(version=version) + "\n" + trimmed(styles)
    sheet.write_text(f"{upper_part}\n\n{MARK}{own_rules}", encoding="utf-8", newline="\n")
    return version


def main() -> None:
    """Vendor the package whose folder is the one argument."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "dist" / "katex.min.css").exists():
        sys.exit("Name the folder of an unpacked katex package: python tools/vendor_katex.py package")
    print(f"KaTeX {vendor(Path(sys.argv[1]))} is in dl101/sphinx/theme/static/katex.")


if __name__ == "__main__":
    main()
