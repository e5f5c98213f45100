"""What an approval writes into a document, and what stands against giving it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.versions import following, number_of
from clausebook.control.binding import Binding, binding, holds, is_void
from clausebook.control.facts import facts_of_versions
from clausebook.control.fingerprint import fingerprint
from clausebook.document.amending import Amendment, Append, Put, TakeOut
from clausebook.past import Past
from clausebook.record import LoadedDocument, Record

__all__ = [
    "LastApproved",
    "NotApprovable",
    "Wish",
    "approvable",
    "approval_amendments",
    "is_done",
    "last_approved",
    "needs_reason",
    "rejection_amendments",
    "version_to_approve",
]

_SELF_APPROVAL = "DOC002"


class NotApprovable(Exception):
    """The document cannot be approved as it is; the message is one line with the remedy."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who approves in which role on which day, and what else is to be written.

    An empty text leaves what stands in the document. ``shown_by`` are the fields of the approval
    that tell of its evidence; ``own`` is why the author may approve.
    """

    by: str
    role: str
    on: date
    version: str = ""
    reason: str = ""
    effective_on: date | None = None
    shown_by: Mapping[str, str] = field(default_factory=dict)
    own: str = ""


@dataclass(frozen=True, slots=True)
class LastApproved:
    """The version that was approved last; ``document`` is None where no history holds it."""

    version: str
    fingerprint: str
    on: str
    document: LoadedDocument | None = None


def approvable(document: LoadedDocument) -> Record:
    """Return the header of a document that can be approved or reviewed; raises NotApprovable."""
    header = document.header
    if header is None:
        raise NotApprovable(
            f"{document.path}: cannot be read as a record; 'clausebook lint {document.path}' says "
            "why"
        )
    if fingerprint(document) is None:
        raise NotApprovable(
            f"{header.id}: records what happened, and is not approved; it is closed once it is "
            "finished"
        )
    if is_withdrawn(header):
        raise NotApprovable(
            f"{header.id}: is {header.status}; what takes its place is approved, as a document of "
            "its own or as its next version in review"
        )
    return header


def last_approved(past: Past | None, document: LoadedDocument) -> LastApproved | None:
    """Return the version that was approved last, None for a first one.

    It is that of the history, unless the header has an approval that was never committed. Where
    there is no history, the header tells as much as it can.
    """
    committed = _in_history(past, document)
    told = _by_header(document)
    if committed is None or told is None:
        return committed or told
    approval = document.records[0].part("approval")
    is_committed = not approval.has("fingerprint") or told.fingerprint == committed.fingerprint
    is_older = number_of(told.version) < number_of(committed.version)
    return committed if is_committed or is_older else told


def _in_history(past: Past | None, document: LoadedDocument) -> LastApproved | None:
    if past is None:
        return None
    versions = past.versions(document.path)
    facts = facts_of_versions(past, versions)
    for version in versions:
        found = facts[version.content]
        if found.fingerprint and holds(found):
            earlier = past.document(version.content, version.path)
            day = str(found.approval.get("on", ""))
            return LastApproved(found.version, found.fingerprint, day, earlier)
    return None


def _by_header(document: LoadedDocument) -> LastApproved | None:
    """Return what the header tells: of an approval of other content, the version of its day."""
    header = document.header
    if header is None or not header.has("approval"):
        return None
    approval = header.part("approval")
    on = approval.text("on")
    approved = approval.text("fingerprint") or fingerprint(document) or ""
    if not is_void(document):
        return LastApproved(header.text("version"), approved, on) if header.is_approved else None
    issued = [p.text("version") for p in header.parts("history") if p.text("date") <= on]
    return LastApproved(issued[-1], approved, on) if issued else None


def version_to_approve(document: LoadedDocument, last: LastApproved | None, given: str) -> str:
    """Return the version that the approval is for; raises NotApprovable.

    It must be higher than that of the last approval, unless the content is the same.
    """
    header = approvable(document)
    version = given or header.text("version")
    if last is None or number_of(version) > number_of(last.version):
        return version
    is_same = last.fingerprint == fingerprint(document)
    if is_same and number_of(version) == number_of(last.version):
        return version
    minor, major = following(last.version), following(last.version, is_major=True)
    why = "its content has changed since" if not is_same else f"{version} is lower"
    raise NotApprovable(
        f"{header.id}: version {last.version} was approved on {last.on}, and {why}; give "
        f"--version {minor}, or {major} where a criterion or the scope changed"
    )


def needs_reason(document: LoadedDocument, version: str) -> bool:
    """Whether the history of the document does not tell of a version yet."""
    header = approvable(document)
    listed = [part.text("version") for part in header.parts("history")]
    return version not in listed[-1:]


def is_done(document: LoadedDocument, wish: Wish) -> bool:
    """Whether exactly this approval stands in a document already, bound to its content."""
    header = document.header
    if header is None or not header.is_approved:
        return False
    approval = header.part("approval")
    given = (approval.text("by"), approval.text("role"), approval.text("on"))
    is_same = given == (wish.by, wish.role, wish.on.isoformat())
    is_of_version = wish.version in ("", header.text("version"))
    is_of_day = wish.effective_on in (None, header.date("effective_on"))
    is_bound = binding(approval.values, fingerprint(document)) is Binding.BOUND
    return is_same and is_of_version and is_of_day and is_bound


def approval_amendments(
    document: LoadedDocument, wish: Wish, version: str, today: date
) -> list[Amendment]:
    """Return what the approval of a version writes into the document; raises NotApprovable."""
    header = approvable(document)
    _refuse_what_is_approved(document, version, wish)
    _refuse_the_author(header, wish)
    _refuse_days(header, wish)
    order = tuple(header.field.properties)
    effective_on = wish.effective_on or max(header.date("effective_on") or wish.on, wish.on)
    approval = {
        "by": wish.by,
        "role": wish.role,
        "on": wish.on.isoformat(),
        "fingerprint": fingerprint(document),
        **wish.shown_by,
    }
    return [
        Put(("status",), "effective" if effective_on <= today else "approved", order),
        Put(("version",), version, order),
        Put(("approval",), approval, order),
        Put(("effective_on",), effective_on.isoformat(), order),
        *_entry(document, header, wish, version, order),
        *_exception(header, wish, order),
    ]


def rejection_amendments(
    document: LoadedDocument, by: str, on: date, reason: str
) -> list[Amendment]:
    """Return what leads a document back to draft, with the reason kept; raises NotApprovable."""
    header = approvable(document)
    if header.status == "draft":
        raise NotApprovable(f"{header.id}: is a draft, so nothing was put to review")
    if header.is_approved and not is_void(document):
        raise NotApprovable(
            f"{header.id}: is approved as it stands; set the status to 'superseded' or 'obsolete' "
            "to withdraw it"
        )
    entry = {
        "version": header.text("version"),
        "on": on.isoformat(),
        "by": by,
        "reason": reason,
    }
    return [
        Put(("status",), "draft"),
        TakeOut(("approval",)),
        Append(("rejections",), entry, tuple(header.field.properties)),
    ]


def _refuse_what_is_approved(document: LoadedDocument, version: str, wish: Wish) -> None:
    header = approvable(document)
    approval = header.part("approval")
    how = binding(approval.values, fingerprint(document))
    is_bound = header.is_approved and how is Binding.BOUND
    is_other = version != header.text("version") or wish.effective_on is not None
    if is_bound and not is_other:
        raise NotApprovable(
            f"{header.id}: version {version} was approved by {approval.text('by')} on "
            f"{approval.text('on')}, and nothing has changed since"
        )


def _refuse_the_author(header: Record, wish: Wish) -> None:
    if header.text("author") == wish.by and not wish.own:
        raise NotApprovable(
            f"{header.id}: {wish.by} wrote it; let somebody else approve it, or say with --own why "
            "that is not possible"
        )


def _refuse_days(header: Record, wish: Wish) -> None:
    if wish.effective_on is not None and wish.effective_on < wish.on:
        raise NotApprovable(
            f"{header.id}: cannot take effect on {wish.effective_on}, before it is approved on "
            f"{wish.on}"
        )
    for last in header.parts("history")[-1:]:
        written = last.date("date")
        if written is not None and written > wish.on:
            raise NotApprovable(
                f"{header.id}: version {last.text('version')} is of {written}, after the approval "
                f"on {wish.on}; mend the day that is wrong"
            )


def _entry(
    document: LoadedDocument, header: Record, wish: Wish, version: str, order: tuple[str, ...]
) -> Iterator[Amendment]:
    if needs_reason(document, version):
        author: dict[str, Any] = {"author": header.text("author")} if header.has("author") else {}
        entry = {"version": version, "date": wish.on.isoformat(), **author, "reason": wish.reason}
        yield Append(("history",), entry, order)


def _exception(header: Record, wish: Wish, order: tuple[str, ...]) -> Iterator[Amendment]:
    """Yield the reason why the author approves, where everybody finds exceptions."""
    known = (part.text("rule") for part in header.parts("lint_ignore"))
    if wish.own and header.text("author") == wish.by and _SELF_APPROVAL not in known:
        entry = {"rule": _SELF_APPROVAL, "reason": wish.own, "by": wish.by}
        until = {"until": header.text("review_by")} if header.has("review_by") else {}
        yield Append(("lint_ignore",), {**entry, **until}, order)
