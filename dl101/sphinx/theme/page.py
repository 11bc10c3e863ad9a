"""What the templates know of a page beyond what Sphinx tells them."""

import base64
import re
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.environment.adapters.toctree import document_toc

from dl101.sphinx.course_map import chapters, describe, eyebrow, is_chapter, navigation, page_title
from dl101.sphinx.theme import assets
from dl101.sphinx.theme.repository_links import repository_links

# What Sphinx and myst-nb ask every page to load. Ours need none of it; the search page names its own.
SPHINX_STYLES = ("pygments.css", "basic.css", "mystnb")
SPHINX_SCRIPTS = ("documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js")
SHOWN_BY_BROWSERS = re.compile(r' download=""(?= href="[^"]*\.(?:svg|py)")')
REPEATED_META = re.compile(r'\s*<meta[^>]*name="(?:viewport|generator)"[^>]*>')


def is_loaded(asset, dropped):
    """Whether a stylesheet or script that Sphinx offers stays on the page."""
    return not Path(str(asset.filename or "")).name.startswith(dropped)


def on_this_page(app, pagename):
    """The page's sections as nested HTML lists, without the page's own title; "" if there are none.

    A sitting's title has its number before it.
    """
    contents = document_toc(app.env, pagename, app.tags)
    sections = [
        node for item in contents for node in item.children[1:] if isinstance(node, nodes.bullet_list)
    ]
    html = "".join(app.builder.render_partial(node)["fragment"] for node in sections)
    for number, (_, anchor, _) in enumerate(app.env.dl101_sittings.get(pagename, []), start=1):
        place = f'href="#{anchor}">'
        html = html.replace(place, f'{place}<span class="sitting-number">Sitting {number} </span>', 1)
    return html


def split_after_title(body):
    """The page's HTML up to its title's end, and the rest: launch links stand between."""
    head, end, rest = body.partition("</h1>")
    return (head + end, rest) if end else ("", body)


def neighbor(app, pagename, position):
    """The `Chapter` before (position 1) or after (2) this page, or None; titles are plain text."""
    docname = (app.builder.relations.get(pagename) or [None] * 3)[position]
    return describe(app.env, docname) if docname in app.env.titles else None


def page_after(app, pagename):
    """The page to go on with: from the landing page the first chapter, whatever stands before it."""
    if pagename == app.config.root_doc and (found := chapters(app.env)):
        return found[0]
    return neighbor(app, pagename, 2)


def own_address(config, pagename):
    """The page's public address, or "" while the book has none."""
    base = config.html_baseurl.rstrip("/")
    name = "" if pagename == config.root_doc else f"{pagename}.html"
    return f"{base}/{name}" if base else ""


def page_facts(app, pagename, doctree):
    """Everything about the page itself that a template prints."""
    config, env = app.config, app.env
    exists = pagename in env.all_docs
    options = config.html_theme_options
    chapter = describe(env, pagename)
    is_landing = pagename == config.root_doc
    is_wide = str(env.metadata.get(pagename, {}).get("wide")).lower() == "true"  # in the front matter
    return {
        "is_landing": is_landing,
        "is_wide": is_wide,
        "own_styles": "landing" if is_landing else env.metadata.get(pagename, {}).get("styles", ""),
        "book_title": config.html_title,
        "short_title": config.html_title.split(":")[0],
        "plain_title": page_title(env, pagename) if exists else "",
        "description": chapter.description,
        "eyebrow": eyebrow(chapter) if exists else "",
        "is_chapter": exists and is_chapter(chapter),
        "on_this_page": on_this_page(app, pagename) if exists and not (is_landing or is_wide) else "",
        "public_address": own_address(config, pagename),
        "social_card": f"{config.html_baseurl.rstrip('/')}/_static/social-card.png",
        "links": repository_links(
            options.get("repository_url", ""),
            options.get("repository_branch", "main"),
            pagename if exists else "",
            is_notebook=exists and bool(doctree) and not is_landing,
        ),
        "before": neighbor(app, pagename, 1),
        "after": page_after(app, pagename),
    }


def add_context(app, pagename, templatename, context, doctree):
    """Give the templates the page's facts, and drop the styles and scripts that the page does not need."""
    context.update(page_facts(app, pagename, doctree))
    context["pages_before"], context["chapters"], context["pages_after"] = navigation(app.env)
    context["first_paint"] = assets.first_paint()
    context["metatags"] = REPEATED_META.sub("", context.get("metatags") or "")
    body = SHOWN_BY_BROWSERS.sub("", context.get("body") or "")  # a picture to print opens, it is not saved
    context["body_head"], context["body_rest"] = split_after_title(body)
    if context["own_styles"]:
        app.builder.add_css_file(f"{context['own_styles']}.css", priority=200)
    context["css_files"] = [css for css in context["css_files"] if is_loaded(css, SPHINX_STYLES)]
    context["script_files"] = [
        script for script in context["script_files"] if is_loaded(script, SPHINX_SCRIPTS)
    ]


def not_found_page(app):
    """`404.html`. Servers show it at any depth, so it carries its styles and needs no relative address."""
    styles = assets.smaller((assets.THEME / "css" / "not_found.css").read_text(encoding="utf-8"))
    base = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/" if app.config.html_baseurl else ""
    icon = base64.b64encode((assets.THEME / "static" / "favicon.svg").read_bytes()).decode()
    facts = {"inlined_styles": assets.palette() + styles, "inlined_icon": icon, "base": base}
    yield "404", facts, "not_found.html"


def wrap_tables(app, doctree, docname):
    """Give each table a box of its own to scroll in, so that the page never scrolls sideways."""
    for table in list(doctree.findall(nodes.table)):
        box = nodes.container(classes=["table-scroll"])
        table.replace_self(box)
        box += table
