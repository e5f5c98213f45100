"""Levels of risks by the organization's own criteria, and what it takes of them."""

from dataclasses import dataclass

from clausebook.analysis.risk_matrix import (
    Appetite,
    appetite,
    criteria_of,
    level_order,
    rating_level,
)
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["Standing", "rated_level", "standing_of", "usable_criteria"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a risk stands in its criteria.

    ``rating`` names the field that tells it: ``residual``, or ``inherent`` where the residual risk
    was not rated. ``order`` is the rank of the level, 1 the lowest.
    """

    criteria: Record
    rating: str
    level: str
    order: int
    taken: Appetite | None

    @property
    def lowest(self) -> bool:
        """Whether no level of the criteria is lower."""
        return self.order <= min(level_order(self.criteria).values())

    @property
    def upper_half(self) -> bool:
        """Whether the level is in the upper half of those that the criteria know."""
        ranks = sorted(level_order(self.criteria).values())
        return self.order > ranks[(len(ranks) - 1) // 2]

    @property
    def above_appetite(self) -> bool:
        """Whether more is at stake than is taken without more ado.

        Where appetites are stated, but none for this category, only the lowest level is taken.
        """
        if not self.criteria.parts("appetite"):
            return False
        limit = self._rank(self.taken.level) if self.taken else None
        return self.order > limit if limit is not None else not self.lowest

    @property
    def above_tolerance(self) -> bool:
        """Whether more is at stake than is taken even for a time."""
        limit = self._rank(self.taken.tolerance) if self.taken else None
        return limit is not None and self.order > limit

    def _rank(self, level: str) -> int | None:
        return level_order(self.criteria).get(level)


def usable_criteria(corpus: Corpus, record: Record) -> Record | None:
    """Return the criteria that judge a risk or an opportunity, None where they cannot be told."""
    found = criteria_of(corpus, record)
    return found if found is not None and found.is_valid else None


def rated_level(criteria: Record, rating: Part) -> str | None:
    """Return the level that the matrix gives to a rating, whatever level is written beside it."""
    likelihood, consequence = rating.whole("likelihood"), rating.whole("consequence")
    if likelihood is None or consequence is None:
        return None
    return rating_level(criteria, likelihood, consequence)


def standing_of(corpus: Corpus, risk: Record) -> Standing | None:
    """Return where a risk stands today, None where nobody can tell."""
    criteria = usable_criteria(corpus, risk)
    if criteria is None:
        return None
    rating = "residual" if risk.has("residual") else "inherent"
    level = rated_level(criteria, risk.part(rating))
    order = level_order(criteria).get(level) if level is not None else None
    if level is None or order is None:
        return None
    return Standing(criteria, rating, level, order, appetite(criteria, risk.text("category")))
