"""The versions of a document or of a record, from the history and from what its header tells."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise, takewhile
from typing import Any

from clausebook.control.binding import Binding, binding_of
from clausebook.control.facts import DocumentFacts, facts_of
from clausebook.control.fingerprint import BOOKKEEPING, fingerprint
from clausebook.control.identities import name_of_author, name_of_record
from clausebook.control.tracing import State, seen_last, traced
from clausebook.corpus import Corpus
from clausebook.history import Commit
from clausebook.past import Past
from clausebook.record import LoadedDocument, Record
from clausebook.redline.records import RecordChange, compare_corpora

__all__ = [
    "DocumentHistory",
    "DocumentVersion",
    "Source",
    "changes_between",
    "document_history",
]

_OF_NO_INTEREST = frozenset({"lint_ignore"})


class Source(StrEnum):
    """Where a version is known from: the files as they are, a commit, or the header alone."""

    UNCOMMITTED = "uncommitted"
    COMMITTED = "committed"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One version: the last state in which a document or a record had this number.

    ``record`` is the id of what it is a version of. ``on`` is the day that the header tells, else
    that of the commit; None where neither is there. ``author`` is a name. ``state`` says what the
    approval is worth for this very content. ``commit`` is the one that brought this state, None
    where it is not committed or only the header tells of it; ``content`` is the id of the content
    in the history, empty without commit. ``path`` is where it lay, empty where only the header
    tells of it.
    """

    record: str
    version: str
    status: str
    on: date | None
    author: str
    reason: str
    approval: Mapping[str, Any] = field(default_factory=dict)
    state: Binding = Binding.NONE
    commit: Commit | None = None
    path: str = ""
    content: str = ""
    source: Source = Source.HEADER


@dataclass(frozen=True, slots=True)
class DocumentHistory:
    """All versions of a document or a record, the newest first; none where the id is unknown.

    ``has_past`` tells whether there is version control, ``is_cut_off`` whether earlier commits are
    missing here, ``is_removed`` whether it is not there any more, ``is_unread`` whether it seems to
    stand in a file that cannot be read now.
    """

    record: str
    title: str = ""
    versions: tuple[DocumentVersion, ...] = ()
    has_past: bool = False
    is_cut_off: bool = False
    is_removed: bool = False
    is_unread: bool = False


