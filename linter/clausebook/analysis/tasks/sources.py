"""Where tasks come from in the records: each source on its own, with what others say too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from clausebook.analysis.acknowledgements import Acknowledgements
from clausebook.analysis.actions import Action, actions_of, records_with_actions
from clausebook.analysis.calendar import Due, calendar
from clausebook.analysis.coverage import clauses_of
from clausebook.analysis.decisions import Decided, waiting
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.pending_decisions import PendingDecision, Weight, pending_decisions
from clausebook.analysis.readiness import Progress, readiness
from clausebook.analysis.tasks.task import Sort, Task
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.record import Record
from clausebook.text import START, Location, Pointer

__all__ = ["acknowledging", "acting", "approving", "deciding", "mending", "on_days", "stepping"]

_REVIEW = "management-review"
_NOT_APPROVED = ("draft", "review")


def mending(corpus: Corpus, diagnostics: Iterable[Diagnostic]) -> Iterator[Task]:
    """Yield a task for each finding, for the owner of the record or document that it is about."""
    headers = {loaded.path: loaded.header for loaded in corpus.loaded}
    for one in diagnostics:
        record = corpus.get(one.record or "") or headers.get(one.location.path)
        yield Task(
            Sort.FINDING,
            one.message,
            record,
            one.location,
            one.pointer,
            one.clauses,
            _owner(record),
            rules=(one.code,),
            severity=one.severity,
            remedy=one.hint,
            command=f"clausebook rule {one.code}",
        )


def acting(corpus: Corpus) -> Iterator[Task]:
    """Yield the open actions; one that several records name alike is one task."""
    found: dict[object, Task] = {}
    for action in _open_actions(corpus):
        task = _action(corpus, action)
        key = (action.what, action.owner, action.due) if action.what else action.place
        first = found.setdefault(key, task)
        if first is not task:
            found[key] = replace(first, also=(*first.also, action.record.id))
    yield from found.values()


def _open_actions(corpus: Corpus) -> Iterator[Action]:
    decided = {step.place for one in waiting(corpus) if _stays(corpus, one) for step in one.steps}
    for record in records_with_actions(corpus):
        if not is_withdrawn(record):
            for action in actions_of(record):
                if action.is_open and (record.kind.name != _REVIEW or action.place in decided):
                    yield action


def _stays(corpus: Corpus, decided: Decided) -> bool:
    """Whether a decision of a review is to be done by itself, not in a record that has actions."""
    records = filter(None, map(corpus.get, decided.carried_out_in))
    return not any(action.is_open for record in records for action in actions_of(record))


def _action(corpus: Corpus, action: Action) -> Task:
    return Task(
        Sort.ACTION,
        action.what or "an action that says nothing",
        action.record,
        _location(corpus, action.record, action.place.pointer),
        action.place.pointer,
        clauses_of(corpus, action.record),
        (action.owner,) if action.owner else _owner(action.record),
        by=action.due,
        remedy="enter the day on which it was done",
    )


def on_days(corpus: Corpus) -> Iterator[Task]:
    """Yield what the records themselves set a day for."""
    for due in calendar(corpus):
        pointer = (*due.record.pointer, *due.field)
        yield Task(
            Sort.DUE,
            due.what,
            due.record,
            _location(corpus, due.record, pointer),
            pointer,
            clauses_of(corpus, due.record),
            (due.owner,) if due.owner else (),
            by=due.day,
            remedy=_remedy(due),
            command=_command(due),
        )


def _remedy(due: Due) -> str:
    """Return which field says that it was done: the last day, from which the next is counted."""
    name = next((step for step in reversed(due.field) if isinstance(step, str)), "")
    entered = name if name.endswith("_on") and name != "expires_on" else _ENTERED.get(name)
    return f"enter it in '{entered}' when it is done" if entered else f"set '{name}' anew"


_ENTERED = {
    "review_by": "reviewed_on",
    "verified_by": "last_on",
    "planned_for": "held_on",
    "answer_due": "answered_on",
    "due": "result",
}
"""Fields in which it is entered that something was done, by those that say when it is due."""


def _command(due: Due) -> str:
    if due.field == ("review_by",) and not due.record.in_register:
        return f"clausebook review --no-change --in ID {due.record.id}"
    if due.record.kind.name == _REVIEW and due.field == ("next_due",):
        return "clausebook meeting agenda"
    return ""


def deciding(corpus: Corpus, told: frozenset[tuple[str, str]]) -> Iterator[Task]:
    """Yield what waits for a decision; ``told`` are ids of records with rules that speak of it.

    An action that is overdue is a task of its own.
    """
    for one in pending_decisions(corpus):
        reasons = [
            reason.told
            for reason in one.reasons
            if reason.weight is not Weight.OVERDUE
            and (one.record.id, _RULES.get(reason.weight, "")) not in told
        ]
        if reasons:
            yield _decision(corpus, one, reasons)


_RULES = {
    Weight.BEYOND: "RSK005",
    Weight.UNTREATED: "RSK005",
    Weight.UNACCEPTED: "RSK006",
    Weight.MISSED: "OBJ005",
    Weight.UNDECIDED: "RSK007",
}
"""The rule that finds the same, where there is one."""


def _decision(corpus: Corpus, one: PendingDecision, reasons: list[str]) -> Task:
    return Task(
        Sort.DECISION,
        f"decide: {'; '.join(reasons)}",
        one.record,
        _location(corpus, one.record, one.record.pointer),
        one.record.pointer,
        clauses_of(corpus, one.record),
        _owner(one.record),
        remedy="enter what was decided, by whom and when",
    )


def approving(corpus: Corpus) -> Iterator[Task]:
    """Yield the documents that wait for an approval."""
    for loaded in corpus.loaded:
        header = loaded.header
        if header is None or not header.id or header.status not in _NOT_APPROVED:
            continue
        is_draft = header.status == "draft"
        role = header.part("approval").text("role") or header.text("owner") or "ROLE"
        yield Task(
            Sort.APPROVAL,
            "finish the draft and have it approved" if is_draft else "approve it or send it back",
            header,
            _location(corpus, header, ("status",)),
            ("status",),
            clauses_of(corpus, header),
            _owner(header),
            remedy="--check shows what would be approved",
            command=f"clausebook approve --check --as {role} {header.id}",
        )


def acknowledging(corpus: Corpus) -> Iterator[Task]:
    """Yield the documents that are still to be read, each with those who have not read it."""
    owed = Acknowledgements(corpus).owed()
    for _, group in groupby(owed, key=lambda one: one.document.id):
        of_document = tuple(group)
        document = of_document[0].document
        yield Task(
            Sort.ACKNOWLEDGEMENT,
            f"read version {document.text('version')} and acknowledge it",
            document,
            _location(corpus, document, ("version",)),
            ("version",),
            clauses_of(corpus, document),
            tuple(sorted({role for one in of_document for role in one.roles})),
            tuple(one.person.id for one in of_document),
            command=f"clausebook acknowledge {document.id} --as PERSON",
        )


def stepping(corpus: Corpus) -> Iterator[Task]:
    """Yield the first question of readiness that nothing answers yet."""
    step = readiness(corpus).next
    answers = step.answers if step is not None else ()
    wanting = next((one for one in answers if one.progress is not Progress.WHOLE), None)
    if step is None or wanting is None:
        return
    is_begun = bool(wanting.total or wanting.waiting or wanting.faulty)
    kind = wanting.question.kind
    yield Task(
        Sort.STEP,
        f"next step to customer focus, {step.step.label.lower()}: {wanting.question.text}",
        None,
        Location(corpus.home, START),
        command="clausebook readiness" if is_begun else f"clausebook new {kind}",
    )


def _owner(record: Record | None) -> tuple[str, ...]:
    owner = record.text("owner") if record is not None else ""
    return (owner,) if owner else ()


def _location(corpus: Corpus, record: Record, pointer: Pointer) -> Location:
    return Location(record.path, corpus.documents[record.path].locate(pointer, "value"))
