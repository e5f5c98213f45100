"""Roles as a message names them, without growing too long."""

from collections.abc import Sequence

from clausebook.rules._lists import listed

__all__ = ["listed_roles"]

_MOST = 5


def listed_roles(ids: Sequence[str]) -> str:
    """Return the ids in a sentence; of many only the first, and how many more there are."""
    if len(ids) <= _MOST + 1:
        return listed(ids)
    return listed([*ids[:_MOST], f"{len(ids) - _MOST} more roles"])
