"""Pieces of SVG: elements with escaped text and attributes, wrapped labels, the outer frame."""

import re
from html import escape

__all__ = ["element", "fitted", "in_two_lines", "label", "number", "picture"]

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
    x: float, y: float, words: str, *, width: int = 0, **attributes: str | float | None
) -> str:
    """Return a text; one longer than ``width`` characters is cut, and said whole on pointing."""
    shown = fitted(words, width) if width else words
    whole = element("title", _escaped(words)) if shown != words else ""
    return element("text", whole, _escaped(shown), x=x, y=y, **attributes)


def fitted(words: str, width: int) -> str:
    """Return a text of at most ``width`` characters, an ellipsis where it was cut."""
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def in_two_lines(words: str, width: int) -> tuple[str, ...]:
    """Return a text as it is, or broken once between words where it is longer than ``width``."""
    if len(words) <= width:
        return (words,)
    place = words.rfind(" ", 0, width + 1)
    return (words,) if place < 1 else (words[:place], words[place + 1 :])


def number(value: float) -> str:
    """Return a number as people write it: no ``.0``, at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def picture(
    chart_id: str,
    size: tuple[float, float],
    title: str,
    description: str,
    *content: str,
    class_: str = "",
) -> str:
    """Return the outer element with title and description; ``chart_id`` is unique in its page.

    The size is in units of the drawing, about one pixel each; a style sheet may scale it.
    """
    width, height = size
    return element(
        "svg",
        element("title", _escaped(title), id=f"{chart_id}-title"),
        element("desc", _escaped(description), id=f"{chart_id}-desc"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        id=chart_id,
        class_=f"qms-chart {class_}".strip(),
        role="img",
        aria_labelledby=f"{chart_id}-title",
        aria_describedby=f"{chart_id}-desc",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        font_family="system-ui, sans-serif",
        font_size=13,
    )


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), quote=True)


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
