"""Words that make up a list in a sentence."""

from collections.abc import Sequence

__all__ = ["listed"]


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``; empty without any."""
    *before, end = words or [""]
    return f"{', '.join(before)} {last} {end}" if before else end
