"""What counts as evidence of a competence, and until when; the lint is of 30 June 2026."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

TRAINING = """
TRN-0009:
  kind: training
  title: Electrical safety of ovens
  status: open
  version: "1.0"
  owner: ROL-0002
  content: Measuring an oven under voltage without danger.
  competences: [electrical  safety of OVENS]
  held_on: [%s]
  participants: [{person: PSN-0002, %s}]
"""


def told(patch: str) -> list[str]:
    files = patched(Example(False, (patch,), ()))
    return [d.message for d in lint_files(files, Configuration(select=("TRN001",))).diagnostics]


def listed(fields: str) -> str:
    entry = f"name: Electrical safety of ovens, evidence: LOC-0001, {fields}"
    return f"PSN-0002: {{competences: [{{{entry}}}]}}\n"


def needed(interval: str) -> str:
    entry = f"name: Electrical safety of ovens, interval: {interval}"
    return f"ROL-0002: {{required_competences: [{{{entry}}}]}}\n"


@pytest.mark.parametrize(
    ("silent", "found"),
    [
        (listed("valid_until: 2026-06-30"), listed("valid_until: 2026-06-29")),
        (
            needed("24 months") + listed("acquired_on: 2024-06-30"),
            needed("24 months") + listed("acquired_on: 2024-06-29"),
        ),
        (
            needed("24 months") + listed("acquired_on: 2025-06-30, valid_until: 2027-06-30"),
            needed("12 months") + listed("acquired_on: 2025-06-29, valid_until: 2027-06-30"),
        ),
        (
            listed("acquired_on: 2023-05-02, valid_until: 2026-05-01")
            + TRAINING % ("2026-04-21", "result: able"),
            listed("acquired_on: 2023-05-02, valid_until: 2026-05-01")
            + TRAINING % ("2023-05-02, 2023-05-03", "result: able"),
        ),
        (
            "PSN-0002: {competences: null}\n" + TRAINING % ("2026-04-21", "attended: true"),
            "PSN-0002: {competences: null}\n" + TRAINING % ("2026-04-21", "attended: false"),
        ),
        (
            "PSN-0002: {competences: null}\n" + TRAINING % ("2026-06-30", "result: able"),
            "PSN-0002: {competences: null}\n" + TRAINING % ("2026-07-01", "result: able"),
        ),
        (
            listed("effectiveness: {result: partly_effective}"),
            listed("effectiveness: {result: ineffective}"),
        ),
        (
            "PSN-0002: {competences: null, roles: [{role: ROL-0002, until: 2026-06-29}]}",
            "PSN-0002: {competences: null, roles: [{role: ROL-0002, until: 2026-06-30}]}",
        ),
        (
            "PSN-0002: {competences: null, active_until: 2026-06-29}",
            "PSN-0002: {competences: null, active_until: 2026-06-30}",
        ),
    ],
)
def test_on_the_edge(silent: str, found: str) -> None:
    assert told(silent) == []
    assert len(told(found)) == 1


def test_a_training_does_not_stand_in_for_a_list_that_leaves_it_out() -> None:
    patch = "PSN-0002: {competences: [{name: Baking, evidence: LOC-0001}]}\n"
    assert len(told(patch + TRAINING % ("2026-04-21", "result: able"))) == 1


def test_evidence_may_lie_elsewhere_for_all_but_not_for_one() -> None:
    without = "LOC-0001: {clauses: ['7.2']}\nPSN-0002: {competences: null}\n"
    assert len(told(without)) == 1
    assert told(without + "PSN-0001: {competences: null}\nPSN-0003: {competences: null}\n") == []


def test_a_competence_that_two_roles_need_is_told_once() -> None:
    role = "required_competences: [{name: Electrical safety of ovens}]"
    patch = (
        f"ROL-0001: {{{role}}}\n"
        "PSN-0002: {competences: null, roles: [{role: ROL-0001}, {role: ROL-0002}]}\n"
        "PSN-0001: {roles: []}"
    )
    assert len(told(patch)) == 1
