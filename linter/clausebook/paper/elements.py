"""HTML of a page as a tree of elements, without what only a screen needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "Node", "parse_page"]

_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source", "col"})
_OF_A_SCREEN = frozenset({"script", "style", "nav", "noscript", "template", "form", "button"})
_CLASSES_OF_A_SCREEN = frozenset(
    {"headerlink", "qms-narrow-chart", "qms-contents", "qms-notice-bar", "qms-unseen"}
)


@dataclass(slots=True)
class Element:
    """An element with its attributes and what is in it: elements and text."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names in its attribute ``class``."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self) -> Iterator["Element"]:
        """Yield the elements right below."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all below it, in their order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(list(element.elements()))

    def text(self) -> str:
        """Return all text below."""
        parts = (c if isinstance(c, str) else c.text() for c in self.children)
        return "".join(parts)


Node = Element | str


def parse_page(html: str) -> Element:
    """Return the body of a page as the children of a ``body``.

    Left out are scripts, styles, navigation and what a style sheet shows on small screens only.
    Tags that are never closed end with what they are in.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.body


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.body = Element("body")
        self._open = [self.body]
        self._left_out = 0
        """How many elements are open in one that is left out, itself among them."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or remember that one is left out."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        if self._left_out:
            self._left_out += tag not in _VOID
        elif _is_of_a_screen(element):
            self._left_out = int(tag not in _VOID)
        else:
            self._open[-1].children.append(element)
            if tag not in _VOID:
                self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element of SVG that has no content."""
        if not self._left_out:
            element = Element(tag, {name: value or "" for name, value in attrs})
            self._open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name and all that are open in it."""
        if self._left_out:
            self._left_out -= tag not in _VOID
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self._left_out:
            self._open[-1].children.append(data)


def _is_of_a_screen(element: Element) -> bool:
    if element.tag in _OF_A_SCREEN or "hidden" in element.attributes:
        return True
    return bool(element.classes & _CLASSES_OF_A_SCREEN)
