"""matplotlib's SVG, made small and fit for standing inside a page: the page's colors and font, no ids that clash."""

import hashlib
import re
import xml.etree.ElementTree as ET

NOT_DRAWN = {"metadata", "style"}
BASE = "display:block;width:100%;height:auto;margin:auto;overflow:visible;font-family:inherit;stroke-linejoin:round"
REFERENCE = re.compile(r"(?:^|url\()#([\w-]+)")  # to an id
NOTHING = {"fill:none", "opacity:0"}  # styles that leave no trace


def slim(svg, colors, alt, widest):
    """An inline SVG with a label for those who don't see it.

    colors: what to write for a color such as "#1f77d0". widest: how wide the picture may get on a page, in px.
    The same input gives the same text.
    """
    root = ET.fromstring(svg)
    for element in root.iter():
        element.tag = local(element.tag)
        element.attrib = {local(name): short(name, value, colors) for name, value in element.attrib.items()}
        element.text, element.tail = (element.text or "").strip() or None, None
    clear(root)
    keep_used_ids(root)
    unwrap(root)
    root.attrib = {
        "viewBox": root.get("viewBox"),
        "role": "img",
        "aria-label": alt,
        "style": f"{BASE};max-width:{widest}px",
    }
    return ET.tostring(root, encoding="unicode")


def local(name):
    """A name without its namespace: HTML knows SVG's elements by themselves."""
    return name.rpartition("}")[2]


def short(name, value, colors):
    """An attribute's value with fewer decimals and spaces, and the page's colors; tenths of a pixel draw a path."""
    decimals = 1 if name == "d" else 2
    for color, named in colors.items():
        value = value.replace(color, named)
    value = re.sub(
        r"-?\d+\.\d+", lambda number: f"{float(number[0]):.{decimals}f}".rstrip("0").rstrip("."), value
    )
    value = re.sub(r"\s+", " ", re.sub(r"(?<=[:;]) ", "", value)).strip()
    return relative(value) if name == "d" else value


def relative(path):
    """A path of straight lines with each point as seen from the one before: fewer signs, which pack better."""
    if re.search(r"[^MLz\d .-]", path):
        return path
    parts, x, y = [], 0, 0
    for point in re.finditer(r"z|([ML]) ?(-?[\d.]+) (-?[\d.]+)", path):
        if point[0] == "z":
            parts.append("z")
            continue
        tenths = [round(10 * float(number)) for number in point.group(2, 3)]
        if point[1] == "M":
            parts.append(f"M{tenths[0] / 10:g} {tenths[1] / 10:g}l")
        else:
            parts.append(f"{(tenths[0] - x) / 10:g} {(tenths[1] - y) / 10:g} ")
        x, y = tenths
    return "".join(parts).replace(" z", "z").strip()


def clear(root):
    """Take out what draws nothing, and the fonts: text is set in the page's."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in NOT_DRAWN or child.get("style") in NOTHING:
                parent.remove(child)
    for text in root.iter("text"):
        text.set("style", re.sub(r"font-family:[^;]*;?", "", text.get("style", "")))
        if text.get("transform", "").startswith(("rotate(0 ", "rotate(-0 ")):
            del text.attrib["transform"]


def keep_used_ids(root):
    """Ids that something refers to, with a beginning of this picture's own; no others."""
    whole = ET.tostring(root)
    prefix = "p" + hashlib.sha256(whole).hexdigest()[:8]
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {found[1] for value in values if (found := REFERENCE.search(value))}
    names = {name: f"{prefix}-{number}" for number, name in enumerate(sorted(used))}
    for element in root.iter():
        name = element.attrib.pop("id", None)
        if name in names:
            element.set("id", names[name])
        for attribute, value in element.attrib.items():
            if found := REFERENCE.search(value):
                element.set(attribute, value.replace(f"#{found[1]}", f"#{names[found[1]]}"))


def unwrap(parent):
    """Lift the children of groups that say nothing out of them."""
    children = []
    for child in parent:
        unwrap(child)
        children += list(child) if child.tag == "g" and not child.attrib else [child]
    parent[:] = children
