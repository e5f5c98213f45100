"""What differs in the normative content of two versions of a document."""

from collections.abc import Iterator

from clausebook.control.fingerprint import record_content
from clausebook.record import LoadedDocument, Record
from clausebook.redline.comparing import Change, compare
from clausebook.redline.records import RecordChange
from clausebook.redline.sentences import sentence
from clausebook.schema import Field
from clausebook.text import Pointer

__all__ = ["is_major", "major_changes", "normative_changes", "sentence_of", "sentences"]

_LONG = 120


def normative_changes(before: LoadedDocument, after: LoadedDocument) -> tuple[RecordChange, ...]:
    """Return the records of a document whose normative content differs, by id.

    It is empty exactly where both have one fingerprint, or one cannot be read as records.
    """
    if before.header is None or after.header is None:
        return ()
    old = {record.id or str(record.pointer): record for record in before.records}
    new = {record.id or str(record.pointer): record for record in after.records}
    if before.header.id != after.header.id:  # it was given another id: the same document still
        old = {after.header.id if r is before.header else i: r for i, r in old.items()}
    every = (_changed(old.get(one), new.get(one), before, after) for one in sorted({*old, *new}))
    return tuple(change for change in every if change is not None)


def _changed(
    old: Record | None, new: Record | None, before: LoadedDocument, after: LoadedDocument
) -> RecordChange | None:
    if old is None or new is None:
        return RecordChange(old, new)
    contents = record_content(before, old), record_content(after, new)
    changes = compare(*contents, new.field)
    return RecordChange(old, new, changes, *contents) if changes else None


def major_changes(changes: tuple[RecordChange, ...]) -> Iterator[tuple[RecordChange, Change]]:
    """Yield what changed a criterion or the scope, as the schema says; not what is new or gone."""
    for of in changes:
        for change in of.changes:
            if is_major(of.record.field, change.pointer):
                yield of, change


def is_major(field: Field, pointer: Pointer) -> bool:
    """Whether a place in a record belongs to a criterion or the scope."""
    here: Field | None = field
    for step in pointer:
        if here is None:
            return False
        here = here.items if isinstance(step, int) else here.properties.get(step)
        if here is not None and here.is_major:
            return True
    return False


def sentences(changes: tuple[RecordChange, ...], document_id: str) -> tuple[str, ...]:
    """Return each change in plain words, those of records in a register with their ids."""
    return tuple(_sentences(changes, document_id))


def _sentences(changes: tuple[RecordChange, ...], document_id: str) -> Iterator[str]:
    for of in changes:
        if of.is_new or of.is_gone:
            yield f"{of.record.id} is {'new' if of.is_new else 'gone'}"
        for change in of.changes:
            yield sentence_of(of, change, document_id)


def sentence_of(of: RecordChange, change: Change, document_id: str) -> str:
    """Return one change in plain words, that of a record in a register with its id."""
    told = "" if of.record.id == document_id else f"{of.record.id}: "
    text = sentence(of, change)
    return told + (text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…")
