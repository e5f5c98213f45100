"""Paths as they are typed, matched with paths of the project."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from clausebook.cli.usage import UsageError

__all__ = ["in_project", "place_of_output", "shown_paths"]


def in_project(given: str, root: Path) -> str:
    """Return a path relative to the root, with ``/``; ``.`` is the root itself.

    Raises UsageError for a path outside.
    """
    path = Path(os.path.abspath(given))  # noqa: PTH100 - a link keeps its own name
    if not path.is_relative_to(root):
        with contextlib.suppress(OSError, RuntimeError):
            path = path.resolve()
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    raise UsageError(f"{given}: lies outside the project {root}")


def place_of_output(root: Path, name: str) -> Path:
    """Return where a project keeps what is made of it, where no other place was named.

    Raises UsageError where a link, which may come with a repository, leads out of the project.
    """
    place = (root / name).resolve()
    if not place.is_relative_to(root):
        raise UsageError(
            f"{name}: leads out of the project, to {place}; remove the link, or name the place "
            "with --output"
        )
    return place


def shown_paths(given: Iterable[str], root: Path, known: Iterable[str]) -> frozenset[str]:
    """Return which of the known paths are named, by themselves or by a folder above them.

    Raises UsageError for a path that is outside the project or names none.
    """
    candidates = frozenset(known)
    found: set[str] = set()
    for path in given:
        wanted = in_project(path, root)
        prefix = "" if wanted == "." else f"{wanted}/"
        named = {one for one in candidates if one == wanted or one.startswith(prefix)}
        if not named:
            raise UsageError(_reason(path, root / wanted))
        found |= named
    return frozenset(found)


def _reason(given: str, place: Path) -> str:
    if not os.path.lexists(place):
        return f"{given}: no such file or folder"
    if place.is_dir():
        return f"{given}: no records in this folder; they lie under policies/ and docs/"
    return f"{given}: not a record; records are YAML under policies/, or have a header under docs/"
