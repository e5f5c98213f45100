"""What the words of a trend rest on, said where they stand."""

from clausebook.analysis.comparison import HOW_JUDGED
from clausebook.analysis.review_period import period_of_trends
from clausebook.corpus import Corpus
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.views.pieces import folded

__all__ = ["how_judged"]


def how_judged(corpus: Corpus) -> str:
    """Return a fold that names the two periods that are compared, and how."""
    period = period_of_trends(corpus)
    told = f"A trend compares {period} with {period.earlier}, as the management review does."
    return folded("How a trend is judged", f"<p>{escape(told)} {escape(HOW_JUDGED)}</p>")
