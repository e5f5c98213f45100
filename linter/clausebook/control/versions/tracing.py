"""Where a record stood: its document through all versions, and the documents it moved from."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from clausebook.control.facts import facts_of_versions
from clausebook.control.versions.state import State
from clausebook.history import HOLD_RECORDS, Version
from clausebook.past import Past

__all__ = ["seen_last", "traced"]


def traced(past: Past, path: str, record_id: str) -> list[State]:
    """Return the committed states that hold a record, from a document back, the newest first."""
    return _traced(past, past.versions(path), record_id)


def seen_last(past: Past, record_id: str, passing: Collection[str] = ()) -> list[State]:
    """Return the committed states that held a record which is not there any more.

    Documents at the paths to pass by are not looked into.
    """
    order = {commit.id: number for number, commit in enumerate(past.history.commits)}
    there = (found for path, found in past.history.versions.items() if path not in passing)
    files = [*there, *(one.versions for one in past.history.removals)]
    files = [versions for versions in files if versions[0].path.endswith(HOLD_RECORDS)]
    facts_of_versions(past, chain.from_iterable(files))
    found = filter(None, (_traced(past, versions, record_id) for versions in files))
    return min(found, key=lambda states: order[_commit(states[0])], default=[])


def _traced(past: Past, versions: Sequence[Version], record_id: str) -> list[State]:
    states = list(_holding(past, versions, record_id))
    if not states:
        return []
    for earlier in _left_in(past, _commit(states[-1]), record_id):
        return [*states, *_traced(past, earlier, record_id)]
    return [*states, *_removed_with(past, states[-1], record_id)]


def _holding(past: Past, versions: Iterable[Version], record_id: str) -> Iterator[State]:
    versions = tuple(versions)
    facts = facts_of_versions(past, versions)
    for version in versions:
        if record_id in facts[version.content].records:
            yield State(past, version, known=facts[version.content])


def _left_in(past: Past, commit: str, record_id: str) -> Iterator[Sequence[Version]]:
    """Yield the earlier versions of the document that a record left by a commit."""
    for versions in past.history.versions.values():
        for index, version in enumerate(versions[:-1]):
            if version.commit.id == commit and not _holds(past, version, record_id):
                earlier = versions[index + 1 :]
                if _holds(past, earlier[0], record_id):
                    yield earlier


def _removed_with(past: Past, first: State, record_id: str) -> Iterator[State]:
    """Yield the states of the document that was removed as a record came where it is first."""
    for removal in past.history.removals:
        if removal.commit.id == _commit(first) and removal.last != first.version:
            yield from _holding(past, removal.versions, record_id)


def _holds(past: Past, version: Version, record_id: str) -> bool:
    return any(_holding(past, [version], record_id))


def _commit(state: State) -> str:
    assert state.version is not None
    return state.version.commit.id
