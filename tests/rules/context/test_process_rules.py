"""What a process has to state, and where the map of processes is broken."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched, told

DRAWN = (
    "kind: process, title: Count stock, status: approved, version: '1.0', owner: ROL-0002, "
    "approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}"
)


@pytest.mark.parametrize(
    ("patch", "missing"),
    [
        ("PRC-0002: {inputs: null}", ["its inputs and outputs"]),
        ("PRC-0002: {criteria: null}", ["its criteria and methods"]),
        ("PRC-0002: {methods: null, measured_by: null}", []),
        ("PRC-0001: {follows: null}", []),
        ("PRC-0002: {resources: null}", ["its resources"]),
        ("PRC-0002: {responsible: null}", ["who does the work"]),
        ("PRC-0002: {responsible: null, steps: [{what: Build, role: ROL-0002}]}", []),
        ("PRC-0002: {evaluation: null}", ["how it is judged"]),
        ("PRC-0002: {improvement: null}", []),
        ("PRC-0003: {improvement: null}", ["how it is made better"]),
        ("PRC-0002: {risks: null}", []),
        ("PRC-0002: {status: draft, criteria: null}", []),
    ],
)
def test_states_what_is_to_be_determined(patch: str, missing: list[str]) -> None:
    """PRC-0002 is altered by a change, and an indicator and two requirements measure it."""
    found = told("CTX003", patch)
    assert [m.partition(" does not state ")[2] for m in found] == missing


def test_what_the_larger_process_states_counts_for_its_parts() -> None:
    part = f"PRC-0009: {{{DRAWN}, part_of: PRC-0002}}"
    assert told("CTX003", part) == []
    assert len(told("CTX003", part.replace(", part_of: PRC-0002", ""))) == 1


def test_a_process_that_nothing_is_tied_to_has_no_place() -> None:
    alone = f"PRC-0009: {{{DRAWN}, inputs: [{{what: Bins}}], outputs: [{{what: Counts}}]}}"
    (message,) = told("CTX003", alone)
    assert "its place among the other processes" in message


def test_the_hint_names_the_process_at_the_other_end() -> None:
    files = patched(Example(False, ("PRC-0002: {inputs: [{what: reviewed order}]}",), ()))
    report = lint_files(files, Configuration(select=("CTX004",)))
    (finding,) = report.diagnostics
    assert "PRC-0001 names this process at the other end: add from: PRC-0001" in finding.hint


def test_the_way_to_customers_is_looked_for_once_the_map_is_drawn() -> None:
    away = """
PRC-0001: {outputs: [{what: Reviewed order, to: PRC-0002}]}
PRC-0002: {outputs: [{what: Papers of the oven, to: PRC-0003}]}
PRC-0003: {outputs: [{what: Figures, to: IPA-0004}]}
"""
    (message,) = told("CTX004", away)
    assert message == "no way over the processes leads from customers back to customers"
    assert told("CTX004", away.replace("to: IPA-0004", "to: IPA-0002")) == []
    assert told("CTX004", away + "PRC-0009: {" + DRAWN + "}\n") == []
    (message,) = told("CTX004", away.replace(", to: IPA-0004", ""))
    assert message == "nothing says to whom 'Figures' goes"


def test_a_provider_is_a_station_on_the_way() -> None:
    over_provider = """
PRC-0001: {outputs: [{what: Reviewed order, to: SUP-0001}]}
PRC-0002: {inputs: [{what: Boards, from: SUP-0001}]}
PRC-0003: {inputs: [{what: Papers of the oven, from: PRC-0002}]}
"""
    assert told("CTX004", over_provider) == []
    assert told("CUS007", over_provider) == []


def test_what_only_goes_round_arrives_nowhere() -> None:
    circle = """
PRC-0002: {outputs: [{what: Papers, to: PRC-0003}]}
PRC-0003: {outputs: [{what: Findings, to: PRC-0002}]}
"""
    assert len(told("CUS007", circle)) == 2
    assert told("CUS007", circle.replace("to: PRC-0003", "to: IPA-0003")) == []
    assert told("CUS007", "PRC-0003: {outputs: [{what: Findings, to: PRC-0099}]}") == []
