"""Version numbers of documents."""

from itertools import zip_longest

__all__ = ["compared", "following", "major"]


def major(version: str) -> int:
    """Return the major number of a version, 0 where there is none."""
    number = version.partition(".")[0]
    return int(number) if number.isdecimal() else 0


def compared(one: str, other: str) -> int:
    """Return a number above 0 where the first version is higher, below 0 where it is lower.

    Versions are compared number by number; one that is missing counts as zero.
    """
    if one == other:
        return 0
    pairs = zip_longest(_numbers(one), _numbers(other), fillvalue=0)
    return next((a - b for a, b in pairs if a != b), 0)


def following(version: str, *, is_major: bool = False) -> str:
    """Return the version that comes next, as ``2.4`` or ``3.0`` after ``2.3``."""
    first, second, *_ = (*_numbers(version), 0, 0)
    return f"{first + 1}.0" if is_major else f"{first}.{second + 1}"


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".") if number.isdecimal()]
