"""The time that a management review looks at, and the time over which trends are told."""

from datetime import date, timedelta

from clausebook.analysis.days import before
from clausebook.analysis.period import Period, latest
from clausebook.analysis.reviews import held_reviews
from clausebook.corpus import Corpus

__all__ = ["period_of_trends", "period_to_review"]

_FIRST = "12 months"
_SHORTEST = "3 months"
"""In less time an indicator of quarters has no value of its own."""
_DAY = timedelta(1)


def period_to_review(corpus: Corpus) -> Period:
    """Return the days since the last management review, up to today.

    The period of that review says where it ended. Without an earlier one they are the last twelve
    months.
    """
    reviewed = _reviewed(corpus)
    return Period(max(reviewed) + _DAY, corpus.today) if reviewed else latest(_FIRST, corpus.today)


def period_of_trends(corpus: Corpus) -> Period:
    """Return the period to review; soon after a review, that review's own together with it.

    So the pages tell the trends that the next review will be shown.
    """
    period = period_to_review(corpus)
    shortest = before(corpus.today, _SHORTEST) or date.min
    if period.begins <= shortest:
        return period
    earlier = [day for day in _reviewed(corpus) if day < shortest]
    begins = max(earlier) + _DAY if earlier else latest(_FIRST, corpus.today).begins
    return Period(begins, corpus.today)


def _reviewed(corpus: Corpus) -> list[date]:
    """Return the last days of the periods that were reviewed before today."""
    ended = (review.part("period").date("until") for review in held_reviews(corpus))
    return [day for day in ended if day is not None and day < corpus.today]
