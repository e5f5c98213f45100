"""How long evidence is kept, and what may be disposed of."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after, first_day
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.schema import Kind, Nature

__all__ = ["Keeping", "oldest_day", "retention_ends", "retention_matrix"]

_BY_CLOSING = ("created", "closed")
_HEADER = ("effective_on", "expires_on", "reviewed_on", "review_by")


@dataclass(frozen=True, slots=True)
class Keeping:
    """The records of a kind that are kept equally long; period and trigger may be empty.

    ``oldest`` is the earliest day that any of them tells of. ``due`` are those whose time is over.
    """

    kind: Kind
    period: str
    trigger: str
    records: tuple[Record, ...]
    oldest: date | None
    due: tuple[Record, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files in which they are kept."""
        return tuple(sorted({record.path for record in self.records}))


def retention_matrix(corpus: Corpus) -> tuple[Keeping, ...]:
    """Return how long records of what happened are kept, by kind, period and trigger."""
    found: defaultdict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in corpus.records():
        if record.kind.nature is Nature.RETAINED:
            retention = record.part("retention")
            rule = (record.kind.title, retention.text("period"), retention.text("trigger"))
            found[rule].append(record)
    return tuple(_keeping(corpus, *rule, tuple(found[rule])) for rule in sorted(found))


def retention_ends(corpus: Corpus, record: Record) -> date | None:
    """Return the last day on which a record is to be kept, None where records do not tell it.

    What is kept from its creation on is told by its closing: by then its time is over for certain.
    """
    if not record.has("retention"):
        return None
    retention = record.part("retention")
    begins = _begins(corpus, record, retention.text("trigger"))
    return None if begins is None else after(begins, retention.text("period"))


def oldest_day(record: Record) -> date | None:
    """Return the earliest day that a record tells of as its own, its header left out."""
    return min(_own_days(record), default=None)


def _own_days(record: Record) -> Iterator[date]:
    for name, field in record.kind.fields.properties.items():
        is_date = field.is_date or (field.items is not None and field.items.is_date)
        for text in record.texts(name) if is_date and name not in _HEADER else ():
            day = first_day(text)
            if day is not None:
                yield day


def _keeping(
    corpus: Corpus, _title: str, period: str, trigger: str, records: tuple[Record, ...]
) -> Keeping:
    oldest = min(_days(records, corpus.today), default=None)
    return Keeping(records[0].kind, period, trigger, records, oldest, tuple(_due(corpus, records)))


def _days(records: tuple[Record, ...], today: date) -> Iterator[date]:
    for record in records:
        found = oldest_day(record)
        if found is not None and found <= today:
            yield found


def _due(corpus: Corpus, records: tuple[Record, ...]) -> Iterator[Record]:
    for record in records:
        ends = retention_ends(corpus, record)
        if ends is not None and ends < corpus.today:
            yield record


def _begins(corpus: Corpus, record: Record, trigger: str) -> date | None:
    if trigger in _BY_CLOSING and "closed_on" in record.field.properties:
        return record.date("closed_on")
    if trigger == "superseded":
        followers = corpus.sources(record, "supersedes")
        days = [day for one in followers if (day := one.date("effective_on")) is not None]
        return min(days, default=None)
    return None
