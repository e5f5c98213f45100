"""What a release says of each file: enough to tell later that it is the same."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from clausebook.control.binding import Binding, binding
from clausebook.control.fingerprint import body_of, fingerprint
from clausebook.control.release.results import results
from clausebook.record import LoadedDocument, Record, text_of
from clausebook.redline.comparing import canonical

__all__ = [
    "GrowingDocument",
    "Released",
    "ReleasedApproval",
    "ReleasedDocument",
    "ReleasedFile",
    "ReleasedRecord",
    "canonical_digest",
    "digest",
    "released",
]

_CORRECTIONS = "corrections"
_OF_NO_INTEREST = frozenset({_CORRECTIONS, "records", "lint_ignore"})


@dataclass(frozen=True, slots=True)
class ReleasedApproval:
    """Who approved as what and when, each as it was written, and what that was worth."""

    by: str
    role: str
    on: str
    state: Binding


@dataclass(frozen=True, slots=True)
class ReleasedDocument:
    """A document that is maintained; ``sha256`` is that of its file, ``fingerprint`` its content's.

    ``commit`` is the id of the one that last changed it. ``results`` are digests of what it gathers
    beside its content, such as measured values.
    """

    id: str
    kind: str
    title: str
    path: str
    version: str
    status: str
    effective_on: str
    owner: str
    fingerprint: str
    approval: ReleasedApproval | None
    commit: str
    sha256: str
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedRecord:
    """A record of what happened. Corrections may come to it, so they are told one by one."""

    id: str
    status: str
    fingerprint: str
    corrections: tuple[str, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether nothing but corrections may come to it."""
        return self.status == "closed"


@dataclass(frozen=True, slots=True)
class GrowingDocument:
    """A document that records what happened, with its records, itself among them."""

    id: str
    kind: str
    title: str
    path: str
    commit: str
    sha256: str
    records: tuple[ReleasedRecord, ...]


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """Any other file, or one that cannot be read as a document; no digest where not at all."""

    path: str
    sha256: str


Released = ReleasedDocument | GrowingDocument | ReleasedFile


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file with line ends as LF: git may check it out with others."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def canonical_digest(value: Any) -> str:
    """Return the SHA-256 of plain data as JSON with sorted keys and without spaces, in ASCII.

    In ASCII even a path that is no Unicode text has one.
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def released(document: LoadedDocument, sha256: str, commit: str = "") -> Released:
    """Return what a release says of a document."""
    header = document.header
    if header is None or not header.id:
        return ReleasedFile(document.path, sha256)
    content = fingerprint(document)
    if content is None:
        records = tuple(_record(document, record) for record in document.records if record.id)
        told = (header.id, header.kind.name, header.title, document.path, commit, sha256)
        return GrowingDocument(*told, records)
    return ReleasedDocument(
        header.id,
        header.kind.name,
        header.title,
        document.path,
        header.text("version"),
        header.status,
        text_of(header.values.get("effective_on")),
        header.text("owner"),
        content,
        _approval(header.values.get("approval"), content),
        commit,
        sha256,
        tuple(sorted(map(canonical_digest, results(document)))),
    )


def _approval(given: object, content: str) -> ReleasedApproval | None:
    state = binding(given, content)
    if state is Binding.NONE or not isinstance(given, dict):
        return None
    by, role, on = (text_of(given.get(name)) for name in ("by", "role", "on"))
    return ReleasedApproval(by, role, on, state)


def _record(document: LoadedDocument, record: Record) -> ReleasedRecord:
    own = {key: value for key, value in record.values.items() if key not in _OF_NO_INTEREST}
    content = canonical(own, record.field)
    if record is document.header and body_of(document):
        content["body"] = body_of(document)
    corrections = record.values.get(_CORRECTIONS)
    told = corrections if isinstance(corrections, list) else []
    return ReleasedRecord(
        record.id, record.status, canonical_digest(content), tuple(map(canonical_digest, told))
    )
