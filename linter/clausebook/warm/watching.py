"""Takes note of what a lint looks at while it looks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from clausebook.walk import walk
from clausebook.warm.stamps import Stamp, content_id, is_young, stamp

if TYPE_CHECKING:
    from clausebook.document import Document
    from clausebook.history import Signature
    from clausebook.past import Past
    from clausebook.project import Files

__all__ = ["Reading", "Watch", "listing_digest"]

Reading = tuple[Stamp, str]
"""The stamp of a file before it was read, and a digest of its content where the stamp is young."""


class _Identified(Protocol):
    """Files that tell by themselves what they hold, as those of the git index do."""

    @property
    def identity(self) -> str: ...


@dataclass
class Watch:
    """What one lint looked at.

    ``since`` is when it began, in nanoseconds by the clock of the file system. ``is_certain`` turns
    false once it looks at something that may change unseen, such as a signature, which holds as
    long as its key does.
    """

    root: Path
    since: int
    repository_state: Callable[[], str | None]
    listing: str = ""
    read: dict[str, Reading] = field(default_factory=dict)
    repository: str | None = None
    has_looked_back: bool = False
    is_certain: bool = True

    def files(self, files: "Files") -> "Files":
        """Return files of the working tree that are watched while they are read."""
        return _WatchedFiles(files, self)

    def note(self, path: str, found: Stamp, own_id: str = "") -> None:
        """Note a file that was read, with the id of its content where its stamp is young.

        The first look counts: of a file that changed meanwhile, the lint rests on two states.
        """
        self.read.setdefault(path, (found, own_id))

    def note_unread(self, path: str, found: Stamp) -> None:
        """Note a file that could not be read."""
        self.is_certain &= not is_young(found, self.since)
        self.note(path, found)

    def staged(self, files: _Identified) -> None:
        """Note what the files of the index hold: all that is read of them follows from it."""
        self.listing = files.identity

    def past(self, past: "Callable[[], Past | None]") -> "Callable[[], Past | None]":
        """Return the way to the past, watched: the state of git is noted before git is asked."""

        def look() -> "Past | None":
            self.known_repository()
            found = past()
            if found is not None:
                self._watch(found)
            return found

        return look

    def known_repository(self) -> str | None:
        """Return the state of git that the lint rests on, None where that cannot be told."""
        if not self.has_looked_back:
            self.has_looked_back = True
            self.repository = self.repository_state()
        return self.repository if self.is_certain else None

    def has_moved(self) -> bool:
        """Whether git has changed since it was asked, or cannot be told to be the same."""
        if not self.has_looked_back:
            return False
        return self.repository is None or self.repository_state() != self.repository

    def _watch(self, past: "Past") -> None:
        """Notice when the answers of the past depend on more than the ids of its commits."""
        contents, signatures = past.history.contents, past.history.signatures

        def watched_contents(content_ids: Iterable[str]) -> Mapping[str, bytes]:
            wanted = list(content_ids)
            found = contents(wanted)
            if len(found) < len(set(wanted)):
                self.is_certain = False  # what a clone lacks may be fetched
            return found

        def watched_signatures(commit_ids: Iterable[str]) -> "Mapping[str, Signature]":
            self.is_certain = False
            return signatures(commit_ids)

        past.history = replace(
            past.history, contents=watched_contents, signatures=watched_signatures
        )


@dataclass(frozen=True)
class _WatchedFiles:
    """Files of the working tree, with a note of each that is read."""

    files: "Files"
    watch: Watch

    def paths(self) -> Sequence[str]:
        """Return every path of the project, and note them all."""
        found = walk(self.watch.root)
        self.watch.listing = listing_digest(found.paths, found.links)
        return found.paths

    def read(self, path: str) -> "bytes | Document":
        """Return a file's bytes, or a document that says why it cannot be read."""
        watch = self.watch
        found = stamp(f"{watch.root}/{path}")
        content = self.files.read(path)
        if isinstance(content, bytes):
            is_sure = not is_young(found, watch.since)
            watch.note(path, found, "" if is_sure else content_id(content))
        else:
            watch.note_unread(path, found)
        return content


def listing_digest(paths: Iterable[str], links: Iterable[str]) -> str:
    """Return a digest of the names of files and of which are links."""
    text = "\0".join([*paths, "", *sorted(links)])
    return content_id(text.encode("utf-8", "surrogateescape"))
