"""What audit programmes plan, what was held, and which processes and clauses that covers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.audits import Audits, begins_on, ends_on, held_audits
from clausebook.analysis.period import Period, latest
from clausebook.corpus import Corpus
from clausebook.language import N_, _
from clausebook.record import Part, Record

__all__ = [
    "AuditCycle",
    "CorrectionState",
    "Covered",
    "PlannedAudit",
    "audit_cycle",
    "findings_by_state",
]


class CorrectionState(StrEnum):
    """How far the answer to a finding has come."""

    OVERDUE = N_("overdue")
    OPEN = N_("open")
    TO_CHECK = N_("done, to be checked")
    SETTLED = N_("settled")


@dataclass(frozen=True, slots=True)
class PlannedAudit:
    """An audit that a programme plans, or one that was held without; ``audits`` carry it out."""

    number: str
    due: date | None
    processes: tuple[str, ...]
    clauses: tuple[str, ...]
    audits: tuple[Record, ...]
    reason: str = ""
    dropped: str = ""

    def is_overdue(self, today: date) -> bool:
        """Whether it was due before that day, and was neither held nor dropped."""
        return not self.audits and not self.dropped and self.due is not None and self.due < today

    @property
    def day(self) -> date | None:
        """The day on which it was held, else the one by which it is due."""
        return begins_on(self.audits[0]) if self.audits else self.due


@dataclass(frozen=True, slots=True)
class Covered:
    """A process or a clause, by its id or number, with the audits that look at it in the cycle.

    ``held`` are those that did: an audit that names none looked at all for which it was planned.
    """

    subject: str
    audits: tuple[PlannedAudit, ...]
    held: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class AuditCycle:
    """The audits of a cycle, by their days; ``processes`` and ``clauses`` in their own order."""

    period: Period
    audits: tuple[PlannedAudit, ...]
    processes: tuple[Covered, ...]
    clauses: tuple[Covered, ...]


def audit_cycle(corpus: Corpus) -> AuditCycle:
    """Return the cycle of the programmes in force.

    It begins with the first of them, or as long before today as their cycle lasts if that is
    earlier, and ends with the last. Without a programme it is the last twelve months.
    """
    programmes = corpus.live("audit-programme")
    period = _period(corpus, programmes)
    planned = [*_planned(corpus, programmes)]
    known = {audit.id for one in planned for audit in one.audits}
    others = (_unplanned(audit) for audit in held_audits(corpus) if audit.id not in known)
    every = [one for one in (*planned, *others) if one.day is None or one.day in period]
    every.sort(key=lambda one: (one.day or date.max, one.number))
    counted = [one for one in every if not one.dropped]
    return AuditCycle(
        period,
        tuple(every),
        tuple(
            _covered(process.id, ((one, one.processes) for one in counted), "processes")
            for process in sorted(corpus.live("process"), key=lambda record: record.id)
        ),
        tuple(
            _covered(number, ((one, one.clauses) for one in counted), "clauses_audited")
            for number in _sections(corpus)
        ),
    )


def findings_by_state(corpus: Corpus) -> tuple[tuple[CorrectionState, Record], ...]:
    """Return the findings of audits, what is overdue first; strengths need no answer."""
    found = (
        (_state(finding, corpus.today), finding)
        for finding in corpus.live("audit-finding")
        if finding.text("grade") != "strength"
    )
    order = list(CorrectionState)
    return tuple(sorted(found, key=lambda pair: (order.index(pair[0]), pair[1].id)))


def _period(corpus: Corpus, programmes: tuple[Record, ...]) -> Period:
    today = corpus.today
    spans = [programme.part("period") for programme in programmes]
    begins = [day for span in spans if (day := span.date("from")) is not None]
    cycles = [programme.text("cycle") for programme in programmes if programme.has("cycle")]
    begins += [latest(cycle, today).begins for cycle in cycles]
    if not begins:
        begins = [latest("12 months", today).begins]
    ends = [day for span in spans if (day := span.date("until")) is not None]
    return Period(min(begins), max([today, *ends]))


def _planned(corpus: Corpus, programmes: tuple[Record, ...]) -> Iterator[PlannedAudit]:
    audits = Audits(held_audits(corpus))
    for programme in programmes:
        for part in programme.parts("planned_audits"):
            yield _of_programme(part, audits.carrying_out(part, programme))


def _of_programme(part: Part, audits: tuple[Record, ...]) -> PlannedAudit:
    """Return a planned audit; what was really looked at counts beside what was planned."""
    processes = (*part.texts("processes"), *(p for a in audits for p in a.texts("processes")))
    clauses = (*part.texts("clauses"), *(c for a in audits for c in a.texts("clauses_audited")))
    return PlannedAudit(
        part.text("number"),
        part.date("due"),
        tuple(dict.fromkeys(processes)),
        tuple(dict.fromkeys(clauses)),
        audits,
        part.text("reason"),
        part.text("dropped_reason"),
    )


def _unplanned(audit: Record) -> PlannedAudit:
    return PlannedAudit(
        audit.text("number"),
        None,
        audit.texts("processes"),
        audit.texts("clauses_audited"),
        (audit,),
        _("Not planned in a programme in force") if ends_on(audit) else "",
    )


def _sections(corpus: Corpus) -> list[str]:
    """Return the numbers of the clauses two levels deep, such as 8.5."""
    return [n for n in corpus.edition.clauses if n.count(".") == 1 and " " not in n]


def _covered(
    subject: str, counted: Iterable[tuple[PlannedAudit, tuple[str, ...]]], key: str
) -> Covered:
    """Return what covers a subject; ``key`` is the field in which an audit names its subjects."""
    audits = tuple(one for one, named in counted if _bears_on(named, subject))
    held = (audit for one in audits for audit in one.audits)
    return Covered(
        subject,
        audits,
        tuple(a for a in held if not a.texts(key) or _bears_on(a.texts(key), subject)),
    )


def _bears_on(named: Iterable[str], subject: str) -> bool:
    """Whether a process is named, or a clause, the chapter above it or a part of it."""
    return any(_is_within(subject, one) or _is_within(one, subject) for one in named)


def _is_within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer} "))


def _state(finding: Record, today: date) -> CorrectionState:
    response, checked = finding.part("response"), finding.part("followed_up")
    if finding.status == "closed" or checked.text("result") == "settled":
        return CorrectionState.SETTLED
    if response.has("done_on"):
        return CorrectionState.TO_CHECK
    due = response.date("due")
    return CorrectionState.OVERDUE if due is not None and due < today else CorrectionState.OPEN
