"""What an auditor would likely raise on a day, from the diagnostics of a lint.

The grades and the effort are guesses by rules that stand here, so that people can disagree with
them: an auditor judges by what is seen on site.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.coverage import Coverage
from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.diagnostic import Basis, Diagnostic, Severity
from clausebook.edition import clause_key

__all__ = ["Concern", "Effort", "Grade", "concerns"]

_FEW = 5


class Grade(StrEnum):
    """How an auditor would likely grade a concern."""

    MAJOR = "likely major"
    MINOR = "likely minor"
    OBSERVATION = "observation"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Grade).index(self)


class Effort(StrEnum):
    """How long it may take one person to put right."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Concern:
    """Diagnostics of one rule about the same clauses.

    ``reason`` says why the grade was guessed. ``records`` are the ids of those concerned, sorted;
    ``looked_at`` counts all records of the same kinds that are not withdrawn.
    """

    code: str
    name: str
    basis: Basis
    clauses: tuple[str, ...]
    grade: Grade
    reason: str
    effort: Effort
    diagnostics: tuple[Diagnostic, ...]
    records: tuple[str, ...]
    looked_at: int


def concerns(
    corpus: Corpus, coverage: Coverage, diagnostics: Iterable[Diagnostic], *, systemic: int = 3
) -> tuple[Concern, ...]:
    """Return the concerns, the gravest first, then by clause and rule.

    A fault is systemic, and likely major, from ``systemic`` records on if these are at least half
    of all that were looked at.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Diagnostic]] = {}
    for one in diagnostics:
        groups.setdefault((one.code, one.clauses), []).append(one)
    found = [_concern(corpus, coverage, group, systemic) for group in groups.values()]
    return tuple(sorted(found, key=_order))


def _order(concern: Concern) -> tuple[object, ...]:
    clause = clause_key(concern.clauses[0]) if concern.clauses else ()
    return (concern.grade.rank, bool(not clause), clause, concern.code)


def _concern(corpus: Corpus, coverage: Coverage, group: list[Diagnostic], systemic: int) -> Concern:
    first = group[0]
    missing = _missing(coverage, first)
    # What is missing altogether is told at its nearest owner, which is no record at fault.
    at_fault = () if missing else group
    records = tuple(sorted({one.record for one in at_fault if one.record}))
    looked_at = _looked_at(corpus, records)
    grade, reason = _grade(first, len(records), looked_at, missing, systemic)
    return Concern(
        first.code,
        first.name,
        first.basis,
        first.clauses,
        grade,
        reason,
        _effort(coverage, group, records),
        tuple(group),
        records,
        looked_at,
    )


def _looked_at(corpus: Corpus, records: tuple[str, ...]) -> int:
    found = (corpus.get(record_id) for record_id in records)
    kinds = {record.kind.name for record in found if record is not None}
    return sum(
        1 for kind in sorted(kinds) for record in corpus.records(kind) if not is_withdrawn(record)
    )


def _missing(coverage: Coverage, one: Diagnostic) -> tuple[str, ...]:
    """Return the clauses that a diagnostic cites and for which there is no evidence at all."""
    rows = (coverage.get(number) for number in one.clauses)
    return tuple(row.clause.number for row in rows if row and row.is_without_evidence)


def _grade(
    one: Diagnostic, records: int, looked_at: int, missing: tuple[str, ...], systemic: int
) -> tuple[Grade, str]:
    if not one.basis.is_binding:
        return Grade.OBSERVATION, f"the standard does not ask for it ({one.basis})"
    if one.severity is not Severity.ERROR:
        return Grade.OBSERVATION, "the records alone do not show a fault: ask, and look on site"
    if missing and one.basis.is_of_the_standard:
        return Grade.MAJOR, f"nothing at all gives evidence for {', '.join(missing)}"
    if records >= systemic and records * 2 >= looked_at:
        return Grade.MAJOR, f"{records} of {looked_at} records: a breakdown rather than a slip"
    if one.basis is Basis.INTEGRITY:
        return Grade.MINOR, "the records contradict themselves or cannot be read"
    return Grade.MINOR, "asked for by the standard and not met in single cases"


def _effort(coverage: Coverage, group: list[Diagnostic], records: tuple[str, ...]) -> Effort:
    """Guess: a field takes minutes, a document hours, evidence of what was never done days."""
    if records:
        return Effort.MINUTES if len(group) <= _FEW else Effort.HOURS
    rows = (coverage.get(number) for number in group[0].clauses)
    retained = any(row is not None and "retain" in row.clause.documented for row in rows)
    return Effort.DAYS if retained else Effort.HOURS
