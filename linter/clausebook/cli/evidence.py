"""Evidence that the command line names: a record, or a file with its SHA-256."""

import hashlib
import re
from collections.abc import Sequence

from clausebook.cli.paths import in_project
from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus
from clausebook.project import Project
from clausebook.record import LoadedDocument

__all__ = ["approval_evidence", "evidence_fields"]

_SHOW_APPROVALS = frozenset(
    {"management-review", "decision", "audit", "communication", "record-location"}
)
"""Kinds of records that can tell of an approval that was given elsewhere."""

_ID = re.compile(r"[A-Z]{3}-[0-9]+")


def evidence_fields(given: str, project: Project, corpus: Corpus) -> dict[str, str]:
    """Return ``evidence``, and for a file ``evidence_sha256``; raises UsageError."""
    if corpus.get(given) is not None:
        return {"evidence": given}
    if _ID.fullmatch(given):
        raise UsageError(f"the evidence {given}: there is no such record")
    path = in_project(given, project.root)
    place = project.root / path
    if not place.is_file():
        raise UsageError(f"the evidence {given}: neither a file of the project nor a record")
    with place.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return {"evidence": path, "evidence_sha256": digest.hexdigest()}


def approval_evidence(
    given: str, project: Project, corpus: Corpus, approved: Sequence[LoadedDocument]
) -> dict[str, str]:
    """Return the fields of what shows an approval; raises UsageError for what can show none."""
    fields = evidence_fields(given, project, corpus)
    record = corpus.get(given)
    if record is None:
        _refuse_controlled(fields["evidence"], project, corpus)
    elif record.kind.name not in _SHOW_APPROVALS:
        raise UsageError(
            f"the evidence {given}: a record of kind {record.kind.name} shows no approval; name a "
            "management review, decision, audit, communication or record location, or a file"
        )
    elif any(record.path == document.path for document in approved):
        raise UsageError(
            f"the evidence {given}: is part of what is approved, and cannot show its own approval"
        )
    return fields


def _refuse_controlled(path: str, project: Project, corpus: Corpus) -> None:
    """Refuse a file of the records, also where a link leads to it."""
    place = project.root / path
    for loaded in corpus.loaded:
        there = project.root / loaded.path
        if there.exists() and place.samefile(there):
            raise UsageError(
                f"the evidence {path}: is a controlled document and shows no approval; name what "
                "was signed, or the record of the meeting"
            )
