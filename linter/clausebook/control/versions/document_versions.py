"""One version of a document or a record: what is told of it, and what the next one changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from clausebook.analysis.versions import number_of
from clausebook.control.binding import Binding, binding_of
from clausebook.control.facts import DocumentFacts
from clausebook.control.fingerprint import BOOKKEEPING, fingerprint
from clausebook.control.identities import known_as
from clausebook.control.versions.state import State
from clausebook.corpus import Corpus
from clausebook.history import Commit
from clausebook.past import Past
from clausebook.record import BEGUN, LoadedDocument, day_of, text_of
from clausebook.redline.records import RecordChange, compare_documents

__all__ = [
    "DocumentVersion",
    "Source",
    "changes_between",
    "fetch",
    "version_from_entry",
    "version_from_states",
    "version_in",
]

_OF_NO_INTEREST = frozenset({"lint_ignore"})

_GIVEN = ("by", "role", "on")
"""What tells one approval from another; a fingerprint or evidence may be added to it later."""


class Source(StrEnum):
    """Where a version is known from: the files as they are, a commit, or the header alone."""

    UNCOMMITTED = "uncommitted"
    COMMITTED = "committed"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One version: a state of a document, or of a record in it, that stands for its number.

    ``record`` is the id of what it is a version of. ``on`` is the day that the history in the
    header tells, else that of the approval, else that of the commit; None where none is there.
    ``author`` is the id of a person, else the name of whoever committed it. ``binding`` says what
    the approval is worth for this very content; drafts have none, whatever block they still carry.
    ``rejections`` are those of this version. ``commit`` is the first one that said so under this
    approval, None where it is not committed or only the header tells of it; ``content`` is the id
    of the content in the history, empty without commit. ``path`` is where it lay, empty where only
    the header tells of it; ``status`` is empty there too.
    """

    record: str
    version: str
    status: str = ""
    on: date | None = None
    author: str = ""
    reason: str = ""
    approval: Mapping[str, Any] = field(default_factory=dict)
    binding: Binding = Binding.NONE
    rejections: tuple[Mapping[str, Any], ...] = ()
    effective_on: date | None = None
    commit: Commit | None = None
    path: str = ""
    content: str = ""
    source: Source = Source.HEADER

    @property
    def is_begun(self) -> bool:
        """Whether it is a draft, or in review."""
        return self.status in BEGUN

    @property
    def was_approved(self) -> bool:
        """Whether it ever was in force, or was to be.

        Where only the header tells of it, versions from 1.0 on are taken for approved ones.
        """
        return not self.is_begun if self.status else number_of(self.version) >= (1,)


def version_in(state: State, record_id: str) -> str:
    """Return the version that a state gives a record: its own, else that of the document."""
    own = state.facts.records[record_id].version if record_id in state.facts.records else ""
    return own or state.facts.version


def version_from_states(
    corpus: Corpus,
    record_id: str,
    shown: State,
    states: Sequence[State],
    entries: Iterable[Mapping[str, Any]],
) -> DocumentVersion:
    """Return a version as one of its states has it, brought by the first that said the same.

    ``states`` are all of the version, the newest first; ``entries`` tell of versions, and of two
    that tell of one the last counts.
    """
    facts, number = shown.facts, version_in(shown, record_id)
    entry = _entry(entries, number)
    claim = _claim(shown, record_id)
    first = [one for one in states if _claim(one, record_id) == claim][-1].version
    commit = first.commit if first is not None else None
    status = facts.records[record_id].status or facts.status
    is_begun = status in BEGUN
    approval = {} if is_begun else facts.approval
    approved = day_of(approval.get("on"))
    return DocumentVersion(
        record_id,
        number,
        status,
        day_of(entry.get("date")) or approved or (commit.authored_on if commit else None),
        text_of(entry.get("author")) or _author(corpus, record_id, facts, commit),
        text_of(entry.get("reason")),
        approval,
        Binding.NONE if is_begun else binding_of(facts),
        _rejections(record_id, number, (shown, states[0])),
        day_of(facts.effective_on),
        commit,
        shown.path,
        shown.version.content if shown.version is not None else "",
        Source.UNCOMMITTED if shown.version is None else Source.COMMITTED,
    )


