"""Readings of quality, classes of indicators, the age of documents, and what is before a role."""

from datetime import date

from clausebook.analysis.freshness import FreshnessState, freshness
from clausebook.analysis.indicator_mix import indicator_mix
from clausebook.analysis.quality_views import quality_views
from clausebook.analysis.role_agenda import role_agendas
from tests.corpora import corpus


def known(*texts: str):
    return corpus({"a.yaml": "\n---\n".join(texts)})


def requirement(number: int, view: str = "", products: str = "PRD-0001", more: str = "") -> str:
    said = f"quality_view: {view}\n" if view else ""
    return (
        f"id: REQ-000{number}\nkind: requirement\nstatement: a\nsource: customer_stated\n{said}"
        f"products: [{products}]\n{more}"
    ).strip()


def test_requirements_are_counted_by_reading_and_one_sided_products_named():
    found = quality_views(
        known(
            requirement(1, "specification"),
            requirement(2, "specification"),
            requirement(3, "expectation", "PRD-0002"),
            requirement(4, "specification", "PRD-0002"),
            requirement(5),
            requirement(6, "expectation", more="status: obsolete"),
            "id: PRD-0001\nkind: product\ndescription: a",
            "id: PRD-0002\nkind: product\ndescription: a",
        )
    )
    assert found.counts == {"specification": 3, "fitness_for_use": 0, "expectation": 1}
    assert [one.id for one in found.unsaid] == ["REQ-0005"]
    assert found.total == 5
    assert found.one_sided == ()
    whole = quality_views(known(requirement(1, "expectation"), requirement(2, "expectation"), "id: PRD-0001\nkind: product\ndescription: a"))  # fmt: skip
    assert [(one.product.id, one.view, one.requirements) for one in whole.one_sided] == [
        ("PRD-0001", "expectation", 2)
    ]


def kpi(number: int, name: str = "") -> str:
    said = f"\nclass: {name}" if name else ""
    return (
        f"id: KPI-000{number}\nkind: kpi\nformula: b\nunit: '%'\ndirection: higher_is_better{said}"
    )


def test_indicators_are_counted_by_class_and_blind_spots_named():
    found = indicator_mix(known(kpi(1, "delivery"), kpi(2, "loyalty"), kpi(3)))
    assert {name: len(kpis) for name, kpis in found.by_class.items() if kpis} == {
        "delivery": 1,
        "loyalty": 1,
    }
    assert found.blind_spots == ("quality", "cost", "perception")
    assert (found.total, found.told_by_customers, found.counted_by_us) == (3, 1, 1)


def test_documents_stand_by_their_next_review_and_the_last_look():
    text = "id: NED-000{0}\nkind: need\nstatement: a\n{1}"
    days = {
        1: "review_by: '2026-06-29'",
        2: "review_by: '2026-08-01'",
        3: "review_by: '2027-06-30'\nreviewed_on: '2026-06-20'",
        4: "",
        5: "status: draft",
    }
    found = freshness(known(*(text.format(n, more).strip() for n, more in days.items())))
    assert [(one.header.id, one.state) for one in found] == [
        ("NED-0001", FreshnessState.OVERDUE),
        ("NED-0002", FreshnessState.SOON),
        ("NED-0004", FreshnessState.NO_DAY),
        ("NED-0003", FreshnessState.IN_DATE),
    ]
    assert (found[-1].looked_at, found[-1].age) == (date(2026, 6, 20), 10)
    assert found[0].looked_at == date(2025, 12, 20)  # the approval


def test_what_is_before_a_role_is_due_to_be_read_and_to_be_learnt():
    found = role_agendas(
        known(
            "id: ROL-0001\nkind: role\nrequired_competences: [{name: Calibrating, type: technical}]",
            "id: ROL-0002\nkind: role",
            "id: PSN-0001\nkind: person\nroles: [{role: ROL-0001}]",
            "id: PSN-0002\nkind: person\nroles: [{role: ROL-0002}]",
            "id: SOP-0001\nkind: procedure\npurpose: a\napplies_to_roles: [ROL-0001]\nreview_by: '2026-07-01'\nowner: ROL-0002",
            "id: ACK-0001\nkind: acknowledgement\nperson: PSN-0002\ndocument: SOP-0001\ndocument_version: '1.0'\nhow: read\n'on': '2026-02-01'",
        )
    )
    own, other = found["ROL-0001"], found["ROL-0002"]
    assert [(one.document.id, [o.person.id for o in one.owed]) for one in own.readings] == [
        ("SOP-0001", [])
    ]
    assert [(one.name, [p.person.id for p in one.persons]) for one in own.wanting] == [
        ("Calibrating", ["PSN-0001"])
    ]
    assert other.readings == ()
    assert ("SOP-0001", "review") in [(one.record.id, one.what) for one in other.due]
