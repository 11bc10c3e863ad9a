"""The stylesheet and the script of every page, what the first page has besides, and the removal of what none loads."""

import hashlib
import re
import shutil
from pathlib import Path

THEME = Path(__file__).parent
MOUNT = THEME.parent / "mount.js"  # beside the extension that writes what it mounts
PALETTE = THEME.parents[1] / "widgets" / "lib" / "palette.css"
# The order matters: later parts refine earlier ones, and progress comes before what shows it.
STYLES = [
    "fonts", "base", "layout", "content", "boxes", "code", "demos", "progress", "print",
]  # fmt: skip
SCRIPTS = [
    "make", "progress", "mount", "theme_switch", "search_keys", "on_this_page", "copy_code", "scrollers", "print",
    "prediction_made", "progress_tally", "progress_marks", "reveals", "exercise_marks", "solve_here", "try",
]  # fmt: skip
APART = ["progress_panel", "search_mark"]  # scripts that few pages need, each a file of its own
STYLES_APART = ["landing", "cheat_sheet"]  # so with styles: the front matter's `styles` asks for one

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SCRIPT_COMMENT = re.compile(r"^ *(?://[^\n]*|/\*\*.*?\*/)\n", re.DOTALL | re.MULTILINE)  # on lines of its own
LIGHT_DARK = re.compile(r"light-dark\(([^,()]+), [^()]+\)")
# Sphinx, its basic theme and myst-nb leave these in the output; our pages have their own instead.
UNUSED = [
    "basic.css", "pygments.css", "mystnb.*.css", "file.png", "minus.png", "plus.png", "doctools.js",
    "documentation_options.js", "language_data.js", "searchtools.js", "sphinx_highlight.js",
]  # fmt: skip


def smaller(css):
    """The same rules without comments, indentation and empty lines."""
    lines = (line.strip() for line in COMMENT.sub("", css).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def light_only(palette):
    """The light values of the palette, for browsers that do not know `light-dark()`."""
    light = LIGHT_DARK.sub(r"\1", palette)
    return f"@supports not (color: light-dark(#000, #fff)) {{\n{light}}}\n"


def palette():
    """The palette that pages and demos share, and its light values for old browsers."""
    colors = PALETTE.read_text(encoding="utf-8")
    return smaller(colors + light_only(colors))


def stylesheet():
    """The styles that all pages share."""
    parts = (THEME / "css" / f"{name}.css" for name in STYLES)
    return palette() + "".join(smaller(part.read_text(encoding="utf-8")) for part in parts)


def script():
    """All scripts of the book's pages, each in a scope of its own."""
    files = (MOUNT if name == "mount" else THEME / "js" / f"{name}.js" for name in SCRIPTS)
    return '"use strict";\n' + "".join(map(in_scope, files))


def in_scope(file):
    """A script without its comments, in a scope of its own."""
    return f"{{\n{SCRIPT_COMMENT.sub('', file.read_text(encoding='utf-8'))}}}\n"


def first_paint():
    """The script that stands in the page's head and chooses light or dark before anything is drawn."""
    return (THEME / "js" / "first_paint.js").read_text(encoding="utf-8").strip()


def written_assets():
    """The files that the theme writes into `_static`, name to text."""
    scripts = {f"{name}.js": in_scope(THEME / "js" / f"{name}.js") for name in APART}
    styles = {
        f"{name}.css": smaller((THEME / "css" / f"{name}.css").read_text(encoding="utf-8"))
        for name in STYLES_APART
    }
    return {"book.css": stylesheet(), "book.js": script(), **scripts, **styles}


def fingerprint():
    """Changes with any style or script; as a Sphinx setting it has every page written again."""
    everything = "".join(written_assets().values()) + first_paint()
    return hashlib.sha256(everything.encode()).hexdigest()[:16]


def write_assets(app):
    """Write stylesheet and script before any page, because pages name them with a hash of their content."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    for name, text in written_assets().items():
        (static / name).write_text(text, encoding="utf-8", newline="\n")


def copy_social_card(app, exception):
    """Chats and social networks ask for the card by its public address: without one, nobody needs it."""
    card = Path(app.srcdir, "assets", "social-card.png")
    if exception is None and app.config.html_baseurl and card.exists():
        shutil.copy(card, Path(app.outdir, "_static", card.name))


def remove_unused(app, exception):
    """Delete the files in `_static` that no page loads."""
    for pattern in UNUSED if exception is None and app.builder.format == "html" else []:
        for path in Path(app.outdir, "_static").glob(pattern):
            path.unlink()
