"""What another edition asks anew, clause by clause: the evidence that there is, and what lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clausebook.analysis.coverage import ClauseCoverage, Coverage, coverage
from clausebook.analysis.evidence import EvidenceState
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic, Severity
from clausebook.edition import Clause, Edition

__all__ = ["Gap", "gaps"]

_OPEN = frozenset(EvidenceState) - {
    EvidenceState.LIVE,
    EvidenceState.LINKED,
    EvidenceState.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One clause of which something is reported to have changed.

    ``earlier`` are the clauses of the present edition that lead to it. ``found`` are what the
    linter says about the clause under the other edition and does not say under the present one.
    ``through`` is the clause that lends its state, where no record names this one.
    ``owners`` are the roles that own the evidence.
    """

    clause: Clause
    earlier: tuple[str, ...]
    state: EvidenceState | None
    is_without_evidence: bool
    through: str
    evidence: tuple[str, ...]
    owners: tuple[str, ...]
    found: tuple[Diagnostic, ...]

    @property
    def severity(self) -> Severity | None:
        """The gravest of what was found, None where nothing was."""
        return min((one.severity for one in self.found), key=_rank, default=None)

    @property
    def is_open(self) -> bool:
        """Whether something lacks that the records would show."""
        return bool(self.found) or self.state in _OPEN or self.is_without_evidence


def gaps(
    present: Edition,
    corpus: Corpus,
    before: Iterable[Diagnostic],
    after: Sequence[Diagnostic],
) -> tuple[Gap, ...]:
    """Return the clauses that changed, in their order.

    The corpus stands under the other edition; ``before`` and ``after`` are the diagnostics under
    the present and under the other one.
    """
    known = {_identity(one) for one in before}
    new = [one for one in after if _identity(one) not in known]
    rows = coverage(corpus, after)
    earlier = _earlier(present, corpus.edition)
    found = (
        _gap(row, earlier.get(row.clause.number, ()), rows, new)
        for row in rows.clauses
        if row.clause.change or row.clause.number not in present.clauses
    )
    return tuple(found)


def _gap(
    row: ClauseCoverage, earlier: tuple[str, ...], rows: Coverage, new: list[Diagnostic]
) -> Gap:
    number = row.clause.number
    evidence = row.evidence or tuple(one for below in rows.within(number) for one in below.evidence)
    owners = (one.record.text("owner") for one in evidence)
    return Gap(
        row.clause,
        earlier,
        row.state,
        row.is_without_evidence,
        row.through,
        tuple(dict.fromkeys(one.record.id for one in evidence)),
        tuple(sorted({owner for owner in owners if owner})),
        tuple(one for one in new if number in one.clauses),
    )


def _earlier(present: Edition, target: Edition) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for old in present.clauses:
        for number in target.translate((old,)):
            found.setdefault(number, []).append(old)
    return {number: tuple(olds) for number, olds in found.items()}


def _identity(one: Diagnostic) -> tuple[object, ...]:
    """Return what makes two diagnostics the same, whatever numbers their clauses have."""
    return (one.code, one.location, one.pointer, one.message)


def _rank(severity: Severity) -> int:
    return severity.rank
