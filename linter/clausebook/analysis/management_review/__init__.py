"""What a management review has to look at, gathered from the records of a period."""

from clausebook.analysis.comparison import Figure, Trend
from clausebook.analysis.management_review.considered import Considered, ReviewInput
from clausebook.analysis.management_review.pack import ReviewPack, review_pack
from clausebook.analysis.period import Period
from clausebook.analysis.review_period import period_to_review

__all__ = [
    "Considered",
    "Figure",
    "Period",
    "ReviewInput",
    "ReviewPack",
    "Trend",
    "period_to_review",
    "review_pack",
]
