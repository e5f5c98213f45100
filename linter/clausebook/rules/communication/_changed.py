"""Records whose major version changed, and the roles that have to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after, after_days
from clausebook.analysis.holders import roles_in_use, roles_of
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["Change", "changes", "who_must_know"]


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


def who_must_know(corpus: Corpus, record: Record) -> frozenset[str]:
    """Return the ids of the roles in use that have to know of a change of a record.

    A policy concerns all roles; a requirement those that answer for and do the work that fulfils
    or verifies it; a need those of the requirements that satisfy it. The owner of the record, and
    who wrote or approved this version, knows of it.
    """
    roles = {role.id for role in roles_in_use(corpus)}
    if record.kind.name == "policy":
        concerned = roles
    elif record.kind.name == "requirement":
        concerned = roles & set(_workers(corpus, record))
    else:
        satisfying = corpus.related(record, "satisfied_by")
        live = [one for one in satisfying if one.is_live(corpus.today)]
        concerned = roles & {role for one in live for role in _workers(corpus, one)}
    return frozenset(concerned - set(_in_the_know(corpus, record)))


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


def _workers(corpus: Corpus, requirement: Record) -> Iterator[str]:
    """Yield the roles that work by a requirement.

    Of a procedure that only mentions it, that is the owner: its readers have other work too.
    """
    for record in corpus.related(requirement, "put_into_practice_in"):
        if record.is_live(corpus.today):
            yield record.text("owner")
    for record in corpus.targets(requirement, "fulfilled_by", "verified_in"):
        if record.is_live(corpus.today) and record.kind.name != "provider":
            yield record.text("owner")
            for link in corpus.outgoing(record, "performed_by", "instructs"):
                yield link.target


def _in_the_know(corpus: Corpus, record: Record) -> Iterator[str]:
    yield record.text("owner")
    approval = record.part("approval")
    yield approval.text("role")
    for person_id in (record.text("author"), approval.text("by")):
        person = corpus.get(person_id)
        if person is not None and person.kind.name == "person":
            yield from roles_of(person, corpus.today)
