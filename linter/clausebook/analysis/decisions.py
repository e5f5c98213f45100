"""What was decided, by whom and when, what it means for customers, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.actions import Action, action_of, actions_of
from clausebook.analysis.review_decisions import taken_up
from clausebook.analysis.reviews import days_of, held_reviews
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Decided", "decided_in", "decisions", "waiting"]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, of a record of its own or of a management review.

    ``by`` are ids of persons or roles, ``steps`` what is to be done because of it, ``answers`` ids
    of what it reacts to, ``carried_out_in`` of the records in which it goes on. A decision of a
    review is a step itself.
    """

    record: Record
    day: date | None
    what: str
    impact: str
    by: tuple[str, ...]
    steps: tuple[Action, ...]
    answers: tuple[str, ...]
    carried_out_in: tuple[str, ...]
    asks_for_action: bool = True

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return any(step.is_open for step in self.steps)

    @property
    def done_on(self) -> date | None:
        """The day on which the last step was done, None while one is open or says no day."""
        days = [step.done_on for step in self.steps]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def is_overdue(self, today: date) -> bool:
        """Whether a step was to be done before that day and is not."""
        return any(step.is_overdue(today) for step in self.steps)


def decisions(corpus: Corpus) -> tuple[Decided, ...]:
    """Return all decisions, the latest first; those without a day stand at the end."""
    found = [
        *map(_own, corpus.live("decision")),
        *(one for review in corpus.live("management-review") for one in decided_in(review)),
    ]
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.record.id), reverse=True))


def decided_in(review: Record) -> Iterator[Decided]:
    """Yield the decisions of a management review in the order in which they are written."""
    day = max(days_of(review), default=None)
    for part in review.parts("decisions"):
        asks = part.text("type") != "none_needed"
        yield Decided(
            review,
            day,
            part.text("what"),
            part.text("customer_impact"),
            review.texts("attendees"),
            (action_of(review, part),) if asks else (),
            part.texts("answers"),
            part.texts("carried_out_in"),
            asks,
        )


def waiting(corpus: Corpus) -> tuple[Decided, ...]:
    """Return what earlier reviews decided and is still to be done, the oldest first.

    What a later review took up again stands there alone.
    """
    held = held_reviews(corpus)
    return tuple(
        decided
        for number, review in enumerate(held, start=1)
        for part, decided in zip(review.parts("decisions"), decided_in(review), strict=True)
        if decided.is_open and not taken_up(review, part, held[number:])
    )


def _own(record: Record) -> Decided:
    steps = tuple(actions_of(record))
    return Decided(
        record,
        record.date("decided_on"),
        record.title,
        record.text("customer_impact"),
        record.texts("decided_by") or tuple(filter(None, (record.text("role"),))),
        steps,
        record.texts("concerns"),
        (),
        bool(steps),
    )
