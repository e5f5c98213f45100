"""What the indicators look at: how many of each class, and what is looked at from one side only."""

from collections.abc import Mapping
from dataclasses import dataclass

from clausebook.analysis.indicators import PERCEIVED
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["IndicatorMix", "indicator_mix"]


@dataclass(frozen=True, slots=True)
class IndicatorMix:
    """The live indicators by class, all classes of the schema in, and those without one."""

    by_class: Mapping[str, tuple[Record, ...]]
    unsaid: tuple[Record, ...]

    @property
    def total(self) -> int:
        """The number of live indicators."""
        return sum(map(len, self.by_class.values())) + len(self.unsaid)

    @property
    def told_by_customers(self) -> int:
        """How many tell what customers think or do."""
        return sum(len(found) for name, found in self.by_class.items() if name in PERCEIVED)

    @property
    def counted_by_us(self) -> int:
        """How many tell what the organization counts of its own work."""
        return sum(len(found) for name, found in self.by_class.items() if name not in PERCEIVED)

    @property
    def blind_spots(self) -> tuple[str, ...]:
        """The classes that no indicator looks at."""
        return tuple(name for name, found in self.by_class.items() if not found)


def indicator_mix(corpus: Corpus) -> IndicatorMix:
    """Return the live indicators by what they look at, each class sorted by id."""
    live = sorted(corpus.live("kpi"), key=lambda one: one.id)
    known = corpus.library.kinds["kpi"].fields.properties["class"].choices
    return IndicatorMix(
        {name: tuple(one for one in live if one.text("class") == name) for name in known},
        tuple(one for one in live if one.text("class") not in known),
    )
