"""The counts behind the score of a survey."""

from collections.abc import Collection, Mapping

from clausebook.record import Record
from clausebook.statistics.net_promoter import PromoterCounts, promoter_counts

__all__ = [
    "answers_given",
    "box",
    "counts_of",
    "promoters_of",
    "score_kind",
    "stated_groups",
    "tally",
    "within",
]

_GROUPS = ("promoters", "passives", "detractors")


def score_kind(survey: Record) -> str:
    """Return the statistic that the results state; the version, where it is an effort score."""
    metric = survey.part("results").text("metric")
    return survey.text("ces_version") if metric == "ces" else metric


def answers_given(survey: Record) -> int | None:
    """Return how many answered this question, None where it is not known."""
    responded = survey.whole("responded")
    return None if responded is None else responded - (survey.whole("unanswered") or 0)


def tally(survey: Record) -> Mapping[int, int]:
    """Return the counts by answer, none where an answer is in words or stands twice."""
    found: dict[int, int] = {}
    for part in survey.parts("answers"):
        option = part.whole("option")
        if option is None or option in found:
            return {}
        found[option] = part.whole("count") or 0
    return found


def counts_of(survey: Record) -> Mapping[int, int]:
    """Return the counts by answer, none where they do not add up to those who answered.

    That is a finding of its own (FBK002), and what follows from such counts would be another.
    """
    found, given = tally(survey), answers_given(survey)
    return found if given is None or sum(found.values()) == given else {}


def stated_groups(survey: Record) -> PromoterCounts | None:
    """Return promoters, passives and detractors as the results state them, None where one lacks."""
    stated = [survey.part("results").whole(name) for name in _GROUPS]
    if any(count is None for count in stated):
        return None
    return PromoterCounts(*(count or 0 for count in stated))


def promoters_of(survey: Record) -> PromoterCounts | None:
    """Return promoters, passives and detractors, by the counts where these are sound."""
    counts = counts_of(survey)
    if counts and all(0 <= answer <= 10 for answer in counts):
        return promoter_counts(counts)
    return stated_groups(survey)


def box(survey: Record, name: str) -> Collection[int]:
    """Return the answers that count as satisfied (``top_box``) or not (``bottom_box``)."""
    found = survey.part("instrument").value(name)
    return tuple(n for n in found if isinstance(n, int)) if isinstance(found, list) else ()


def within(counts: Mapping[int, int], answers: Collection[int]) -> int:
    """Return how many gave one of these answers."""
    return sum(count for answer, count in counts.items() if answer in answers)
