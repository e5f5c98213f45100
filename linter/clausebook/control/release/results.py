"""Results that a maintained document gathers beside what was approved, such as measured values."""

from collections.abc import Iterator
from typing import Any

from clausebook.record import LoadedDocument
from clausebook.redline.comparing import canonical
from clausebook.schema import Field, Nature

__all__ = ["results"]


def results(document: LoadedDocument) -> Iterator[list[Any]]:
    """Yield each item of the lists that the schemas call retained: record, keys down to it, item.

    These lists only grow: an item that was recorded stays as it is.
    """
    for record in document.records:
        for keys, item in _results(record.values, record.field, (), is_result=False):
            yield [record.id, *keys, item]


def _results(
    value: Any, field: Field | None, keys: tuple[str, ...], *, is_result: bool
) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        below = field.properties if field is not None else {}
        for key, found in value.items():
            if key in below:
                kept = is_result or below[key].schema.get("x-nature") == Nature.RETAINED
                yield from _results(found, below[key], (*keys, key), is_result=kept)
    elif isinstance(value, list):
        item = field.items if field is not None else None
        for found in value:
            if is_result:
                yield keys, canonical(found, item)
            else:
                yield from _results(found, item, keys, is_result=False)
