"""Audits, days that are due, competences, what is told, what is passed on, exceptions, words."""

from datetime import date

import pytest

from clausebook.analysis.audit_cycle import audit_cycle, findings_by_state
from clausebook.analysis.calendar import calendar
from clausebook.analysis.competence_matrix import competence_matrix
from clausebook.analysis.departures import departures
from clausebook.analysis.flow_down import flow_down
from clausebook.analysis.glossary import glossary
from clausebook.analysis.walk_through import walk_through
from clausebook.analysis.who_knows import who_knows
from clausebook.edition import edition_names, load_edition
from tests.analysis.leading_records import WORLD
from tests.corpora import TODAY, corpus


@pytest.fixture(scope="module")
def world():
    return corpus({"a.yaml": WORLD})


@pytest.fixture(scope="module")
def nothing():
    return corpus({})


def test_planned_audits_are_held_overdue_dropped_or_still_to_come(world):
    cycle = audit_cycle(world)
    assert (cycle.period.begins, cycle.period.ends) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [
        (one.number, [a.id for a in one.audits], one.is_overdue(TODAY), one.dropped)
        for one in cycle.audits
    ] == [
        ("1", ["AUD-0001"], False, ""),
        ("4", [], False, "Shop was closed"),
        ("2", [], True, ""),
        ("3", [], False, ""),
    ]


def test_processes_and_clauses_that_nobody_audits_are_gaps(world):
    cycle = audit_cycle(world)
    assert {one.subject: len(one.held) for one in cycle.processes} == {"PRC-0001": 1, "PRC-0002": 0}
    planned = {one.subject for one in cycle.clauses if one.audits}
    assert planned == {"8.5", "9.1", "10.1", "10.2", "10.3"}
    assert [one.subject for one in cycle.clauses if one.held] == ["8.5"]


PARTLY_HELD = """\
id: AUP-0001
kind: audit-programme
period: {from: '2026-01-01', until: '2026-12-31'}
planned_audits:
  - {number: '1', due: '2026-03-31', processes: [PRC-0001, PRC-0002], clauses: ['8.2', '9.1']}
---
id: AUD-0001
kind: audit
number: '1'
programme: AUP-0001
objective: a
scope: b
held_on: ['2026-03-20']
processes: [PRC-0001]
clauses_audited: ['8.2.1']
---
id: PRC-0001
kind: process
---
id: PRC-0002
kind: process
"""


def test_what_an_audit_left_out_of_its_plan_was_not_audited():
    cycle = audit_cycle(corpus({"a.yaml": PARTLY_HELD}))
    covered = (*cycle.processes, *cycle.clauses)
    assert {one.subject for one in covered if one.audits} == {"PRC-0001", "PRC-0002", "8.2", "9.1"}
    assert {one.subject for one in covered if one.held} == {"PRC-0001", "8.2"}


def test_an_audit_that_no_programme_plans_counts(world):
    audit = "id: AUD-0009\nkind: audit\nobjective: a\nscope: b\nheld_on: ['2026-02-02']"
    cycle = audit_cycle(corpus({"a.yaml": audit}))
    assert [(one.audits[0].id, one.day) for one in cycle.audits] == [("AUD-0009", date(2026, 2, 2))]


def test_findings_stand_by_how_far_their_correction_has_come(world):
    assert [(str(s), f.id) for s, f in findings_by_state(world)] == [("overdue", "AFD-0001")]


def test_days_are_counted_from_what_records_say(world):
    found = {(due.record.id, due.what): due for due in calendar(world)}
    assert {key: due.day.isoformat() for key, due in found.items()} == {
        ("PRC-0001", "evaluation of the process"): "2026-05-30",
        ("AUP-0001", "audit 2"): "2026-05-31",
        ("SUP-0001", "evaluation anew"): "2026-06-01",
        ("RSK-0001", "end of the acceptance"): "2026-06-01",
        ("REQ-0001", "verification: Thermometer"): "2026-07-15",
        ("AUP-0001", "audit 3"): "2026-10-31",
    }
    assert [due.record.id for due in found.values() if not due.is_overdue(TODAY)] == [
        "REQ-0001",
        "AUP-0001",
    ]
    assert found["RSK-0001", "end of the acceptance"].owner == "ROL-0002"
    assert [due.record.id for due in calendar(world, ["provider"])] == ["SUP-0001"]


