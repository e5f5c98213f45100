"""Work on documents that is not in force, and what is in force meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausebook.history import Commit
from clausebook.language import _, status_text
from clausebook.record import LoadedDocument

__all__ = ["Reason", "WorkInProgress", "told", "told_of_cut_off"]


class Reason(StrEnum):
    """Why a document is not in force as it is written."""

    DRAFTED = "drafted"
    VOID = "void"
    TO_COME = "to come"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class WorkInProgress:
    """A document as it is written now, which is not in force.

    ``since`` is the commit with which this work began, None where nothing of it is committed.
    ``shown`` is the version that is in force, None where none is.
    """

    document: LoadedDocument
    reason: Reason
    since: Commit | None
    shown: LoadedDocument | None

    @property
    def id(self) -> str:
        """The id of the document, that of the version in force where it cannot be read now."""
        return _text(self.document, "id") or _text(self.shown, "id")

    @property
    def version(self) -> str:
        """The version that is being worked on, empty where the document does not say."""
        return _text(self.document, "version")

    @property
    def status(self) -> str:
        """Its status, empty where the document cannot be read."""
        return _text(self.document, "status")

    @property
    def shown_version(self) -> str:
        """The version that is in force, empty where none is or it does not say."""
        return _text(self.shown, "version")

    @property
    def shown_from(self) -> str:
        """The day from which that version applies, as it is written, else that of its approval."""
        return _text(self.shown, "effective_on") or _approved_on(self.shown)

    @property
    def applies_from(self) -> str:
        """The day from which the version that is being worked on applies, as it is written."""
        return _text(self.document, "effective_on") or _approved_on(self.document)


def told(work: WorkInProgress) -> str:
    """Return one sentence without a full stop: what is being worked on, and what is shown."""
    return f"{_work(work)}; {_shown(work)}"


def told_of_cut_off(ids: tuple[str, ...]) -> str:
    """Return one line on documents of which a history that is cut off tells too little."""
    return (
        "the history of this clone is cut off and does not tell what is in force of "
        f"{', '.join(ids)}, shown as written; 'git fetch --unshallow' brings the rest"
    )


def _work(work: WorkInProgress) -> str:
    named = " ".join(filter(None, (work.id, work.version)))
    if work.reason is Reason.UNREADABLE:
        path = work.document.path
        return _("{id} cannot be read as it is written in {path}", id=work.id, path=path)
    if work.reason is Reason.VOID:
        return _("{document} was changed after its approval", document=named)
    if work.reason is Reason.TO_COME:
        return _("{document} applies from {day}", document=named, day=work.applies_from)
    if not work.status:
        return _("{document} is being drafted (without a status)", document=named)
    status = status_text(work.status)
    return _("{document} is being drafted ({status})", document=named, status=status)


def _shown(work: WorkInProgress) -> str:
    if work.shown is None:
        return _("nothing is in force")
    version, day = work.shown_version, work.shown_from
    if version and day:
        return _("{version} of {day} is shown", version=version, day=day)
    if version:
        return _("{version} is shown", version=version)
    if day:
        return _("the last approved version of {day} is shown", day=day)
    return _("the last approved version is shown")


def _text(document: LoadedDocument | None, name: str) -> str:
    values: Mapping[str, object] = (
        document.header.values if document is not None and document.header is not None else {}
    )
    found = values.get(name)
    return found if isinstance(found, str) else ""


def _approved_on(document: LoadedDocument | None) -> str:
    if document is None or document.header is None:
        return ""
    return document.header.part("approval").text("on")
