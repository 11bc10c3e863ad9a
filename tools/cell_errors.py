"""Say which code cells stopped in the last build: page, line and the error, from the reports that MyST-NB writes."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "_build" / "html" / "reports"
RULE = "-" * 18


def cell_error(report, page):
    """`page:line: sentence` for one report. Its cell stands between two rules; its last line is the error."""
    text = re.sub(r"\x1b\[[\d;]*m", "", report.read_text(encoding="utf-8"))
    _, cell, trace = text.split(f"{RULE}\n", 2) if text.count(f"{RULE}\n") > 1 else ("", "", text)
    source = page.read_text(encoding="utf-8").replace("\r\n", "\n")
    at = source.find(cell.strip("\n")) if cell.strip() else -1
    first = source.count("\n", 0, at) + 1 if at >= 0 else 1
    inside = re.search(r"Cell In\[\d+\], line (\d+)", trace)
    line = first + (int(inside[1]) - 1 if inside and at >= 0 else 0)
    error = [part for part in trace.strip().split("\n") if part.strip()][-1].strip()
    return f"{page.relative_to(ROOT).as_posix()}:{line}: The code cell stops here: {error}"


def main():
    for report in sorted(REPORTS.rglob("*.err.log")):
        page = ROOT / report.relative_to(REPORTS).with_suffix("").with_suffix(".md")
        if page.exists():
            print(cell_error(report, page), file=sys.stderr)
        report.unlink()


if __name__ == "__main__":
    main()
