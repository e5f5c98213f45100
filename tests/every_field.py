"""Records in which every field of their kind says something, to follow what becomes of it."""

from collections.abc import Callable
from typing import Any

from clausebook.schema import Field, Kind

__all__ = ["SETTLED", "filled"]

Text = Callable[[Field, tuple[str, ...]], str]
"""Returns what stands in a field of text, by the field and the way that leads to it."""

SETTLED = frozenset({"id", "kind", "of", "records", "classification", "status", "language"})
"""What says which record this is and for whom, and so is not filled."""


def filled(kind: Kind, text: Text, reference: Text) -> dict[str, Any]:
    """Return the values of a record of a kind with every field of its schema filled.

    Texts and references come from the two functions; what has a closed set of values, a day or a
    number gets one that the schema allows.
    """
    return {
        name: _value(field, (name,), text, reference)
        for name, field in kind.fields.properties.items()
        if name not in SETTLED
    }


def _value(field: Field, path: tuple[str, ...], text: Text, reference: Text) -> Any:
    if field.properties:
        return {
            name: _value(below, (*path, name), text, reference)
            for name, below in field.properties.items()
        }
    if field.items is not None:
        return [_value(field.items, (*path, "*"), text, reference)]
    return _single(field, path, text, reference)


def _single(field: Field, path: tuple[str, ...], text: Text, reference: Text) -> Any:
    if field.choices:
        return field.choices[0]
    if field.type in ("integer", "number", "boolean"):
        return field.type == "boolean" or 3
    if field.is_date:
        return "2026-05-01"
    if field.reference is not None:
        return reference(field, path)
    said = text(field, path)
    return {"object": {said: said}, "array": [said]}.get(field.type or "", said)