def test_the_calendar_asks_for_no_more_and_no_less_than_the_rules():
    watched = (
        "kind: obligation\ncitation: a\nlast_checked_on: '2026-01-01'\ncheck_interval: 1 month"
    )
    required = "kind: requirement\nstatement: a\nsource: organization"
    checked = "verified_by: [{method: Probe, interval: 1 month}]"
    text = "\n---\n".join(
        (
            f"id: OBL-0001\n{watched}\napplies: false",
            f"id: OBL-0002\n{watched}\nrepealed_on: '2026-02-01'",
            f"id: OBL-0003\n{watched}",
            f"id: REQ-0001\n{required}\neffective_on: '2026-03-01'\n{checked}",
        )
    )
    found = calendar(corpus({"a.yaml": text}))
    assert [(one.record.id, one.day.isoformat()) for one in found] == [
        ("OBL-0003", "2026-02-01"),
        ("REQ-0001", "2026-04-01"),
    ]


def test_competences_are_shown_end_or_lack(world):
    rows = competence_matrix(world)
    assert {
        row.name: [(one.person.title, str(one.state), str(one.ends)) for one in row.persons]
        for row in rows
    } == {
        "Courtesy": [
            ("Ada", "judged ineffective", "None"),
            ("Bo", "without evidence", "None"),
        ],
        "Hygiene": [("Ada", "ended", "2026-06-01"), ("Bo", "not shown", "None")],
        "Ovens": [("Ada", "ends soon", "2026-08-01"), ("Bo", "shown", "None")],
    }


def test_only_the_version_that_holds_counts_as_told(world):
    (known,) = who_knows(world)
    assert known.record.id == "REQ-0001"
    assert known.told == (("ROL-0001", date(2026, 4, 1)),)
    assert known.untold == ("ROL-0002",)
    assert sorted(known.asked) == ["PSN-0001", "PSN-0002"]
    assert sorted(known.confirmed) == ["PSN-0001"]


def test_providers_know_requirements_or_do_not(world):
    assert [(one.requirement.id, str(one.state)) for one in flow_down(world)] == [
        ("REQ-0001", "given in an older version"),
        ("REQ-0002", "not given"),
    ]


def test_exceptions_say_why_by_whom_and_until_when(world):
    assert [
        (title, one.record.id, one.reason, one.by, str(one.until))
        for title, several in departures(world)
        for one in several
    ] == [
        ("Clauses that do not apply", "SCP-0001", "Recipes are old", "PSN-0001", "None"),
        ("Risks that are accepted", "RSK-0001", "Too dear to avoid", "ROL-0002", "2026-06-01"),
        ("Concessions", "NCR-0001", "Sold at half price", "ROL-0002", "None"),
        ("Providers under conditions", "SUP-0001", "Sieve is worn", "PSN-0002", "2026-06-01"),
    ]


def test_words_are_found_in_any_of_their_forms_but_not_within_others(world):
    used = {entry.term.title: [one.id for one in entry.used_in] for entry in glossary(world)}
    assert used == {"bread": ["REQ-0001"], "oven": []}


def test_familiar_terms_lead_to_documents(world, nothing):
    found = {one.term: one for _, terms in walk_through(world) for one in terms}
    audits = found["Internal audit reports"]
    assert ([one.id for one in audits.places], audits.number) == (
        ["AUD-0001", "AFD-0001", "AFD-0002"],
        3,
    )
    assert found["Complaints log"].places == ()
    assert found["Signatures"].kinds == ()
    assert all(one.told and not one.places for _, terms in walk_through(nothing) for one in terms)


def test_every_familiar_term_says_a_clause_that_the_edition_knows(world):
    for edition in map(load_edition, edition_names()):
        found = walk_through(world.under(edition))
        clauses = {clause for _, terms in found for one in terms for clause in one.clauses}
        assert clauses <= set(edition.clauses)


def test_empty_registers_give_nothing(nothing):
    assert audit_cycle(nothing).audits == ()
    for view in (calendar, competence_matrix, who_knows, flow_down, departures, glossary):
        assert view(nothing) == ()
