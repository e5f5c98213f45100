"""The files of a folder as the git index holds them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clausebook.git.asking import ask, contents_of, text_of
from clausebook.git.faults import GitFault
from clausebook.git.trees import LINK, SUBMODULE, Entry, followed
from clausebook.history import HOLD_RECORDS

if TYPE_CHECKING:
    from clausebook.document import Document

__all__ = ["StagedFiles"]

_EMPTY = frozenset(
    {
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    }
)
"""Ids of the empty file, by SHA-1 and SHA-256: that of announced files too."""


@dataclass(frozen=True)
class StagedFiles:
    """The files of a folder as the next commit will have them: what the git index holds."""

    root: Path

    def paths(self) -> Sequence[str]:
        """Return every staged path below the root, sorted; raises GitFault."""
        return sorted(self._entries)

    def read(self, path: str) -> "bytes | Document":
        """Return the staged bytes of a file, or a document that says why there are none.

        A link is followed to another staged file. Raises GitFault.
        """
        from clausebook.document import unreadable
        from clausebook.document.limits import MAXIMUM_BYTES

        target = followed(path, self._entries, self._contents)
        content = self._contents.get(self._entries[target].object_id) if target else None
        if content is None:
            hint = "stage the file itself"
            return unreadable(path, "the link does not lead to a staged file", hint)
        if len(content) > MAXIMUM_BYTES:
            told = f"the file has {len(content):,} bytes, more than the {MAXIMUM_BYTES:,} read"
            return unreadable(path, told, "split the register into several files")
        return content

    @property
    def identity(self) -> str:
        """What stands for all that is read here: modes and ids by path; raises GitFault."""
        listed = (f"{mode} {content} {path}" for path, (mode, content) in self._entries.items())
        return "\0".join(sorted(listed))

    def object_id(self, path: str) -> str | None:
        """Return the id of the content of a staged file, None for a link; raises GitFault."""
        entry = self._entries[path]
        return None if entry.mode == LINK else entry.object_id

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        """Mode and object id by path; of a merge in conflict, our side."""
        listed = ask(self.root, "ls-files", "--stage", "-z", "--", ".")
        entries: dict[str, Entry] = {}
        for line in filter(None, listed.split(b"\0")):
            facts, _, path = line.partition(b"\t")
            mode, object_id, stage = facts.decode().split()
            if stage in ("0", "2") and mode != SUBMODULE:
                entries[text_of(path)] = Entry(mode, object_id)
        for announced in self._announced(entries):
            del entries[announced]
        return entries

    def _announced(self, entries: Mapping[str, Entry]) -> Iterable[str]:
        """Return the paths that ``git add -N`` announced and the commit will not hold."""
        if not any(entry.object_id in _EMPTY for entry in entries.values()):
            return ()
        listed = ask(self.root, "diff-files", "--relative", "--name-only", "--diff-filter=A", "-z")
        names = text_of(listed).split("\0")
        return [name for name in names if name in entries]

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """The bytes of every staged file that could hold records by their ids, read at once."""
        wanted = {
            path: entry.object_id
            for path, entry in self._entries.items()
            if path.endswith(HOLD_RECORDS) or entry.mode == LINK
        }
        found = contents_of(self.root, wanted.values())
        for path, object_id in wanted.items():
            if object_id not in found:
                raise GitFault(f"the staged content of {path} is not in the repository")
        return found
