"""The words of a record for the search index and for formats without HTML."""

from collections.abc import Iterator
from typing import Any

from clausebook.control.readers import WITHHELD
from clausebook.language import _, choice_word, number_text, status_text
from clausebook.record import Record
from clausebook.schema import Field
from clausebook.sphinxext.manual import Manual
from clausebook.sphinxext.page.fields import label_of
from clausebook.sphinxext.page.relations import relations
from clausebook.sphinxext.prose import is_plain

__all__ = ["field_words", "header_words", "relation_words", "title_of"]


def header_words(record: Record) -> str:
    """Return id, kind, status and version in one paragraph."""
    words = (record.id, _(record.kind.title), status_text(record.status), record.text("version"))
    return " · ".join(word for word in words if word)


def title_of(record: Record) -> str:
    """Return id and title; what a search for either finds."""
    title = record.title if record.title != record.id else ""
    return " ".join(part for part in (record.id, title) if part)


def field_words(manual: Manual, record: Record, skipped: frozenset[str]) -> str:
    """Return a paragraph for each field; prose with markup is left to its own nodes."""
    own = {name: value for name, value in record.values.items() if name not in skipped}
    return "\n\n".join(_lines(manual, record.field, own))


def relation_words(manual: Manual, record: Record) -> str:
    """Return a paragraph for each verb that links the record with others."""
    return "\n\n".join(
        f"{verb}: " + "; ".join(_named(manual, target) for target in targets)
        for verb, targets in relations(manual, record)
    )


def _lines(manual: Manual, field: Field, values: dict[str, Any]) -> Iterator[str]:
    known = field.properties
    for name in (*known, *(name for name in values if name not in known)):
        if name in values:
            shown = _shown(manual, known.get(name), values[name])
            if shown:
                yield f"{label_of(known.get(name), name)}: {shown}"


def _shown(manual: Manual, field: Field | None, value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(_lines(manual, field, value)) if field else _bare(value)
    if isinstance(value, list):
        items = field.items if field else None
        return ", ".join(shown for v in value if (shown := _shown(manual, items, v)))
    if isinstance(value, str):
        return _text(manual, field, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else number_text(value)


def _text(manual: Manual, field: Field | None, text: str) -> str:
    if field is not None and field.reference is not None:
        return _named(manual, text)
    if field is not None and field.is_prose and not is_plain(text):
        return ""
    if field is None or text not in field.choices:
        return text
    return status_text(text) if field.name == "status" else choice_word(text)


def _bare(value: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {inner}" for name, inner in value.items())


def _named(manual: Manual, record_id: str) -> str:
    record = manual.corpus.get(record_id)
    if record_id == WITHHELD:
        return _(WITHHELD)
    if record is None:
        return _("{id} (missing)", id=record_id)
    return title_of(manual.in_its_language(record))
