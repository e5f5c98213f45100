"""The matrix of importance and satisfaction: where effort is wanted, where it may be too much."""

from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.need_ratings import RatedNeed, rated_needs
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.statistics.complaints import quantile

__all__ = ["ImportanceMatrix", "Quadrant", "importance_matrix"]


class Quadrant(StrEnum):
    """What the place of a need says, after Martilla and James, J. Marketing 41, 1977, 77."""

    CONCENTRATE = N_("concentrate here")
    KEEP = N_("keep it up")
    LOW = N_("low priority")
    OVERKILL = N_("possible overkill")


@dataclass(frozen=True, slots=True)
class ImportanceMatrix:
    """Rated needs, and the medians of both ratings that divide them.

    The medians compare needs with each other: half of them always count as less important.
    """

    needs: tuple[RatedNeed, ...]
    importance: float
    satisfaction: float

    def quadrant(self, one: RatedNeed) -> Quadrant:
        """Return where a need lies; on a line it counts as important, or as satisfied."""
        is_met = one.rating.satisfaction >= self.satisfaction
        if one.rating.importance >= self.importance:
            return Quadrant.KEEP if is_met else Quadrant.CONCENTRATE
        return Quadrant.OVERKILL if is_met else Quadrant.LOW


def importance_matrix(corpus: Corpus, segment: str = "") -> ImportanceMatrix | None:
    """Return the matrix of live needs, those of a segment where one is named.

    None where nothing is rated.
    """
    needs = rated_needs(corpus, segment)
    importance = quantile([one.rating.importance for one in needs], 0.5)
    satisfaction = quantile([one.rating.satisfaction for one in needs], 0.5)
    if importance is None or satisfaction is None:
        return None
    return ImportanceMatrix(needs, importance, satisfaction)
