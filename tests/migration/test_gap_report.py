"""Which rows of a gap report are open."""

import pytest

from clausebook.analysis.evidence import EvidenceState
from clausebook.edition import load_edition
from clausebook.migration.gap_report import gaps
from tests.corpora import corpus

PRESENT, TARGET = load_edition(), load_edition("iso-9001-2026")
RISK = "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\n"


def rows(text: str):
    found = gaps(PRESENT, corpus({"a.yaml": text}, edition=TARGET), (), ())
    return {gap.clause.number: gap for gap in found}


@pytest.mark.parametrize(
    ("added", "state", "is_open"),
    [
        ("", EvidenceState.LIVE, False),
        ("status: draft", EvidenceState.DRAFT, True),
        ('review_by: "2026-01-01"', EvidenceState.STALE, True),
        ('effective_on: "2027-01-01"', EvidenceState.APPROVED, True),
    ],
)
def test_only_evidence_in_force_and_in_time_closes_a_row(added, state, is_open):
    gap = rows(RISK + added)["6.1.2"]
    assert (gap.state, gap.is_open) == (state, is_open)
    assert gap.evidence == ("RSK-0001",)


def test_a_risk_says_nothing_of_opportunities():
    assert rows(RISK)["6.1.3"].is_open
    assert rows(RISK)["6.1.3"].evidence == ()


def test_a_heading_is_open_where_nothing_below_it_has_evidence():
    assert rows(RISK)["8.6"].is_open
    assert not rows(RISK)["6.1"].is_open
