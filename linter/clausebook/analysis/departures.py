"""Where it is knowingly done otherwise: each with the reason, who decided it, and its end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.language import N_, _
from clausebook.record import Record

__all__ = ["Departure", "departures"]


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that a record says is done otherwise.

    ``by`` is the id of a person, a role or a customer who decided or agreed, empty where none is
    named; ``until`` is None where it has no end.
    """

    record: Record
    what: str
    reason: str
    by: str
    until: date | None
    clause: str = ""


def departures(corpus: Corpus) -> tuple[tuple[str, tuple[Departure, ...]], ...]:
    """Return them by sort, those that end first at the beginning; empty sorts are left out.

    The titles of the sorts are English.
    """
    found = ((title, _in_order(find(corpus))) for title, find in _SORTS)
    return tuple((title, several) for title, several in found if several)


def _in_order(found: Iterator[Departure]) -> tuple[Departure, ...]:
    return tuple(sorted(found, key=lambda one: (one.until or date.max, one.record.id, one.what)))


def _not_applicable(corpus: Corpus) -> Iterator[Departure]:
    for scope in corpus.live("scope"):
        approver = scope.part("approval").text("by")
        for part in scope.parts("not_applicable"):
            clause = part.text("clause")
            what = _("Clause {number} does not apply", number=clause)
            yield Departure(scope, what, part.text("justification"), approver, None, clause)


def _accepted_risks(corpus: Corpus) -> Iterator[Departure]:
    for risk in corpus.live("risk"):
        part = risk.part("acceptance")
        if part:
            reason, by = part.text("reason"), part.text("role")
            yield Departure(
                risk, _("The risk is accepted as it is"), reason, by, part.date("until")
            )


def _concessions(corpus: Corpus) -> Iterator[Departure]:
    for record in corpus.live("nonconformity"):
        part = record.part("concession")
        used = record.text("disposition") == "use_as_is"
        if part or used:
            by = part.text("customer") or record.text("disposition_authority")
            what = _("Used or released although a requirement is not met")
            yield Departure(record, what, part.text("text"), by, None)


def _temporary(corpus: Corpus) -> Iterator[Departure]:
    for record in corpus.live():
        if record.is_temporary and not is_withdrawn(record):
            approver = record.part("approval").text("by")
            told = record.text("purpose") if "purpose" in record.field.properties else ""
            yield Departure(record, _("Done otherwise for a time"), told, approver, record.last_day)


def _providers(corpus: Corpus) -> Iterator[Departure]:
    for record in corpus.live("provider"):
        if record.text("provider_status") == "conditional":
            last = max(record.parts("evaluations"), key=lambda p: p.text("on"), default=None)
            reason = last.text("result") if last is not None else ""
            by = last.text("by") if last is not None else ""
            until = record.date("reevaluate_by")
            yield Departure(record, _("Bought from under conditions"), reason, by, until)


_SORTS: tuple[tuple[str, Callable[[Corpus], Iterator[Departure]]], ...] = (
    (N_("Clauses that do not apply"), _not_applicable),
    (N_("Risks that are accepted"), _accepted_risks),
    (N_("Concessions"), _concessions),
    (N_("Temporary instructions"), _temporary),
    (N_("Providers under conditions"), _providers),
)
