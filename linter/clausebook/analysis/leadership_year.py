"""What top management did for customers in the last twelve months, by letter and quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from clausebook.analysis.days import before
from clausebook.analysis.leadership import Act, acts_of_leadership
from clausebook.analysis.period import Period
from clausebook.corpus import Corpus
from clausebook.language import N_

__all__ = ["LETTERS", "LeadershipYear", "leadership_year"]

LETTERS = {
    "a": N_("Requirements are known, understood and met"),
    "b": N_("Risks and opportunities are determined and dealt with"),
    "c": N_("The focus on satisfaction is kept up"),
}
"""What the letters of 5.1.2 are about, in our words; English."""
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class LeadershipYear:
    """Four quarters that end today, the oldest first, and the acts in them, the latest first.

    What counts is what a record states itself; what only follows from what it is about is inferred.
    """

    quarters: tuple[Period, ...]
    acts: tuple[Act, ...]

    def acts_in(self, letter: str, quarter: Period) -> tuple[Act, ...]:
        """Return the acts of a quarter that state to be for a letter."""
        return tuple(act for act in self.acts if letter in act.stated and act.day in quarter)

    def inferred_in(self, letter: str, quarter: Period) -> tuple[Act, ...]:
        """Return the acts of a quarter that bear on a letter without saying so."""
        return tuple(act for act in self.acts if letter in act.inferred and act.day in quarter)

    @property
    def stated(self) -> tuple[Act, ...]:
        """The acts that state to be for some letter."""
        return tuple(act for act in self.acts if act.stated)

    @property
    def gaps(self) -> tuple[tuple[str, Period], ...]:
        """The letters and quarters for which no act states to be."""
        return tuple(
            (letter, quarter)
            for letter in LETTERS
            for quarter in self.quarters
            if not self.acts_in(letter, quarter)
        )


def leadership_year(corpus: Corpus) -> LeadershipYear:
    """Return what decisions, reviews and communications show of the last twelve months."""
    quarters = tuple(_quarters(corpus.today))
    acts = [
        act
        for act in acts_of_leadership(corpus)
        if act.letters and any(act.day in quarter for quarter in quarters)
    ]
    acts.sort(key=lambda act: (act.day, act.record.id, act.what), reverse=True)
    return LeadershipYear(quarters, tuple(acts))


def _quarters(today: date) -> Iterator[Period]:
    """Yield four times three months that end today."""
    ends = [before(today, f"{3 * number} months") or date.min for number in range(_QUARTERS, 0, -1)]
    for begins, last in zip(ends, [*ends[1:], today], strict=True):
        yield Period(min(begins + timedelta(1), last), last)
