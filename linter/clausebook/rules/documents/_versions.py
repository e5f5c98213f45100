"""What rules on versions and approvals look at, and how they tell what changed."""

from clausebook.control.normative import sentences
from clausebook.control.versions.lives import controlled
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record
from clausebook.redline.records import RecordChange

__all__ = ["approved_documents", "header_of", "told_changes"]

_MOST = 2


def approved_documents(corpus: Corpus) -> tuple[LoadedDocument, ...]:
    """Return the maintained documents that are approved or effective, whatever their dates."""
    return corpus.once(_approved)


def _approved(corpus: Corpus) -> tuple[LoadedDocument, ...]:
    return tuple(one for one in controlled(corpus) if header_of(one).is_approved)


def header_of(document: LoadedDocument) -> Record:
    """Return the header of a document that has one."""
    assert document.header is not None
    return document.header


def told_changes(changes: tuple[RecordChange, ...], document_id: str) -> str:
    """Return at most two changes in words, and how many more there are."""
    told = sentences(changes, document_id)
    more = len(told) - _MOST
    counted = f"; and {more} more change{'s' if more > 1 else ''}" if more > 0 else ""
    return "; ".join(told[:_MOST]) + counted
