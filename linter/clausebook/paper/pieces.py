"""A page as the pieces that the template sets: plain data, as JSON has it.

A piece is a text, or an object whose ``k`` says what it is and whose ``c`` holds the pieces in it.
Nothing in it is ever read as a program: the template shows texts as they are.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from clausebook.paper.elements import Element, Node
from clausebook.paper.tables import table_data
from clausebook.paper.vectors import svg_of

__all__ = ["Picture", "Piece", "pieces_of"]

Piece = str | dict[str, Any]
Picture = Callable[[str], str]
"""Gives for the address of a picture the name of its file beside the template, empty for none."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LONG_WORD = re.compile(r"[^\s\u200b]{40,}")
_WHOLE = 736
"""So many pixels of a drawing are as wide as the text."""
_HEADING = re.compile(r"h[1-6]")
_INLINE = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code",
    "del": "del", "ins": "ins", "sub": "sub", "sup": "sup", "cite": "em", "var": "em",
}  # fmt: skip
_BLOCKS = {
    "p": "p", "figcaption": "caption", "summary": "summary", "blockquote": "quote", "hr": "rule",
    "figure": "figure", "caption": "summary",
}  # fmt: skip
_SET_APART = frozenset(_BLOCKS.values()) | {
    "heading", "list", "numbered", "terms", "table", "listing", "chart", "group", "section", "box",
    "control",
}  # fmt: skip
_MARKED = ("qms-status", "qms-state", "qms-severity", "qms-mark")
_BOXES = ("qms-banner", "qms-reading", "qms-notice", "admonition", "qms-findings")
_GROUPS = frozenset({"body", "div", "section", "article", "details", "main", "header", "footer"})


def pieces_of(body: Element, picture: Picture) -> list[Piece]:
    """Return what is in an element; links keep their addresses for others to settle."""
    return _Conversion(picture).children(body)


class _Conversion:
    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    def children(self, element: Element) -> list[Piece]:
        found = [piece for child in element.children for piece in self._piece(child)]
        if any(_is_block(piece) for piece in found):  # the space between blocks is layout
            found = [piece for piece in found if not isinstance(piece, str) or piece.strip()]
        return found

    def _piece(self, node: Node) -> Iterator[Piece]:
        if isinstance(node, str):
            shown = _SPACE.sub(" ", node)
            if shown:
                yield _LONG_WORD.sub(_breakable, shown)
            return
        if anchor := node.attributes.get("id"):
            yield {"k": "anchor", "id": anchor}
        yield from self._element(node)

    def _element(self, node: Element) -> Iterator[Piece]:
        tag = node.tag
        if "qms-on-screen" in node.classes:  # nothing unfolds on paper
            return
        if "qms-caption" in node.classes:
            yield self._with({"k": "summary"}, node)
        elif tag in _INLINE or tag in _BLOCKS:
            yield self._with({"k": _INLINE.get(tag) or _BLOCKS[tag]}, node)
        elif _HEADING.fullmatch(tag):
            yield self._with({"k": "heading", "level": int(tag[1])}, node)
        elif tag in _SPECIAL:
            yield from _SPECIAL[tag](self, node)
        elif tag in _GROUPS:
            yield self._with({"k": _kind_of_group(node)}, node)
        elif any(mark in node.classes for mark in _MARKED):
            yield self._with({"k": "mark"}, node)
        elif "qms-hint" in node.classes:  # stands on a line of its own
            yield {"k": "break"}
            yield from self.children(node)
        elif "qms-id" in node.classes or "qms-date" in node.classes:
            yield {"k": "id", "c": [_SPACE.sub(" ", node.text())]}
        else:
            yield from self.children(node)

    def _with(self, piece: dict[str, Any], node: Element) -> Piece:
        return {**piece, "c": self.children(node)}

    def link(self, node: Element) -> Iterator[Piece]:
        yield self._with({"k": "link", "to": node.attributes.get("href", "")}, node)

    def items(self, node: Element) -> Iterator[Piece]:
        items = [self.children(one) for one in node.elements() if one.tag == "li"]
        kind = "numbered" if node.tag == "ol" and "qms-revisions" not in node.classes else "list"
        yield {"k": kind, "items": items}

    def terms(self, node: Element) -> Iterator[Piece]:
        pairs: list[list[list[Piece]]] = []
        for one in _without_groups(node):
            if one.tag == "dt":
                pairs.append([self._anchored(one), []])
            elif pairs:
                pairs[-1][1] += self._anchored(one)
        yield {"k": "terms", "pairs": pairs}

    def _anchored(self, node: Element) -> list[Piece]:
        anchor = node.attributes.get("id")
        return [*([{"k": "anchor", "id": anchor}] if anchor else []), *self.children(node)]

    def table(self, node: Element) -> Iterator[Piece]:
        caption = next((one for one in node.elements() if one.tag == "caption"), None)
        if caption is not None:
            yield from self._element(caption)
        if table := table_data(node, self._anchored):
            yield {"k": "table", **table}

    def listing(self, node: Element) -> Iterator[Piece]:
        yield {"k": "listing", "text": node.text().rstrip("\n")}

    def chart(self, node: Element) -> Iterator[Piece]:
        name = next((one.text() for one in node.elements() if one.tag == "title"), "")
        yield {"k": "chart", "svg": svg_of(node), "alt": name, "share": _share(node)}

    def image(self, node: Element) -> Iterator[Piece]:
        alternative = node.attributes.get("alt", "")
        file = self._picture(node.attributes.get("src", ""))
        yield {"k": "picture", "file": file, "alt": alternative} if file else alternative

    def line_break(self, node: Element) -> Iterator[Piece]:
        yield {"k": "break"}


_SPECIAL: dict[str, Callable[[_Conversion, Element], Iterator[Piece]]] = {
    "a": _Conversion.link,
    "ul": _Conversion.items,
    "ol": _Conversion.items,
    "dl": _Conversion.terms,
    "table": _Conversion.table,
    "pre": _Conversion.listing,
    "svg": _Conversion.chart,
    "img": _Conversion.image,
    "br": _Conversion.line_break,
}


def _share(chart: Element) -> float:
    """Return how much of the width of the text a chart takes, in per cent: letters stay small."""
    try:
        width = float(chart.attributes.get("width", ""))
    except ValueError:
        return 100
    return min(100 * width / _WHOLE, 100) if width > 0 else 100


def _is_block(piece: Piece) -> bool:
    return not isinstance(piece, str) and piece["k"] in _SET_APART


def _kind_of_group(node: Element) -> str:
    if node.tag == "section":
        return "section"
    if "qms-header" in node.classes:
        return "control"
    return "box" if any(name in node.classes for name in _BOXES) else "group"


def _without_groups(node: Element) -> Iterator[Element]:
    """Yield terms and descriptions; a pair may stand in an element of its own."""
    for one in node.elements():
        if one.tag in ("dt", "dd"):
            yield one
        else:
            yield from _without_groups(one)


def _breakable(found: re.Match[str]) -> str:
    """Return a word that is longer than a line with places at which it may break."""
    word = found.group()
    return "\u200b".join(word[start : start + 20] for start in range(0, len(word), 20))
