"""The book's own Sphinx theme: its layout, one stylesheet, one script, and nothing else."""

from pathlib import Path

from dl101.sphinx.theme import assets, page


def settle_options(app, config):
    """Settings of Sphinx that belong to this look and not to a book's configuration."""
    config.html_permalinks_icon = '<span aria-hidden="true">#</span>'  # its title names it, not the sign
    config.html_use_index = False
    config.html_domain_indices = False
    config.dl101_assets = assets.fingerprint()


def setup(app):
    app.setup_extension("dl101.sphinx.course_map")
    app.setup_extension("dl101.sphinx.closed_boxes")
    app.setup_extension("dl101.sphinx.progress_keys")
    app.setup_extension("dl101.sphinx.progress_panel")
    app.setup_extension("dl101.sphinx.teaching_boxes")
    app.setup_extension("dl101.sphinx.reveals")
    app.setup_extension("dl101.sphinx.exercise_cards")
    app.setup_extension("dl101.sphinx.kept_together")
    app.setup_extension("dl101.sphinx.search_places")
    app.add_html_theme("dl101", str(Path(__file__).parent))
    app.add_config_value("dl101_assets", "", "html")  # a changed style has every page written again
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it, whoever reads it
    app.add_css_file("book.css", priority=100)
    app.add_js_file("book.js", priority=100, defer="")
    app.connect("config-inited", settle_options)
    app.connect("builder-inited", assets.write_assets)
    app.connect("doctree-resolved", page.wrap_tables)
    app.connect("html-page-context", page.add_context, priority=900)  # after those that add a page's files
    app.connect("html-collect-pages", page.not_found_page)
    app.connect("build-finished", assets.copy_social_card)
    app.connect("build-finished", assets.remove_unused)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
