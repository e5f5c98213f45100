"""Pieces of SVG: elements with escaped text and attributes, labels, the outer frame."""

import re
from html import escape
from math import inf

from clausebook.charts.lettering import TEXT, cut

__all__ = ["NARROW", "WIDE", "element", "label", "number", "picture", "title", "titled"]

WIDE, NARROW = 736.0, 340.0
"""Widths for which charts are drawn, in pixels: beside a page's text, and on a telephone."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """Return an element; content is SVG already, attribute values are escaped.

    Underscores in names of attributes become hyphens, one at their end is dropped (``class_``).
    Attributes that are None are left out.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(_written(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(content)
    return f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"


def label(
    x: float,
    y: float,
    words: str,
    *,
    room: float = inf,
    size: float = TEXT,
    **attributes: str | float | None,
) -> str:
    """Return a text; one wider than ``room`` pixels is cut, and said whole on pointing."""
    shown = cut(words, room, size)
    whole = title(words) if shown != words else ""
    given = {"font_size": None if size == TEXT else size, **attributes}
    return element("text", whole, _escaped(shown), x=x, y=y, **given)


def number(value: float) -> str:
    """Return a number as people write it: no ``.0``, at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def title(words: str) -> str:
    """Return what its surrounding element says on pointing."""
    return element("title", _escaped(words))


def titled(words: str, *content: str, **attributes: str | float | None) -> str:
    """Return a group that says these words on pointing."""
    return element("g", title(words), *content, **attributes)


def picture(
    chart_id: str,
    size: tuple[float, float],
    heading: str,
    description: str,
    *content: str,
    class_: str = "",
    has_links: bool = False,
) -> str:
    """Return the outer element with title and description; ``chart_id`` is unique in its page.

    The size is in units of the drawing, about one pixel each; a style sheet may scale it. One with
    links is no image to a screen reader, for nobody looks for links inside an image.
    """
    width, height = size
    return element(
        "svg",
        element("title", _escaped(heading), id=f"{chart_id}-title"),
        element("desc", _escaped(description), id=f"{chart_id}-desc"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        id=chart_id,
        class_=f"qms-chart {class_}".strip(),
        role="group" if has_links else "img",
        aria_labelledby=f"{chart_id}-title",
        aria_describedby=f"{chart_id}-desc",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        font_family="system-ui, sans-serif",
        font_size=TEXT,
    )


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), quote=True)


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
