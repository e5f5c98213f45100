"""The history of a folder, read from git."""

import posixpath
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from clausebook.git.asking import ask, contents_of, object_id, text_of
from clausebook.git.base import base_of, default_base
from clausebook.git.faults import GitFault, NoRepository
from clausebook.git.lives import Lives, follow
from clausebook.git.log import (
    ask_changes,
    ask_log,
    parse_changes,
    parse_log,
    people_of,
    steps_of,
)
from clausebook.git.moves import older_places
from clausebook.git.people import identities_of
from clausebook.git.signatures import signatures_of
from clausebook.git.trees import commit_of, files_of, tree_of
from clausebook.history import Commit, History, Removal, Version

__all__ = ["commit_of", "default_base", "read_history", "tree_of"]


class _Place(NamedTuple):
    """Where the folder lies: its path in the repository, which is cut off or not, and HEAD."""

    prefix: str
    is_shallow: bool
    head: str


def read_history(
    root: Path,
    base: str | None = None,
    *,
    head: str = "HEAD",
    folders: Sequence[str] = ("",),
    memory: MutableMapping[str, str] | None = None,
    allowed_signers: Path | None = None,
) -> History:
    """Return the history, up to ``head``, of the files below a folder, compared with a base.

    Of a whole project that are those in some ``folders`` of it, wherever they lay before. Without a
    base, it is where this line of work left the main branch, or ``head`` where that names a commit
    of the past. A repository without commits has an empty history. ``memory`` may be kept between
    two runs; what git said of another HEAD is not taken for true. Signatures are trusted where
    ``allowed_signers`` lists the key.
    Raises NoRepository, and GitFault where git cannot answer.
    """
    place = _place(root, head)
    if place is None:
        if base not in (None, "HEAD"):
            raise GitFault(f"'{base}' is no revision of this repository, which has no commits yet")
        return History()
    base_id = base_of(root, base or (None if head == "HEAD" else head), place.head)
    there = files_of(root, place.head)
    commits, lives = _past(root, place, frozenset(there), folders, {} if memory is None else memory)
    return History(
        commits,
        {
            path: found
            for path in there
            if (found := _own(lives.versions.get(place.prefix + path, ()), place))
        },
        tuple(_removals(lives, place)),
        there if base_id == place.head else files_of(root, base_id),
        base or base_id,
        place.is_shallow,
        partial(contents_of, root),
        partial(signatures_of, root, allowed_signers),
        partial(object_id, len(place.head)),
    )


def _place(root: Path, head: str) -> _Place | None:
    """Return where a folder lies, None where its repository has no commits yet."""
    asked = ("--show-prefix", "--is-shallow-repository", f"{head}^{{commit}}")
    try:
        answer = text_of(ask(root, "rev-parse", *asked))
    except NoRepository:
        raise
    except GitFault:
        if _is_empty(root):
            return None
        raise
    prefix, is_shallow, head, _ = answer.rsplit("\n", 3)
    return _Place(prefix, is_shallow == "true", head)


def _is_empty(root: Path) -> bool:
    """Whether there are no commits yet; raises GitFault where the present one is damaged."""
    try:
        ask(root, "log", "-1", "--format=")
    except GitFault as fault:
        if "does not have any commits yet" in str(fault):
            return True
        raise
    return False


def _past(
    root: Path,
    place: _Place,
    there: frozenset[str],
    folders: Sequence[str],
    memory: MutableMapping[str, str],
) -> tuple[tuple[Commit, ...], Lives]:
    log, changes = _answers(root, place, folders, memory)
    logged = parse_log(log, identities_of(root, people_of(log)))
    living = frozenset(place.prefix + path for path in there)
    lives = follow(logged, parse_changes(changes), living)
    return tuple(one.commit for one in logged), lives


def _answers(
    root: Path, place: _Place, folders: Sequence[str], memory: MutableMapping[str, str]
) -> tuple[str, str]:
    """Return what git tells of commits and changes, remembered where HEAD is the same.

    The id of a commit stands for all that led to it. Where the past was cut off it does not, for
    more of it may be fetched, and nothing is remembered.
    """
    places = sorted((place.prefix + folder).rstrip("/") for folder in folders)
    asked = " ".join([place.head, *places])
    if memory.get("asked") == asked and not place.is_shallow:
        return memory["log"], memory["changes"]
    log, changes = _ask(root, place.head, places)
    if not place.is_shallow:
        memory.update(asked=asked, log=log, changes=changes)
    return log, changes


def _ask(root: Path, head: str, places: list[str]) -> tuple[str, str]:
    """Ask about places, and then again as long as files turn out to have come from elsewhere."""
    while True:
        log = ask_log(root, head, places)
        changes = ask_changes(root, steps_of(log), places)
        older = older_places(root, log, changes, places)
        if not older:
            return log, changes
        places = [*places, *sorted(older)]


def _own(versions: tuple[Version, ...], place: _Place) -> tuple[Version, ...]:
    """Return versions with their paths as seen from the folder."""
    if not place.prefix:
        return versions
    return tuple(replace(one, path=posixpath.relpath(one.path, place.prefix)) for one in versions)


def _removals(lives: Lives, place: _Place) -> Iterator[Removal]:
    """Yield what is gone from the folder."""
    for removal in lives.removals:
        if removal.last.path.startswith(place.prefix):
            last, *earlier = _own((removal.last, *removal.earlier), place)
            yield Removal(last, removal.commit, tuple(earlier))
