"""Reads a table out of a page: its cells as text, and its HTML with a label on each cell."""

import re
from dataclasses import dataclass, field
from html import escape, unescape

__all__ = ["Row", "Table", "read_table"]

_APART = frozenset({"br", "dd", "details", "div", "dl", "dt", "li", "ol", "p", "summary", "ul"})
"""Elements that stand on a line of their own."""
_UNREAD = frozenset({"svg", "title"})
_CELLS = frozenset({"td", "th"})
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)"
    r"(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
"""A tag or a comment of HTML that this manual wrote: whole, in small letters, its text escaped."""
_ACROSS = re.compile(r"""^(?:[^"]|"[^"]*")*?\scolspan=""")
"""The attributes of a cell that goes across, whatever stands in quotes before."""


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row; one whose only cell goes across is the title of the rows below it."""

    cells: tuple[str, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``html`` is as it was, or with its column on each cell.

    Tables in its cells are text of these cells.
    """

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    html: str


def read_table(html: str, *, labelled: bool = False) -> Table:
    """Return the table that begins where the HTML does; what follows it is not looked at.

    Cells are ``labelled`` with the name of their column where a style sheet is to show it.
    """
    reader = _Reader(labelled=labelled)
    reader.read(html)
    return Table(reader.head, tuple(reader.rows), "".join(reader.html))


@dataclass
class _Open:
    """The cell that is being read."""

    across: bool
    text: list[str] = field(default_factory=list)


class _Reader:
    """Writes down what it reads.

    A page of records has thousands of cells, and the parser of the standard library, which expects
    any HTML, took a sixth of the time in which such a page is written.
    """

    def __init__(self, *, labelled: bool) -> None:
        self._labelled = labelled
        self.head: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.html: list[str] = []
        self._row: list[_Open] = []
        self._cell: _Open | None = None
        self._in_head = False
        self._unread = 0
        self._depth = 0

    def read(self, html: str) -> None:
        """Read to the end of the first table."""
        done = 0
        for found in _TAG.finditer(html):
            self._read_text(html[done : found.start()])
            done = found.end()
            name = found["name"]
            if name is None:
                self.html.append(found.group())
            elif found["end"]:
                self._end_tag(name, found.group())
                if name == "table" and not self._depth:
                    return
            elif found["attributes"].endswith("/"):
                self._part(name)
                self.html.append(found.group())
            else:
                self._begin_tag(name, found.group(), found["attributes"])

    def _begin_tag(self, tag: str, written: str, attributes: str) -> None:
        self._depth += tag == "table"
        is_own = self._depth <= 1
        if is_own and tag in _CELLS:
            across = "colspan" in attributes and _ACROSS.search(attributes) is not None
            if self._labelled and tag == "td" and len(self._row) < len(self.head):
                label = escape(self.head[len(self._row)], quote=True)
                written = f'<td data-label="{label}"{written.removeprefix("<td")}'
            self._cell = _Open(across)
            self._row.append(self._cell)
        elif is_own and tag == "tr":
            self._row = []
        self._in_head = self._in_head or (is_own and tag == "thead")
        self._unread += tag in _UNREAD
        self._part(tag)
        self.html.append(written)

    def _end_tag(self, tag: str, written: str) -> None:
        self.html.append(written)
        self._part(tag)
        self._unread -= tag in _UNREAD
        self._depth -= tag == "table"
        if self._depth <= 1:
            self._end(tag)

    def _end(self, tag: str) -> None:
        """End a part of the table that is read."""
        if tag in _CELLS:
            self._cell = None
        elif tag == "tr":
            self._end_row()
        elif tag == "thead":
            self._in_head = False

    def _read_text(self, written: str) -> None:
        if not written:
            return
        self.html.append(written)
        if self._cell is not None and not self._unread:
            self._cell.text.append(unescape(written))

    def _part(self, tag: str) -> None:
        if self._cell is not None:
            is_apart = tag in _APART or (tag == "tr" and self._depth > 1)
            self._cell.text.append("\n" if is_apart else " " if tag in _CELLS else "")

    def _end_row(self) -> None:
        cells = tuple(_told(cell.text) for cell in self._row)
        if self._in_head:
            self.head = cells
        else:
            is_title = len(self._row) == 1 and self._row[0].across
            self.rows.append(Row(cells, is_title))


def _told(text: list[str]) -> str:
    """Return the lines of a cell in one, parted by semicolons."""
    lines = (" ".join(line.split()) for line in "".join(text).split("\n"))
    return "; ".join(line for line in lines if line)
