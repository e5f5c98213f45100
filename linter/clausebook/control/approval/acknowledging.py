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
    """Who read or was told of documents on a day, how, and what shows it if anything does.

    ``recorded_by`` is who enters it, where that is somebody else.
    """

    person: str
    on: date
    how: str
    evidence: str = ""
    recorded_by: str = ""


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
    _refuse_early(header, reading.on)
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
        **({"recorded_by": reading.recorded_by} if reading.recorded_by else {}),
    }


def _refuse_early(header: Record, on: date) -> None:
    """Refuse a day on which nobody could have read the version, for it was not approved yet."""
    approved = header.part("approval").date("on") or header.date("effective_on")
    if approved is not None and on < approved:
        raise NotApprovable(
            f"{header.id}: version {header.text('version')} is of {approved}, so nobody read it on "
            f"{on}; give the day on which this version was read"
        )


def acknowledged_before(known: tuple[Record, ...], entry: dict[str, Any]) -> Record | None:
    """Return the acknowledgement of the same version by the same person, if there is one."""
    same = ("person", "document", "document_version")
    return next((one for one in known if all(one.text(name) == entry[name] for name in same)), None)
