"""Take KaTeX's style sheet and fonts from its npm package, whenever sphinxcontrib-katex brings a new KaTeX.

    npm pack katex@0.16.22 && tar -xzf katex-0.16.22.tgz     # the version that `dl101.sphinx.katex` runs
    pip install fonttools brotli                             # used by nothing else
    python tools/vendor_katex.py package

Replaces the fonts, the license and the upper part of katex.css; the book's own rules below its mark stay.

Of the fonts that nearly every formula uses, a small copy holds the usual characters, without the hints for old
screens; a browser fetches the whole font only where a page has others. A changed font must not bear its reserved
name (SIL Open Font License), so the copies call themselves Formula.
"""

import re
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "dl101" / "sphinx" / "theme" / "static" / "katex"
MARK = "/* The book's own rules: edit here. */"
NOTICE = "/*! KaTeX {version}, MIT license: see LICENSE. Written by tools/vendor_katex.py. */"

SIZES = {
    "1",
    "3",
    "6",
}  # of an index's index, of an index, of all else; tests/book/test_book.py looks for others
SMALL = [
    "Main-Regular",
    "Main-Bold",
    "Math-Italic",
    "Size1-Regular",
    "Size2-Regular",
    "Size3-Regular",
    "Size4-Regular",
]
USUAL = (
    "U+20-7E,U+A0,U+B0,U+B1,U+B7,U+D7,U+F7,U+2C6,U+2DC,U+394,U+3A3,U+3B1-3C9,U+2013,U+2014,U+2018,U+2019,"
    "U+201C,U+201D,U+2026,U+2032,U+2190,U+2192,U+21D2,U+2200,U+2202,U+2208,U+2211,U+2212,U+2217,U+221A,U+221E,"
    "U+222B,U+2248,U+2260,U+2264,U+2265,U+226B,U+2282,U+22C5,U+22EE,U+22EF,U+22F1,U+230A,U+230B,U+239B-23AD"
)
FACE = (
    "@font-face{{font-family:KaTeX_{family};font-style:{style};font-weight:{weight};"
    'src:url(fonts/{file}) format("woff2");unicode-range:{range}}}'
)


def trim(styles: str) -> str:
    """Return KaTeX's minified styles with WOFF 2 fonts alone, which every browser of today reads."""
    return re.sub(r',url\([^)]*\) format\("(?:woff|truetype)"\)', "", styles)


def drop_sizes(styles: str) -> str:
    """Return the styles without the steps to and from letter sizes that no formula of the book asks for."""
    step = r"\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),[^{]*\{[^}]*\}"
    return re.sub(step, lambda found: found[0] if {*found.groups()} <= SIZES else "", styles)


def small_copy(name: str) -> tuple[str, str]:
    """Write a font's copy with the usual characters; return its rule, and what is left to the whole font."""
    font = TTFont(TARGET / "fonts" / f"KaTeX_{name}.woff2")
    usual = set(subset.parse_unicodes(USUAL.replace("U+", "")))
    rest = ",".join(f"U+{code:X}" for code in sorted(set(font.getBestCmap()) - usual))
    subsetter = subset.Subsetter(subset.Options(layout_features=[], hinting=False))
    subsetter.populate(unicodes=usual)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = str(record).replace("KaTeX_", "Formula")
    font.flavor = "woff2"
    font.save(TARGET / "fonts" / f"Formula_{name}.woff2")
    family, _, cut = name.partition("-")
    style, weight = ("italic" if cut == "Italic" else "normal"), (700 if cut == "Bold" else 400)
    return FACE.format(
        family=family, style=style, weight=weight, file=f"Formula_{name}.woff2", range=USUAL
    ), rest


def use_small_copies(styles: str) -> str:
    """The styles, with the usual characters taken from the small copies and only the others from the whole fonts."""
    for name in SMALL:
        face, rest = small_copy(name)
        whole = f'src:url(fonts/KaTeX_{name}.woff2) format("woff2")'
        styles = styles.replace(whole, f"{whole};unicode-range:{rest}") + f"\n{face}"
    return styles


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
    upper_part = NOTICE.format(version=version) + "\n" + use_small_copies(drop_sizes(trim(styles)))
    sheet.write_text(f"{upper_part}\n\n{MARK}{own_rules}", encoding="utf-8", newline="\n")
    return version


def main() -> None:
    """Vendor the package whose folder is the one argument."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "dist" / "katex.min.css").exists():
        sys.exit("Name the folder of an unpacked katex package: python tools/vendor_katex.py package")
    print(f"KaTeX {vendor(Path(sys.argv[1]))} is in dl101/sphinx/theme/static/katex.")


if __name__ == "__main__":
    main()