def document_history(corpus: Corpus, record_id: str) -> DocumentHistory:
    """Return the versions of the document or record of an id, the newest first.

    Commits in a row that leave the version number alone are one version. What has no version
    numbers, for it grows, has one for each change. Of a record in a register these are the versions
    in which the record itself changed. What is gone is looked for in the history.
    """
    states = _states(corpus, record_id)
    found = list(_versions(corpus, record_id, states))
    past = corpus.past
    return DocumentHistory(
        record_id,
        states[0].facts.records[record_id].title if states else "",
        tuple(_with_entries(corpus, record_id, states, found)),
        past is not None,
        past is not None and past.history.is_shallow,
        record_id not in corpus.by_id and record_id not in corpus.unread_ids,
        record_id not in corpus.by_id and record_id in corpus.unread_ids,
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
    found = compare_corpora(_alone(corpus, before), _alone(corpus, after))
    return tuple(
        kept
        for change in found
        if (is_whole or change.record.id == newer.record)
        and (kept := _without(change, skipped)) is not None
    )


def _states(corpus: Corpus, record_id: str) -> list[State]:
    """Return what is known of every state in which the id was there, the newest first."""
    record, past = corpus.by_id.get(record_id), corpus.past
    if record is None:
        return [] if past is None else seen_last(past, record_id)
    loaded = next(one for one in corpus.loaded if one.path == record.path)
    committed = [] if past is None else _committed(corpus, past, record)
    present = State(None, facts_of(loaded), loaded.path)
    if committed and _said(present, record_id) == _said(committed[0], record_id):
        return committed
    return [present, *committed]


def _committed(corpus: Corpus, past: Past, record: Record) -> list[State]:
    """Return the committed states of a record; its file may have been renamed since."""
    found = traced(past, record.path, record.id)
    return found or seen_last(past, record.id, passing=corpus.documents)


def _said(state: State, record_id: str) -> object:
    """Return all that a state tells of a document, or of a record in it."""
    facts = state.facts
    return facts if facts.id == record_id else facts.records.get(record_id)


def _number(state: State, record_id: str) -> str:
    own = state.facts.records[record_id].version if record_id in state.facts.records else ""
    return own or state.facts.version


def _group(state: State, record_id: str) -> object:
    """Return what states of one version share."""
    facts = state.facts
    if facts.fingerprint is not None:
        return _number(state, record_id)
    return facts.records if facts.id == record_id else facts.records[record_id].content


def _versions(corpus: Corpus, record_id: str, states: Sequence[State]) -> Iterator[DocumentVersion]:
    groups = [list(group) for _, group in groupby(states, lambda one: _group(one, record_id))]
    for group, older in pairwise([*groups, []]):
        newest = group[0]
        if older and _is_untouched(newest, older[0], record_id):
            continue
        told = _said(newest, record_id)
        same = [one for one in group if _said(one, record_id) == told]
        yield _version(corpus, record_id, newest, same[-1])


def _is_untouched(newer: State, older: State, record_id: str) -> bool:
    """Whether a new version of a register left a record as it was."""
    if newer.facts.id == record_id:
        return False
    return newer.facts.records[record_id].content == older.facts.records[record_id].content


def _version(corpus: Corpus, record_id: str, newest: State, first: State) -> DocumentVersion:
    """Return a version as it was in its newest state, since it was first so."""
    facts, number = newest.facts, _number(newest, record_id)
    entry = {} if facts.fingerprint is None else _entry(facts, number)
    record = facts.records[record_id]
    commit = first.version.commit if first.version is not None else None
    by_commit = name_of_author(corpus, commit.author) if commit is not None else ""
    return DocumentVersion(
        record_id,
        number,
        record.status or facts.status,
        _day(entry.get("date")) or (commit.authored_on if commit is not None else None),
        name_of_record(corpus, entry.get("author")) or by_commit,
        _text(entry.get("reason")),
        facts.approval,
        binding_of(facts),
        commit,
        newest.path,
        newest.version.content if newest.version is not None else "",
        Source.UNCOMMITTED if newest.version is None else Source.COMMITTED,
    )


def _with_entries(
    corpus: Corpus, record_id: str, states: Sequence[State], found: list[DocumentVersion]
) -> list[DocumentVersion]:
    """Return the versions with those between and below them that only the header tells of."""
    if not states or states[0].facts.id != record_id or states[0].facts.fingerprint is None:
        return found
    told = [_text(entry.get("version")) for entry in states[0].facts.history]
    untold = len(list(takewhile(lambda one: one.version not in told, found)))
    result = list(found)
    for number, entry in reversed(list(zip(told, states[0].facts.history, strict=True))):
        if any(one.version == number for one in result):
            continue
        later = set(told[told.index(number) + 1 :])
        places = [index for index, one in enumerate(result, 1) if one.version in later]
        result.insert(max(places, default=untold), _from_entry(corpus, record_id, number, entry))
    return result


def _from_entry(
    corpus: Corpus, record_id: str, number: str, entry: Mapping[str, Any]
) -> DocumentVersion:
    author = name_of_record(corpus, entry.get("author"))
    day, reason = _day(entry.get("date")), _text(entry.get("reason"))
    return DocumentVersion(record_id, number, "", day, author, reason)


def _entry(facts: DocumentFacts, number: str) -> Mapping[str, Any]:
    entries = (entry for entry in reversed(facts.history) if entry.get("version") == number)
    return next(entries, {})


def _document(
    corpus: Corpus, version: DocumentVersion, path: str | None = None
) -> LoadedDocument | None:
    if version.source is Source.COMMITTED and corpus.past is not None:
        return corpus.past.document(version.content, path or version.path)
    return next((one for one in corpus.loaded if one.path == version.path), None)


def _id_of(document: LoadedDocument) -> str:
    return document.header.id if document.header is not None else ""


def _alone(corpus: Corpus, *documents: LoadedDocument) -> Corpus:
    return Corpus(documents, corpus.library, corpus.edition, corpus.today)


def _without(change: RecordChange, fields: Collection[object]) -> RecordChange | None:
    """Return a change without what these fields tell, None where nothing is left."""
    kept = tuple(one for one in change.changes if not one.pointer or one.pointer[0] not in fields)
    is_told = kept or change.is_new or change.is_gone or change.has_moved
    return replace(change, changes=kept) if is_told else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
