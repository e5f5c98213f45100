"""Management reviews as records tell them: when held, and whether they can be judged yet."""

from datetime import date

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record, day_of

__all__ = ["days_of", "finished_reviews", "held_reviews"]

_TIME_FOR_THE_MINUTES = "1 month"


def days_of(record: Record) -> tuple[date, ...]:
    """Return the days on which a review, or an audit or a training, was held, in order."""
    days = (day_of(text) for text in record.texts("held_on"))
    return tuple(sorted(day for day in days if day is not None))


def held_reviews(corpus: Corpus) -> tuple[Record, ...]:
    """Return the reviews whose first meeting has been, the one that ended last at the end."""
    held = (r for r in corpus.records("management-review") if _has_begun(r, corpus.today))
    return tuple(sorted(held, key=lambda review: (days_of(review)[-1], review.id)))


def finished_reviews(corpus: Corpus) -> tuple[Record, ...]:
    """Return the reviews that are closed, or whose last meeting is a month ago.

    Until then the minutes may still be in the making, or another meeting follows.
    """
    return tuple(
        review
        for review in held_reviews(corpus)
        if review.status == "closed"
        or is_past(days_of(review)[-1], _TIME_FOR_THE_MINUTES, corpus.today)
    )


def _has_begun(review: Record, today: date) -> bool:
    days = days_of(review)
    return bool(days) and days[0] <= today
