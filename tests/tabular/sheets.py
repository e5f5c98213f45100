"""Sheets of the example organisation, and grids with single cells changed."""

import io
from functools import cache

import openpyxl

from clausebook.tabular.columns import all_columns
from clausebook.tabular.csv_form import csv_bytes, read_csv
from clausebook.tabular.merging import Merge, merge
from clausebook.tabular.returned import Grid, returned
from clausebook.tabular.sheet import Sheet, sheet_of
from clausebook.tabular.workbook_reading import read_workbook
from clausebook.tabular.workbook_writing import workbook_bytes
from tests.example.example import AS_OF, corpus

__all__ = ["KINDS", "back", "csv_again", "merged", "records_of", "resaved", "sheet", "xlsx_again"]


@cache
def records_of(kind: str):
    """Return the records of a kind by id."""
    return {r.id: r for r in corpus().all_records if r.kind.name == kind}


KINDS = sorted({record.kind.name for record in corpus().all_records})


@cache
def sheet(kind: str) -> Sheet:
    found = corpus().library.kinds[kind]
    return sheet_of(found.plural, found, [*records_of(kind).values()], "")


def xlsx_again(one: Sheet) -> Grid:
    return next(read_workbook(workbook_bytes(one, AS_OF)))


def csv_again(one: Sheet) -> Grid:
    return read_csv("sheet.csv", csv_bytes(one))


def resaved(one: Sheet, change=None) -> Grid:
    """Return the grid after another program opened the workbook, changed and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(one, AS_OF)))
    if change is not None:
        change(book.worksheets[0])
    written = io.BytesIO()
    book.save(written)
    return next(read_workbook(written.getvalue()))


def back(grid: Grid):
    found = returned(grid)
    assert found is not None
    return found


def merged(grid: Grid, records=None) -> Merge:
    found = back(grid)
    kind = corpus().library.kinds[found.kind]
    return merge(found, all_columns(kind), records or records_of(found.kind))
