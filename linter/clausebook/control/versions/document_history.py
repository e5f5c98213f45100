"""The versions of a document or of a record, from the history and from what its header tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from clausebook.control.binding import Binding, binding_of, holds
from clausebook.control.versions.document_versions import (
    DocumentVersion,
    version_from_entry,
    version_from_states,
    version_in,
)
from clausebook.control.versions.state import State
from clausebook.control.versions.tracing import seen_last, traced
from clausebook.corpus import Corpus
from clausebook.past import Past
from clausebook.record import BEGUN, Record, text_of

__all__ = ["DocumentHistory", "document_history"]


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

    Commits in a row that leave the version number alone are one version, told by the newest. What
    was approved under that number stands beside it where the newest says something else. What has
    no version numbers, for it grows, has one for each change. Of a record in a register these are
    the versions in which the record itself changed. What is gone is looked for in the history.
    """
    states = _states(corpus, record_id)
    found = list(_versions(corpus, record_id, states))
    past = corpus.past
    return DocumentHistory(
        record_id,
        states[0].facts.records[record_id].title if states else "",
        tuple(_with_entries(record_id, states, found)),
        past is not None,
        past is not None and past.history.is_shallow,
        record_id not in corpus.by_id and record_id not in corpus.unread_ids,
        record_id not in corpus.by_id and record_id in corpus.unread_ids,
    )


def _states(corpus: Corpus, record_id: str) -> list[State]:
    """Return what is known of every state in which the id was there, the newest first."""
    record, past = corpus.by_id.get(record_id), corpus.past
    if record is None:
        return [] if past is None else seen_last(past, record_id)
    loaded = next(one for one in corpus.loaded if one.path == record.path)
    committed = [] if past is None else _committed(corpus, past, record)
    present = State(past, document=loaded)
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


def _group(state: State, record_id: str) -> object:
    """Return what states of one version share."""
    facts = state.facts
    if facts.fingerprint is not None:
        return version_in(state, record_id)
    return facts.records if facts.id == record_id else facts.records[record_id].content


def _versions(corpus: Corpus, record_id: str, states: Sequence[State]) -> Iterator[DocumentVersion]:
    groups = [list(group) for _, group in groupby(states, lambda one: _group(one, record_id))]
    for group, older in pairwise([*groups, []]):
        newest = group[0]
        if older and _is_untouched(newest, older[0], record_id):
            continue
        grows = newest.facts.fingerprint is None  # each change is a version, of one number
        entries = () if grows else newest.facts.history
        for shown in (newest, *_approved_otherwise(group, record_id)):
            yield version_from_states(corpus, record_id, shown, group, entries)


def _approved_otherwise(states: Sequence[State], record_id: str) -> Iterator[State]:
    """Yield the states of one version that were approved with other content than the newest has.

    Of approvals without a fingerprint, which do not say for what they were given, that is only the
    last one before somebody edited what was approved.
    """
    newest = states[0].facts
    if newest.id != record_id or newest.fingerprint is None:
        return
    told = {None if newest.status in BEGUN else newest.fingerprint}
    is_open = newest.status in BEGUN or binding_of(newest) is Binding.VOID
    for state in states[1:]:
        facts = state.facts
        is_told = facts.fingerprint in told or not holds(facts)
        if not is_told and (is_open or binding_of(facts) is Binding.BOUND):
            told.add(facts.fingerprint)
            is_open = False
            yield state


def _is_untouched(newer: State, older: State, record_id: str) -> bool:
    """Whether a new version of a register left a record as it was."""
    if newer.facts.id == record_id:
        return False
    return newer.facts.records[record_id].content == older.facts.records[record_id].content


def _with_entries(
    record_id: str, states: Sequence[State], found: list[DocumentVersion]
) -> list[DocumentVersion]:
    """Return the versions with those between and below them that only the header tells of."""
    if not states or states[0].facts.id != record_id or states[0].facts.fingerprint is None:
        return found
    told = [text_of(entry.get("version")) for entry in states[0].facts.history]
    untold = len(list(takewhile(lambda one: one.version not in told, found)))
    result = list(found)
    for number, entry in reversed(list(zip(told, states[0].facts.history, strict=True))):
        if any(one.version == number for one in result):
            continue
        later = set(told[told.index(number) + 1 :])
        places = [index for index, one in enumerate(result, 1) if one.version in later]
        result.insert(max(places, default=untold), version_from_entry(record_id, entry))
    return result
