"""Sheets as XLSX: the only module that knows the library which writes them."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from clausebook.schema import Kind
from clausebook.tabular.cells import Cell, Unusable
from clausebook.tabular.columns import Column, Form
from clausebook.tabular.sheet import HEADER_ROWS, Sheet

__all__ = ["CHOICES", "workbook_bytes"]

CHOICES = "Choices"
"""The hidden sheet with the values that drop-down lists offer."""
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets count the days before it wrongly; such a day is written as text."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_SPARE_ROWS = 1_000
"""Rows below the records that have drop-down lists, for new ones."""
_WIDTHS = {Form.TEXT: 24, Form.LINES: 24, Form.PARTS: 48, Form.ANY: 16}
_NARROW = 12
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What people may do in the protected sheet; there is no password, so they may unprotect it."""


def workbook_bytes(sheet: Sheet, day: date) -> bytes:
    """Return a sheet as XLSX; the same sheet on the same day gives the same bytes.

    Raises ImportError where the library is missing.
    """
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, _OPTIONS)
    book.set_properties({"created": datetime(day.year, day.month, day.day, tzinfo=UTC)})
    _Writing(book, sheet).write()
    book.close()
    return written.getvalue()


class _Writing:
    def __init__(self, book: Any, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._page = book.add_worksheet(_name(sheet.title))
        self._formats: dict[Form, Any] = {}

    def write(self) -> None:
        rows = [*self._sheet.grid()]
        title = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for index, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._put(index, column, cell, title if index < HEADER_ROWS else None)
        self._lay_out(len(rows))
        self._explain()
        self._offer(len(rows) + _SPARE_ROWS)

    def _put(self, row: int, column: int, cell: Cell, form: Any) -> None:
        """Write a cell; every text is written as a text, whatever it begins with."""
        form = form or self._format(column)
        if cell is None or isinstance(cell, Unusable):
            return
        if isinstance(cell, bool):
            self._page.write_boolean(row, column, cell, form)
        elif isinstance(cell, int | float) and _fits(cell):
            self._page.write_number(row, column, cell, form)
        elif (day := self._day(row, column, cell)) is not None:
            self._page.write_datetime(row, column, day, form)
        else:
            self._page.write_string(row, column, str(cell), form)

    def _day(self, row: int, column: int, cell: Cell) -> date | None:
        is_date = column < len(self._columns) and self._columns[column].form is Form.DATE
        if not is_date or row < HEADER_ROWS or not isinstance(cell, str):
            return None
        try:
            day = date.fromisoformat(cell)
        except ValueError:
            return None
        return day if day >= _FIRST_DAY and day.isoformat() == cell else None

    @property
    def _columns(self) -> Sequence[Column]:
        return self._sheet.columns

    def _format(self, column: int) -> Any:
        """Return the format of the cells of a column; the id and what is for us are locked."""
        if column == 0 or column >= len(self._columns):
            return None
        form = self._columns[column].form
        if form not in self._formats:
            number = {Form.DATE: "yyyy-mm-dd", Form.TEXT: "@", Form.LINES: "@", Form.PARTS: "@"}
            self._formats[form] = self._book.add_format(
                {
                    "locked": False,
                    "text_wrap": True,
                    "valign": "top",
                    "num_format": number.get(form, "General"),
                }
            )
        return self._formats[form]

    def _lay_out(self, rows: int) -> None:
        last = len(self._columns)
        for index, column in enumerate(self._columns):
            width = _WIDTHS.get(column.form, _NARROW) if index else _NARROW
            self._page.set_column(index, index, width, self._format(index))
        self._page.set_column(last, last, None, None, {"hidden": True})
        self._page.set_row(0, None, None, {"hidden": True})
        self._page.freeze_panes(HEADER_ROWS, 2)
        self._page.autofilter(HEADER_ROWS - 1, 0, max(rows - 1, HEADER_ROWS - 1), last)
        self._page.protect("", _ALLOWED)

    def _explain(self) -> None:
        for index, column in enumerate(self._columns):
            text = _explanation(self._sheet.kind, column)
            size = {"author": "Clausebook", "x_scale": 2.5, "y_scale": 1 + len(text) / 150}
            self._page.write_comment(HEADER_ROWS - 1, index, text, size)

    def _offer(self, last_row: int) -> None:
        """Give cells with a closed set of values a drop-down list of them."""
        offered = [*enumerate(c for c in self._columns if c.field.choices)]
        if not offered:
            return
        page = self._book.add_worksheet(CHOICES)
        page.hide()
        places = {column.name: index for index, column in enumerate(self._columns)}
        for at, column in offered:
            for row, choice in enumerate(column.field.choices):
                page.write_string(row, at, str(choice))
            source = _range(at, len(column.field.choices))
            place = places[column.name]
            self._page.data_validation(
                HEADER_ROWS,
                place,
                last_row,
                place,
                {
                    "validate": "list",
                    "source": source,
                    "error_title": "Not one of the values",
                    "error_message": f"Choose one of the list for '{column.title}'."[:255],
                },
            )


def _range(column: int, rows: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return f"={CHOICES}!{xl_range_abs(0, column, rows - 1, column)}"


def _explanation(kind: Kind, column: Column) -> str:
    """Return what a field means, what may stand there and the clauses that it serves."""
    field = column.field
    items = field.items
    choices = field.choices or (items.choices if items is not None else ())
    reference = field.reference or (items.reference if items is not None else None)
    clauses = ", ".join(field.clauses or kind.clauses)
    ways = {
        Form.LINES: "One a line.",
        Form.PARTS: "One a line, as {name: value, name: value}.",
        Form.DATE: "A day, as 2026-03-31.",
    }
    parts = [
        field.description or column.title,
        ways.get(column.form, ""),
        f"One of: {', '.join(map(str, choices))}." if choices else "",
        f"The id of: {', '.join(reference.kinds)}."
        if reference and reference.kinds != ("*",)
        else "",
        f"ISO 9001: {clauses}" if clauses else "",
    ]
    return "\n".join(part for part in parts if part)


def _fits(number: float) -> bool:
    """Whether a spreadsheet keeps a number exactly: it has the digits of a float, 15 of them."""
    return float(f"{number:.15g}") == number


def _name(title: str) -> str:
    """Return a title as sheets may be called."""
    plain = _NOT_IN_A_NAME.sub(" ", title).strip(" '")[:_LONGEST_NAME].strip(" '")
    is_taken = plain.casefold() in ("", "history", CHOICES.casefold())
    return "Records" if is_taken else plain
