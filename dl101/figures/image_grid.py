"""Small pictures of numbers, such as digits and a unit's weights: squares in the page's own colors."""

import html

import numpy as np

from dl101.figures.picture import INK, NEGATIVE, ON_PAGES, POSITIVE, Picture

LEVELS = 16  # of strength: as many as the digits have; a path for each keeps the file small
# As many columns as were asked for; fewer where they would become smaller than 3.8em.
GRID = (
    "display:grid;grid-template-columns:repeat(auto-fill,minmax(max(3.8em,"
    "(100% - ({columns} - 1)*0.9em)/{columns} - 0.1px),1fr));gap:0.9em;max-width:calc({columns}*7em + 1em);"
    "margin:auto;text-align:center;line-height:1.3"
)


def images(arrays, titles=(), *, columns=5, alt):
    """Small pictures side by side, at most `columns` in a row, each with its title below.

    Numbers from 0 up are ink: the largest of all is darkest on a light page, brightest on a dark one. Where some are
    negative, blue is positive and orange negative. 0 is the page itself.
    """
    arrays = np.asarray(arrays, dtype=float)
    largest = np.abs(arrays).max() or 1.0
    signed = (arrays < 0).any()
    titles = list(titles) or [""] * len(arrays)
    tiles = [
        f"<div>{pixels(array / largest, signed)}<div>{html.escape(str(title))}</div></div>"
        for array, title in zip(arrays, titles, strict=True)
    ]
    style = GRID.format(columns=min(columns, len(tiles)))
    return Picture(
        f'<div role="img" aria-label="{html.escape(alt)}" style="{style}">{"".join(tiles)}</div>', alt
    )


def pixels(array, signed):
    """The squares of an image as SVG; numbers from −1 to 1, of which the size is the square's strength.

    Ink is as strong as its number. Weak weights are lifted (strength = size to the power of 0.7), so that blue and
    orange can be told apart on a dark page too.
    """
    height, width = array.shape
    levels = np.round(array * LEVELS).astype(int)
    power = 0.7 if signed else 1
    paths = [
        f'<path style="fill:{ON_PAGES[color_of(level, signed)]}"'
        f' fill-opacity="{(abs(level) / LEVELS) ** power:.3g}" d="'
        + "".join(f"M{x} {y}h1v1h-1z" for y, x in np.argwhere(levels == level))
        + '"/>'
        for level in np.unique(levels[levels != 0]).tolist()
    ]
    edge = 'fill="none" stroke="currentColor" stroke-opacity=".35" stroke-width=".1"'
    frame = f'<path {edge} d="M0 0h{width}v{height}H0z"/>'
    box = f'viewBox="-.05 -.05 {width + 0.1} {height + 0.1}" shape-rendering="crispEdges"'
    return f'<svg {box} style="display:block;width:100%">{"".join(paths)}{frame}</svg>'


def color_of(level, signed):
    if not signed:
        return INK
    return POSITIVE if level > 0 else NEGATIVE
