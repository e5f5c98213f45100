"""Clause coverage: which records give evidence for which clause, and what that evidence is worth.

It says what there is, never whether it is enough: that is for an auditor to judge.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from clausebook.analysis.evidence import EvidenceState, state_of
from clausebook.analysis.golden_thread import is_linked
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic, Severity
from clausebook.edition import Clause, clause_key, is_within
from clausebook.record import Record

__all__ = ["ClauseCoverage", "Coverage", "Evidence", "clauses_of", "coverage"]

_APART = ("4.2", "5.1.2")
"""Clauses about parties and customers: evidence should be tied to a need or a requirement."""

_ITEM_BY_ITEM = (*_APART, "9.3.2")
"""Clauses whose letters are each a question of their own: what a record says of one says nothing
of the others."""

_NOTHING = frozenset({EvidenceState.MISSING, EvidenceState.NOT_DETERMINED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record with its worth for a clause."""

    record: Record
    state: EvidenceState


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """One clause with the records that name it, sorted by id, and the errors that cite it.

    ``state`` is that of the best of them; it is None for a heading: a clause with others below it,
    no documented information asked for and no evidence of its own. Where ``against`` holds errors,
    the evidence is worth no more than contradicted. ``below`` counts the states of
    the clauses below that are judged by themselves. A letter that no record names takes the state
    of the clause it belongs to, whose number is then in ``through``; those about customers and
    parties do not, for there each letter is a question of its own.
    """

    clause: Clause
    evidence: tuple[Evidence, ...]
    state: EvidenceState | None
    is_judged: bool
    through: str = ""
    against: tuple[Diagnostic, ...] = ()
    below: Mapping[EvidenceState, int] = field(default_factory=dict)

    def count(self, state: EvidenceState) -> int:
        """Number of records in a state."""
        return sum(evidence.state is state for evidence in self.evidence)

    @property
    def is_without_evidence(self) -> bool:
        """Whether nothing gives evidence for the clause, or for any clause below a heading."""
        if self.state is not None:
            return self.state is EvidenceState.MISSING
        return bool(self.below) and set(self.below) <= _NOTHING

    @property
    def asks_for_documents(self) -> bool:
        """Whether the standard asks for documented information here."""
        return self.clause.documented != "none"


@dataclass(frozen=True, slots=True)
class Coverage:
    """All clauses of the edition in their order, with counts of those that are judged.

    Judged by itself is a clause with none below it, or one that asks for documented information.
    """

    clauses: tuple[ClauseCoverage, ...]
    counts: Mapping[EvidenceState, int]

    def get(self, number: str) -> ClauseCoverage | None:
        """Return the coverage of one clause, None where the edition has no such clause."""
        return next((found for found in self.clauses if found.clause.number == number), None)

    def within(self, number: str) -> tuple[ClauseCoverage, ...]:
        """Return a clause with all that are below it."""
        return tuple(found for found in self.clauses if is_within(found.clause.number, number))


def coverage(corpus: Corpus, diagnostics: Iterable[Diagnostic] = ()) -> Coverage:
    """Return the coverage of every clause of the corpus's edition.

    Of the diagnostics of a lint, those errors count against a clause that cite it and rest on the
    records themselves or on the standard.
    """
    evidence = _evidence(corpus)
    against = _contradictions(diagnostics)
    leaves = {clause.number for clause in corpus.edition.leaves}
    rows = [
        _row(
            clause,
            evidence.get(clause.number, []),
            tuple(against.get(clause.number, ())),
            is_leaf=clause.number in leaves,
        )
        for clause in sorted(corpus.edition.clauses.values(), key=lambda c: clause_key(c.number))
    ]
    rows = _with_lead_ins(rows, corpus.edition.translate(_ITEM_BY_ITEM))
    states = {row.clause.number: row.state for row in rows if row.is_judged}
    full = tuple(replace(row, below=_below(row, states)) for row in rows)
    return Coverage(full, _counted(states))


