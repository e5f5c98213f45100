"""A table as comma-separated values that a spreadsheet opens and does not obey."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

from clausebook.language import N_, _
from clausebook.sphinxext.tables.reading import Table

__all__ = ["csv_text"]

_OBEYED = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet."""
_NUMBER = re.compile(r"[+-][0-9]+(?:[.,][0-9]+)?\s?%?")
_GROUP = N_("Group")
_MARK = "\ufeff"
"""Without it some spreadsheets take the text for one in the letters of one country."""


def csv_text(table: Table) -> str:
    """Return a table as CSV (RFC 4180), with the title of its rows as a first column if any has."""
    is_grouped = any(row.is_title for row in table.rows)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    if table.head:
        writer.writerow(_harmless([*[_(_GROUP)] * is_grouped, *table.head]))
    writer.writerows(map(_harmless, _rows(table, is_grouped=is_grouped)))
    return _MARK + written.getvalue()


def _rows(table: Table, *, is_grouped: bool) -> Iterator[list[str]]:
    title = ""
    for row in table.rows:
        if row.is_title:
            title = row.cells[0]
        else:
            yield [*[title] * is_grouped, *row.cells]


def _harmless(cells: Sequence[str]) -> list[str]:
    """Return cells without formulas, also for those whose spreadsheet parts cells by semicolons."""
    return [";".join(map(_defused, cell.split(";"))) for cell in cells]


def _defused(part: str) -> str:
    first = unicodedata.normalize("NFKC", part.lstrip(" ")[:1])
    is_formula = first.startswith(_OBEYED) and not _NUMBER.fullmatch(part.strip())
    return f"'{part}" if is_formula else part
