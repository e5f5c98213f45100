"""Reads a table out of a page: its cells as text, and its HTML with a label on each cell."""

from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

__all__ = ["Row", "Table", "read_table"]

_APART = frozenset({"br", "dd", "details", "div", "dl", "dt", "li", "ol", "p", "summary", "ul"})
"""Elements that stand on a line of their own."""
_UNREAD = frozenset({"svg", "title"})
_CELLS = frozenset({"td", "th"})


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
    reader.feed(html)
    reader.close()
    return Table(reader.head, tuple(reader.rows), "".join(reader.html))


@dataclass
class _Open:
    """The cell that is being read."""

    across: bool
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Writes down what it reads, character references included."""

    def __init__(self, *, labelled: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._labelled = labelled
        self.head: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.html: list[str] = []
        self._row: list[_Open] = []
        self._cell: _Open | None = None
        self._in_head = False
        self._unread = 0
        self._depth = 0
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._ended:
            return
        written = self.get_starttag_text() or ""
        self._depth += tag == "table"
        is_own = self._depth <= 1
        if is_own and tag in _CELLS:
            across = "colspan" in dict(attrs)
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

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._ended:
            self._part(tag)
            self.html.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self._ended:
            return
        self.html.append(f"</{tag}>")
        self._part(tag)
        self._unread -= tag in _UNREAD
        self._depth -= tag == "table"
        if self._depth <= 1:
            self._end(tag)
        self._ended = tag == "table" and self._depth == 0

    def _end(self, tag: str) -> None:
        """End a part of the table that is read."""
        if tag in _CELLS:
            self._cell = None
        elif tag == "tr":
            self._end_row()
        elif tag == "thead":
            self._in_head = False

    def handle_data(self, data: str) -> None:
        self._read(data, data)

    def handle_entityref(self, name: str) -> None:
        self._read(f"&{name};", unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._read(f"&#{name};", unescape(f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        self._read(f"<!--{data}-->", "")

    def _read(self, written: str, text: str) -> None:
        if self._ended:
            return
        self.html.append(written)
        if self._cell is not None and not self._unread:
            self._cell.text.append(text)

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
