"""Clause coverage: what counts as evidence, and what it is worth on a day."""

from dataclasses import replace
from datetime import date

import pytest

from clausebook.analysis.coverage import coverage
from clausebook.analysis.evidence import EvidenceState
from clausebook.diagnostic import Basis, Diagnostic, Severity
from clausebook.edition import Clause, Edition, load_edition
from clausebook.text import START, Location
from tests.analysis.thread_records import THREAD
from tests.corpora import corpus

RISK = "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c"
S = EvidenceState


def state(text: str, number: str = "6.1.2 a", **options):
    found = coverage(corpus({"a.yaml": text}, **options)).get(number)
    assert found is not None
    return found.state


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("", S.LIVE),
        ("\nstatus: draft", S.DRAFT),
        ("\nstatus: review", S.DRAFT),
        ('\neffective_on: "2026-07-01"', S.APPROVED),
        ('\nexpires_on: "2026-06-29"', S.APPROVED),
        ('\nexpires_on: "2026-06-30"', S.LIVE),
        ('\nreview_by: "2026-06-29"', S.STALE),
        ('\nreview_by: "2026-06-30"', S.LIVE),
        ("\nstatus: obsolete", S.MISSING),
        ("\nstatus: superseded", S.MISSING),
    ],
)
def test_state_of_one_record(added, expected):
    assert state(RISK + added, today=date(2026, 6, 30)) is expected


def test_the_best_record_gives_the_state_of_the_clause():
    text = RISK + "\nstatus: draft\n---\n" + RISK.replace("0001", "0002")
    found = coverage(corpus({"a.yaml": text})).get("6.1.1")
    assert found is not None
    assert [(e.record.id, e.state) for e in found.evidence] == [
        ("RSK-0001", S.DRAFT),
        ("RSK-0002", S.LIVE),
    ]
    assert found.state is S.LIVE
    assert found.count(S.DRAFT) == 1


def test_a_record_that_breaks_its_schema_is_worth_no_more_than_a_draft():
    assert state(RISK + "\nsurplus: 1", must_be_valid=False) is S.DRAFT


def test_a_retained_record_does_not_go_stale():
    text = (
        'id: DEC-0001\nkind: decision\ndecided_on: "2020-01-01"\nwhat: x\nreview_by: "2021-01-01"'
    )
    assert state(text, "5.1.2") is S.LIVE


def test_a_conditional_clause_without_evidence_is_not_determined():
    found = coverage(corpus({}))
    for row in found.clauses:
        if row.is_judged:
            expected = S.NOT_DETERMINED if row.clause.conditional else S.MISSING
            assert row.state is expected, row.clause.number
        else:
            assert row.state is None
    assert found.counts[S.NOT_DETERMINED] + found.counts[S.MISSING] == sum(
        row.is_judged for row in found.clauses
    )


def test_a_clause_that_asks_for_a_document_is_judged_though_it_has_others_below():
    found = coverage(corpus({}))
    scope, context = found.get("4.3"), found.get("4")
    assert scope is not None
    assert context is not None
    assert scope.asks_for_documents
    assert scope.state is S.MISSING
    assert context.state is None
    assert sum(context.below.values()) == sum(
        row.is_judged for row in found.within("4") if row.clause.number != "4"
    )


def test_linked_where_the_clause_is_about_customers_and_parties():
    found = coverage(corpus(THREAD))
    for number, expected in (("5.1.2 b", S.LINKED), ("4.2 b", S.LINKED), ("6.1.1", S.LIVE)):
        row = found.get(number)
        assert row is not None
        assert row.state is expected, number
    alone = coverage(corpus({"a.yaml": RISK})).get("5.1.2 b")
    assert alone is not None
    assert alone.state is S.LIVE


def test_own_clauses_of_record_and_of_decisions_of_a_review():
    review = (
        "id: MRV-0001\nkind: management-review\nclauses: [5.1.1 e]\n"
        'held_on: ["2026-02-01"]\nperiod: {from: "2025-01-01", until: "2025-12-31"}\n'
        'decisions:\n  - {type: resources, what: Bench, clauses: [5.1.2 c, "99.9"]}'
    )
    found = coverage(corpus({"a.yaml": review}))
    rows = {row.clause.number for row in found.clauses if row.evidence}
    assert {"5.1.1 e", "5.1.2 c"} <= rows
    assert "99.9" not in rows


def test_a_letter_that_nobody_names_takes_the_state_of_its_clause():
    found = coverage(corpus({"a.yaml": RISK}))
    letter, named, other = found.get("6.1.1 a"), found.get("6.1.2 a"), found.get("6.1.2 b1")
    assert letter is not None
    assert named is not None
    assert other is not None
    assert (letter.state, letter.through, letter.evidence) == (S.LIVE, "6.1.1", ())
    assert named.through == ""
    assert (other.state, other.through) == (S.MISSING, "")


def test_the_letters_about_customers_and_parties_are_questions_of_their_own():
    text = 'id: DEC-0001\nkind: decision\ndecided_on: "2026-01-01"\nwhat: x'
    found = coverage(corpus({"a.yaml": text}))
    for number in ("5.1.2 a", "5.1.2 b", "5.1.2 c"):
        row = found.get(number)
        assert row is not None
        assert row.state is S.MISSING


