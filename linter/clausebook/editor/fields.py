"""Which field of which kind stands where a cursor is."""

from collections.abc import Iterable
from typing import NamedTuple

from clausebook.editor.cursor import ITEM, Cursor, top_values
from clausebook.schema import Field, Kind, SchemaLibrary

__all__ = ["Spot", "spot_at"]


class Spot(NamedTuple):
    """A place by its schema: the kind of the record, None where the text names none, and the field.

    ``path`` leads from the record to the field; an empty one is the record itself.
    """

    kind: Kind | None
    field: Field
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the field, without the items that it may be one of."""
        return next((step for step in reversed(self.path) if step != ITEM), "")


def spot_at(library: SchemaLibrary, text: str, cursor: Cursor, *below: str) -> Spot | None:
    """Return the field at the path of a cursor, or at steps below it; None where there is none."""
    named = top_values(text)
    kind = library.kinds.get(named.get("kind", ""))
    path = (*cursor.path, *below)
    if kind is not None and kind.name == "register" and path[:2] == ("records", ITEM):
        kind, path = library.kinds.get(named.get("of", "")), path[2:]
    found = _below(kind.fields if kind is not None else library.header, path)
    return None if found is None else Spot(kind, found, path)


def _below(field: Field, path: Iterable[str]) -> Field | None:
    found: Field | None = field
    for step in path:
        if found is None:
            return None
        found = found.items if step == ITEM else found.properties.get(step)
    return found
