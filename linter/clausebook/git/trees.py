"""Revisions by their names, and the files of a folder as a revision or the index lists them."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from clausebook.git.asking import ask, text_of
from clausebook.git.faults import GitFault, NoRepository

__all__ = [
    "LINK",
    "SUBMODULE",
    "Entry",
    "commit_of",
    "entries_of",
    "files_of",
    "followed",
    "how_to_fetch",
    "submodules_of",
    "tree_of",
]

LINK, SUBMODULE = "120000", "160000"
"""Modes of what is no file itself: a symbolic link, and another repository."""


class Entry(NamedTuple):
    """What git holds at a path: its mode, and the id of its content."""

    mode: str
    object_id: str


def commit_of(root: Path, revision: str) -> str:
    """Return the id of the commit that a revision names, which no option can look like.

    Raises GitFault where there is no such revision.
    """
    wanted = f"{revision}^{{commit}}"
    try:
        found = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except NoRepository:
        raise
    except GitFault:
        told = f"'{revision}' is no revision of this repository"
        raise GitFault(f"{told}; {how_to_fetch(root)}, or name another") from None
    return found.decode().split()[-1]


def how_to_fetch(root: Path) -> str:
    """Return how a revision can be had that is not here; raises GitFault."""
    if ask(root, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return "fetch it first"
    return "this clone is cut off, fetch the rest with 'git fetch --unshallow'"


def tree_of(root: Path, revision: str) -> Mapping[str, str]:
    """Return the ids of the files below a folder at a revision, by their paths; links are none.

    Raises GitFault where there is no such revision.
    """
    return files_of(root, commit_of(root, revision))


def files_of(root: Path, commit_id: str) -> Mapping[str, str]:
    """Return the same at a commit by its id."""
    entries = _listed(root, commit_id)
    return {path: entry.object_id for path, entry in entries.items() if entry.mode != LINK}


def entries_of(root: Path, revision: str) -> Mapping[str, Entry]:
    """Return files and links below a folder at a revision by their paths; raises GitFault."""
    return _listed(root, commit_of(root, revision))


def submodules_of(root: Path, revision: str) -> frozenset[str]:
    """Return the paths below a folder where a revision has another repository; raises GitFault."""
    every = _every_entry(root, commit_of(root, revision))
    return frozenset(path for path, entry in every if entry.mode == SUBMODULE)


def _listed(root: Path, commit_id: str) -> Mapping[str, Entry]:
    every = _every_entry(root, commit_id)
    return {path: entry for path, entry in every if entry.mode != SUBMODULE}


def _every_entry(root: Path, commit_id: str) -> Iterator[tuple[str, Entry]]:
    listed = ask(root, "ls-tree", "-r", "-z", commit_id, "--", ".")
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, object_id = facts.decode().split()
        yield text_of(path), Entry(mode, object_id)


def followed(path: str, entries: Mapping[str, Entry], contents: Mapping[str, bytes]) -> str | None:
    """Return the path of the file that a path leads to, None where a link leads to none.

    ``contents`` are those of the objects by their ids; what a link holds is where it leads.
    """
    seen: set[str] = set()
    while path in entries and entries[path].mode == LINK:
        if path in seen or entries[path].object_id not in contents:
            return None
        seen.add(path)
        link = text_of(contents[entries[path].object_id])
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    return path if path in entries else None
