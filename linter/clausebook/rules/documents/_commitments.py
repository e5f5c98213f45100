"""What the quality policies in force commit to, taken together."""

from collections.abc import Iterable

from clausebook.record import Place, Record

__all__ = ["commitment_types", "place_of_commitments"]


def commitment_types(policies: Iterable[Record]) -> frozenset[str]:
    """Return the types of all commitments, empty where none is listed."""
    parts = (part for policy in policies for part in policy.parts("commitments"))
    return frozenset(part.text("type") for part in parts)


def place_of_commitments(policies: Iterable[Record]) -> Place:
    """Return the place of the first list; raises StopIteration where there is none."""
    return next(one for one in policies if one.has("commitments")).at("commitments")
