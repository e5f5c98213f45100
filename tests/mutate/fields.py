"""Walks through the values of records beside the fields that the schemas have for them."""

from collections.abc import Iterator
from typing import Any

from clausebook.record import Record
from clausebook.schema import Field
from clausebook.text import Pointer
from tests.mutate.example import Example

__all__ = ["IDENTITY", "all_values"]

IDENTITY = ("id", "kind", "of", "records")
"""What makes a record, or a register, what it is; other operators change these."""


def all_values(example: Example) -> Iterator[tuple[Record, Pointer, Field, Any]]:
    """Yield every value of every record with its route in the record and its field."""
    for record in example.records():
        for steps, field, value in _below(record.kind.fields, record.values, ()):
            yield record, steps, field, value


def _below(field: Field, value: Any, steps: Pointer) -> Iterator[tuple[Pointer, Field, Any]]:
    if isinstance(value, dict):
        for name, child in field.properties.items():
            if name in value and (steps or name not in IDENTITY):
                yield (*steps, name), child, value[name]
                yield from _below(child, value[name], (*steps, name))
    elif isinstance(value, list) and field.items is not None:
        for index, item in enumerate(value):
            yield (*steps, index), field.items, item
            yield from _below(field.items, item, (*steps, index))
