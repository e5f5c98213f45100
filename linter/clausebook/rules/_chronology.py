"""Days of one record that cannot be in the order in which they are written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clausebook.record import Place
from clausebook.rules.rule import Finding

__all__ = ["Event", "contradictions", "to_come"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done: its name, day and place, and how it is told.

    ``said`` begins a message ("closed on …"), ``past`` ends one ("before it was … on …").
    """

    name: str
    day: date
    place: Place
    said: str
    past: str


def to_come(events: Iterable[Event], today: date) -> Iterator[Finding]:
    """Yield a finding for each event whose day lies after today."""
    for event in events:
        if event.day > today:
            yield Finding(
                event.place,
                f"{event.said} on {event.day}, which is still to come",
                "write the day once it was done",
            )


def contradictions(
    events: Sequence[Event], before: Iterable[tuple[str, str]], today: date
) -> Iterator[Finding]:
    """Yield a finding for each day that lies on the wrong side of others.

    ``before`` names pairs of events of which the first cannot come after the second. A wrong day
    contradicts several others and is told once, at the day that contradicts most; of equal ones at
    the later event. Days after today are left to ``to_come``.
    """
    known = {event.name: event for event in events if event.day <= today}
    broken = [
        (first, second)
        for first, second in before
        if first in known and second in known and known[second].day < known[first].day
    ]
    order = [event.name for event in events]
    while broken:
        counts = Counter(name for pair in broken for name in pair)
        wrong = max(reversed(order), key=lambda name: counts[name])
        first, second = next(pair for pair in broken if wrong in pair)
        yield _contradiction(known[wrong], known[first if wrong == second else second], first)
        broken = [pair for pair in broken if wrong not in pair]


def _contradiction(wrong: Event, other: Event, first: str) -> Finding:
    word = "after" if wrong.name == first else "before"
    return Finding(
        wrong.place,
        f"{wrong.said} on {wrong.day}, {word} it was {other.past} on {other.day}",
        "mend the day that is wrong",
        ((other.said, other.place),),
    )
