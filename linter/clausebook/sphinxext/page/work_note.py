"""The note on a page in force that its document is worked on; it shows nothing of the work."""

from clausebook.control.effect.in_progress import Reason, WorkInProgress
from clausebook.sphinxext.html import day, escape, identifier
from clausebook.sphinxext.manual import Manual
from clausebook.sphinxext.page.proposals import source_link

__all__ = ["work_note"]


def work_note(manual: Manual, path: str) -> str:
    """Return the note, empty where the page shows the document as it is written."""
    work = manual.work_by_path.get(path)
    if work is None or work.shown is None:
        return ""
    parts = (_since(work), _shown(work), source_link(manual, path, 1, "See the work"))
    return (
        '<div class="qms-banner qms-work" role="note">'
        f"<strong>{escape(_happening(work))}.</strong> {' '.join(filter(None, parts))}</div>"
    )


def _happening(work: WorkInProgress) -> str:
    if work.reason is Reason.UNREADABLE:
        return "The file cannot be read at present"
    if work.reason is Reason.VOID:
        return "The file was changed after its approval"
    if work.reason is Reason.TO_COME:
        return f"{_named(work)} applies from {work.applies_from}"
    return f"{_named(work)} is being drafted"


def _named(work: WorkInProgress) -> str:
    is_another = work.version and work.version != work.shown_version
    return f"Version {work.version}" if is_another else "A new version"


def _since(work: WorkInProgress) -> str:
    """Return the status of the work, and the commit that it began with, as HTML."""
    if work.reason is Reason.TO_COME:
        return ""
    began = ""
    if work.since is not None:
        on = day(work.since.committed_on.isoformat())
        began = f"begun on {on} with commit {identifier(work.since.short_id)}"
    status = f"status {escape(work.status)}" if work.reason is Reason.DRAFTED else ""
    told = ", ".join(filter(None, (status, began)))
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _shown(work: WorkInProgress) -> str:
    version = f"version {escape(work.shown_version)}" if work.shown_version else "the version"
    return f"This page shows {version}, which is in force."
