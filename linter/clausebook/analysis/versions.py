"""Version numbers of documents."""

__all__ = ["major"]


def major(version: str) -> int:
    """Return the major number of a version, 0 where there is none."""
    number = version.partition(".")[0]
    return int(number) if number.isdecimal() else 0
