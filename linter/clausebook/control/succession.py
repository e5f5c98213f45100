"""From which day a document applies, and from which day another one replaces it."""

from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["begins_on", "replaced_on"]


def begins_on(record: Record) -> date | None:
    """Return the day from which a record applies, not before its approval, None without any."""
    days = (record.date("effective_on"), record.part("approval").date("on"))
    return max((day for day in days if day is not None), default=None)


def replaced_on(corpus: Corpus, record: Record) -> date | None:
    """Return the day from which an approved document replaces this one, None where none does."""
    successors = (one for one in corpus.sources(record, "supersedes") if one.is_approved)
    return min((day for day in map(begins_on, successors) if day is not None), default=None)
