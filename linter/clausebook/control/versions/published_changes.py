"""What changed in the documents that people work by: the news of the manual."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from clausebook.analysis.versions import number_of
from clausebook.control.versions.document_versions import DocumentVersion
from clausebook.control.versions.revisions import revisions
from clausebook.corpus import Corpus
from clausebook.record import APPROVED, BEGUN, LoadedDocument, Record, day_of
from clausebook.schema import Nature

__all__ = ["Month", "PublishedChange", "by_month", "changes_since", "published_changes"]

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """An approved version of a document; ``since`` is the day from which it holds.

    Where that is not known it is the day of the approval, else that of the entry in the history.
    """

    document: Record
    revision: DocumentVersion
    since: date
    is_first: bool

    @property
    def version(self) -> str:
        """The number of the version."""
        return self.revision.version


@dataclass(frozen=True, slots=True)
class Month:
    """The changes of one month, the newest first; ``first_day`` names it."""

    first_day: date
    changes: tuple[PublishedChange, ...]


def published_changes(corpus: Corpus) -> tuple[PublishedChange, ...]:
    """Return every approved version of every maintained document up to today, the newest first.

    Drafts are no news, nor is what takes effect on a later day; documents that were withdrawn are
    left out, for what replaced them is told.
    """
    found = [change for loaded in corpus.loaded for change in _of_document(corpus, loaded)]
    found.sort(key=lambda change: number_of(change.version), reverse=True)
    return tuple(sorted(found, key=_order))


def by_month(changes: Iterable[PublishedChange], today: date) -> tuple[Month, ...]:
    """Return the changes of the last twelve months, this one among them, by month."""
    first = _months_before(today, _MONTHS - 1)
    recent = (change for change in changes if change.since >= first)
    grouped = groupby(recent, key=lambda change: change.since.replace(day=1))
    return tuple(Month(month, tuple(together)) for month, together in grouped)


def changes_since(
    changes: Iterable[PublishedChange], released: Mapping[str, str]
) -> tuple[PublishedChange, ...]:
    """Return what is newer than a release, of which the versions by the ids of documents are given.

    Of a document that the release does not know, that is every version.
    """
    return tuple(
        change
        for change in changes
        if number_of(change.version) > number_of(released.get(change.document.id, ""))
        or change.document.id not in released
    )


def _of_document(corpus: Corpus, loaded: LoadedDocument) -> Iterator[PublishedChange]:
    header = loaded.header
    if header is None or not header.is_valid or not _is_news(header):
        return
    approved = [one for one in revisions(corpus, loaded) if one.was_approved]
    for revision in approved:
        since = _since(revision)
        if since is not None and since <= corpus.today:
            yield PublishedChange(header, revision, since, revision is approved[-1])


def _is_news(header: Record) -> bool:
    is_kept_current = header.kind.nature is Nature.MAINTAINED
    return is_kept_current and header.status in BEGUN | APPROVED


def _since(revision: DocumentVersion) -> date | None:
    """Return the later of the days on which a version was approved and took effect."""
    days = (revision.effective_on, day_of(revision.approval.get("on")))
    return max(filter(None, days), default=revision.on)


def _months_before(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return date(year, month + 1, 1)


def _order(change: PublishedChange) -> tuple[int, str]:
    return -change.since.toordinal(), change.document.id
