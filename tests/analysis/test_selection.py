"""Choosing records by conditions that are data."""

import pytest

from clausebook.analysis.selection import (
    Condition,
    Query,
    QueryFault,
    field_at,
    linked_ids,
    parse_conditions,
    select,
    values_at,
)
from tests.corpora import corpus

RISKS = """\
id: RSK-0003
kind: risk
cause: a
event: b
effect: c
category: delivery
inherent: {likelihood: 3, consequence: 10}
affects: {satisfaction: [NED-0001]}
---
id: RSK-0001
kind: risk
cause: a
event: b
effect: c
category: money
inherent: {likelihood: 3, consequence: 2}
treatment:
  option: share
  actions: [{what: x, due: "2026-01-01"}, {what: y, due: "2026-09-01"}]
---
id: RSK-0002
kind: risk
cause: a
event: b
effect: c
status: draft
---
id: RSK-0004
kind: risk
cause: a
event: b
effect: c
status: obsolete
---
id: NED-0001
kind: need
statement: Know it
---
id: ROL-0001
kind: role
customer_facing: true
"""


def chosen(where: str = "", kind: str = "risk", **options) -> list[str]:
    query = Query(kind, conditions=parse_conditions(where), **options)
    return [record.id for record in select(corpus({"a.yaml": RISKS}), query)]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("", ["RSK-0001", "RSK-0002", "RSK-0003"]),
        ("category = delivery", ["RSK-0003"]),
        ('category = "delivery"', ["RSK-0003"]),
        ("category != delivery", ["RSK-0001", "RSK-0002"]),
        ("inherent.consequence >= 2", ["RSK-0001", "RSK-0003"]),
        ("inherent.consequence > 2", ["RSK-0003"]),
        ("inherent.consequence < 10", ["RSK-0001"]),
        ("inherent.consequence < many", []),
        ("inherent.likelihood = 3 and category = money", ["RSK-0001"]),
        ("treatment.actions.due <= 2026-06-30", ["RSK-0001"]),
        ("affects.satisfaction = NED-0001", ["RSK-0003"]),
        ("status = draft", ["RSK-0002"]),
    ],
)
def test_conditions(where, expected):
    assert chosen(where) == expected


def test_status_order_and_flags():
    assert chosen(statuses=("obsolete", "draft")) == ["RSK-0002", "RSK-0004"]
    assert chosen(order=("inherent.consequence",)) == ["RSK-0001", "RSK-0003", "RSK-0002"]
    assert chosen(order=("-inherent.consequence",)) == ["RSK-0003", "RSK-0001", "RSK-0002"]
    assert chosen(order=("inherent.likelihood", "-category"))[:2] == ["RSK-0001", "RSK-0003"]
    assert chosen("customer_facing = yes", kind="role") == ["ROL-0001"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("colour = red", "'colour' is not a field of 'risk'"),
        ("inherent.colour = red", "known there: likelihood"),
        ("__class__ = x", "'__class__' is not a field"),
        ("category", "is not a condition"),
        ("category =", "is not a condition"),
        ("category = a and", "ends with 'and'"),
        ("__import__('os').system('x')", "is not a condition"),
    ],
)
def test_what_cannot_be_read_is_told(where, told):
    with pytest.raises(QueryFault, match=None) as caught:
        chosen(where)
    assert told in str(caught.value)


def test_an_unknown_kind_is_told():
    with pytest.raises(QueryFault, match="'hazard' is not a kind"):
        chosen(kind="hazard")


def test_quoted_operands_may_hold_and():
    assert parse_conditions('title = "a and b"') == (Condition("title", "=", "a and b"),)


def test_values_through_lists_keep_their_places():
    found = corpus({"a.yaml": RISKS}).get("RSK-0001")
    assert found is not None
    due = values_at(found, "treatment.actions.due")
    assert [(f.value, f.pointer) for f in due] == [
        ("2026-01-01", ("treatment", "actions", 0, "due")),
        ("2026-09-01", ("treatment", "actions", 1, "due")),
    ]
    assert field_at(found.kind, "treatment.actions.due").is_date
    assert values_at(found, "residual.level") == ()


def test_links_both_ways():
    found = corpus({"a.yaml": RISKS})
    need, risk = found.get("NED-0001"), found.get("RSK-0003")
    assert need is not None
    assert risk is not None
    assert linked_ids(found, need, "satisfaction_threatened_by") == ("RSK-0003",)
    assert linked_ids(found, risk, "threatens_satisfaction_of") == ("NED-0001",)
