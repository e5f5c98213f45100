"""What became of each record between two states of a QMS."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.redline.comparing import Change, canonical, compare

__all__ = ["BODY", "RecordChange", "compare_corpora", "content_of"]

BODY = "body"
"""Under this name the text below the header of a prose document is compared."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is new, gone, changed or moved to another document.

    ``content_before`` and ``content_after`` are what it said and says; pointers of changes lead
    into the first, those of additions into the second.
    """

    before: Record | None
    after: Record | None
    changes: tuple[Change, ...] = ()
    content_before: Mapping[str, Any] = field(default_factory=dict)
    content_after: Mapping[str, Any] = field(default_factory=dict)

    @property
    def record(self) -> Record:
        """The record as it is, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_new(self) -> bool:
        """Whether it was not there before."""
        return self.before is None

    @property
    def is_gone(self) -> bool:
        """Whether it is not there any more."""
        return self.after is None

    @property
    def has_moved(self) -> bool:
        """Whether it stands in another file."""
        return (
            self.before is not None
            and self.after is not None
            and self.before.path != self.after.path
        )


def compare_corpora(before: Corpus, after: Corpus) -> tuple[RecordChange, ...]:
    """Return the records that differ, by id; a renamed file holds the same record."""
    ids = sorted({*before.by_id, *after.by_id})
    found = (_changed(before, after, record_id) for record_id in ids)
    return tuple(change for change in found if change is not None)


def content_of(corpus: Corpus, record: Record) -> dict[str, Any]:
    """Return all that a record itself says: its values, and the text below its header.

    The records of a register are records of their own.
    """
    content = {key: value for key, value in record.values.items() if key != "records"}
    body = None if record.in_register else corpus.documents[record.path].body
    if body is not None and body.strip():
        content[BODY] = body.strip("\n")
    return content


def _changed(before: Corpus, after: Corpus, record_id: str) -> RecordChange | None:
    old, new = before.by_id.get(record_id), after.by_id.get(record_id)
    if old is None or new is None:
        return RecordChange(old, new)
    contents = content_of(before, old), content_of(after, new)
    changes = compare(*contents, new.field)
    if not changes and old.path == new.path:
        return None
    first, second = (canonical(content, new.field) for content in contents)
    return RecordChange(old, new, changes, first, second)
