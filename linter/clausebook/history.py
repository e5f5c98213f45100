"""What is known of the past of the documents: commits, versions, and the state to compare with.

It is data that something else has read; nothing here knows where from.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["HOLD_RECORDS", "Commit", "History", "Identity", "Removal", "Signature", "Version"]

HOLD_RECORDS = (".yaml", ".yml", ".md")
"""How the names of files end that hold records."""

Contents = Callable[[Iterable[str]], Mapping[str, bytes]]
"""Returns contents by their ids, without those that cannot be had."""

SignatureState = Literal["good", "bad", "unknown", "none"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody, as the version control knows them."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>".strip()


@dataclass(frozen=True, slots=True)
class Signature:
    """What the signature of a commit is worth, and whose it is where that is known.

    ``state`` is good where it verifies by a key that is trusted, bad where it is forged or its key
    was revoked, unknown where it cannot be told, none where the commit is not signed.
    """

    state: SignatureState
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. ``trailers`` are lines such as ``Approved-by: Ada <ada@example.com>``."""

    id: str
    parents: tuple[str, ...]
    author: Identity
    committer: Identity
    authored_on: date
    committed_on: date
    subject: str
    trailers: tuple[tuple[str, str], ...] = ()

    @property
    def short_id(self) -> str:
        """The first digits of the id, as people quote it."""
        return self.id[:10]

    @property
    def is_merge(self) -> bool:
        """Whether two lines of work come together."""
        return len(self.parents) > 1


@dataclass(frozen=True, slots=True)
class Version:
    """What a file held after a commit: the path it had then, and the id of its content."""

    commit: Commit
    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that is gone: its last version, and the commit that took it away.

    ``earlier`` are the versions before the last, the newest first.
    """

    last: Version
    commit: Commit
    earlier: tuple[Version, ...] = ()

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version of it, the newest first."""
        return (self.last, *self.earlier)


Signatures = Callable[[Iterable[str]], Mapping[str, Signature]]
"""Returns the signatures of commits by their ids."""

Identify = Callable[[bytes], str]
"""Returns the id that a content has or would have."""


@dataclass(frozen=True)
class History:
    """The past of a folder, newest first.

    ``versions`` are those of each file that exists in the newest commit, followed across renames.
    ``base`` holds the content ids by path of the state to compare with, which ``base_name`` names.
    ``removals`` are files that are gone for good, also where another one has their path now.
    ``is_shallow`` tells that the past was cut off; nothing may then be said about what is not seen.
    ``commits`` are those that touched files of the kinds that hold records, and the merges;
    parents that did not are left out, so that the graph is whole.
    """

    commits: tuple[Commit, ...] = ()
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    removals: tuple[Removal, ...] = ()
    base: Mapping[str, str] = field(default_factory=dict)
    base_name: str = ""
    is_shallow: bool = False
    contents: Contents = field(default=lambda _: {}, repr=False, compare=False)
    signatures: Signatures = field(default=lambda _: {}, repr=False, compare=False)
    identify: Identify = field(default=lambda _: "", repr=False, compare=False)

    def content(self, content_id: str) -> bytes | None:
        """Return one content, None where it cannot be had."""
        return self.contents([content_id]).get(content_id)
