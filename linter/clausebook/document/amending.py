"""Values put into a document or taken out of it, all the rest left as it was, byte for byte.

Each amendment is one small edit of the text, in the header of a Markdown document too. The text is
read again after it, and an amendment after which the document would say anything else than intended
is refused: better by hand than wrong.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from clausebook.amendment import Amendment, Append, Put, Rename, TakeOut
from clausebook.document.composing import compose
from clausebook.document.document import Document, read
from clausebook.document.node_edits import (
    NoPlace,
    append_item,
    put_key,
    put_value,
    rename_key,
    take_out,
)
from clausebook.text import Pointer

__all__ = ["Amendment", "Append", "CannotAmend", "Put", "Rename", "TakeOut", "amended"]


class CannotAmend(Exception):
    """The document is written in a way that cannot be amended safely; it was not changed."""

    def __init__(self, path: str, pointer: Pointer) -> None:
        super().__init__(path, pointer)
        self.path = path
        self.pointer = pointer


def amended(document: Document, amendments: Iterable[Amendment]) -> Document:
    """Return the document with all amendments made, one after the other.

    Its text has no byte order mark, as that of any document. Raises CannotAmend.
    """
    for amendment in amendments:
        for step in _steps(document.value, amendment):
            document = _made(document, step)
    return document


def _steps(value: Any, amendment: Amendment) -> Iterator[Amendment]:
    """Yield the single edits of an amendment, none where nothing is to be done."""
    is_there, found = _found(value, amendment.pointer)
    match amendment:
        case TakeOut():
            if is_there:
                yield amendment
        case Rename(pointer, name):
            if is_there and isinstance(pointer[-1], str) and name != pointer[-1]:
                yield amendment
        case Append(pointer, item, order):
            yield amendment if isinstance(found, list) else Put(pointer, [item], order)
        case Put(pointer, new):
            if isinstance(found, dict) and found and isinstance(new, dict) and new:
                for key, below in new.items():
                    yield from _steps(value, Put((*pointer, key), below, tuple(new)))
                yield from (TakeOut((*pointer, key)) for key in found if key not in new)
            elif not is_there or not _is_same(found, new):
                yield amendment


def _made(document: Document, step: Amendment) -> Document:
    """Return the document after one edit, read back; raises CannotAmend."""
    intended = _intended(document.value, step)
    try:
        text = _edited(document.yaml_text, step)
    except NoPlace:
        raise CannotAmend(document.path, step.pointer) from None
    whole = text + document.text[len(document.yaml_text) :]
    after = read(document.path, whole.encode())
    new_faults = {fault.kind for fault in after.faults} - {fault.kind for fault in document.faults}
    if new_faults or after.body != document.body or not _is_same(after.value, intended):
        raise CannotAmend(document.path, step.pointer)
    return after


def _edited(text: str, step: Amendment) -> str:
    root = compose(text) if text else None
    if root is None or not step.pointer:
        raise NoPlace
    match step:
        case TakeOut(pointer):
            return take_out(text, root, pointer)
        case Rename(pointer, name):
            return rename_key(text, root, pointer, name)
        case Append(pointer, value):
            return append_item(text, root, pointer, value)
        case Put(pointer, value, order):
            return put_value(text, root, pointer, value) or put_key(
                text, root, pointer, value, order
            )


def _found(value: Any, pointer: Pointer) -> tuple[bool, Any]:
    """Return whether something stands at a pointer, and what."""
    for step in pointer:
        is_key = isinstance(value, dict) and step in value
        is_index = isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)
        if not (is_key or is_index):
            return False, None
        value = value[step]
    return True, value


def _intended(value: Any, step: Amendment) -> Any:
    """Return what the document is to say after one edit; nothing is changed in place."""
    return _changed(value, step.pointer, step)


def _changed(value: Any, rest: Pointer, step: Amendment) -> Any:
    if not rest:
        return [*value, step.value] if isinstance(step, Append) else getattr(step, "value", None)
    key, *below = rest
    is_last = not below
    if isinstance(value, list):
        items = list(enumerate(value))
        if is_last and isinstance(step, TakeOut):
            return [item for index, item in items if index != key]
        return [_changed(i, tuple(below), step) if index == key else i for index, i in items]
    if not isinstance(value, dict):
        return value
    if is_last and isinstance(step, TakeOut | Rename):
        named = {step.name: value.get(str(key))} if isinstance(step, Rename) else {}
        return {name: item for name, item in value.items() if name != key} | named
    return {**value, key: _changed(value.get(str(key)), tuple(below), step)}


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values are the same, 1 and 1.0 and true kept apart."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
