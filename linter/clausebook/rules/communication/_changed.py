"""Records whose major version changed, and the roles that have to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after, after_days
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["Change", "changes"]


@dataclass(frozen=True, slots=True)
class Change:
    """The last rise of the major version of a record; ``part`` is its entry in the history."""

    record: Record
    part: Part
    version: str
    day: date


def changes(corpus: Corpus, grace_days: int, within: str) -> Iterator[Change]:
    """Yield the changes of live requirements, needs and policies that should be known by now.

    Not those that took effect less than ``grace_days`` ago, nor those older than ``within``.
    """
    for record in corpus.live("requirement", "need", "policy"):
        change = _last_rise(record) if "history" in record.values else None
        if change is None:
            continue
        begins = record.date("effective_on") if "effective_on" in record.values else None
        known_by = after_days(max(change.day, begins or change.day), grace_days)
        forgotten = after(change.day, within)
        if known_by < corpus.today and (forgotten is None or corpus.today <= forgotten):
            yield change


def _last_rise(record: Record) -> Change | None:
    """Return the entry by which the version came to its major number, None for a first issue."""
    if len(record.values["history"]) < 2 and not record.has("supersedes"):
        return None
    version = record.text("version") if "version" in record.values else ""
    entries = record.parts("history")
    numbers = [major(part.text("version")) for part in entries]
    for index, part in enumerate(entries):
        if version and numbers[index] == major(version):
            risen = record.has("supersedes") or any(n < numbers[index] for n in numbers[:index])
            day = part.date("date")
            return Change(record, part, version, day) if risen and day is not None else None
    return None
