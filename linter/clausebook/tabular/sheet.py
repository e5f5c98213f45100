"""A sheet as it leaves: the grid of its cells."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clausebook.record import Record
from clausebook.schema import Kind
from clausebook.tabular.cells import Cell, fingerprint, shown
from clausebook.tabular.columns import Column, columns_of

__all__ = [
    "FORMAT",
    "HEADER_ROWS",
    "LONGEST_CELL",
    "MARK",
    "TITLES",
    "TOO_LONG",
    "Row",
    "Sheet",
    "cell_of",
    "sheet_of",
    "value_at",
]

MARK = "clausebook-sheet"
"""The key in the last cell of the first row by which a sheet is known for one of ours."""
FORMAT = 1
HEADER_ROWS = 2
"""The names of the fields, then their titles."""
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""
TITLES = '"titles"'
"""The last cell of the row of titles."""
TOO_LONG = " … (too long for a cell: edit it in the file)"


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its document, and a cell for each column."""

    id: str
    path: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Records of one kind as a table; ``register`` is the path of the one that takes new rows."""

    title: str
    kind: Kind
    register: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def grid(self) -> Iterator[list[Cell]]:
        """Yield the rows of cells: names, titles, and the records.

        The last cell of each is for the program: whose row it is, and what its cells were.
        """
        yield [*(column.name for column in self.columns), self._mark()]
        yield [*(column.title for column in self.columns), TITLES]
        for row in self.rows:
            cells = "".join(map(fingerprint, row.cells))
            yield [*row.cells, json.dumps({"id": row.id, "path": row.path, "cells": cells})]

    def _mark(self) -> str:
        told: dict[str, Any] = {
            MARK: FORMAT,
            "kind": self.kind.name,
            "register": self.register,
            "columns": [column.name for column in self.columns],
        }
        with_ids = json.dumps({**told, "ids": [row.id for row in self.rows]})
        return with_ids if len(with_ids) <= LONGEST_CELL else json.dumps(told)


def sheet_of(title: str, kind: Kind, records: Sequence[Record], register: str) -> Sheet:
    """Return the sheet of some records of a kind; each must have an id that no other one has."""
    columns = columns_of(kind, records)
    rows = [
        Row(record.id, record.path, tuple(cell_of(record, c) for c in columns))
        for record in records
    ]
    return Sheet(title, kind, register, columns, tuple(rows))


def value_at(values: Any, path: Sequence[str]) -> Any:
    """Return what stands at the end of a way through groups, None where it ends before."""
    for name in path:
        values = values.get(name) if isinstance(values, Mapping) else None
    return values


def cell_of(record: Record, column: Column) -> Cell:
    """Return what the sheet shows of a record in a column; a text that is too long is cut."""
    cell = shown(value_at(record.values, column.path), column)
    if isinstance(cell, str) and len(cell) > LONGEST_CELL:
        return cell[: LONGEST_CELL - len(TOO_LONG)] + TOO_LONG
    return cell
