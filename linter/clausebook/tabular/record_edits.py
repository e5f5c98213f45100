"""Changed cells as small amendments of the documents in which their records stand."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from clausebook.document.amending import Amendment, Append, Put, TakeOut
from clausebook.record import Record
from clausebook.schema import Field
from clausebook.tabular.merging import Change
from clausebook.text import Pointer

__all__ = ["record_edits"]


def record_edits(record: Record, changes: Iterable[Change]) -> list[Amendment]:
    """Return the amendments of a record's document that make the changes of its cells.

    Items of lists are changed, added and taken out one by one where that can be told.
    """
    before = dict(record.values)
    after: Any = before
    for change in changes:
        after = _with(after, change.column.path, change.after, record.field)
    return list(_steps(record.pointer, before, after))


def _with(values: Any, path: Sequence[str], value: Any, field: Field) -> Any:
    """Return a group with another value at the end of a way; one left empty is None."""
    name, *below = path
    found = dict(values) if isinstance(values, Mapping) else {}
    if below:
        value = _with(found.get(name), below, value, field.properties[name])
    if value is None:
        found.pop(name, None)
    elif name in found:
        found[name] = value
    else:
        found = _inserted(found, name, value, tuple(field.properties))
    return found or None


def _inserted(found: dict[str, Any], name: str, value: Any, order: Sequence[str]) -> dict[str, Any]:
    """Return a group with a new key after those that the schema names before it."""
    earlier = set(order[: order.index(name)])
    keys = list(found)
    at = max((i for i, key in enumerate(keys, start=1) if key in earlier), default=0)
    at = at or len(keys)
    items = [*found.items()]
    return dict([*items[:at], (name, value), *items[at:]])


def _steps(pointer: Pointer, before: Any, after: Any) -> Iterator[Amendment]:
    if isinstance(before, dict) and isinstance(after, dict) and before and after:
        for name, value in after.items():
            if name not in before:
                yield Put((*pointer, name), value, tuple(after))
            else:
                yield from _steps((*pointer, name), before[name], value)
        yield from (TakeOut((*pointer, name)) for name in before if name not in after)
    elif isinstance(before, list) and isinstance(after, list) and before and after:
        yield from _of_list(pointer, before, after)
    elif json.dumps(before) != json.dumps(after):
        yield Put(pointer, after)


def _of_list(pointer: Pointer, before: list[Any], after: list[Any]) -> Iterator[Amendment]:
    """Yield the steps from one list to another, from its end, so that places stay true.

    Where items were put between others, each place gets what it now holds: to write the list anew
    would lose the comments in it.
    """
    old, new = ([json.dumps(item, sort_keys=True) for item in side] for side in (before, after))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if not all(_can_be_made(block, len(before)) for block in blocks):
        blocks = [("replace", 0, len(before), 0, len(after))]
    for kind, begin, end, start, stop in reversed(blocks):
        if kind == "equal":
            continue
        yield from (Append(pointer, item) for item in after[start + end - begin : stop])
        surplus = range(begin + stop - start, end)
        yield from (TakeOut((*pointer, index)) for index in reversed(surplus))
        for here, there in zip(range(begin, end), range(start, stop), strict=False):
            yield from _steps((*pointer, here), before[here], after[there])


def _can_be_made(block: tuple[str, int, int, int, int], length: int) -> bool:
    """Whether a difference of two lists needs no item between others."""
    _, begin, end, start, stop = block
    return stop - start <= end - begin or end == length
