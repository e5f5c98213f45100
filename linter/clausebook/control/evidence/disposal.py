"""Retained records that are gone, and until when they were to be kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after
from clausebook.control.evidence.closed import evidence_in_versions, own_content
from clausebook.control.evidence.whereabouts import Gone, whereabouts_in
from clausebook.corpus import Corpus
from clausebook.history import Commit, Version
from clausebook.past import Past
from clausebook.record import Record
from clausebook.schema import Nature

__all__ = ["Disposal", "disposals"]


@dataclass(frozen=True, slots=True)
class Disposal:
    """A retained record that no file holds any more, as its last version had it.

    ``path`` is where its file is now, or was at last. ``first_seen`` is the day of the first
    version that held it, ``closed_since`` the day of its closing, None where it was never closed.
    ``by`` is the commit that took it out, None where that is not committed yet.
    """

    record: Record
    path: str
    last: Version
    first_seen: date
    closed_since: date | None
    by: Commit | None

    def kept_until(self, corpus: Corpus) -> date | None:
        """Return the last day on which it is kept; None where it is open or nothing says how long.

        Records seldom tell when a contract or the life of a product ends: what is kept from then
        on is kept from its closing on at least.
        """
        if self.closed_since is None or not self.record.has("retention"):
            return None
        retention = self.record.part("retention")
        begins: date | None = self.closed_since
        if retention.text("trigger") == "created":
            begins = min(self.first_seen, self.closed_since)
        elif retention.text("trigger") == "superseded":
            begins = self._superseded_on(corpus)
        return after(begins, retention.text("period")) if begins else date.max

    def _superseded_on(self, corpus: Corpus) -> date | None:
        followers = corpus.sources(self.record, "supersedes")
        return min((d for one in followers if (d := one.date("effective_on"))), default=None)


def disposals(corpus: Corpus) -> Iterator[Disposal]:
    """Yield the retained records that a version held and that are gone, by id.

    One that has got another id and says the same is not gone. None are known without a past.
    """
    past, where = corpus.past, whereabouts_in(corpus)
    if past is None or where is None:
        return
    prefixes = {k.prefix for k in corpus.library.kinds.values() if k.nature is Nature.RETAINED}
    for gone in where.gone(prefixes):
        found = _disposal(past, gone)
        if found is not None and not _has_another_id(corpus, found.record):
            yield found


def _disposal(past: Past, gone: Gone) -> Disposal | None:
    """Return what became of an id, None where what bears it is no retained record."""
    versions = [version for stay in gone.stays for version in stay.versions]
    states = evidence_in_versions(past, versions)
    held = [(v, state) for v in versions if (state := states[v.content].get(gone.id)) is not None]
    if not held:
        return None
    first, (last, _) = held[0][0], held[-1]
    record = next(r for r in past.document(last.content, last.path).records if r.id == gone.id)
    closing = next((v.commit.authored_on for v, state in held if state.is_closed), None)
    has_day = closing is not None and "closed_on" in record.field.properties
    closed_on = record.date("closed_on") if has_day else None
    stay = gone.stays[-1]
    seen = first.commit.authored_on
    return Disposal(record, stay.path, last, seen, closed_on or closing, stay.ended_by)


def _has_another_id(corpus: Corpus, record: Record) -> bool:
    """Whether a record of the kind says the same under another id."""
    content = {**own_content(record), "id": ""}
    return any(
        other.title == record.title and {**own_content(other), "id": ""} == content
        for other in corpus.records(record.kind.name)
    )
