"""What an acknowledgement says of a document, and of which documents there can be one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook.control.approval.approving import NotApprovable, approvable
from clausebook.control.binding import is_void
from clausebook.control.fingerprint import fingerprint
from clausebook.record import LoadedDocument, Record

__all__ = ["Reading", "acknowledged_before", "acknowledgement"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Who read or was told of documents on a day, how, and what shows it if anything does."""

    person: str
    on: date
    how: str
    evidence: str = ""


def acknowledgement(document: LoadedDocument, reading: Reading, today: date) -> dict[str, Any]:
    """Return the entry of a register without its id; raises NotApprovable.

    Only what is in force can be acknowledged, as it is written now.
    """
    header = approvable(document)
    if not header.is_live(today):
        raise NotApprovable(
            f"{header.id}: version {header.text('version')} is not in force ({header.status}); it "
            "is acknowledged once it is"
        )
    if is_void(document):
        raise NotApprovable(
            f"{header.id}: its content has changed since it was approved; it is acknowledged once "
            "the change is approved"
        )
    version = header.text("version")
    return {
        "title": f"{header.title} {version}",
        "status": "closed",
        "person": reading.person,
        "document": header.id,
        "document_version": version,
        "fingerprint": fingerprint(document),
        "on": reading.on.isoformat(),
        "how": reading.how,
        **({"evidence": reading.evidence} if reading.evidence else {}),
    }


def acknowledged_before(known: tuple[Record, ...], entry: dict[str, Any]) -> Record | None:
    """Return the acknowledgement of the same version by the same person, if there is one."""
    same = ("person", "document", "document_version")
    return next((one for one in known if all(one.text(name) == entry[name] for name in same)), None)
