"""Causes that come back after a corrective action was to have removed them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["Return", "recurrences_before", "returned_causes"]


@dataclass(frozen=True, slots=True)
class Return:
    """A cause that was found again, and the corrective action that had been closed before."""

    record: Record
    cause: Part
    earlier: Record


def returned_causes(corpus: Corpus) -> Iterator[Return]:
    """Yield causes found again by their code, where the record does not say that they came back."""
    removed = _removed(corpus)
    for action in corpus.live("corrective-action"):
        if not action.has("recurrence_of"):
            yield from _again(action, _began(corpus, action), removed)
    for case in corpus.live("nonconformity"):
        if not corpus.related(case, "corrected_by"):
            yield from _again(case, case.date("detected_on"), removed)


def recurrences_before(corpus: Corpus, action: Record) -> int:
    """Return how many earlier corrective actions should have prevented it."""
    seen = {action.id}
    earlier = corpus.get(action.text("recurrence_of"))
    while earlier is not None and earlier.id not in seen:
        seen.add(earlier.id)
        known = earlier.kind.name == "corrective-action" and earlier.is_valid
        earlier = corpus.get(earlier.text("recurrence_of")) if known else None
    return len(seen) - 1


def _removed(corpus: Corpus) -> dict[str, tuple[date, Record]]:
    """Return the first corrective action that was closed for each code of a cause."""
    found: dict[str, tuple[date, Record]] = {}
    for action in corpus.live("corrective-action"):
        closed = action.date("closed_on")
        if action.status == "closed" and closed is not None:
            for cause in _aimed_at(action):
                code = cause.text("code")
                if code and (code not in found or closed < found[code][0]):
                    found[code] = (closed, action)
    return found


def _again(
    record: Record, began: date | None, removed: dict[str, tuple[date, Record]]
) -> Iterator[Return]:
    for cause in _aimed_at(record):
        closed, earlier = removed.get(cause.text("code"), (None, None))
        if closed and earlier and began and earlier is not record and closed < began:
            yield Return(record, cause, earlier)


def _aimed_at(record: Record) -> tuple[Part, ...]:
    """Return the causes at which the action is aimed; all of them where none is marked."""
    causes = record.parts("causes")
    return tuple(cause for cause in causes if cause.flag("root")) or causes


def _began(corpus: Corpus, action: Record) -> date | None:
    """Return the first day on which something happened that the action corrects."""
    names = {"nonconformity": "detected_on", "complaint": "received_on"}
    found = (
        case.date(names[case.kind.name])
        for case in corpus.related(action, "corrects")
        if case.kind.name in names
    )
    return min((day for day in found if day is not None), default=None)
