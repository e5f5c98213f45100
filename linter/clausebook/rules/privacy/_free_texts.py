"""The texts that people write freely in records, and the text below a header."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clausebook.corpus import Corpus
from clausebook.document import Document
from clausebook.record import Place, Record
from clausebook.schema import Field
from clausebook.text import Location, Pointer, Position, Span

__all__ = ["FreeText", "free_texts", "place_in", "said_freely", "text_below"]

_APART = "\n "
"""What separates texts that are searched at once: nothing that is looked for goes across it."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """One text that was written freely; ``key`` is the nearest key above it.

    ``document`` is given for the text below a header, where a line can be named.
    """

    record: Record
    key: str
    value: str
    pointer: Pointer
    document: Document | None = None


def free_texts(record: Record) -> Iterator[FreeText]:
    """Yield the texts of a record that are neither personal by design nor bound to a form.

    Left out are fields that the schema marks as personal, references, choices, days and what has
    to follow a pattern or a format.
    """
    for name, value in record.values.items():
        field = record.field.written_freely.get(name)
        if field is not None and not (name == "records" and record.kind.name == "register"):
            yield from _walk(record, name, field, value, (*record.pointer, name))


def said_freely(record: Record) -> str:
    """Return all that ``free_texts`` yields in one text, for a quick first look."""
    found: list[str] = []
    for name, field in record.field.written_freely.items():
        value = record.values.get(name)
        if value is not None and not (name == "records" and record.kind.name == "register"):
            _gather(found, field, value)
    return _APART.join(found)


def _gather(found: list[str], field: Field, value: Any) -> None:
    """Add the free texts in a value; every record passes here, and most are left at that."""
    if isinstance(value, str):
        if not field.is_bound:
            found.append(value)
    elif isinstance(value, dict):
        below = field.written_freely
        for name, inner in value.items():
            if name in below:
                _gather(found, below[name], inner)
    elif isinstance(value, list) and field.items is not None and field.items.holds_free_text:
        for item in value:
            _gather(found, field.items, item)


def _walk(
    record: Record, key: str, field: Field, value: Any, pointer: Pointer
) -> Iterator[FreeText]:
    if isinstance(value, str):
        if not field.is_bound:
            yield FreeText(record, key, value, pointer)
    elif isinstance(value, dict):
        for name, below in value.items():
            inner = field.written_freely.get(name)
            if inner is not None:
                yield from _walk(record, name, inner, below, (*pointer, name))
    elif isinstance(value, list) and field.items is not None and field.items.holds_free_text:
        for index, item in enumerate(value):
            yield from _walk(record, key, field.items, item, (*pointer, index))


def text_below(corpus: Corpus, record: Record) -> FreeText | None:
    """Return the Markdown below the header of a prose document, None where there is none."""
    document = corpus.documents[record.path]
    if not document.body or record.in_register:
        return None
    return FreeText(record, "", document.body, (), document)


def place_in(text: FreeText, start: int, end: int) -> Place | Location:
    """Return the place of a part of a text: the line below a header, else the whole value."""
    if text.document is None:
        return Place(text.record.path, text.pointer, "value", text.record.id or None)
    before = text.value[:start]
    line = text.document.body_line + before.count("\n")
    column = start - (before.rfind("\n") + 1) + 1
    length = len(text.value[start:end].splitlines()[0])
    return Location(text.record.path, Span(Position(line, column), Position(line, column + length)))
