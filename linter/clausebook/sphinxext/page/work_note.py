"""The note on a page in force that its document is worked on; it shows nothing of the work."""

from clausebook.control.effect.in_progress import Reason, WorkInProgress
from clausebook.language import N_, _, day_text, status_text
from clausebook.record import day_of
from clausebook.sphinxext.html import day, escape, identifier
from clausebook.sphinxext.manual import Manual
from clausebook.sphinxext.page.proposals import source_link

__all__ = ["work_note"]


def work_note(manual: Manual, path: str) -> str:
    """Return the note, empty where the page shows the document as it is written."""
    work = manual.work_by_path.get(path)
    if work is None or work.shown is None:
        return ""
    parts = (_since(work), _shown(work), source_link(manual, path, 1, _("See the work")))
    return (
        '<div class="qms-banner qms-work" role="note">'
        f"<strong>{escape(_happening(work))}.</strong> {' '.join(filter(None, parts))}</div>"
    )


def _happening(work: WorkInProgress) -> str:
    if work.reason is Reason.UNREADABLE:
        return _("The file cannot be read at present")
    if work.reason is Reason.VOID:
        return _("The file was changed after its approval")
    if work.reason is Reason.TO_COME:
        return _of_version(
            work,
            N_("Version {version} applies from {day}"),
            N_("A new version applies from {day}"),
        )
    return _of_version(
        work, N_("Version {version} is being drafted"), N_("A new version is being drafted")
    )


def _of_version(work: WorkInProgress, named: str, unnamed: str) -> str:
    """Return what is said of a version; the second where its number tells it from no other."""
    begins = day_of(work.applies_from)
    on = day_text(begins) if begins is not None else work.applies_from
    if work.version and work.version != work.shown_version:
        return _(named, version=work.version, day=on)
    return _(unnamed, day=on)


def _since(work: WorkInProgress) -> str:
    """Return the status of the work, and the commit that it began with, as HTML."""
    if work.reason is Reason.TO_COME:
        return ""
    status = escape(status_text(work.status)) if work.reason is Reason.DRAFTED else ""
    if work.since is None:
        return _("Status {status}.", status=status) if status else ""
    on, commit = day(work.since.committed_on.isoformat()), identifier(work.since.short_id)
    if status:
        told = N_("Status {status}, begun on {day} with commit {commit}.")
        return _(told, status=status, day=on, commit=commit)
    return _("Begun on {day} with commit {commit}.", day=on, commit=commit)


def _shown(work: WorkInProgress) -> str:
    version = escape(work.shown_version)
    if version:
        return _("This page shows version {version}, which is in force.", version=version)
    return _("This page shows the version, which is in force.")
