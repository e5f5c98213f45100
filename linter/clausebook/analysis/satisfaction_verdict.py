"""What the latest surveys allow to say about whether customers are satisfied, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.survey_results import SurveyResult
from clausebook.analysis.survey_scores import PER_CENT, SHARES
from clausebook.language import N_, _

__all__ = ["Leaning", "Opinion", "SatisfactionVerdict", "satisfaction_verdict"]


class Leaning(StrEnum):
    """Where the whole interval of a score lies, seen from the middle of its scale."""

    FOR = N_("leans our way")
    AGAINST = N_("leans against us")
    UNTOLD = N_("cannot be told")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one survey allows to say, with the reason where that is nothing.

    ``middle`` is the score at which as many are in favour as not, None where that is not known.
    """

    result: SurveyResult
    leaning: Leaning
    why: str = ""
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class SatisfactionVerdict:
    """The opinions told by the latest wave of each survey, in order of time."""

    opinions: tuple[Opinion, ...]

    def count(self, leaning: Leaning) -> int:
        """Return how many surveys lean that way."""
        return sum(one.leaning is leaning for one in self.opinions)


def satisfaction_verdict(results: Iterable[SurveyResult]) -> SatisfactionVerdict:
    """Return what surveys say; one that a later wave repeats is left out."""
    known = tuple(results)
    repeated = {one.survey.text("previous_wave") for one in known}
    latest = (one for one in known if one.survey.id not in repeated)
    return SatisfactionVerdict(tuple(map(_opinion, latest)))


def _opinion(result: SurveyResult) -> Opinion:
    middle = _middle(result)
    precision = result.widest
    why = ""
    if result.is_hint:
        why = _("too few answers")
    elif middle is None:
        why = _("the survey does not say which answers are good")
    elif precision is None:
        why = _("no interval can be computed")
    elif precision.lower <= middle <= precision.upper:
        why = _("the interval holds the middle of the scale")
    else:
        is_good = (precision.lower > middle) == _high_is_good(result)
        return Opinion(result, Leaning.FOR if is_good else Leaning.AGAINST, middle=middle)
    return Opinion(result, Leaning.UNTOLD, why, middle)


def _high_is_good(result: SurveyResult) -> bool:
    """Whether a high score is a good one: scores of favour are, whatever the scale behind them."""
    is_mean = not result.is_net and result.kind not in SHARES
    direction = result.survey.part("instrument").text("direction")
    return not is_mean or direction == "higher_is_better"


def _middle(result: SurveyResult) -> float | None:
    """Return the score at which as many are in favour as not, None where that cannot be told."""
    if result.is_net:
        return 0.0
    if result.kind in SHARES:
        in_per_cent = result.survey.part("results").text("unit").strip() in PER_CENT
        return 50.0 if in_per_cent or result.score.value > 1 else 0.5
    instrument = result.survey.part("instrument")
    low, high = instrument.number("scale_minimum"), instrument.number("scale_maximum")
    if low is None or high is None or not instrument.text("direction"):
        return None
    return (low + high) / 2
