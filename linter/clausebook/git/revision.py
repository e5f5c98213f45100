"""The files of a folder as a revision holds them, and which differ between two states."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clausebook.git.asking import ask, contents_of, text_of
from clausebook.git.trees import LINK, Entry, commit_of, entries_of, followed
from clausebook.history import HOLD_RECORDS

if TYPE_CHECKING:
    from clausebook.document import Document

__all__ = ["RevisionFiles", "differing_paths"]


@dataclass(frozen=True)
class RevisionFiles:
    """The files of a folder at a revision; of these, where ``only`` names some, no others.

    Files that hold no records are read only where ``is_whole`` asks for all.
    """

    root: Path
    revision: str
    only: Collection[str] | None = None
    is_whole: bool = False

    def paths(self) -> Sequence[str]:
        """Return every path below the root, sorted; raises GitFault."""
        return sorted(path for path in self._entries if self.only is None or path in self.only)

    def read(self, path: str) -> "bytes | Document":
        """Return the bytes of a file, or a document that says why there are none.

        A link is followed to another file of the revision.
        """
        from clausebook.document import unreadable
        from clausebook.document.limits import MAXIMUM_BYTES

        target = followed(path, self._entries, self._contents)
        if target is None:
            hint = "put the file itself here"
            return unreadable(path, "the link does not lead to a file of the revision", hint)
        content = self._contents.get(self._entries[target].object_id)
        if content is None:
            return unreadable(path, "its content is not in the repository", "fetch all of it")
        if len(content) > MAXIMUM_BYTES:
            return unreadable(path, f"the file has {len(content):,} bytes", "split the register")
        return content

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return entries_of(self.root, self.revision)

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """The bytes of the files that could hold records, and of all links, by their ids."""
        links = [entry.object_id for entry in self._entries.values() if entry.mode == LINK]
        where: Collection[str] = self._entries if self.only is None or links else self.only
        wanted = (
            entry.object_id
            for path, entry in self._entries.items()
            if path in where and (self.is_whole or path.endswith(HOLD_RECORDS))
        )
        return contents_of(self.root, [*links, *wanted])


def differing_paths(root: Path, before: str, after: str | None) -> frozenset[str]:
    """Return the paths below a folder that differ between two revisions.

    Without a later one the working folder is compared, with files that git does not know yet.
    Raises GitFault.
    """
    named = (before,) if after is None else (before, after)
    revisions = [commit_of(root, revision) for revision in named]
    arguments = ("--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", *revisions)
    listed = ask(root, "diff", *arguments, "--", ".")
    if after is None:
        listed += ask(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    names = text_of(listed).split("\0")
    return frozenset(filter(None, names))
