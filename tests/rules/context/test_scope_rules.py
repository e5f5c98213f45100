"""What the scope covers, leaves out, and took into account."""

import pytest

from tests.rules.base import told


@pytest.mark.parametrize(
    ("left_out", "messages"),
    [
        ("justification: No design, affects_conformity: false", []),
        (
            "justification: No design",
            ["8.3 is left out, but nothing says whether that touches conformity"],
        ),
        (
            "affects_conformity: false",
            ["8.3 is left out, but nothing says why it cannot apply"],
        ),
        (
            "justification: No time, affects_conformity: true",
            ["8.3 is left out although that touches conformity or customer satisfaction"],
        ),
    ],
)
def test_an_exclusion_has_a_reason_and_harms_nobody(left_out: str, messages: list[str]) -> None:
    patch = f'SCP-0001: {{not_applicable: [{{clause: "8.3", {left_out}}}]}}'
    assert told("CTX002", patch) == messages


def test_parties_may_be_considered_in_any_of_several_scopes() -> None:
    second = """
SCP-0001: {considers: {interested_parties: [IPA-0001, IPA-0002]}}
SCP-0002:
  kind: scope
  title: Scope of the second site
  status: approved
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
  version: "1.0"
  owner: ROL-0001
  boundaries: The hall in the north
  products: [PRD-0001]
  considers: {interested_parties: [IPA-0003]}
"""
    assert told("CTX005", second) == []
    assert len(told("CTX005", second.replace("IPA-0003", "IPA-0004"))) == 1


def test_who_is_not_relevant_need_not_be_considered() -> None:
    without = "SCP-0001: {considers: {interested_parties: [IPA-0001, IPA-0002]}}\n"
    assert len(told("CTX005", without)) == 1
    assert told("CTX005", without + "IPA-0003: {relevant: false}") == []
    assert told("CTX005", without + "IPA-0003: {class: owner}") == []


OUTSIDE = """
PRD-0002:
  kind: product
  title: Proving cabinet
  status: approved
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
  version: "1.0"
  owner: ROL-0003
  description: Cabinet in which dough rises.
REQ-0001: {products: [PRD-0002]}
"""


def test_a_requirement_about_an_offered_product_outside_the_scope() -> None:
    (message,) = told("CTX005", OUTSIDE)
    assert message == (
        "'Delivery on the promised day' concerns PRD-0002, which the scope does not cover"
    )


@pytest.mark.parametrize(
    "change",
    [
        "PRD-0002: {lifecycle_stage: design}",
        "PRD-0002: {status: draft}",
        "SCP-0001: {products: [PRD-0001, PRD-0002]}",
        "REQ-0001: {products: [PRD-0001, PRD-0002]}",
        "IPA-0001: {requirements: [{what: On time, addressed_by: [REQ-0001, PRC-0002]}]}",
    ],
)
def test_is_inside_or_not_known_to_be_outside(change: str) -> None:
    assert told("CTX005", OUTSIDE, change) == []


def test_what_is_named_as_a_product_and_is_none_is_left_to_the_rule_on_references():
    patch = "REQ-0001: {products: [CST-0001]}"
    assert told("CTX003", patch) == told("CTX005", patch) == told("IPR004", patch) == []
    assert len(told("REF001", patch)) == 1
