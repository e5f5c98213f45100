"""What became of each record between two states of a QMS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record
from clausebook.redline.comparing import Change, canonical, compare

__all__ = [
    "BODY",
    "RecordChange",
    "Unread",
    "compare_corpora",
    "compare_documents",
    "content_of",
    "unread",
]

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


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that cannot be compared, for it cannot be read as records in one state.

    ``line`` is where it cannot be read, from 1. ``ids`` are the records that seem to stand in it.
    """

    path: str
    line: int
    message: str
    ids: frozenset[str]
    is_earlier: bool


def unread(before: Corpus, after: Corpus) -> tuple[Unread, ...]:
    """Return the documents that cannot be compared, by path."""
    found = (*_unread(before, after, True), *_unread(after, before, False))
    return tuple(sorted(found, key=lambda one: (one.path, not one.is_earlier)))


def compare_documents(
    corpus: Corpus, before: LoadedDocument, after: LoadedDocument
) -> tuple[RecordChange, ...]:
    """Return the records that differ between two documents of a project, by id."""
    alone = (Corpus([one], corpus.library, corpus.edition, corpus.today) for one in (before, after))
    return compare_corpora(*alone)


def compare_corpora(before: Corpus, after: Corpus) -> tuple[RecordChange, ...]:
    """Return the records that differ, by id; a renamed file holds the same record.

    What stands in a document that cannot be read in one state is neither new nor gone.
    """
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
        hidden = _hides(before, new) if new is not None else _hides(after, old)
        return None if hidden else RecordChange(old, new)
    contents = content_of(before, old), content_of(after, new)
    changes = compare(*contents, new.field)
    if not changes and old.path == new.path:
        return None
    first, second = (canonical(content, new.field) for content in contents)
    return RecordChange(old, new, changes, first, second)


def _hides(corpus: Corpus, record: Record | None) -> bool:
    """Whether a record that a state lacks may stand there in what cannot be read."""
    if record is None:
        return False
    document = next((one for one in corpus.loaded if one.path == record.path), None)
    return record.id in corpus.unread_ids or (document is not None and _is_unread(document))


def _is_unread(loaded: LoadedDocument) -> bool:
    """Whether no record of a document could be read, or none of a register's but itself."""
    header, value = loaded.header, loaded.document.value
    if header is None:
        return True
    is_register = header.kind.name == "register" and len(loaded.records) == 1
    return is_register and isinstance(value, dict) and bool(value.get("records"))


def _unread(corpus: Corpus, other: Corpus, is_earlier: bool) -> Iterator[Unread]:
    for loaded in filter(_is_unread, corpus.loaded):
        line, message = _reason(loaded)
        there = {record.id for record in other.all_records if record.path == loaded.path}
        here = {one for one in corpus.unread_ids if one in loaded.document.made_out}
        yield Unread(loaded.path, line, message, frozenset(there | here), is_earlier)


def _reason(loaded: LoadedDocument) -> tuple[int, str]:
    fatal = [fault for fault in loaded.document.faults if fault.fatal]
    if fatal:
        return fatal[0].span.start.line, fatal[0].message
    for problem in loaded.problems:
        return loaded.document.locate(problem.place.pointer).start.line, problem.message
    return 1, "it holds no record"
