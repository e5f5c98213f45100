"""Two waves of one survey, the earlier and the later."""

from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.analysis.survey_answers import score_kind
from clausebook.analysis.survey_scores import Score, population_of, score_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.statistics.sampling import margin_of_change

__all__ = ["Change", "change_between", "earlier_wave", "waves"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the score from one wave to the next, with its margin at 95 %."""

    earlier: Score
    later: Score
    margin: float

    @property
    def size(self) -> float:
        """How much the score rose; below 0 where it fell."""
        return self.later.value - self.earlier.value

    @property
    def may_be_chance(self) -> bool:
        """Whether no change at all lies within the margin."""
        return abs(self.size) <= self.margin


def waves(corpus: Corpus) -> Iterator[tuple[Record, Record]]:
    """Yield each live survey that repeats another, with that earlier one first."""
    for survey in corpus.live("survey"):
        earlier = earlier_wave(corpus, survey)
        if earlier is not None:
            yield earlier, survey


def earlier_wave(corpus: Corpus, survey: Record) -> Record | None:
    """Return the survey that this one repeats, None where there is none that can be read."""
    found = corpus.get(survey.text("previous_wave")) if survey.has("previous_wave") else None
    is_sound = found is not None and found.kind.name == "survey" and found.is_valid
    return found if is_sound and found is not survey else None


def change_between(earlier: Record, later: Record) -> Change | None:
    """Return the change from one wave to the next, None where the counts do not tell it.

    Each margin is the narrowest that can be defended: it allows for the size of the population
    where that is known.
    """
    if score_kind(earlier) != score_kind(later):
        return None
    scores = score_of(earlier), score_of(later)
    if scores[0] is None or scores[1] is None:
        return None
    margins = [
        _margin(survey, score)
        for survey, score in zip((earlier, later), scores, strict=True)
        if score
    ]
    if None in margins:
        return None
    first, second = (margin or 0.0 for margin in margins)
    return Change(scores[0], scores[1], margin_of_change(first, second))


def _margin(survey: Record, score: Score) -> float | None:
    population = population_of(survey, score.answers)
    found = score.precision(population)
    if found is not None and found.margin == 0 and "adjusted_wald" in score.methods:
        # Where all answers are alike, the usual formula claims certainty.
        found = score.precision(population, "adjusted_wald")
    return None if found is None else found.margin