def test_evidence_follows_the_map_to_another_edition():
    edition = Edition("x", "X", {"6.9": Clause("6.9", "Risks")}, {"6.1.1": ("6.9",)})
    found = coverage(corpus({"a.yaml": RISK}, edition=edition)).get("6.9")
    assert found is not None
    assert found.state is S.LIVE


def test_numbered_items_lie_below_their_letter():
    found = coverage(corpus({}))
    numbers = [row.clause.number for row in found.within("8.2.2")]
    assert numbers[0] == "8.2.2"
    assert "8.2.2 a1" in numbers
    assert [row.clause.number for row in found.within("8.2.2 a")] == [
        n for n in numbers if n.startswith("8.2.2 a")
    ]
    assert not any(row.clause.number.startswith("10") for row in found.within("1"))


@pytest.mark.parametrize("name", ["iso-9001-2015-amd-1", "iso-9001-2026"])
def test_every_clause_has_a_row_in_order(name):
    edition = load_edition(name)
    found = coverage(corpus(THREAD, edition=edition))
    assert {row.clause.number for row in found.clauses} == set(edition.clauses)
    assert [row.clause.number for row in found.clauses][:2] == ["4", "4.1"]
    assert list(found.counts) == sorted(found.counts, key=lambda s: s.rank)


def test_no_word_of_a_state_promises_conformity():
    words = " ".join(f"{state} {state.meaning}" for state in S).lower()
    assert "complian" not in words
    assert "conform" not in words


class TestWhatTheScopeLeavesOut:
    SCOPE = (
        "id: SCP-0001\nkind: scope\nboundaries: Both sites\nnot_applicable:\n"
        '  - {clause: "8.3", justification: We make what others design, affects_conformity: false}'
    )

    def test_is_not_applicable_with_what_lies_below(self):
        assert state(self.SCOPE, "8.3.2 a") is S.NOT_APPLICABLE
        assert state(self.SCOPE, "8.3.3") is S.NOT_APPLICABLE
        assert state(self.SCOPE, "8.4.1") is S.NOT_DETERMINED

    def test_counts_only_while_the_scope_is_live(self):
        assert state(f"{self.SCOPE}\nstatus: draft", "8.3.3") is not S.NOT_APPLICABLE

    def test_gives_way_to_evidence(self):
        design = 'id: PRC-0001\nkind: process\nclauses: ["8.3.3"]'
        assert state(f"{self.SCOPE}\n---\n{design}", "8.3.3") is S.LIVE


class TestInputsOfAReview:
    REVIEW = (
        "id: MRV-0001\nkind: management-review\nperiod: {from: 2025-01-01, until: 2025-12-31}\n"
    )

    def test_count_one_by_one(self):
        text = self.REVIEW + "inputs: {providers: {conclusion: All three were evaluated}}"
        assert state(text, "9.3.2 c7") is S.LIVE
        assert state(text, "9.3.2 c1") is S.MISSING


def test_an_audit_shows_only_the_letters_it_speaks_of():
    audit = "id: AUD-0001\nkind: audit\nobjective: Are orders understood?\n"
    assert state(audit, "9.2.2 f") is S.LIVE
    assert state(audit, "9.2.2 d") is S.MISSING
    assert state(audit + "reported_to: [ROL-0001]", "9.2.2 d") is S.LIVE


def against(number: str, **changes):
    one = Diagnostic(
        "RSK002",
        "risk-without-customer-effect",
        Severity.ERROR,
        Basis.REQUIREMENT,
        (number,),
        "says nothing",
        "",
        Location("policies/a.yaml", START),
        "RSK-0001",
        (),
    )
    found = coverage(corpus({"a.yaml": RISK}), [replace(one, **changes)]).get(number)
    assert found is not None
    return found


def test_an_error_that_cites_a_clause_speaks_against_its_evidence():
    found = against("6.1.2 a")
    assert found.state is S.CONTRADICTED
    assert [one.code for one in found.against] == ["RSK002"]


@pytest.mark.parametrize("changes", [{"severity": Severity.WARNING}, {"basis": Basis.PRACTICE}])
def test_what_the_standard_does_not_ask_for_does_not_speak_against_it(changes):
    found = against("6.1.2 a", **changes)
    assert (found.state, found.against) == (S.LIVE, ())


def test_an_error_does_not_make_missing_evidence_better():
    assert against("9.3.3").state is S.MISSING


def test_an_error_speaks_against_a_letter_that_its_clause_stands_for():
    one = replace(against("6.1.1").against[0], clauses=("6.1.1 b",))
    clean = coverage(corpus({"a.yaml": RISK})).get("6.1.1 b")
    told = coverage(corpus({"a.yaml": RISK}), [one]).get("6.1.1 b")
    assert clean is not None
    assert told is not None
    assert (clean.state, clean.through) == (S.LIVE, "6.1.1")
    assert (told.state, told.through) == (S.CONTRADICTED, "6.1.1")
