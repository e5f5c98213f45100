"""Where files lay before they came to the places that are looked at."""

import posixpath
from collections.abc import Sequence
from pathlib import Path

from clausebook.git.log import ask_changes, beginnings_of, parse_changes

__all__ = ["older_places"]


def older_places(root: Path, log: str, changes: str, places: Sequence[str]) -> set[str]:
    """Return the folders from which files came to places: a project may have been moved.

    ``log`` and ``changes`` are what git told of the places. Only where something was added, the
    whole repository is looked at. A file that lay at its top stands for itself. Raises GitFault.
    """
    if "" in places:
        return set()
    told = parse_changes(changes)
    additions = [" ".join(step) for step in told if any(c.letter == "A" for c in told[step])]
    steps = [*beginnings_of(log), *additions]
    everywhere = parse_changes(ask_changes(root, steps, ())) if steps else {}
    return {
        posixpath.dirname(change.old) or change.old
        for found in everywhere.values()
        for change in found
        if change.letter == "R"
        and _is_below(change.new, places)
        and not _is_below(change.old, places)
    }


def _is_below(path: str, places: Sequence[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)
