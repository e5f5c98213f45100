"""Days and numbers on the very edge of what a rule finds; the lint is of 30 June 2026."""

import pytest

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.leadership import acts_of_leadership
from clausebook.engine import Configuration
from clausebook.rules import Example
from clausebook.rules.references._own_links import own_links
from tests.corpora import corpus
from tests.rules.base import lint_files, patched

ACTION = "what: Second maker qualified, owner: ROL-0002, process: PRC-0002, evaluation: Fill rate"
WATCHED = "treatment: {option: monitor}, residual: null, acceptance: null, effectiveness: null"
REQUIREMENT = """
REG-0006:
  status: approved
  effective_on: null
REQ-0002:
  verified_by: [{method: Sample, interval: 1 month}]
"""
UNMET = "REQ-0002: {derived_from: null}\nOBL-0001: {evaluation: null, repealed_on: %s}"


def told(code: str, patch: str) -> list[str]:
    files = patched(Example(False, (patch,), ()))
    return [d.message for d in lint_files(files, Configuration(select=(code,))).diagnostics]


@pytest.mark.parametrize(
    ("code", "silent", "found", "message"),
    [
        (
            "RSK005",
            f"RSK-0001: {{treatment: {{actions: [{{{ACTION}, due: 2026-06-30}}]}}}}",
            f"RSK-0001: {{treatment: {{actions: [{{{ACTION}, due: 2026-06-29}}]}}}}",
            "the action 'Second maker qualified' was due on 2026-06-29 and is not done",
        ),
        (
            "RSK005",
            f"RSK-0001: {{category: other, inherent: {{likelihood: 2, consequence: 3}}, {WATCHED}}}",
            f"RSK-0001: {{category: other, inherent: {{likelihood: 2, consequence: 4}}, {WATCHED}}}",
            "the risk is rated 'high', but it is only watched",
        ),
        (
            "CMP002",
            "CMP-0002: {due: 2026-06-28, told_on: 2026-06-28}",
            "CMP-0002: {due: 2026-06-27, told_on: 2026-06-28}",
            "the customer was told on 2026-06-28, but the answer was due on 2026-06-27",
        ),
        (
            "OBL002",
            UNMET % "2026-06-30",
            UNMET % "2026-07-01",
            "nothing puts OBL-0001, 'Electrical safety of ovens', into practice",
        ),
        (
            "OBL003",
            "OBL-0001: {repealed_on: 2026-07-01}",
            "OBL-0001: {repealed_on: 2026-06-30}",
            "REQ-0002 derives from OBL-0001, which was repealed on 2026-06-30",
        ),
        (
            "CUS003",
            "NED-0001: {type: implicit, kano: {attractive: 5, must_be: 5}}",
            "NED-0001: {type: implicit, kano: {attractive: 6, must_be: 5}}",
            "customers answer attractive most often (6), but the need is said to be implicit",
        ),
        (
            "REQ002",
            REQUIREMENT.replace("effective_on: null", "effective_on: 2026-05-30"),
            REQUIREMENT,
            "the check 'Sample' of REQ-0002 has no result yet",
        ),
        (
            "IPR001",
            "IPA-0001: {relevant: true}",
            "IPA-0001: {relevant: false, why: They buy elsewhere}",
            "no interested party of the class customer was considered",
        ),
    ],
)
def test_one_step_further_is_found(code: str, silent: str, found: str, message: str):
    assert told(code, silent) == []
    assert message in told(code, found)


def test_who_held_a_role_once_does_not_act_for_it_now():
    records = """\
id: ROL-0001
kind: role
level: top_management
---
id: PSN-0001
kind: person
roles: [{role: ROL-0001, until: "2026-01-31"}]
---
id: DEC-0001
kind: decision
what: We measure each sensor
decided_on: "%s"
decided_by: [PSN-0001]
clauses: ["5.1.2 a"]
"""
    assert [act.letters for act in acts_of_leadership(corpus({"r.yaml": records % "2026-01-31"}))]
    assert not list(acts_of_leadership(corpus({"r.yaml": records % "2026-02-01"})))


@pytest.mark.parametrize(
    ("clause", "kept"), [("9.1", True), ("9.1.2", True), ("9.1.3", False), ("9", True)]
)
def test_a_location_for_a_clause_holds_what_is_below_it(clause: str, kept: bool):
    location = f"""\
id: LOC-0001
kind: record-location
what: Ratings by customers
where: Survey tool
clauses: ["{clause}"]
"""
    assert is_kept_elsewhere(corpus({"l.yaml": location}), "9.1.2") is kept


def test_the_links_of_another_record_with_the_same_id_are_not_its_own():
    role = "id: ROL-0001\nkind: role\nreports_to: %s\n"
    both = corpus({"a.yaml": role % "ROL-0002", "b.yaml": role % "ROL-0003"})
    found = [
        [link.target for link in own_links(both, record, "reports_to")]
        for record in both.all_records
    ]
    assert found == [["ROL-0002"], ["ROL-0003"]]
