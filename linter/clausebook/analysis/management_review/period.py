"""The time that a management review looks at."""

from datetime import timedelta

from clausebook.analysis.period import Period, latest
from clausebook.analysis.reviews import held_reviews
from clausebook.corpus import Corpus

__all__ = ["period_to_review"]

_FIRST = "12 months"
_DAY = timedelta(1)


def period_to_review(corpus: Corpus) -> Period:
    """Return the days since the last management review, up to today.

    The period of that review says where it ended. Without an earlier one they are the last twelve
    months.
    """
    today = corpus.today
    ended = (review.part("period").date("until") for review in held_reviews(corpus))
    last = max((day for day in ended if day is not None and day < today), default=None)
    if last is not None:
        return Period(last + _DAY, today)
    return latest(_FIRST, today)
