"""What a manifest claims of a file that is the very one, and of the commits that hold it."""

from collections.abc import Iterator
from dataclasses import fields

from clausebook.control.release.released import (
    GrowingDocument,
    Released,
    ReleasedApproval,
    ReleasedDocument,
    ReleasedFile,
)

__all__ = ["false_claim", "false_commit"]

_ELSEWHERE = frozenset({"path", "commit", "sha256"})
"""What is held against other things than the content of the file."""


def false_claim(entry: Released, now: Released) -> str:
    """Return what a manifest says of a file and the file, byte for byte the same, does not.

    It is empty where all is true.
    """
    if type(now) is not type(entry):
        return (
            f"the manifest says it is {_SORTS[type(entry)]}, the very file is {_SORTS[type(now)]}"
        )
    return "; ".join(_false(entry, now))


_SORTS = {
    ReleasedDocument: "a document that is maintained",
    GrowingDocument: "a document that records what happened",
    ReleasedFile: "a file without records",
}


def _false(entry: Released, now: Released) -> Iterator[str]:
    for name in (field.name for field in fields(entry) if field.name not in _ELSEWHERE):
        claimed, true = getattr(entry, name), getattr(now, name)
        if claimed == true:
            continue
        what = name.replace("_", " ")
        if name in ("records", "results", "fingerprint"):
            yield f"the manifest was written with other {what} than the very file has"
        else:
            yield f"the manifest says {what} {_told(claimed)}, the very file {_told(true)}"


def _told(value: object) -> str:
    if isinstance(value, ReleasedApproval):
        return f"by {value.by} as {value.role} on {value.on} ({value.state})"
    return f"'{value}'" if value else "none"


def false_commit(
    entry: ReleasedDocument | GrowingDocument, sha256: str, last: str | None, commit: str
) -> str:
    """Return what a manifest says of commits and git does not, empty where all is true.

    ``sha256`` is the digest of what the commit of the release holds in the place of the document,
    ``last`` the id of the commit that last changed it, None where that is not known.
    """
    if sha256 != entry.sha256:
        held = "another content" if sha256 else "nothing that can be read"
        return f"the manifest says that commit {commit[:10]} holds it, which has {held} there"
    if last is not None and last != entry.commit:
        told = f"commit {last[:10]}" if last else "no commit"
        return f"the manifest says commit {entry.commit[:10]} last changed it, but {told} did"
    return ""
