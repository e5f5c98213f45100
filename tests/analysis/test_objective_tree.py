"""The tree of objectives: under which promise each stands, and whether its own target is met."""

from clausebook.analysis.benefits import Standing
from clausebook.analysis.objective_tree import objective_tree
from tests.corpora import corpus

POLICY = """\
id: POL-0001
kind: policy
commitments:
  - {id: meet, type: meet_requirements, text: We keep what we promise}
  - {id: improve, type: improve, text: We get better}
"""
KPI = """\
id: KPI-0001
kind: kpi
formula: a
unit: '%'
direction: higher_is_better
targets: [{from: '2026', value: 90}]
series: [{period: '2026-05', value: 93}, {period: '2026-08', value: 10}]
"""


def objective(number: int, more: str) -> str:
    return f"id: OBJ-000{number}\nkind: objective\nstatement: a\n{more}"


def tree(*texts: str):
    return objective_tree(corpus({"a.yaml": "\n---\n".join(texts)}))


def test_objectives_stand_below_the_commitment_that_they_carry_out():
    (branch,) = tree(
        POLICY,
        objective(2, "policy: POL-0001\ncommitment: meet"),
        objective(1, "policy: POL-0001\ncommitment: meet"),
        objective(3, "policy: POL-0001\ncommitment: nonesuch"),
    )
    assert branch.policy.id == "POL-0001"
    assert [[aim.objective.id for aim in one.aims] for one in branch.commitments] == [
        ["OBJ-0001", "OBJ-0002"],
        [],
    ]
    assert [aim.objective.id for aim in branch.others] == ["OBJ-0003"]


def test_an_objective_of_a_policy_that_is_gone_follows_from_none():
    (branch,) = tree(
        POLICY + "status: superseded\n", objective(1, "policy: POL-0001\ncommitment: meet")
    )
    assert branch.policy is None
    assert [aim.objective.id for aim in branch.others] == ["OBJ-0001"]


def test_the_latest_value_is_held_against_the_objectives_own_target():
    own = objective(1, "kpi: KPI-0001\ntarget: 95\ndirection: higher_is_better\namber: 93")
    (branch,) = tree(KPI, own, objective(2, "kpi: KPI-0001"), objective(3, "measure: By eye"))
    first, second, third = branch.others
    assert (first.shown.latest.value, first.target.value) == (93, 95)
    assert [one.standing for one in branch.others] == [
        Standing.NEAR,
        Standing.MET,
        Standing.NO_VALUE,
    ]
    assert second.target.value == 90
    assert third.shown is None


def test_nothing_on_record_is_an_empty_tree():
    assert tree("id: NED-0001\nkind: need\nstatement: a") == ()
