"""Feedback by theme: what was heard, what was read of it, and what followed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import before
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = [
    "SIGNALS",
    "WINDOW",
    "Heard",
    "answered_on",
    "is_used",
    "repeated_signals",
    "themes",
]

SIGNALS = 3
"""So many weak signals of one theme are no longer weak."""
WINDOW = "12 months"
"""The time within which they count together."""
_USES = (
    "answered_by",
    "considered_in",
    "evidence_for",
    "gives_rise_to",
    "rates",
    "subject_of",
    "used_in",
)
_ACTIONS = ("what", "none_reason", "records")


@dataclass(frozen=True, slots=True)
class Heard:
    """One piece of feedback; ``read_on`` is None where nobody has analysed it."""

    record: Record
    day: date
    read_on: date | None
    is_answered: bool

    @property
    def is_signal(self) -> bool:
        """Whether it is a weak signal."""
        return self.record.text("feedback_kind") == "weak_signal"

    @property
    def times(self) -> int:
        """For how many the record stands (``occurrences``)."""
        return self.record.whole("occurrences") or 1


def themes(corpus: Corpus) -> Iterator[tuple[str, tuple[Heard, ...]]]:
    """Yield each theme with its feedback, the oldest first; without a theme, each alone."""
    found: defaultdict[str, list[Heard]] = defaultdict(list)
    for record in corpus.live("feedback"):
        day = record.date("received_on")
        if day is not None and day <= corpus.today:
            found[record.text("theme") or record.id].append(_heard(corpus, record, day))
    for theme, heard in found.items():
        yield theme, tuple(sorted(heard, key=lambda one: (one.day, one.record.id)))


def answered_on(heard: Iterable[Heard]) -> date:
    """Return the day up to which a theme is answered, the first of the calendar where it is not."""
    return max((one.read_on or one.day for one in heard if one.is_answered), default=date.min)


def is_used(corpus: Corpus, record: Record) -> bool:
    """Whether another record draws on a survey or on feedback, whichever side names the other."""
    return bool(corpus.related(record, *_USES))


def repeated_signals(
    heard: Iterable[Heard], today: date, number: int = SIGNALS, window: str = WINDOW
) -> tuple[Heard, ...]:
    """Return the weak signals of a theme since its last answer, where they are that many.

    One record may stand for several (``occurrences``).
    """
    heard = tuple(heard)
    begins = before(today, window) or date.min
    answered = answered_on(heard)
    since = tuple(
        one
        for one in heard
        if one.is_signal and not one.is_answered and one.day > max(begins, answered)
    )
    count = sum(one.times for one in since)
    return since if since and count >= number else ()


def _heard(corpus: Corpus, record: Record, day: date) -> Heard:
    analysed = record.date("analysed_on")
    read_on = analysed or (day if record.has("reading") else None)
    action = record.part("action")
    answered = any(action.has(name) for name in _ACTIONS) or is_used(corpus, record)
    return Heard(record, day, read_on, answered)
