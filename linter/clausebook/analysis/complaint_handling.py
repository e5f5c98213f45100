"""How long complaints take, which ones wait, and what they are about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import come
from clausebook.analysis.pareto_analyses import is_other, threshold_for
from clausebook.analysis.period import latest
from clausebook.corpus import Corpus
from clausebook.language import _
from clausebook.record import Record
from clausebook.statistics.complaints import quantile
from clausebook.statistics.pareto import Pareto, pareto

__all__ = [
    "ComplaintHandling",
    "OpenComplaint",
    "TimeClass",
    "complaint_handling",
    "time_classes",
]

_CLASSES = (1, 3, 7, 14, 28, 56)
"""Upper ends of the classes of a distribution, in days."""
_NINE_OF_TEN = 0.9


@dataclass(frozen=True, slots=True)
class OpenComplaint:
    """A complaint that is not closed; ``age`` is in days since it was received.

    ``kept_posted_on`` is the last day on which the customer heard how it stands. ``is_overdue``
    tells that the promised day has passed and the customer has no answer.
    """

    complaint: Record
    age: int
    due: date | None
    acknowledged_on: date | None
    kept_posted_on: date | None
    told_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class TimeClass:
    """How many took from ``low`` to ``high`` days; no end where ``high`` is None."""

    low: int
    high: int | None
    count: int


@dataclass(frozen=True, slots=True)
class ComplaintHandling:
    """The complaints received since a day, the oldest first; times in calendar days.

    ``until_told`` are the times from receipt to the answer, ``until_closed`` to the end, of those
    that have it. ``kept`` counts the answers in time among the ``promised``: those whose promised
    day has passed or that were answered.
    """

    complaints: tuple[Record, ...]
    waiting: tuple[OpenComplaint, ...]
    until_told: tuple[int, ...]
    until_closed: tuple[int, ...]
    kept: int
    promised: int
    categories: Pareto | None

    @property
    def median_until_closed(self) -> float | None:
        """Half of the closed ones took at most so many days."""
        return quantile(self.until_closed, 0.5)

    @property
    def most_until_closed(self) -> float | None:
        """Nine of ten closed ones took at most so many days."""
        return quantile(self.until_closed, _NINE_OF_TEN)

    @property
    def median_until_told(self) -> float | None:
        """Half of the answers came within so many days."""
        return quantile(self.until_told, 0.5)

    @property
    def most_until_told(self) -> float | None:
        """Nine of ten answers came within so many days."""
        return quantile(self.until_told, _NINE_OF_TEN)


def complaint_handling(corpus: Corpus, within: str = "") -> ComplaintHandling:
    """Return what the complaints show, of those received within a length of time or of all.

    Open ones are all there, however old: none may be lost from sight.
    """
    received = sorted(_received(corpus), key=lambda pair: (pair[0], pair[1].id))
    today = corpus.today
    period = latest(within, today)
    found = [one for day, one in received if day in period]
    promises = [kept for one in found if (kept := _kept(one, today)) is not None]
    return ComplaintHandling(
        tuple(found),
        tuple(_open(one, day, today) for day, one in received if _is_open(one, today)),
        tuple(_times(found, "told_on", today)),
        tuple(_times(found, "closed_on", today)),
        sum(promises),
        len(promises),
        _categories(corpus, found),
    )


def time_classes(times: tuple[int, ...]) -> tuple[TimeClass, ...]:
    """Return the distribution of times in days; empty classes stay in, for gaps tell something."""
    ends = (-1, *_CLASSES)
    classes = [
        TimeClass(low + 1, high, sum(low < time <= high for time in times))
        for low, high in zip(ends, _CLASSES, strict=False)
    ]
    last = _CLASSES[-1]
    return (*classes, TimeClass(last + 1, None, sum(time > last for time in times)))


def _received(corpus: Corpus) -> Iterator[tuple[date, Record]]:
    for complaint in corpus.records("complaint"):
        day = complaint.date("received_on")
        if day is not None and day <= corpus.today:
            yield day, complaint


def _is_open(complaint: Record, today: date) -> bool:
    closed_on = complaint.date("closed_on")
    return complaint.status != "closed" or (closed_on is not None and closed_on > today)


def _open(complaint: Record, received: date, today: date) -> OpenComplaint:
    due, told_on = complaint.date("due"), come(complaint.date("told_on"), today)
    return OpenComplaint(
        complaint,
        (today - received).days,
        due,
        come(complaint.date("acknowledged_on"), today),
        _kept_posted(complaint, today),
        told_on,
        due is not None and due < today and told_on is None,
    )


def _kept_posted(complaint: Record, today: date) -> date | None:
    days = (
        note.date("on") for note in complaint.parts("progress_notes") if note.flag("told_customer")
    )
    return max((day for day in days if day is not None and day <= today), default=None)


def _kept(complaint: Record, today: date) -> bool | None:
    """Return whether the promised day was kept, None where that is not settled yet."""
    due, told_on = complaint.date("due"), come(complaint.date("told_on"), today)
    if due is None or (told_on is None and due >= today):
        return None
    return told_on is not None and told_on <= due


def _times(complaints: list[Record], ended: str, today: date) -> Iterator[int]:
    for complaint in complaints:
        begins, ends = complaint.date("received_on"), come(complaint.date(ended), today)
        if begins is not None and ends is not None and ends >= begins:
            yield (ends - begins).days


def _categories(corpus: Corpus, complaints: list[Record]) -> Pareto | None:
    unsorted = _("without a category")
    counts = Counter(one.text("category") or unsorted for one in complaints)
    other = [name for name in counts if is_other(name) or name == unsorted]
    return pareto(counts, threshold=threshold_for(corpus, "complaint"), other=other)
