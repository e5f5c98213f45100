"""The Kano model: what a feature does to satisfaction when it is there and when it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from math import sqrt

from clausebook.statistics.preconditions import require_counts, require_numbers

__all__ = [
    "MIXED_BELOW",
    "Answer",
    "Category",
    "Coefficients",
    "Kano",
    "answer_category",
    "coefficients",
    "kano",
]

MIXED_BELOW = 6.0
"""Category strength in percentage points below which a feature is of mixed category."""
_FONG_CRITICAL_VALUE = 1.65


class Answer(IntEnum):
    """Answer to "how do you feel if the feature is there" and "… if it is not"."""

    LIKE = 1
    MUST_BE = 2
    NEUTRAL = 3
    LIVE_WITH = 4
    DISLIKE = 5


class Category(StrEnum):
    """Category of a feature, in the order that decides a tie."""

    MUST_BE = "M"
    ONE_DIMENSIONAL = "O"
    ATTRACTIVE = "A"
    INDIFFERENT = "I"
    REVERSE = "R"
    QUESTIONABLE = "Q"


_ORDER = tuple(Category)
_TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")


@dataclass(frozen=True, slots=True)
class Coefficients:
    """How far a feature raises satisfaction (0 to 1) and its absence lowers it (-1 to 0)."""

    better: float
    worse: float


@dataclass(frozen=True, slots=True)
class Kano:
    """A feature's category with what stands behind it.

    ``tied`` are the categories as frequent as the chosen one, itself among them. ``strength`` is
    the lead of the most frequent category over the second in percentage points, ``total_strength``
    the percentage of M, O and A. ``is_distinguishable`` is Fong's test of the two. Show ``counts``
    beside the category: it hides who disagrees.
    """

    counts: Mapping[Category, int]
    total: int
    category: Category
    tied: tuple[Category, ...]
    second: Category
    coefficients: Coefficients | None
    strength: float
    total_strength: float
    is_distinguishable: bool

    @property
    def is_mixed(self) -> bool:
        """Whether the lead over the second category is too small to name one."""
        return self.strength < MIXED_BELOW


def answer_category(functional: Answer, dysfunctional: Answer) -> Category:
    """Return the category of one person's pair of answers.

    The table of five by five is that of Sauerwein et al. 1996, Fig. 6: rows by the answer for the
    feature being there, columns by that for its absence. Raises ``ValueError`` for a number that is
    no answer.
    """
    row, column = Answer(functional), Answer(dysfunctional)
    return Category(_TABLE[row - 1][column - 1])


def coefficients(
    *, attractive: float, one_dimensional: float, must_be: float, indifferent: float
) -> Coefficients | None:
    """Return Better and Worse from counts or percentages; None where all four are 0.

    Formula: Better = (A + O) / (A + O + M + I), Worse = -(O + M) / (A + O + M + I) (Berger et al.
    1993). Reverse and questionable answers do not belong in the denominator; a Worse that is
    computed from A + M, as some print it, is wrong. Raises ``ValueError`` for negative input.
    """
    four = (attractive, one_dimensional, must_be, indifferent)
    require_numbers(categories=four)
    if min(four) < 0:
        raise ValueError("a category cannot have a negative count")
    total = sum(four)
    if total == 0:
        return None
    return Coefficients(
        (attractive + one_dimensional) / total, -(one_dimensional + must_be) / total
    )


def kano(counts: Mapping[Category, int]) -> Kano | None:
    """Return the category of a feature from the counts by category; None for no answers.

    The most frequent category counts; a tie goes to the earlier of M, O, A, I, R, Q. Fong's test
    (1996): with a and b the two largest of n, they cannot be told apart where
    |a - b| < 1.65 sqrt((a + b)(2n - a - b) / 2n). Category and total strength: Lee and Newcomb
    1997. Categories that are not named have none. Raises ``ValueError`` for negative counts.
    """
    full = {category: counts.get(category, 0) for category in _ORDER}
    for count in full.values():
        require_counts(answers=count)
    total = sum(full.values())
    if total == 0:
        return None
    # Sorting is stable, so ties keep the order of the categories.
    first, second, *_ = sorted(_ORDER, key=lambda category: -full[category])
    lead, pair = full[first] - full[second], full[first] + full[second]
    threshold = _FONG_CRITICAL_VALUE * sqrt(pair * (2 * total - pair) / (2 * total))
    valued = (Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE)
    return Kano(
        counts=full,
        total=total,
        category=first,
        tied=tuple(category for category in _ORDER if full[category] == full[first]),
        second=second,
        coefficients=coefficients(
            attractive=full[Category.ATTRACTIVE],
            one_dimensional=full[Category.ONE_DIMENSIONAL],
            must_be=full[Category.MUST_BE],
            indifferent=full[Category.INDIFFERENT],
        ),
        strength=100 * lead / total,
        total_strength=100 * sum(full[category] for category in valued) / total,
        is_distinguishable=lead >= threshold,
    )
