"""What a drawing says, read back from its SVG, and the texts that no drawing may stumble over."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from clausebook.charts.lettering import TEXT, width_of

__all__ = ["HOSTILE", "SVG", "beyond", "carrying", "numbers", "parsed", "sound", "words"]

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '<script>alert("1")</script>',
    '\'" onload="x',
    "x" * 300,
    "many words " * 30,
    "מטריצת סיכונים עם מילים",
    "🔥 hot & cold 👩🏽‍🚒",
    "a\x01b",
    "]]>",
    "",
)
_TAGS = frozenset(
    "svg title desc defs pattern line g rect text path circle a".split()  # noqa: SIM905
)


def parsed(text: str) -> Element:
    """Return the outer element; raises where the text is not well-formed."""
    return fromstring(text)  # noqa: S314 - drawn by ourselves


def sound(text: str, chart_id: str) -> Element:
    """Return the outer element of a drawing that holds what every drawing must."""
    root = parsed(text)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= _TAGS
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    links = [element.attrib["href"] for element in root.iter(f"{SVG}a")]
    assert root.attrib["role"] == ("group" if "qms-graph" in root.attrib["class"] else "img")
    assert not links or root.attrib["role"] == "group"  # nobody looks for a link inside an image
    assert root.attrib["aria-labelledby"] == f"{chart_id}-title"
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(one == chart_id or one.startswith(f"{chart_id}-") for one in ids)
    assert "nan" not in text
    assert not re.search(r'="-?inf', text)
    assert not any("width" in e.attrib and float(e.attrib["width"]) < 0 for e in root.iter())
    painted = [e for e in root.iter() if e.tag.removeprefix(SVG) in ("text", "circle", "rect")]
    assert all("fill" in element.attrib for element in painted)
    return root


def carrying(root: Element, name: str) -> list[dict[str, str]]:
    """Return the attributes of all elements that carry a data attribute, in order."""
    return [dict(element.attrib) for element in root.iter() if f"data-{name}" in element.attrib]


def numbers(root: Element, name: str) -> list[float]:
    """Return the numbers in a data attribute, in order."""
    return [float(attributes[f"data-{name}"]) for attributes in carrying(root, name)]


def words(root: Element) -> list[str]:
    """Return the texts as they are seen."""
    return ["".join(_shown(element)) for element in root.iter(f"{SVG}text")]


def beyond(root: Element) -> list[str]:
    """Return the texts that reach out of the drawing, by the guess of their width."""
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    found = []
    for element in root.iter(f"{SVG}text"):
        shown = "".join(_shown(element))
        size = float(element.attrib.get("font-size", TEXT))
        extent = width_of(shown, size) * 0.9
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        anchor = element.attrib.get("text-anchor", "start")
        left = {"start": x, "middle": x - extent / 2, "end": x - extent}[anchor]
        if left < -2 or left + extent > width + 2 or not 0 <= y <= height + 2:
            found.append(shown)
    return found


def _shown(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""
