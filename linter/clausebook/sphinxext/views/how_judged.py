"""What the words of a trend rest on, said where they stand."""

from clausebook.analysis.comparison import HOW_JUDGED
from clausebook.analysis.review_period import period_of_trends
from clausebook.corpus import Corpus
from clausebook.language import _
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.views.pieces import folded

__all__ = ["how_judged"]


def how_judged(corpus: Corpus) -> str:
    """Return a fold that names the two periods that are compared, and how."""
    period = period_of_trends(corpus)
    told = _(
        "A trend compares {period} with {earlier}, as the management review does.",
        period=period,
        earlier=period.earlier,
    )
    return folded(_("How a trend is judged"), f"<p>{escape(told)} {escape(_(HOW_JUDGED))}</p>")