def _contradictions(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        if one.severity is Severity.ERROR and one.basis.is_binding:
            for number in one.clauses:
                found.setdefault(number, []).append(one)
    return found


def _row(
    clause: Clause, evidence: list[Evidence], against: tuple[Diagnostic, ...], *, is_leaf: bool
) -> ClauseCoverage:
    found = tuple(sorted(evidence, key=lambda e: (e.record.id, e.record.path)))
    state: EvidenceState | None = max((e.state for e in found), key=_rank, default=None)
    is_judged = is_leaf or clause.documented != "none"
    if state is None and is_judged:
        state = EvidenceState.NOT_DETERMINED if clause.conditional else EvidenceState.MISSING
    state = _at_most_contradicted(state, against)
    return ClauseCoverage(clause, found, state, is_judged, against=against)


def _at_most_contradicted(
    state: EvidenceState | None, against: tuple[Diagnostic, ...]
) -> EvidenceState | None:
    if state is None or not against:
        return state
    return min(state, EvidenceState.CONTRADICTED, key=_rank)


def _with_lead_ins(rows: list[ClauseCoverage], apart: tuple[str, ...]) -> list[ClauseCoverage]:
    named = {row.clause.number: row for row in rows if row.evidence}
    found = []
    for row in rows:
        above = None
        if not row.evidence and not any(is_within(row.clause.number, a) for a in apart):
            above = next((named[n] for n in _lead_ins(row.clause.number) if n in named), None)
        if above is not None:
            state = _at_most_contradicted(above.state, row.against)
            found.append(replace(row, state=state, through=above.clause.number))
        else:
            found.append(row)
    return found


def _lead_ins(number: str) -> tuple[str, ...]:
    """Return the clauses that a lettered one belongs to, the nearest first."""
    base, _, letter = number.partition(" ")
    return (*([f"{base} {letter[0]}"] if len(letter) > 1 else []), *([base] if letter else []))


def _below(
    row: ClauseCoverage, states: Mapping[str, EvidenceState | None]
) -> Mapping[EvidenceState, int]:
    number = row.clause.number
    return _counted({n: s for n, s in states.items() if n != number and is_within(n, number)})


def _counted(states: Mapping[str, EvidenceState | None]) -> Mapping[EvidenceState, int]:
    counts = Counter(state for state in states.values() if state is not None)
    return {state: counts[state] for state in EvidenceState if counts[state]}


def _evidence(corpus: Corpus) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    apart = corpus.edition.translate(_APART)
    for record in corpus.all_records:
        state = state_of(record, corpus.today)
        if state is None or not record.id:
            continue
        numbers = set(_clauses(corpus, record))
        threaded = {n for n in numbers if any(is_within(n, clause) for clause in apart)}
        can_be_linked = state is EvidenceState.LIVE and threaded
        linked = threaded if can_be_linked and is_linked(corpus, record) else ()
        for number in numbers:
            best = EvidenceState.LINKED if number in linked else state
            found.setdefault(number, []).append(Evidence(record, best))
    for number, scope in _left_out(corpus):
        found.setdefault(number, []).append(Evidence(scope, EvidenceState.NOT_APPLICABLE))
    return found


def _left_out(corpus: Corpus) -> Iterator[tuple[str, Record]]:
    """Yield the clauses that a live scope says do not apply, with those below them."""
    for scope in corpus.live("scope"):
        for part in scope.parts("not_applicable"):
            for number in corpus.edition.clauses:
                if is_within(number, part.text("clause")):
                    yield number, scope


def clauses_of(corpus: Corpus, record: Record) -> tuple[str, ...]:
    """Return the clauses of the edition that a record speaks to, in their order."""
    return tuple(sorted(set(_clauses(corpus, record)), key=clause_key))


def _clauses(corpus: Corpus, record: Record) -> Iterator[str]:
    """Yield the clauses of the edition that a record speaks to, by its kind and by its own word."""
    yield from corpus.edition.translate(record.kind.clauses, record.kind.name)
    own = list(record.texts("clauses"))
    yield from corpus.edition.translate(_of_single_fields(record))
    if record.kind.name == "management-review":
        own.extend(c for decision in record.parts("decisions") for c in decision.texts("clauses"))
    for number in own:
        if number in corpus.edition.clauses:
            yield number
        else:  # numbered as in an earlier edition: shown under another one, or not yet rewritten
            yield from corpus.edition.translate((number,), record.kind.name)


def _of_single_fields(record: Record) -> Iterator[str]:
    """Yield the clauses that single fields give evidence for, such as each input of a review."""
    for name, group in record.field.properties.items():
        if group.clauses and record.has(name):
            yield from group.clauses
        below = record.part(name)
        for key, item in group.properties.items():
            if item.clauses and below.has(key):
                yield from item.clauses


def _rank(state: EvidenceState) -> int:
    return state.rank
