"""Color Python as the pages do, line by line."""

import re

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer


def code_lines(lines: list[str]) -> list[str]:
    """Each line as HTML, with the classes that the pages color (see theme/css/code.css), its spaces kept."""
    colored = highlight("\n".join(lines), PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
    # names and spaces have no color of their own
    plain = re.sub(r'<span class="(?:n|w|nn)">([^<]*)</span>', r"\1", colored)
    return [f"<code>{line}</code>" for line in plain.rstrip("\n").split("\n")]
