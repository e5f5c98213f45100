"""Complaints of one kind that come close together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from clausebook.analysis.days import after
from clausebook.record import Record

__all__ = ["latest_repetitions"]


def latest_repetitions(
    complaints: Iterable[Record], number: int, within: str, unsorted: Collection[str]
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Yield each category with its latest complaints, where that many came within a time.

    Complaints without a category, or of one that sorts nothing, are left out.
    """
    for category, received in _by_category(complaints, unsorted).items():
        days = sorted(received, key=lambda entry: (entry[0], entry[1].id))
        for last in range(len(days) - 1, max(number, 1) - 2, -1):
            first = last - max(number, 1) + 1
            ends = after(days[first][0], within)
            if ends is not None and days[last][0] <= ends:
                yield category, tuple(record for _, record in days[first : last + 1])
                break


def _by_category(
    complaints: Iterable[Record], unsorted: Collection[str]
) -> Mapping[str, list[tuple[date, Record]]]:
    found: defaultdict[str, list[tuple[date, Record]]] = defaultdict(list)
    for complaint in complaints:
        category, day = complaint.text("category"), complaint.date("received_on")
        if category and category not in unsorted and day is not None:
            found[category].append((day, complaint))
    return found
