"""How long ago somebody looked at each document that is kept current, and when it is due again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.days import after
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Record
from clausebook.schema import Nature

__all__ = ["Freshness", "FreshnessState", "freshness"]

_SOON = "3 months"


class FreshnessState(StrEnum):
    """What the day of the next review says today."""

    OVERDUE = N_("review overdue")
    SOON = N_("due within three months")
    NO_DAY = N_("no review planned")
    IN_DATE = N_("in date")

    @property
    def rank(self) -> int:
        """0 for what asks for somebody most."""
        return list(FreshnessState).index(self)


@dataclass(frozen=True, slots=True)
class Freshness:
    """One document in force; ``age`` counts the days since somebody last looked at it.

    ``looked_at`` and ``age`` are None where the document does not tell.
    """

    header: Record
    state: FreshnessState
    looked_at: date | None
    age: int | None
    review_by: date | None


def freshness(corpus: Corpus) -> tuple[Freshness, ...]:
    """Return the documents in force that are kept current: what is most due first, then the oldest.

    To approve, to review and to change a document is to look at it. Records of what happened do
    not grow old.
    """
    headers = (loaded.header for loaded in corpus.loaded)
    found = [_freshness(corpus, one) for one in headers if one is not None and _counts(corpus, one)]
    return tuple(
        sorted(found, key=lambda one: (one.state.rank, one.looked_at or date.min, one.header.id))
    )


def _counts(corpus: Corpus, header: Record) -> bool:
    is_kept_current = header.kind.nature is Nature.MAINTAINED
    return is_kept_current and header.status != "open" and header.is_live(corpus.today)


def _freshness(corpus: Corpus, header: Record) -> Freshness:
    looked_at = max((day for day in _looks(header) if day <= corpus.today), default=None)
    review_by = header.date("review_by")
    age = (corpus.today - looked_at).days if looked_at is not None else None
    return Freshness(header, _state(review_by, corpus.today), looked_at, age, review_by)


def _looks(header: Record) -> Iterator[date]:
    days = [header.date("reviewed_on"), header.part("approval").date("on")]
    days += [entry.date("date") for entry in header.parts("history")]
    yield from (day for day in days if day is not None)


def _state(review_by: date | None, today: date) -> FreshnessState:
    if review_by is None:
        return FreshnessState.NO_DAY
    if review_by < today:
        return FreshnessState.OVERDUE
    is_near = review_by <= (after(today, _SOON) or today)
    return FreshnessState.SOON if is_near else FreshnessState.IN_DATE
