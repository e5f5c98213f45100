"""What is considered under one input of a management review."""

from collections.abc import Callable
from dataclasses import dataclass

from clausebook.analysis.comparison import Figure, Trend, trend_of
from clausebook.analysis.period import Period
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Considered", "Found", "Gather", "ReviewInput"]


@dataclass(frozen=True, slots=True)
class Considered:
    """A record that was looked at, and what it says about the period in a few words.

    ``needs_attention`` tells that something in it was due and is not done, or failed.
    """

    record: Record
    told: str
    needs_attention: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What the records of a period say about one input."""

    items: tuple[Considered, ...] = ()
    figures: tuple[Figure, ...] = ()


Gather = Callable[[Corpus, Period], Found]


@dataclass(frozen=True, slots=True)
class ReviewInput:
    """One input that the review considers, by the name under which its record says it.

    ``asks_for_trend`` tells that the standard asks where it is heading.
    """

    name: str
    title: str
    description: str
    clauses: tuple[str, ...]
    asks_for_trend: bool
    found: Found

    @property
    def is_empty(self) -> bool:
        """Whether no record of the period bears on it."""
        return not self.found.items and not self.found.figures

    @property
    def trend(self) -> Trend:
        """Where the figures are heading together."""
        return trend_of(self.found.figures)

    @property
    def missing(self) -> tuple[Figure, ...]:
        """The figures of which a value of the period missed its target."""
        return tuple(figure for figure in self.found.figures if figure.misses)

    @property
    def record_ids(self) -> tuple[str, ...]:
        """The ids of all records that were looked at, each once."""
        named = (*(i.record.id for i in self.found.items), *(f.record for f in self.found.figures))
        return tuple(dict.fromkeys(one for one in named if one))
