"""A picture for pages and notebooks, and the colors that it takes from the page around it."""

INK, POSITIVE, NEGATIVE, GOOD = "#1d2433", "#1f77d0", "#ee7a10", "#0b6e57"

# What a color becomes: the page's own, by its name in palette.css; where there is none (a notebook), a color that
# can be told from black and from white. Text and axes have the color of the text around them.
ON_PAGES = {
    INK: "currentColor",
    POSITIVE: "var(--positive, #3b86d6)",
    NEGATIVE: "var(--negative, #d9730d)",
    GOOD: "var(--good, #1c9c7c)",
}


class Picture:
    """A picture for pages and notebooks: `alt` says in words what `html` shows."""

    def __init__(self, content, alt):
        if not alt.strip():
            raise ValueError("alt is empty: say in a sentence what the picture shows")
        self.alt, self.html = alt, content

    def _repr_html_(self):
        return self.html

    def __repr__(self):
        return f"Picture({self.alt!r})"
