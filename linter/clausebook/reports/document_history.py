"""The versions of a document or a record, as text and JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clausebook import __version__
from clausebook.control.binding import Binding
from clausebook.control.versions.document_history import DocumentHistory
from clausebook.control.versions.document_versions import DocumentVersion, Source
from clausebook.redline.records import RecordChange
from clausebook.redline.sentences import headline
from clausebook.reports.display import visible, wrap
from clausebook.reports.json_text import to_json
from clausebook.reports.redline import change_data, changes_text
from clausebook.reports.style import Style

__all__ = ["ToldHistory", "history_json", "history_text"]

SCHEMA_VERSION = 1
_INDENT = "    "
_WORTH = {
    Binding.NONE: "",
    Binding.BOUND: "it binds this content",
    Binding.UNBOUND: "without a fingerprint it does not say for which content",
    Binding.VOID: "it is void: the content is not the one that was approved",
}


@dataclass(frozen=True, slots=True)
class ToldHistory:
    """A history, and how persons and roles are called by their ids.

    ``changes`` are those that led to each version, in the order of the versions; empty where they
    were not asked for.
    """

    history: DocumentHistory
    name: Callable[[str], str]
    changes: Sequence[Sequence[RecordChange]] = ()


def history_text(told: ToldHistory, style: Style) -> str:
    """Return a paragraph for each version, the newest first."""
    history = told.history
    lines = [style.strong(f"{history.record} {visible(history.title)}".rstrip())]
    older = (*history.versions[1:], None)
    changes = told.changes or [()] * len(history.versions)
    for version, before, changed in zip(history.versions, older, changes, strict=True):
        lines += ["", *_version(told, version, before, style)]
        for change in changed:
            lines += _change(history, change, style)
    lines += ["", *_caveats(history, style)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _version(
    told: ToldHistory, version: DocumentVersion, before: DocumentVersion | None, style: Style
) -> Iterator[str]:
    day = version.on.isoformat() if version.on is not None else ""
    head = (version.version, version.status, day, told.name(version.author))
    heading = visible("  ".join(filter(None, head)))
    if version.source is Source.UNCOMMITTED:
        heading += "  (not committed)"
    yield style.strong(heading)
    rejections = (_rejection(told, one) for one in version.rejections)
    lines = (version.reason, _approval(told, version), *rejections, _commit(version))
    for line in filter(None, lines):
        yield _INDENT + wrap(visible(line), style.width, _INDENT, len(_INDENT))
    if before is not None and before.path and version.path != before.path:
        yield f"{_INDENT}before in {visible(before.path)}"


def _approval(told: ToldHistory, version: DocumentVersion) -> str:
    given = version.approval
    if version.is_begun:
        return "not approved yet"
    if not given:
        return ""
    by, role = (told.name(str(given.get(key, "nobody"))) for key in ("by", "role"))
    words = f"approved by {by} as {role} on {given.get('on', 'no day')}"
    return "; ".join(filter(None, (words, _WORTH[version.binding])))


def _rejection(told: ToldHistory, rejection: Mapping[str, object]) -> str:
    by = told.name(str(rejection.get("by", "nobody")))
    reason = str(rejection.get("reason", "no reason is given"))
    return f"rejected by {by} on {rejection.get('on', 'no day')}: {reason}"


def _commit(version: DocumentVersion) -> str:
    if version.source is Source.HEADER:
        return "told by the header alone; no commit holds this version"
    commit = version.commit
    return "" if commit is None else f"commit {commit.short_id} {commit.subject}"


def _change(history: DocumentHistory, change: RecordChange, style: Style) -> Iterator[str]:
    if change.record.id != history.record or not change.changes:
        title = f"{change.record.id} {change.record.title}: {headline(change)}"
        yield _INDENT + wrap(visible(title), style.width, _INDENT * 2, len(_INDENT))
    yield from changes_text(change, style)


def _caveats(history: DocumentHistory, style: Style) -> Iterator[str]:
    if history.is_removed:
        yield f"{history.record} is not there any more; these are its versions in git."
    if history.is_unread:
        yield f"{history.record} stands in a file that cannot be read now; see 'clausebook lint'."
    if not history.has_past:
        yield _NO_GIT
    if history.is_cut_off:
        yield wrap(_CUT_OFF, style.width, "")


_NO_GIT = "Without git only the present version and what its header tells are known."
_CUT_OFF = (
    "This clone is cut off: earlier versions are not here. Fetch them with 'git fetch --unshallow'."
)


def history_json(told: ToldHistory) -> str:
    """Return the versions as one JSON object; ``changes`` stand in it where they were asked for."""
    history = told.history
    versions = [_data(told, version) for version in history.versions]
    for data, changes in zip(versions, told.changes, strict=False):
        data["changes"] = [change_data(change) for change in changes]
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "record": history.record,
            "title": history.title,
            "has_git": history.has_past,
            "is_cut_off": history.is_cut_off,
            "is_removed": history.is_removed,
            "is_unread": history.is_unread,
            "versions": versions,
        }
    )


def _data(told: ToldHistory, version: DocumentVersion) -> dict[str, object]:
    commit = version.commit
    return {
        "version": version.version,
        "status": version.status or None,
        "on": version.on and version.on.isoformat(),
        "author": told.name(version.author) or None,
        "reason": version.reason or None,
        "approval": {**version.approval, "state": version.binding} if version.approval else None,
        "rejections": [dict(one) for one in version.rejections],
        "source": version.source,
        "commit": None
        if commit is None
        else {"id": commit.id, "on": commit.authored_on.isoformat(), "subject": commit.subject},
        "path": version.path or None,
    }
