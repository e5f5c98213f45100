"""Evidence that the command line names: a record, or a file with its SHA-256."""

import hashlib
import re

from clausebook.cli.paths import in_project
from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus
from clausebook.project import Project

__all__ = ["evidence_fields"]

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
