"""Refusals of input that cannot be, each with a reason in plain words."""

from collections.abc import Collection, Iterable
from math import isfinite

__all__ = [
    "require_counts",
    "require_numbers",
    "require_part",
    "require_positive",
    "require_range",
    "require_same_length",
]


def require_counts(**counts: int) -> None:
    """Raise ``ValueError`` where a count is negative."""
    for name, count in counts.items():
        if count < 0:
            raise ValueError(f"a count cannot be negative: {_plain(name)} is {count}")


def require_part(**numbers: float) -> None:
    """Raise ``ValueError`` where the first number, a part, is larger than the second, its whole."""
    (part_name, part), (whole_name, whole) = numbers.items()
    if part < 0 or whole < 0:
        raise ValueError(f"{_plain(part_name)} and {_plain(whole_name)} cannot be negative")
    if part > whole:
        raise ValueError(
            f"{_plain(part_name)} cannot be more than {_plain(whole_name)}: {part} of {whole}"
        )


def require_numbers(**series: Iterable[float]) -> None:
    """Raise ``ValueError`` where a value is infinite or not a number."""
    for name, values in series.items():
        for value in values:
            if not isfinite(value):
                raise ValueError(f"{_plain(name)} must be finite numbers, found {value}")


def require_positive(**numbers: float) -> None:
    """Raise ``ValueError`` where a number is not greater than 0."""
    for name, number in numbers.items():
        if not (isfinite(number) and number > 0):
            raise ValueError(f"{_plain(name)} must be greater than 0, not {number}")


def require_range(lowest: float, highest: float, **numbers: float) -> None:
    """Raise ``ValueError`` where a number lies outside the range, whose ends belong to it."""
    for name, number in numbers.items():
        if not lowest <= number <= highest:
            raise ValueError(f"{_plain(name)} must be from {lowest} to {highest}, not {number}")


def require_same_length(**series: Collection[float]) -> None:
    """Raise ``ValueError`` where two series that belong together differ in length."""
    (first_name, first), (second_name, second) = series.items()
    if len(first) != len(second):
        raise ValueError(
            f"{_plain(first_name)} and {_plain(second_name)} belong together, "
            f"but there are {len(first)} and {len(second)}"
        )


def _plain(name: str) -> str:
    return name.replace("_", " ")
