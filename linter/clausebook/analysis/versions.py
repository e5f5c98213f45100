"""Version numbers of documents."""

__all__ = ["following", "major", "number_of"]


def number_of(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; it is empty where there is none.

    A number that is missing counts as zero, so that ``1``, ``1.0`` and ``1.0.0`` are one version.
    """
    numbers = [int(part) if part.isdecimal() else 0 for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def major(version: str) -> int:
    """Return the major number of a version, 0 where there is none."""
    return next(iter(number_of(version)), 0)


def following(version: str, *, is_major: bool = False) -> str:
    """Return the version that comes next, as ``2.4`` or ``3.0`` after ``2.3``."""
    first, second, *_ = (*number_of(version), 0, 0)
    return f"{first + 1}.0" if is_major else f"{first}.{second + 1}"
