"""Sheets as comma-separated values that a spreadsheet opens and does not obey."""

import codecs
import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from clausebook.tabular.cells import Cell, Unusable
from clausebook.tabular.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TableFault, too_many
from clausebook.tabular.returned import Grid
from clausebook.tabular.sheet import MARK, Sheet

__all__ = ["csv_bytes", "read_csv"]

_OBEYED = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is a formula to a spreadsheet."""
_QUOTES = re.compile(r"'*")
_DELIMITERS = (",", ";", "\t")
"""Spreadsheets write one of them, after the country they are set to."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that.

    A text that could be taken for a formula has an apostrophe before it, which reading takes off.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in row] for row in sheet.grid())
    return codecs.BOM_UTF8 + written.getvalue().encode("utf-8", "replace")


def read_csv(name: str, data: bytes) -> Grid:
    """Return the cells of a CSV file, whichever way a spreadsheet saved it; raises TableFault."""
    text = _decoded(data)
    delimiter = next((one for one in _DELIMITERS if _is_marked(text, one)), ",")
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise too_many()
            rows.append([_harmed(cell) or None for cell in row])
    except csv.Error as error:
        raise TableFault(f"is not CSV after line {len(rows)}: {error}") from None
    return Grid(name, rows)


def _written(cell: Cell) -> str:
    if cell is None or isinstance(cell, Unusable):
        return ""
    if isinstance(cell, bool | int | float):
        return json.dumps(cell)
    return _harmless(cell.isoformat() if isinstance(cell, date) else cell)


def _harmless(text: str) -> str:
    """Return a text without formulas, also where a spreadsheet parts cells by semicolons."""
    return ";".join(f"'{part}" if _is_obeyed(part) else part for part in text.split(";"))


def _harmed(text: str) -> str:
    """Return the text that ``harmless`` was given."""
    return ";".join(
        part[1:] if part.startswith("'") and _is_obeyed(part) else part for part in text.split(";")
    )


def _is_obeyed(part: str) -> bool:
    """Whether a text would be a formula if it were not for apostrophes and spaces before it."""
    bare = _QUOTES.sub("", part.lstrip(" "), count=1)
    first = unicodedata.normalize("NFKC", (bare.lstrip(" ") or bare)[:1])
    return first.startswith(_OBEYED)


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise TableFault("is not in UTF-8; save it as 'CSV UTF-8', or as XLSX") from None


def _is_marked(text: str, delimiter: str) -> bool:
    """Whether the mark of a sheet is a cell of its own when a text is parted so."""
    return any(MARK in cell and cell.startswith("{") for cell in _cells_above(text, delimiter))


def _cells_above(text: str, delimiter: str) -> Iterator[str]:
    """Yield the cells down to the row with the mark."""
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield from row
            if any(MARK in cell for cell in row):
                return
    except csv.Error:
        return
