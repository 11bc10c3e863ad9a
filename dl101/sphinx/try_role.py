"""A sentence that sets a demo: {try}`a rate of 0.3 <learning_rate=0.3>`.

In the page it is a button: it gives the nearest demo above these traits, as a preset would, and can be taken back.
Another demo is named first: {try}`flip it <Neuron: preset=flip>`. A value is a number, a word or a list, [1, 2]. In a
notebook, and where scripts are off, the words stand alone. theme/js/try.js makes the buttons; the check of sources asks
the demo whether it knows the traits and takes the values.
"""

import json
import re
from dataclasses import dataclass
from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxRole

CONTENT = re.compile(r"(?P<text>.*\S)\s*<(?:(?P<demo>[A-Z]\w*):\s*)?(?P<settings>[^<>]*)>", re.DOTALL)
SETTING = re.compile(r"\s*(?P<trait>\w+)\s*=\s*(?P<value>\[[^\]]*\]|[^,\[\]]+?)\s*(?:,|$)")
FORM = "Write {try}`words <trait=value>`, with the demo's name and a colon before the trait if it is not the nearest."


@dataclass(frozen=True)
class Try:
    """What the role says: `demo` is "" for the nearest above; `changes` are {trait: value}."""

    text: str
    demo: str
    changes: dict


def read_try(content):
    """The `Try` that stands between the backticks; ValueError, with a sentence, if it can't be read."""
    found = CONTENT.fullmatch(content)
    if not found:
        raise ValueError(f"“{content}” sets nothing. {FORM}")
    changes, at = {}, 0
    settings = found["settings"].strip()
    while at < len(settings):
        setting = SETTING.match(settings, at)
        if not setting:
            raise ValueError(f"“{settings[at:].strip()}” is no trait with a value. {FORM}")
        changes[setting["trait"]] = value_of(setting["value"])
        at = setting.end()
    if not changes:
        raise ValueError(f"“{content}” sets nothing. {FORM}")
    return Try(found["text"], found["demo"] or "", changes)


def value_of(text):
    """A number or a list as JSON has it; any other text as a word."""
    try:
        return json.loads(text.replace("−", "-"))
    except json.JSONDecodeError:
        return text.strip("\"'")


class try_words(nodes.inline):  # noqa: N801 (docutils names nodes in lower case)
    """The words, with the settings as JSON in `settings`."""


class TryRole(SphinxRole):
    def run(self):
        try:
            found = read_try(self.text)
        except ValueError as error:
            message = self.inliner.reporter.error(str(error), line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], [message]
        settings = json.dumps({"demo": found.demo, "changes": found.changes}, ensure_ascii=False)
        return [try_words(self.rawtext, found.text, settings=settings)], []


def open_words(translator, node):
    translator.body.append(f'<span class="try" data-try="{escape(node["settings"])}">')


def close_words(translator, node):
    translator.body.append("</span>")


def setup(app):
    app.add_node(try_words, html=(open_words, close_words))
    app.add_role("try", TryRole())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
