"""You said, we did: what customers said, what was done about it, and whether they heard of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import come
from clausebook.analysis.entries import entries_until
from clausebook.analysis.period import latest
from clausebook.corpus import Corpus
from clausebook.language import _
from clausebook.record import Record

__all__ = ["LoopStep", "Voice", "closed_loop", "loop_steps"]

_ANSWERS = ("answered_by", "corrected_by")


@dataclass(frozen=True, slots=True)
class Voice:
    """One feedback or complaint; ``did`` says in words what was done, or why nothing was.

    ``responses`` are the records in which the organization reacted.
    """

    record: Record
    received_on: date
    is_analysed: bool
    is_acted_on: bool
    told_on: date | None
    did: str
    responses: tuple[Record, ...]

    @property
    def is_closed(self) -> bool:
        """Whether something was done and whoever spoke was told."""
        return self.is_acted_on and self.told_on is not None


@dataclass(frozen=True, slots=True)
class LoopStep:
    """One step of the way from hearing to telling, and how many have come so far."""

    name: str
    count: int


def closed_loop(corpus: Corpus, within: str = "") -> tuple[Voice, ...]:
    """Return what was heard within a length of time, or ever, the latest first."""
    period = latest(within, corpus.today)
    found = [
        _voice(corpus, one, day)
        for one in corpus.records("feedback", "complaint")
        if (day := one.date("received_on")) is not None and day in period
    ]
    found.sort(key=lambda one: one.record.id)
    return tuple(sorted(found, key=lambda one: one.received_on, reverse=True))


def loop_steps(voices: Iterable[Voice]) -> tuple[LoopStep, ...]:
    """Return how many were received, analysed, acted on and told."""
    known = tuple(voices)
    return (
        LoopStep(_("received"), len(known)),
        LoopStep(_("analysed"), sum(one.is_analysed for one in known)),
        LoopStep(_("acted on"), sum(one.is_acted_on for one in known)),
        LoopStep(_("told"), sum(one.told_on is not None for one in known)),
    )


def _voice(corpus: Corpus, record: Record, day: date) -> Voice:
    is_complaint = record.kind.name == "complaint"
    make = _from_complaint if is_complaint else _from_feedback
    return make(record, day, corpus.related(record, *_ANSWERS), corpus.today)


def _from_complaint(record: Record, day: date, responses: tuple[Record, ...], today: date) -> Voice:
    said = ("correction", "decision", "no_action_reason")
    did = next(filter(None, (record.text(name) for name in said)), "")
    return Voice(
        record,
        day,
        record.has("decided_on") or record.has("decision"),
        record.has("correction") or record.status == "closed",
        come(record.date("told_on"), today),
        did or _last_note(record, today),
        responses,
    )


def _from_feedback(record: Record, day: date, responses: tuple[Record, ...], today: date) -> Voice:
    """Return what became of feedback; to decide that nothing is done counts as an answer."""
    action = record.part("action")
    done_on = come(action.date("done_on"), today)
    return Voice(
        record,
        day,
        record.has("analysed_on"),
        done_on is not None or action.has("none_reason"),
        come(record.date("told_customer_on"), today),
        action.text("what") or action.text("none_reason"),
        responses,
    )


def _last_note(complaint: Record, today: date) -> str:
    """Return how a complaint stands that nobody has decided about."""
    notes = entries_until(complaint, "progress_notes", today)
    return notes[-1].text("note") if notes else ""
