"""What changed in the documents that people work by: the news of the manual."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, takewhile

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.versions import number_of
from clausebook.control.facts import facts_of_versions
from clausebook.control.succession import begins_on, replaced_on
from clausebook.control.versions.document_versions import DocumentVersion
from clausebook.control.versions.revisions import revisions
from clausebook.corpus import Corpus
from clausebook.record import APPROVED, BEGUN, WITHDRAWN, LoadedDocument, Record, day_of
from clausebook.schema import Nature

__all__ = ["Month", "PublishedChange", "by_month", "changes_since", "published_changes"]

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """An approved version of a document; ``since`` is the day from which it holds.

    Where that is not known it is the day of the approval, else that of the entry in the history.
    If it ``is_withdrawal``, ``since`` is the day from which the document does not apply any more,
    and ``replaced_by`` are the documents that apply in its place.
    """

    document: Record
    revision: DocumentVersion
    since: date
    is_first: bool
    is_withdrawal: bool = False
    replaced_by: tuple[Record, ...] = ()

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

    Drafts are no news, nor is what takes effect on a later day. Of a document that was withdrawn
    that alone is told, if its day is known.
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

    Of a document that the release does not know, that is every version. What was withdrawn is not
    among them: that is seen by holding the release against what is in force.
    """
    return tuple(
        change
        for change in changes
        if not change.is_withdrawal
        and (
            number_of(change.version) > number_of(released.get(change.document.id, ""))
            or change.document.id not in released
        )
    )


def _of_document(corpus: Corpus, loaded: LoadedDocument) -> Iterator[PublishedChange]:
    header = loaded.header
    if header is None or not header.is_valid or header.kind.nature is not Nature.MAINTAINED:
        return
    if is_withdrawn(header):
        yield from _withdrawal(corpus, loaded, header)
        return
    if header.status not in BEGUN | APPROVED:
        return
    approved = [one for one in revisions(corpus, loaded) if one.was_approved]
    for revision in approved:
        since = _since(revision)
        if since is not None and since <= corpus.today:
            yield PublishedChange(header, revision, since, revision is approved[-1])


def _withdrawal(
    corpus: Corpus, loaded: LoadedDocument, header: Record
) -> Iterator[PublishedChange]:
    since = _withdrawn_on(corpus, loaded, header)
    last = next((one for one in revisions(corpus, loaded) if one.was_approved), None)
    if since is None or since > corpus.today or last is None:
        return
    successors = {one.id: one for one in corpus.sources(header, "supersedes") if one.is_approved}
    replaced_by = tuple(
        one
        for one in successors.values()
        if (begins := begins_on(one)) is None or begins <= corpus.today
    )
    yield PublishedChange(header, last, since, False, True, replaced_by)


def _withdrawn_on(corpus: Corpus, loaded: LoadedDocument, header: Record) -> date | None:
    """Return the first day on which a withdrawn document did not apply, None if nothing tells it.

    That is the day after its last one, else that of what replaces it, else that of the commit.
    """
    last = header.last_day
    if last is not None and last < corpus.today:
        return last + timedelta(days=1)
    return replaced_on(corpus, header) or _committed_on(corpus, loaded)


def _committed_on(corpus: Corpus, loaded: LoadedDocument) -> date | None:
    """Return the day of the commit that withdrew a document, None where it is not committed."""
    past = corpus.past
    versions = past.versions(loaded.path) if past is not None else ()
    facts = facts_of_versions(past, versions) if past is not None else {}
    withdrawn = list(takewhile(lambda one: facts[one.content].status in WITHDRAWN, versions))
    return withdrawn[-1].commit.committed_on if withdrawn else None


def _since(revision: DocumentVersion) -> date | None:
    """Return the later of the days on which a version was approved and took effect."""
    days = (revision.effective_on, day_of(revision.approval.get("on")))
    return max(filter(None, days), default=revision.on)


def _months_before(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return date(year, month + 1, 1)


def _order(change: PublishedChange) -> tuple[int, str]:
    return -change.since.toordinal(), change.document.id
