"""The versions of a document by their numbers, as those who work by it are told of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from clausebook.analysis.versions import number_of
from clausebook.control.binding import holds
from clausebook.control.facts import facts_of_versions
from clausebook.control.versions.document_versions import (
    DocumentVersion,
    version_from_entry,
    version_from_states,
)
from clausebook.control.versions.state import State
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, day_of

__all__ = ["revisions"]


def revisions(corpus: Corpus, loaded: LoadedDocument) -> tuple[DocumentVersion, ...]:
    """Return the versions of a document, the highest number first.

    States of the file that bear the same number are one version. It is told by the document as it
    is shown, else by the newest state whose approval holds, else by the newest. Without a past, and
    of versions from before it, they are what the history in the header tells. A document without
    version and history has none. Left out is what was never approved, except the document as it is
    shown, and what was approved or told after the day of the corpus.
    """
    header = loaded.header
    if header is None or not (header.text("version") or header.has("history")):
        return ()
    states = list(_states(corpus, loaded))
    by_number: defaultdict[str, list[State]] = defaultdict(list)
    for state in states:
        by_number[state.facts.version].append(state)
    told = states[0].facts.history
    found = [
        version_from_states(corpus, shown.facts.id, shown, same, (*shown.facts.history, *told))
        for same in by_number.values()
        for shown in [_shown(same, states[0])]
    ]
    found += [
        version_from_entry(header.id, entry)
        for number, entry in {str(entry.get("version") or ""): entry for entry in told}.items()
        if number not in by_number and number not in _rejected(states[0])
    ]
    shown = header.text("version")
    kept = (one for one in found if _is_issued(one, shown) and not _is_later(one, corpus.today))
    return tuple(sorted(kept, key=lambda one: number_of(one.version), reverse=True))


def _shown(states: Sequence[State], present: State) -> State:
    """Return the state that stands for a number."""
    known = (state for state in states if state is present or holds(state.facts))
    return next(known, states[0])


def _rejected(present: State) -> Collection[object]:
    """Return the versions that were never approved because somebody said no to them."""
    return [one.get("version") for one in present.facts.rejections]


def _is_issued(version: DocumentVersion, shown: str) -> bool:
    """Whether people were to work by a version, or it is the one that they are shown.

    Of notes on drafts in the header those below the version that is shown are kept.
    """
    is_note = not version.status and number_of(version.version) <= number_of(shown)
    return version.was_approved or version.version == shown or is_note


def _is_later(version: DocumentVersion, day: date) -> bool:
    """Whether a version was approved, or told by the header alone, after a day."""
    approved = day_of(version.approval.get("on"))
    on = approved if version.status else version.on
    return on is not None and on > day


def _states(corpus: Corpus, loaded: LoadedDocument) -> Iterator[State]:
    """Yield the states of a document, the newest first, from that which is shown on."""
    past, present = corpus.past, State(corpus.past, document=loaded)
    versions = past.versions(loaded.path) if past is not None else ()
    facts = facts_of_versions(past, versions) if past is not None and versions else {}
    same = (i for i, version in enumerate(versions) if facts[version.content] == present.facts)
    position = next(same, None)
    if position is None:
        yield present
    for version in versions[position or 0 :]:
        if facts[version.content].id:
            yield State(past, version, known=facts[version.content])
