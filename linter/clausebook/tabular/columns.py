"""The columns of a sheet: the fields of a kind, nested groups laid out flat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clausebook.record import INHERITED, Record
from clausebook.schema import Field, Kind

__all__ = ["Column", "Form", "all_columns", "columns_of"]

_FIRST = ("id", "title", "status")
_NEVER = frozenset({"kind", "of", "records", "approval", "rejections", "lint_ignore"})
"""What a record is, and what is given by commands of its own or with a reason in the file."""
_CONTROL = frozenset({*INHERITED, "reviewed_in", "supersedes", "history", "clauses"})
"""Document control; shown where records say it themselves and do not leave it to their register."""


class Form(StrEnum):
    """How a value stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LINES = "lines"
    """A list of texts or numbers, one a line."""
    PARTS = "parts"
    """A list of groups, one a line in braces."""
    ANY = "any"
    """What may be of several types; a text that looks like a number stands in quotes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field with the way that leads to it, and the titles on this way."""

    path: tuple[str, ...]
    title: str
    field: Field

    @property
    def name(self) -> str:
        """The names on the way, as in ``inherent.likelihood``."""
        return ".".join(self.path)

    @property
    def form(self) -> Form:
        """How the values of the column are written."""
        field = self.field
        if field.items is not None:
            return Form.PARTS if field.items.properties or field.items.items else Form.LINES
        if field.type in ("integer", "number"):
            return Form.NUMBER
        if field.type == "boolean":
            return Form.BOOLEAN
        if field.is_date:
            return Form.DATE
        is_text = field.type == "string" or any(isinstance(one, str) for one in field.choices)
        return Form.TEXT if is_text else Form.ANY


def all_columns(kind: Kind) -> tuple[Column, ...]:
    """Return the columns that a sheet of a kind can have, in the order in which they stand."""
    fields = kind.fields.properties
    first = [name for name in _FIRST if name in fields]
    own = [name for name in fields if name not in (*first, *_NEVER, *_CONTROL)]
    control = [name for name in fields if name in _CONTROL and name not in first]
    names = (*first, *own, *control)
    return tuple(column for name in names for column in _flat((name,), "", fields[name]))


def columns_of(kind: Kind, records: Iterable[Record]) -> tuple[Column, ...]:
    """Return the columns for some records: all of their kind, of document control what they use."""
    used = {name for record in records for name in record.values}
    return tuple(
        column
        for column in all_columns(kind)
        if column.path[0] not in _CONTROL or column.path[0] in (*_FIRST, *used)
    )


def _flat(path: tuple[str, ...], above: str, field: Field) -> Iterator[Column]:
    title = f"{above}: {field.title}" if above else field.title
    if not field.properties:
        yield Column(path, title, field)
    for name, below in field.properties.items():
        yield from _flat((*path, name), title, below)
