"""All tasks of a corpus, none of them twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.holders import roles_of
from clausebook.analysis.tasks.sources import (
    acknowledging,
    acting,
    approving,
    deciding,
    mending,
    on_days,
    stepping,
)
from clausebook.analysis.tasks.task import Sort, Task
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic

__all__ = ["tasks"]

_DAYS: dict[Sort, tuple[tuple[str, ...], ...]] = {
    Sort.ACTION: (("due",),),
    Sort.DUE: ((), ("due",), ("last_on",)),
}
"""Where, from the place of a task on, the linter says that its day has passed."""

_UNREAD = "COM005"


def tasks(corpus: Corpus, diagnostics: Iterable[Diagnostic]) -> tuple[Task, ...]:
    """Return what is to be done, the most urgent first.

    Where a finding says that a day has passed, or that a document was not read, it is one with the
    task that says so too. Persons are those who hold a role today, whether or not the record of the
    person is approved yet.
    """
    findings = list(mending(corpus, diagnostics))
    dated, findings = _merged([*acting(corpus), *on_days(corpus)], findings, corpus.today)
    unread, findings = _read_by_name(list(acknowledging(corpus)), findings)
    told = _told([*findings, *(one for one in dated if one.sort is not Sort.ACTION)])
    found = [
        *findings,
        *dated,
        *deciding(corpus, told),
        *approving(corpus),
        *unread,
        *stepping(corpus),
    ]
    holding = _holding(corpus)
    named = (one if one.persons else replace(one, persons=_persons(one, holding)) for one in found)
    return tuple(sorted(named, key=lambda one: _order(one, corpus.today)))


def _merged(dated: list[Task], findings: list[Task], today: date) -> tuple[list[Task], list[Task]]:
    """Return the tasks with a day, with what findings say of those overdue, and other findings."""
    overdue = {
        (one.location.path, (*one.pointer, *rest)): index
        for index, one in enumerate(dated)
        if one.is_overdue(today)
        for rest in _DAYS[one.sort]
    }
    return _taken_up(dated, findings, lambda one: overdue.get((one.location.path, one.pointer)))


def _read_by_name(unread: list[Task], findings: list[Task]) -> tuple[list[Task], list[Task]]:
    """Return the tasks of reading, with what findings say of them, and other findings."""
    documents = {one.record and one.record.id: index for index, one in enumerate(unread)}
    return _taken_up(
        unread,
        findings,
        lambda one: documents.get(one.record and one.record.id) if _UNREAD in one.rules else None,
    )


def _taken_up(
    mine: list[Task], findings: list[Task], index_of: Callable[[Task], int | None]
) -> tuple[list[Task], list[Task]]:
    """Return tasks with what findings say of them, by their index, and the other findings."""
    mine, others = list(mine), []
    for finding in findings:
        index = index_of(finding)
        if index is None:
            others.append(finding)
        else:
            mine[index] = _with_finding(mine[index], finding)
    return mine, others


def _with_finding(task: Task, finding: Task) -> Task:
    gravest = min(filter(None, (task.severity, finding.severity)), key=lambda one: one.rank)
    is_graver = gravest is not task.severity
    return replace(
        task,
        rules=(*task.rules, *finding.rules),
        severity=gravest,
        clauses=finding.clauses if is_graver else task.clauses,
        remedy=finding.remedy if is_graver else task.remedy,
    )


def _told(found: Iterable[Task]) -> frozenset[tuple[str, str]]:
    """Return which rules speak of which records."""
    return frozenset(
        (one.record.id, code) for one in found if one.record is not None for code in one.rules
    )


def _holding(corpus: Corpus) -> Mapping[str, list[str]]:
    """Return the ids of the persons who hold each role today, those of drafts too."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for person in corpus.records("person"):
        if not is_withdrawn(person):
            for role in roles_of(person, corpus.today):
                found[role].append(person.id)
    return found


def _persons(task: Task, holding: Mapping[str, list[str]]) -> tuple[str, ...]:
    return tuple(sorted({person for role in task.roles for person in holding.get(role, ())}))


def _order(task: Task, today: date) -> tuple[object, ...]:
    urgency, severity = task.urgency(today), task.severity
    return (
        urgency.rank,
        task.by or date.max,
        severity.rank if severity else 1,
        *task.location,
        task.what,
    )
