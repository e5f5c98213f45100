"""What retained records said once they were closed, and whether they say so still."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from clausebook.control.fingerprint import digest_of
from clausebook.history import Version
from clausebook.past import Past, contents_by_id
from clausebook.record import LoadedDocument, Record
from clausebook.redline.comparing import canonical, compare
from clausebook.redline.records import RecordChange
from clausebook.redline.sentences import sentence
from clausebook.schema import Nature

__all__ = [
    "CUSTODY",
    "EvidenceState",
    "Held",
    "evidence_in",
    "evidence_in_versions",
    "is_edited",
    "own_content",
    "protected",
    "what_changed",
]

CUSTODY = frozenset(
    {"corrections", "lint_ignore", "clauses", "retention", "classification", "owner"}
)
"""Fields that tell how a record is looked after, and nothing of what happened."""


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """A retained record in one version; ``content`` is a digest of what it says, less custody.

    ``corrections`` is the number of its entries of that name.
    """

    is_closed: bool
    corrections: int
    content: str


class Held(NamedTuple):
    """A state of a record, and the first version that held it."""

    version: Version
    state: EvidenceState


def evidence_in(document: LoadedDocument) -> dict[str, EvidenceState]:
    """Return the retained records of a document by their ids."""
    return _states(_plain(document))


def evidence_in_versions(
    past: Past, versions: Iterable[Version]
) -> dict[str, dict[str, EvidenceState]]:
    """Return the retained records of versions by the ids of their contents."""
    found = past.fact(contents_by_id(versions), _plain)
    return {content_id: _states(plain) for content_id, plain in found.items()}


def protected(states: Sequence[Held], grace_days: int) -> Held | None:
    """Return the state that has to be kept, None where the record was not closed yet.

    States are given the oldest first. Once closed, a record is kept as it is: a later state counts
    only where it comes with a further correction, or within the days of grace after the closing. A
    state that does not count is passed over, so that going back to what was closed mends it.
    Whoever opens a record again gives a correction too, so open states need not be known.
    """
    kept: Held | None = None
    for held in states:
        day = held.version.commit.authored_on
        if held.state.is_closed and (
            kept is None or _may_follow(kept, held.state, day, grace_days)
        ):
            kept = held
    return kept


def is_edited(kept: Held, now: EvidenceState, today: date, grace_days: int) -> bool:
    """Whether a record differs from the state that has to be kept, and nothing says why."""
    differs = now.content != kept.state.content
    return differs and not _may_follow(kept, now, today, grace_days)


def own_content(record: Record) -> dict[str, Any]:
    """Return what a record itself says of what happened."""
    left_out = CUSTODY | {"records"}
    own = {key: value for key, value in record.values.items() if key not in left_out}
    kept: dict[str, Any] = canonical(own, record.field)
    return kept


def what_changed(before: Record, after: Record) -> Iterator[str]:
    """Yield what a record says otherwise than before, in plain words."""
    contents = own_content(before), own_content(after)
    changes = compare(*contents, after.field)
    whole = RecordChange(before, after, changes, *contents)
    return (sentence(whole, change) for change in changes)


def _may_follow(kept: Held, state: EvidenceState, day: date, grace_days: int) -> bool:
    """Whether another state may take the place of one that is kept."""
    if state.content == kept.state.content:
        return False
    is_corrected = state.corrections > kept.state.corrections
    return is_corrected or day <= kept.version.commit.authored_on + timedelta(grace_days)


def _plain(document: LoadedDocument) -> dict[str, Any]:
    return {
        record.id: [
            record.status == "closed",
            len(record.parts("corrections")),
            digest_of(own_content(record)),
        ]
        for record in document.records
        if record.id and record.kind.nature is Nature.RETAINED
    }


def _states(plain: Mapping[str, Any]) -> dict[str, EvidenceState]:
    return {record_id: EvidenceState(*values) for record_id, values in plain.items()}
