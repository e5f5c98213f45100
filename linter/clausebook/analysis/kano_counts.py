"""The Kano counts of a need as the formulas take them."""

from collections.abc import Mapping

from clausebook.record import Record
from clausebook.statistics.kano import Category, Kano, kano

__all__ = ["CATEGORIES", "adds_up", "analysis_of", "in_words"]

CATEGORIES: Mapping[str, Category] = {
    "attractive": Category.ATTRACTIVE,
    "one_dimensional": Category.ONE_DIMENSIONAL,
    "must_be": Category.MUST_BE,
    "indifferent": Category.INDIFFERENT,
    "reverse": Category.REVERSE,
    "questionable": Category.QUESTIONABLE,
}
_NAMES = {category: name for name, category in CATEGORIES.items()}


def analysis_of(need: Record) -> Kano | None:
    """Return what the counts say, None where there are none."""
    part = need.part("kano")
    return kano({category: part.whole(name) or 0 for name, category in CATEGORIES.items()})


def adds_up(need: Record) -> bool:
    """Whether the counts add up to the respondents, where their number is written."""
    part = need.part("kano")
    stated = part.whole("respondents")
    return stated is None or stated == sum(part.whole(name) or 0 for name in CATEGORIES)


def in_words(category: Category) -> str:
    """Return the name of a category as the records write it."""
    return _NAMES[category]
