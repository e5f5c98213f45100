"""What a page says, read back from its HTML."""

import re
from html import unescape
from html.parser import HTMLParser

__all__ = ["Page", "reads_back", "rows"]

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


def reads_back(*charts: str):
    """Mark a test that holds the numbers of charts, named as in ``draw_<name>``, to the records."""

    def mark(test):
        test.charts_read_back = charts
        return test

    return mark


class Page(HTMLParser):
    """Elements with attributes, ids, and tags that were opened and not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.misnested: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.misnested += self._open

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [a["href"] for tag, a in self.elements if tag == "a" and "href" in a]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.misnested.append(tag)


def rows(text: str) -> list[list[str]]:
    """Return the cells of all table rows as words."""
    found = []
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        found.append([" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in cells])
    return found
