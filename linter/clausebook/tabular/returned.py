"""A grid of cells that came back, understood as the sheet that left."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clausebook.tabular.cells import Cell
from clausebook.tabular.sheet import FORMAT, MARK, TITLES

__all__ = ["Grid", "NotASheet", "Origin", "Returned", "ReturnedRow", "returned"]

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table by row, from the first; ``merged`` are ranges as in ``B2:C3``.

    Rows may be of different lengths. ``name`` is what people call the table.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[str, ...] = ()


class NotASheet(Exception):
    """A table did not come from an export, or lost what says what it is; the message says what."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a row was when it left: the record, its document, fingerprints of cells by column."""

    id: str
    path: str
    fingerprints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row with its cells by the name of their column; ``origin`` is None for a new one.

    ``number`` counts from 1, as spreadsheets do. ``stands_apart`` says that nothing stands in the
    row above; ``repeats_titles`` that it is another row of titles.
    """

    number: int
    cells: Mapping[str, Cell]
    origin: Origin | None
    stands_apart: bool = False
    repeats_titles: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back.

    ``places`` are the letters of columns by name; ``unknown`` those of columns with something in
    them that the sheet did not have; ``ids`` the records that left, None where they were too many
    to be noted.
    """

    name: str
    kind: str
    register: str
    ids: tuple[str, ...] | None
    exported: tuple[str, ...]
    places: Mapping[str, str]
    unknown: tuple[str, ...]
    rows: tuple[ReturnedRow, ...]
    merged: tuple[str, ...]

    def place(self, row: int, column: str) -> str:
        """Return a cell as spreadsheets name it, as in ``F7``."""
        return f"{self.places.get(column, '')}{row}"


def returned(grid: Grid) -> Returned | None:
    """Return what a grid holds, None where it did not come from an export.

    Raises NotASheet where it did and cannot be read any more.
    """
    found = _marked(grid)
    if found is None:
        return None
    index, last, told = found
    if told[MARK] != FORMAT:
        raise NotASheet(f"was written by another version of Clausebook (form {told[MARK]})")
    exported = tuple(map(str, told["columns"]))
    names = _names(grid.rows[index], exported, last)
    rows = tuple(_rows(grid, index, last, names, exported))
    ids = told.get("ids")
    return Returned(
        grid.name,
        str(told["kind"]),
        str(told["register"]),
        tuple(map(str, ids)) if isinstance(ids, list) else None,
        exported,
        {name: _letters(column) for column, name in names.items()},
        tuple(_unknown(grid, index, last, names)),
        rows,
        grid.merged,
    )


def _marked(grid: Grid) -> tuple[int, int, dict[str, Any]] | None:
    """Return the row of names, the column of what is for the program, and what its cell says."""
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("{") and MARK in cell:
                told = _object(cell)
                if told is not None and MARK in told and isinstance(told.get("columns"), list):
                    return index, column, {"kind": "", "register": "", **told}
    return None


def _object(text: str) -> dict[str, Any] | None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _names(row: Sequence[Cell], exported: tuple[str, ...], last: int) -> dict[int, str]:
    """Return the names of columns by their index; raises NotASheet where one is there twice."""
    found: dict[int, str] = {}
    for column, cell in enumerate(row):
        name = cell.strip() if isinstance(cell, str) else ""
        if column == last or name not in exported:
            continue
        if name in found.values():
            raise NotASheet(
                f"has the column '{name}' twice, in {_letters(column)} again; delete one of them"
            )
        found[column] = name
    if "id" not in found.values():
        raise NotASheet("has lost the column 'id', by which its rows are known; export it again")
    return found


def _rows(
    grid: Grid, header: int, last: int, names: Mapping[int, str], exported: tuple[str, ...]
) -> Iterator[ReturnedRow]:
    titles: Mapping[str, Cell] = {}
    is_blank_above = False
    for index, row in enumerate(grid.rows):
        cells = {name: row[column] for column, name in names.items() if column < len(row)}
        told = row[last] if last < len(row) else None
        if told == TITLES:
            titles = cells
        if index == header or told == TITLES:
            is_blank_above = False
            continue
        is_blank = all(cell in (None, "") for cell in row)
        if not is_blank:
            origin = _origin(told, exported)
            apart = origin is None and is_blank_above
            yield ReturnedRow(index + 1, cells, origin, apart, _repeats(cells, titles))
        is_blank_above = is_blank


def _origin(told: Cell, exported: tuple[str, ...]) -> Origin | None:
    found = _object(told) if isinstance(told, str) and told.startswith("{") else None
    if found is None or not {"id", "path", "cells"} <= found.keys():
        return None
    text = str(found["cells"])
    length = len(text) // len(exported) if exported else 0
    parts = [text[start : start + length] for start in range(0, length * len(exported), length)]
    by_name = dict(zip(exported, parts, strict=False)) if length else {}
    return Origin(str(found["id"]), str(found["path"]), by_name)


def _repeats(cells: Mapping[str, Cell], titles: Mapping[str, Cell]) -> bool:
    """Whether most cells of a row say the title of their column."""
    said = {name: cell for name, cell in cells.items() if cell not in (None, "")}
    same = sum(cell == titles.get(name) for name, cell in said.items())
    return bool(said) and same / len(said) > _HALF


def _unknown(grid: Grid, header: int, last: int, names: Mapping[int, str]) -> Iterator[str]:
    width = max(map(len, grid.rows))
    for column in range(width):
        if column == last or column in names:
            continue
        has_words = any(
            column < len(row) and row[column] not in (None, "")
            for index, row in enumerate(grid.rows)
            if index != header
        )
        if has_words:
            yield _letters(column)


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 0, as spreadsheets name it."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
