"""What a sheet that came back asks to change, held against how the records are now."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clausebook.record import Record
from clausebook.tabular.cells import Cell, NotUnderstood, fingerprint, readings, shown
from clausebook.tabular.columns import Column
from clausebook.tabular.returned import Origin, Returned, ReturnedRow
from clausebook.tabular.sheet import TOO_LONG, cell_of, value_at

__all__ = ["Addition", "Change", "Conflict", "Merge", "Trouble", "merge"]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed in the sheet alone; None stands for an absent value."""

    place: str
    record: Record
    column: Column
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed in the sheet, and otherwise in the file."""

    place: str
    record: Record
    column: Column
    here: Any
    """What the file says now."""
    there: Any
    """What the sheet says."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A new row: the values of a record that has no id yet."""

    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell or row that cannot be taken over as it is; ``record`` is an id or empty."""

    place: str
    record: str
    message: str


@dataclass
class Merge:
    """What a sheet comes to.

    ``gone`` are ids whose rows are missing in it; ``vanished`` those of unchanged rows whose
    records are no longer there.
    """

    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    gone: tuple[str, ...] = ()
    vanished: list[str] = field(default_factory=list)


def merge(sheet: Returned, columns: Iterable[Column], records: Mapping[str, Record]) -> Merge:
    """Return what the sheet asks for; ``records`` are those of its kind by id."""
    return _Merging(sheet, {column.name: column for column in columns}, records).merge()


class _Merging:
    def __init__(
        self, sheet: Returned, columns: Mapping[str, Column], records: Mapping[str, Record]
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._records = records
        self._rows_of: dict[str, int] = {}
        self._made = Merge()

    def merge(self) -> Merge:
        for area in self._sheet.merged:
            self._trouble(area, "", "these cells are merged; split them, each has its own value")
        given = [_text(row.cells.get("id")) for row in self._sheet.rows]
        for row, row_id in zip(self._sheet.rows, given, strict=True):
            if row.origin is not None and row_id == row.origin.id:
                self._known_row(row, row.origin)
        for row, row_id in zip(self._sheet.rows, given, strict=True):
            if row.origin is None or row_id != row.origin.id:
                self._other_row(row, row_id)
        left = self._sheet.ids or ()
        self._made.gone = tuple(one for one in left if one not in self._rows_of)
        self._made.changes.sort(key=lambda change: (change.record.path, change.record.pointer))
        return self._made

    def _known_row(self, row: ReturnedRow, origin: Origin) -> None:
        if origin.id in self._rows_of:
            first = self._rows_of[origin.id]
            self._at_id(
                row, origin.id, f"stands in row {first} too; empty the id of the one that is new"
            )
            return
        self._rows_of[origin.id] = row.number
        record = self._records.get(origin.id)
        if record is not None:
            for name, cell in row.cells.items():
                if name in self._columns and name != "id":
                    self._cell(row, record, self._columns[name], cell, origin)
        elif any(self._differs(name, cell, origin) for name, cell in row.cells.items()):
            self._at_id(row, origin.id, "was changed here, but there is no such record any more")
        else:
            self._made.vanished.append(origin.id)

    def _other_row(self, row: ReturnedRow, row_id: str) -> None:
        if row.repeats_titles:
            self._at_id(row, "", "the titles stand here again; delete this row")
        elif row.origin is not None and row.origin.id not in self._rows_of:
            self._rows_of[row.origin.id] = row.number
            self._at_id(
                row,
                row.origin.id,
                f"the id was {f'changed to {row_id!r}' if row_id else 'deleted'}; put "
                f"{row.origin.id} back, an id is changed by 'clausebook renumber'",
            )
        elif row_id:
            self._at_id(row, "", f"a new row has the id {row_id!r}; leave it empty, it is given")
        elif row.stands_apart:
            self._at_id(
                row, "", "something stands here below an empty row; delete it, or close the gap"
            )
        else:
            self._addition(row)

    def _cell(
        self, row: ReturnedRow, record: Record, column: Column, cell: Cell, origin: Origin
    ) -> None:
        base = origin.fingerprints.get(column.name)
        if fingerprint(cell) == base:
            return
        place = self._sheet.place(row.number, column.name)
        try:
            wanted = _meant(cell, column, base)
        except NotUnderstood as reason:
            self._trouble(place, record.id, f"{column.title}: {reason}")
            return
        before = value_at(record.values, column.path)
        if _is_same(wanted, before) or fingerprint(shown(wanted, column)) == base:
            return
        if _is_cut(wanted):
            self._trouble(place, record.id, f"{column.title}: only a part of the text is here")
        elif not _has_room(record, column):
            where = ".".join(column.path[:-1])
            self._trouble(place, record.id, f"{column.title}: '{where}' is no group in the file")
        elif _is_cut(cell_of(record, column)):
            told = "the text is longer than a cell can be; change it in the file"
            self._trouble(place, record.id, f"{column.title}: {told}")
        elif fingerprint(cell_of(record, column)) != base:
            self._made.conflicts.append(Conflict(place, record, column, before, wanted))
        else:
            self._made.changes.append(Change(place, record, column, before, wanted))

    def _differs(self, name: str, cell: Cell, origin: Origin) -> bool:
        return fingerprint(cell) != origin.fingerprints.get(name)

    def _addition(self, row: ReturnedRow) -> None:
        values: dict[str, Any] = {}
        is_sound = True
        for column in self._columns.values():
            cell = row.cells.get(column.name)
            try:
                value = _meant(cell, column, None)
            except NotUnderstood as reason:
                place = self._sheet.place(row.number, column.name)
                self._trouble(place, "", f"{column.title}: {reason}")
                is_sound = False
                continue
            if value is not None:
                _put(values, column.path, value)
        if not values or not is_sound:
            return
        alike = self._alike(values)
        if alike is None:
            self._made.additions.append(Addition(row.number, values))
        else:
            self._at_id(
                row,
                "",
                f"{alike} says the same and is not in this sheet: was the row imported before? "
                "Then export again, or delete this row; else make it differ",
            )

    def _alike(self, values: Mapping[str, Any]) -> str | None:
        """Return the record that an earlier import of the same sheet may have made of a row."""
        said = [
            (c.path, v)
            for c in self._columns.values()
            if (v := value_at(values, c.path)) is not None
        ]
        known = {*(self._sheet.ids or ()), *self._rows_of}
        for record in self._records.values():
            is_new = record.id not in known
            if is_new and all(_is_same(value_at(record.values, path), v) for path, v in said):
                return record.id
        return None

    def _at_id(self, row: ReturnedRow, record: str, message: str) -> None:
        self._trouble(self._sheet.place(row.number, "id"), record, message)

    def _trouble(self, place: str, record: str, message: str) -> None:
        self._made.troubles.append(Trouble(place, record, message))


def _meant(cell: Cell, column: Column, base: str | None) -> Any:
    """Return what a cell means, of several readings the one that it had when it left.

    Raises NotUnderstood.
    """
    found = readings(cell, column)
    same = [one for one in found if fingerprint(shown(one, column)) == base]
    if len(found) == 1 or same:
        return (same or found)[0]
    said = " or ".join(str(one) for one in found)
    raise NotUnderstood(f"'{_text(cell)}' may be {said}; write the one that is meant")


def _is_cut(value: Any) -> bool:
    """Whether a cell holds only a part of a text: what comes after it cannot be compared."""
    return isinstance(value, str) and value.endswith(TOO_LONG)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _put(values: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *above, name = path
    for step in above:
        values = values.setdefault(step, {})
    values[name] = value


def _has_room(record: Record, column: Column) -> bool:
    """Whether a value can stand at a column: what stands above it is a group, or nothing."""
    above: Iterator[Any] = (
        value_at(record.values, column.path[:end]) for end in range(1, len(column.path))
    )
    return all(value is None or isinstance(value, dict) for value in above)


def _is_same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
