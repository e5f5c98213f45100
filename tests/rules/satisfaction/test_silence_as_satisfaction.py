import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from clausebook.rules.satisfaction.silence_as_satisfaction import _names_silence_only
from tests.rules.base import lint_files, patched


def told(*patches: str) -> list[tuple[str | None, str]]:
    files = patched(Example(False, patches, ()))
    found = lint_files(files, Configuration(select=("FBK003",))).diagnostics
    return [(d.record, d.message) for d in found]


@pytest.mark.parametrize(
    "method",
    ["Complaints", "Number of complaints and returns", "We count all complaints each month"],
)
def test_these_ask_nobody(method: str):
    assert _names_silence_only(method)


@pytest.mark.parametrize(
    "method",
    [
        "Yearly survey",
        "Complaints and visits",
        "Call after each complaint",
        "Warranty analysis",
        "Analysis each month",
        "",
    ],
)
def test_these_may_tell_more(method: str):
    assert not _names_silence_only(method)


def test_an_indicator_that_counts_complaints_is_no_perception():
    patch = "KPI-0002: {class: perception, counted_from: {kind: complaint, day: received_on}}"
    assert told(patch) == [
        ("KPI-0002", "the class is 'perception', but the indicator counts complaint records")
    ]
    assert told(patch.replace("perception", "quality")) == []


def test_a_score_from_complaints_is_none():
    assert told("SRV-0001: {method: returns}") == [
        ("SRV-0001", "a nps is stated, but the method is 'returns', which asks nobody")
    ]
    assert told("SRV-0001: {method: returns, results: null}") == []


@pytest.mark.parametrize(
    ("considered", "found"),
    [("CMP-0001, NCR-0001", True), ("CMP-0001, FBK-0001", False), ("CMP-0001, CMP-9999", False)],
)
def test_the_latest_review_is_looked_at(considered: str, found: bool):
    review = f"MRV-0001: {{inputs: {{satisfaction_and_feedback: {{records: [{considered}]}}}}}}"
    assert bool(told(review)) == found
    later = """
MRV-0002:
  kind: management-review
  title: Review in June
  status: closed
  version: "1.0"
  owner: ROL-0001
  period: {from: 2026-04-01, until: 2026-05-31}
  held_on: [2026-06-16]
  inputs: {satisfaction_and_feedback: {records: [SRV-0001], conclusion: Bakers recommend us}}
"""
    assert told(review, later) == []
