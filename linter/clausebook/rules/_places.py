"""Where a finding stands when the value that it is about may be missing."""

from clausebook.record import Part, Place

__all__ = ["place_of"]


def place_of(part: Part, name: str) -> Place:
    """Return the place of a value, or that of the part where it has none."""
    return part.at(name) if part.has(name) else part.at()
