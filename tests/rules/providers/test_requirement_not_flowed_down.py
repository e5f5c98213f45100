"""Which requirements a provider has to be given, and what shows that it was."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

FULFILS = "REQ-0002: {fulfilled_by: [PRC-0002, SUP-0001]}\n"
GIVEN = "SUP-0001: {communicated_requirements: [%s]}\n"
HISTORY = 'history: [{version: "%s", date: 2026-01-15, reason: First issue of the manual}]'
LOG = """
COM-0001:
  log:
    - {on: 2026-02-02, about: [{record: REQ-0002}], audience: [SUP-0001]}
"""


def told(patch: str) -> list[str]:
    files = patched(Example(False, (patch,), ()))
    return [d.message for d in lint_files(files, Configuration(select=("SUP002",))).diagnostics]


def given(version: str, day: str = "2026-02-03") -> str:
    return f'{{requirement: REQ-0001, version: "{version}", on: {day}}}'


def own_version(version: str) -> str:
    return f'REQ-0001: {{version: "{version}", {HISTORY % version}}}\n'


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(
            "PRC-0002: {outsourced_to: [SUP-0001]}\nREQ-0002: {status: draft}", id="draft"
        ),
        pytest.param(FULFILS + "SUP-0001: {provider_status: suspended}", id="suspended"),
        pytest.param(FULFILS + LOG, id="told by the log"),
        pytest.param(own_version("1.9"), id="minor version"),
        pytest.param(own_version("2.0") + GIVEN % given("3.0"), id="newer version given"),
        pytest.param(
            own_version("10.0") + GIVEN % f"{given('9.0')}, {given('10.0', '2026-03-02')}",
            id="last of two",
        ),
        pytest.param(
            own_version("10.0") + GIVEN % f"{given('10.0', '2026-03-02')}, {given('9.0')}",
            id="in any order",
        ),
        pytest.param('REG-0006: {version: "4.0"}', id="version of the register"),
        pytest.param(
            "LOC-0001: {clauses: ['8.4.3']}\nSUP-0001: {communicated_requirements: null}\n"
            "PRC-0002: {outsourced_to: [SUP-0001]}",
            id="kept elsewhere",
        ),
    ],
)
def test_silent(patch: str) -> None:
    assert told(patch) == []


def test_one_finding_for_each_requirement_and_provider() -> None:
    patch = f"{FULFILS}PRC-0002: {{outsourced_to: [SUP-0001]}}"
    (message,) = told(patch)
    assert "has to fulfil REQ-0002, 'Outside stays cool', but was not given it" in message


def test_the_log_tells_of_an_older_version_only() -> None:
    log = LOG.replace("{record: REQ-0002}", '{record: REQ-0002, version: "1.3"}')
    patch = f"fulfilled_by: [PRC-0002, SUP-0001], version: '2.0', {HISTORY % '2.0'}"
    assert len(told(f"REQ-0002: {{{patch}}}{log}")) == 1
    assert told(f"REQ-0002: {{{patch.replace('2.0', '1.4')}}}{log}") == []


def test_a_number_is_compared_as_a_number() -> None:
    assert told(own_version("10.0") + GIVEN % given("9.1")) == [
        "SUP-0001 was given REQ-0001 in version 9.1, but version 10.0 holds"
    ]


def test_letters_elsewhere_do_not_excuse_a_gap_in_a_list_kept_here() -> None:
    assert len(told(FULFILS + "LOC-0001: {clauses: ['8.4.3']}")) == 1
