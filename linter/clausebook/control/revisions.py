"""The versions of a document by their numbers, and what changed from one to the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from clausebook.analysis.versions import number_of
from clausebook.control.binding import Binding, binding_of, holds
from clausebook.control.facts import DocumentFacts, facts_of, facts_of_versions
from clausebook.control.fingerprint import BOOKKEEPING
from clausebook.corpus import Corpus
from clausebook.history import Commit, Version
from clausebook.record import LoadedDocument, Record
from clausebook.redline.records import RecordChange, compare_corpora

__all__ = ["Revision", "changes_between", "document_of", "revisions"]

_BEGUN = ("draft", "review")


@dataclass(frozen=True, slots=True)
class Revision:
    """One version number of a document; states of the file that bear the same number are one.

    It is told by the document as it is now, else by the newest state whose approval holds, else by
    the newest. ``on``, ``author`` (the
    id of a person, else the name of whoever committed it) and ``reason`` are those of the history
    in the header. ``commit`` is the one in which what was approved first stood so; None where git
    does not hold the version, or does not hold it yet. ``status`` is empty where only the history
    in the header tells of it. ``content`` is the id of the content, None where there is none to
    show or, with ``is_present``, where it is the document as it is now.
    """

    version: str
    on: str = ""
    author: str = ""
    reason: str = ""
    status: str = ""
    effective_on: str = ""
    approval: Mapping[str, Any] = field(default_factory=dict)
    binding: Binding = Binding.NONE
    commit: Commit | None = None
    path: str = ""
    content: str | None = None
    is_present: bool = False

    @property
    def was_approved(self) -> bool:
        """Whether it ever was in force, or was to be.

        Where only the header tells of it, versions from 1.0 on are taken for approved ones.
        """
        if not self.status:
            return number_of(self.version) >= (1,)
        return self.status not in _BEGUN

    @property
    def can_be_shown(self) -> bool:
        """Whether its content is known, so that it can be compared."""
        return self.is_present or self.content is not None


@dataclass(frozen=True, slots=True)
class _State:
    """A document as it stood after a commit, or as it is now."""

    facts: DocumentFacts
    version: Version | None
    is_present: bool = False


def revisions(corpus: Corpus, loaded: LoadedDocument) -> tuple[Revision, ...]:
    """Return the versions of a document, the highest number first.

    Without a past, and of versions from before it, they are what the history in the header tells.
    A document without version and history has none; drafts of a version that is to come are left
    out where ``loaded`` is an earlier one.
    """
    header = loaded.header
    if header is None or not (header.text("version") or header.has("history")):
        return ()
    by_number: defaultdict[str, list[_State]] = defaultdict(list)
    for state in _states(corpus, loaded):
        by_number[state.facts.version].append(state)
    told = _told(header)
    found = [_revision(states, told) for states in by_number.values()]
    found += [_only_told(told[number]) for number in told if number not in by_number]
    last = number_of(header.text("version"))
    kept = (one for one in found if number_of(one.version) <= last or one.was_approved)
    return tuple(sorted(kept, key=lambda one: number_of(one.version), reverse=True))


def document_of(corpus: Corpus, loaded: LoadedDocument, revision: Revision) -> LoadedDocument:
    """Return a revision of a document, which must be one that can be shown."""
    if revision.is_present:
        return loaded
    assert corpus.past is not None
    assert revision.content is not None
    return corpus.past.document(revision.content, revision.path)


def changes_between(
    corpus: Corpus, before: LoadedDocument, after: LoadedDocument
) -> tuple[RecordChange, ...]:
    """Return what a version says otherwise than an earlier one, bookkeeping left out."""
    states = (
        Corpus([one], corpus.library, corpus.edition, corpus.today) for one in (before, after)
    )
    found = (_without_bookkeeping(change) for change in compare_corpora(*states))
    return tuple(change for change in found if change is not None)


def _without_bookkeeping(change: RecordChange) -> RecordChange | None:
    changes = tuple(one for one in change.changes if one.pointer[0] not in BOOKKEEPING)
    if not (changes or change.is_new or change.is_gone or change.has_moved):
        return None
    return replace(change, changes=changes)


def _states(corpus: Corpus, loaded: LoadedDocument) -> Iterator[_State]:
    """Yield the states of a document, the newest first, from that which is shown on."""
    past = corpus.past
    versions = past.versions(loaded.path) if past is not None else ()
    facts = facts_of_versions(past, versions) if past is not None and versions else {}
    present = facts_of(loaded)
    same = (i for i, version in enumerate(versions) if facts[version.content] == present)
    position = next(same, None)
    if position is None:
        yield _State(present, None, is_present=True)
        yield from _read(versions, facts)
    else:
        yield _State(present, versions[position], is_present=True)
        yield from _read(versions[position + 1 :], facts)


def _read(versions: Iterable[Version], facts: Mapping[str, DocumentFacts]) -> Iterator[_State]:
    for version in versions:
        if facts[version.content].id:
            yield _State(facts[version.content], version)


def _told(header: Record) -> dict[str, Mapping[str, Any]]:
    """Return the entries of the history in the header by their versions."""
    return {entry.text("version"): entry.values for entry in header.parts("history")}


def _only_told(entry: Mapping[str, Any]) -> Revision:
    version, on, author, reason = (
        _text(entry.get(name)) for name in ("version", "date", "author", "reason")
    )
    return Revision(version, on, author, reason)


def _revision(states: list[_State], told: Mapping[str, Mapping[str, Any]]) -> Revision:
    shown = next((state for state in states if state.is_present or holds(state.facts)), states[0])
    facts, first = shown.facts, _first(states, shown)
    commit = first.version.commit if first.version is not None else None
    own = {entry.get("version"): entry for entry in facts.history}
    entry = told.get(facts.version) or own.get(facts.version) or {}
    return Revision(
        facts.version,
        _text(entry.get("date")) or _day(facts, commit),
        _text(entry.get("author")) or facts.author or (commit.author.name if commit else ""),
        _text(entry.get("reason")),
        facts.status,
        facts.effective_on,
        facts.approval if facts.status not in _BEGUN else {},
        binding_of(facts) if facts.status not in _BEGUN else Binding.NONE,
        commit,
        shown.version.path if shown.version is not None else "",
        shown.version.content if shown.version is not None else None,
        shown.is_present,
    )


def _first(states: list[_State], shown: _State) -> _State:
    """Return the earliest state that says the same as the one shown, under the same approval."""
    same = [
        state
        for state in states
        if (state.facts.approval, state.facts.fingerprint, state.facts.is_approved)
        == (shown.facts.approval, shown.facts.fingerprint, shown.facts.is_approved)
    ]
    return same[-1]


def _day(facts: DocumentFacts, commit: Commit | None) -> str:
    approved = _text(facts.approval.get("on"))
    return approved or (commit.authored_on.isoformat() if commit is not None else "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
