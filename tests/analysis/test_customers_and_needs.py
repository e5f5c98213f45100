"""Whom we serve and by what, how needs are known, and what hangs on few customers."""

import pytest

from clausebook.analysis.customer_concentration import customer_concentration
from clausebook.analysis.need_evidence import Footing, known_needs, method_coverage
from clausebook.analysis.segments import segment_choices, service_matrix
from tests.corpora import corpus

SEGMENTS = """\
id: SEG-0002
kind: segment
target: "yes"
processes: [PRC-0001]
---
id: SEG-0001
kind: segment
target: "yes"
---
id: SEG-0003
kind: segment
target: "no"
---
id: SEG-0004
kind: segment
target: later
---
id: SEG-0005
kind: segment
---
id: PRC-0001
kind: process
purpose: a
"""


def of(text: str):
    return corpus({"a.yaml": text})


def test_segments_stand_by_what_was_decided():
    found = segment_choices(of(SEGMENTS))
    ids = [
        [one.id for one in group]
        for group in (found.served, found.later, found.not_served, found.open)
    ]
    assert ids == [["SEG-0001", "SEG-0002"], ["SEG-0004"], ["SEG-0003"], ["SEG-0005"]]


def test_the_matrix_shows_who_serves_and_whom_nobody_serves():
    found = service_matrix(of(SEGMENTS))
    assert ([one.id for one in found.processes], found.cells) == (["PRC-0001"], ((False, True),))
    assert [one.id for one in found.unserved] == ["SEG-0001"]


NEED = "id: NED-0001\nkind: need\nsegment: SEG-0001\nstatement: Minimise the wait\n"


@pytest.mark.parametrize(
    ("more", "footing"),
    [
        ("validated_on: '2025-01-01'", Footing.VALIDATED),
        ("validated_on: '2020-01-01'", Footing.ASSUMPTION),
        ("evidence: [{method: survey, on: '2025-01-01'}]", Footing.EVIDENCE),
        ("evidence: [{method: survey}]", Footing.EVIDENCE),
        ("evidence: [{method: survey, on: '2021-01-01'}]", Footing.OLD),
        ("evidence: [{method: process_owner, on: '2026-01-01'}]", Footing.ASSUMPTION),
        ("", Footing.ASSUMPTION),
    ],
)
def test_what_a_need_rests_on(more, footing):
    (one,) = known_needs(of(NEED + more))
    assert one.footing is footing


def test_each_need_counts_once_for_a_method():
    text = NEED + (
        "evidence: [{method: interview, on: '2026-01-01'}, {method: survey, on: '2026-02-01'}, "
        "{method: survey, on: '2025-02-01'}]"
    )
    other = NEED.replace("0001", "0002") + "evidence: [{method: survey, on: '2026-02-01'}]"
    known = of(f"{text}\n---\n{other}")
    found = method_coverage(known, known_needs(known))
    assert found.methods == ("survey", "interview")
    assert found.segments == ("SEG-0001", "SEG-0002")
    assert found.counts == ((1, 1), (1, 0))


SHARES = """\
id: CST-0001
kind: customer
class: direct
revenue_share: 10
---
id: CST-0002
kind: customer
class: direct
revenue_share: 25.5
---
id: CST-0003
kind: customer
class: direct
revenue_share: 40
lost_on: '2026-01-01'
---
id: CST-0004
kind: customer
class: direct
---
id: RSK-0001
kind: risk
cause: a
event: b
effect: c
affects: {satisfaction: [CST-0002]}
"""


def test_shares_add_up_from_the_largest_and_name_the_risk():
    found = customer_concentration(of(SHARES))
    assert [(one.customer.id, one.share, one.with_all_above) for one in found] == [
        ("CST-0002", 25.5, 25.5),
        ("CST-0001", 10, 35.5),
    ]
    assert [[risk.id for risk in one.risks] for one in found] == [["RSK-0001"], []]
