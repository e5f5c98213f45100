"""The opportunity score: needs that matter and are not met."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausebook.statistics.answers import answers_in, number_of_answers
from clausebook.statistics.preconditions import require_range

__all__ = [
    "EXTREME_FROM",
    "UNDERSERVED_FROM",
    "Opportunity",
    "OpportunityClass",
    "opportunity",
    "top_share_of_ten",
]

UNDERSERVED_FROM = 10.0
EXTREME_FROM = 15.0


class OpportunityClass(StrEnum):
    """What a score says about a need."""

    EXTREME = "extreme"
    UNDERSERVED = "underserved"
    SERVED = "served"


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Importance and satisfaction from 0 to 10, and the score from 0 to 20."""

    importance: float
    satisfaction: float
    score: float

    @property
    def grade(self) -> OpportunityClass:
        """Class of the score: extreme from 15, underserved from 10, else served."""
        if self.score >= EXTREME_FROM:
            return OpportunityClass.EXTREME
        if self.score >= UNDERSERVED_FROM:
            return OpportunityClass.UNDERSERVED
        return OpportunityClass.SERVED


def opportunity(importance: float, satisfaction: float) -> Opportunity:
    """Return the opportunity that a need offers.

    Formula: score = importance + max(importance - satisfaction, 0) (Ulwick, Harvard Business
    Review, January 2002). Both are ten times the share of people who chose one of the two highest
    answers, as ``top_share_of_ten`` gives it; a mean on a scale of 1 to 5 must never be put in.
    Raises ``ValueError`` outside 0 to 10.
    """
    require_range(0, 10, importance=importance, satisfaction=satisfaction)
    return Opportunity(importance, satisfaction, importance + max(importance - satisfaction, 0.0))


def top_share_of_ten(answers: Mapping[int, int], top: Collection[int] = (4, 5)) -> float | None:
    """Return ten times the share of top answers, from 0 to 10; None for no answers.

    Raises ``ValueError`` for a negative count or an empty top.
    """
    total, chosen = number_of_answers(answers), answers_in(answers, top)
    return 10 * chosen / total if total else None
