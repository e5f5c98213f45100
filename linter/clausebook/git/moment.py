"""A commit as a moment of the past: its day, and the files of folders as they were."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from clausebook.git.asking import ask, contents_of, text_of
from clausebook.git.history import commit_of

__all__ = ["Moment", "files_at", "moment_of"]

_FILE = (b"100644", b"100755")
_TOGETHER = 200
"""So many contents are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A commit by its id, and the day on which it was committed."""

    commit: str
    on: date

    @property
    def short_id(self) -> str:
        """The first digits of the id, as people quote it."""
        return self.commit[:10]


def moment_of(root: Path, revision: str) -> Moment:
    """Return the commit that a revision names; raises GitFault where there is none."""
    commit = commit_of(root, revision)
    told = ask(root, "log", "-1", "--no-show-signature", "--format=%cI", commit)
    return Moment(commit, date.fromisoformat(told.decode().strip()[:10]))


def files_at(root: Path, commit: str, folders: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file below some folders of the root, as a commit has them.

    Links and submodules are left out: what they lead to is no part of the commit. So are paths
    that a sound repository cannot hold, and contents that a partial clone lacks. Raises GitFault.
    """
    listed = ask(root, "ls-tree", "-r", "-z", commit, "--", *(f"{name}/" for name in folders))
    lines = (line for line in listed.split(b"\0") if line.startswith(_FILE))
    while portion := list(islice(lines, _TOGETHER)):
        found = [
            (text_of(path), facts.split()[2].decode()) for facts, _, path in map(_parts, portion)
        ]
        contents = contents_of(root, (object_id for _, object_id in found))
        for path, object_id in found:
            if object_id in contents and _stays_inside(path):
                yield path, contents[object_id]


def _parts(line: bytes) -> tuple[bytes, bytes, bytes]:
    return line.partition(b"\t")


def _stays_inside(path: str) -> bool:
    """Whether a path leads nowhere but below the folder it is taken from, on any system."""
    parts = path.split("/")
    if any(sign in path for sign in ("\\", ":", "\0")):
        return False
    return not any(part in ("", ".", "..") or part.casefold() == ".git" for part in parts)
