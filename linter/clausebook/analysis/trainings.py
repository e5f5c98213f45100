"""What shows that a person has a competence: the person's own record, and trainings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after
from clausebook.analysis.reviews import days_of
from clausebook.analysis.telling import attendances
from clausebook.analysis.texts import folded
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["Training", "end_of", "trainings"]

Trainings = Mapping[tuple[str, str], tuple["Training", ...]]


@dataclass(frozen=True, slots=True)
class Training:
    """A training that gave a person a competence; ``valid_until`` is None where it does not end.

    ``is_able`` says that the person could do it alone, or that nothing else was written down.
    """

    record: Record
    part: Part
    held_on: date
    valid_until: date | None
    is_able: bool


def trainings(corpus: Corpus) -> Trainings:
    """Return the trainings that persons took part in, by the person and the competence."""
    found: defaultdict[tuple[str, str], list[Training]] = defaultdict(list)
    for record in corpus.live("training"):
        names = [folded(name) for name in record.texts("competences")]
        if names and (held_on := _first_day(record, corpus.today)) is not None:
            for training in _of_participants(record, held_on):
                for name in names:
                    found[(training.part.text("person"), name)].append(training)
    return {key: tuple(values) for key, values in found.items()}


def end_of(begins: date | None, ends: date | None, interval: str) -> date:
    """Return the last day on which a competence counts, the last of the calendar without an end.

    ``interval`` is the time after which the role asks for it to be refreshed, empty for never.
    """
    refreshed = after(begins, interval) if begins is not None else None
    return min(ends or date.max, refreshed or date.max)


def _first_day(record: Record, today: date) -> date | None:
    days = days_of(record)
    return days[0] if days and days[0] <= today else None


def _of_participants(record: Record, held_on: date) -> Iterator[Training]:
    for part in attendances(record):
        is_able = part.text("result") in ("", "able")
        yield Training(record, part, held_on, part.date("valid_until"), is_able)