def version_from_entry(record_id: str, entry: Mapping[str, Any]) -> DocumentVersion:
    """Return a version of which only an entry of the history in the header tells."""
    number, author, reason = (text_of(entry.get(name)) for name in ("version", "author", "reason"))
    return DocumentVersion(
        record_id, number, on=day_of(entry.get("date")), author=author, reason=reason
    )


def changes_between(
    corpus: Corpus, older: DocumentVersion, newer: DocumentVersion
) -> tuple[RecordChange, ...]:
    """Return what changed from one version to a later one, by record.

    Left out is the bookkeeping that versions tell themselves: number, status, approval, history.
    Nothing is told where one of them is known from the header alone.
    """
    before, after = _document(corpus, older), _document(corpus, newer)
    if before is None or after is None:
        return ()
    if _id_of(before) == _id_of(after):  # a renamed file moves no record
        before = _document(corpus, older, newer.path) or before
    skipped = _OF_NO_INTEREST if fingerprint(after) is None else BOOKKEEPING
    is_whole = _id_of(after) == newer.record
    found = compare_documents(corpus, before, after)
    return tuple(
        kept
        for change in found
        if (is_whole or change.record.id == newer.record)
        and (kept := _without(change, skipped)) is not None
    )


def fetch(past: Past, versions: Iterable[DocumentVersion]) -> None:
    """Read versions by one look into the history, so that comparing them is cheap."""
    past.fetch({one.content: one.path for one in versions if one.content})


def _claim(state: State, record_id: str) -> object:
    """Return what a state says, as far as a version is asked for it."""
    facts = state.facts
    if facts.id != record_id:
        return facts.records.get(record_id)
    if facts.fingerprint is None:
        return facts.records
    if facts.status in BEGUN:
        return facts.fingerprint
    return [facts.approval.get(name) for name in _GIVEN], facts.fingerprint


def _rejections(
    record_id: str, number: str, states: Iterable[State]
) -> tuple[Mapping[str, Any], ...]:
    """Return the rejections of a version of a document that its states tell, each once."""
    told = (one for s in states if s.facts.id == record_id for one in s.facts.rejections)
    found: list[Mapping[str, Any]] = []
    found += (one for one in told if one.get("version") == number and one not in found)
    return tuple(found)


def _author(corpus: Corpus, record_id: str, facts: DocumentFacts, commit: Commit | None) -> str:
    """Return who made a version that no entry tells of: the author of the document, else git's."""
    own = facts.author if facts.id == record_id else ""
    return own or (known_as(corpus, commit.author) if commit is not None else "")


def _entry(entries: Iterable[Mapping[str, Any]], number: str) -> Mapping[str, Any]:
    found = [entry for entry in entries if entry.get("version") == number]
    return found[-1] if found else {}


def _document(
    corpus: Corpus, version: DocumentVersion, path: str | None = None
) -> LoadedDocument | None:
    if version.source is Source.COMMITTED and corpus.past is not None:
        return corpus.past.document(version.content, path or version.path)
    return next((one for one in corpus.loaded if one.path == version.path), None)


def _id_of(document: LoadedDocument) -> str:
    return document.header.id if document.header is not None else ""


def _without(change: RecordChange, fields: Collection[object]) -> RecordChange | None:
    """Return a change without what these fields tell, None where nothing is left."""
    kept = tuple(one for one in change.changes if not one.pointer or one.pointer[0] not in fields)
    is_told = kept or change.is_new or change.is_gone or change.has_moved
    return replace(change, changes=kept) if is_told else None
