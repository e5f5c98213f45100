"""What an auditor would raise: grades, effort, and what was looked at."""

from dataclasses import replace

import pytest

from clausebook.analysis.concerns import Effort, Grade, concerns
from clausebook.analysis.coverage import coverage
from clausebook.diagnostic import Basis, Diagnostic, Severity
from clausebook.text import START, Location
from tests.corpora import corpus

CORPUS = corpus(
    {
        "risks.yaml": "\n---\n".join(
            f"id: RSK-000{number}\nkind: risk\ncause: a\nevent: b\neffect: c"
            for number in range(1, 9)
        )
        + "\n---\nid: RSK-0009\nkind: risk\nstatus: obsolete\ncause: a\nevent: b\neffect: c"
    }
)
COVERAGE = coverage(CORPUS)
ONE = Diagnostic(
    "RSK002",
    "risk-without-customer-effect",
    Severity.ERROR,
    Basis.REQUIREMENT,
    ("5.1.2 b",),
    "says nothing",
    "say it",
    Location("policies/risks.yaml", START),
    "RSK-0001",
    (),
)


def raised(*diagnostics: Diagnostic):
    (found,) = concerns(CORPUS, COVERAGE, diagnostics)
    return found


def on(number: int) -> Diagnostic:
    return replace(ONE, record=f"RSK-000{number}")


def test_a_single_error_is_likely_minor():
    found = raised(ONE)
    assert (found.grade, found.effort) == (Grade.MINOR, Effort.MINUTES)
    assert (found.records, found.looked_at) == (("RSK-0001",), 8)


@pytest.mark.parametrize(
    ("records", "grade"), [(2, Grade.MINOR), (3, Grade.MINOR), (4, Grade.MAJOR)]
)
def test_half_of_the_records_are_a_breakdown(records: int, grade: Grade):
    assert raised(*map(on, range(1, records + 1))).grade is grade


def test_two_of_two_are_no_breakdown_yet():
    small = corpus({"a.yaml": "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c"})
    (found,) = concerns(small, coverage(small), [ONE, replace(ONE, message="another")])
    assert found.grade is Grade.MINOR
    assert len(found.diagnostics) == 2


@pytest.mark.parametrize("basis", [Basis.HOUSE, Basis.PRACTICE, Basis.GUIDANCE])
def test_what_the_standard_does_not_ask_is_an_observation(basis: Basis):
    assert raised(*(replace(on(n), basis=basis) for n in range(1, 9))).grade is Grade.OBSERVATION


def test_a_warning_is_an_observation():
    assert raised(replace(ONE, severity=Severity.WARNING)).grade is Grade.OBSERVATION


@pytest.mark.parametrize(
    ("basis", "grade"), [(Basis.MANDATED, Grade.MAJOR), (Basis.INTEGRITY, Grade.MINOR)]
)
def test_a_clause_without_any_evidence_is_likely_major(basis: Basis, grade: Grade):
    found = raised(replace(ONE, clauses=("9.3.3",), basis=basis, record=None))
    assert found.grade is grade
    assert found.looked_at == 0


@pytest.mark.parametrize(
    ("clause", "effort"), [("9.3.3", Effort.DAYS), ("4.3", Effort.HOURS), ("5.1.2 b", Effort.HOURS)]
)
def test_evidence_of_what_was_never_done_takes_days(clause: str, effort: Effort):
    assert raised(replace(ONE, clauses=(clause,), record=None)).effort is effort


def test_many_fields_take_hours():
    assert raised(*map(on, range(1, 6))).effort is Effort.MINUTES
    assert raised(*map(on, range(1, 7))).effort is Effort.HOURS


def test_the_gravest_comes_first_then_the_clause():
    minor = replace(ONE, clauses=("5.1.2 b",))
    later = replace(ONE, clauses=("6.1.1",))
    observed = replace(ONE, code="AAA001", severity=Severity.INFO)
    major = replace(ONE, clauses=("9.3.3",), record=None)
    found = concerns(CORPUS, COVERAGE, [observed, later, minor, major])
    assert [one.diagnostics[0] for one in found] == [major, minor, later, observed]


def test_one_rule_about_two_clauses_is_two_concerns():
    assert len(concerns(CORPUS, COVERAGE, [ONE, replace(ONE, clauses=("6.1.1",))])) == 2


def test_what_is_missing_altogether_is_no_fault_of_the_record_it_is_told_at():
    found = raised(replace(ONE, clauses=("9.3.3",), basis=Basis.MANDATED))
    assert (found.grade, found.effort) == (Grade.MAJOR, Effort.DAYS)
    assert (found.records, found.looked_at) == ((), 0)


def test_a_heading_without_anything_below_it_is_missing_too():
    rows = {row.clause.number: row for row in COVERAGE.clauses}
    assert rows["8.6"].is_without_evidence
    assert not rows["6.1"].is_without_evidence
    assert raised(replace(ONE, clauses=("8.6",))).grade is Grade.MAJOR
