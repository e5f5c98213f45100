"""Slips in promises, risks, objectives, indicators and changes."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_PLANNING", "BROKEN_UNDER_2026"]

_PRODUCTS = "policies/customers/products.yaml"
_REQUIREMENTS = "policies/customers/requirements.yaml"
_RISKS = "policies/risks/risks.yaml"
_OPPORTUNITIES = "policies/risks/opportunities.yaml"
_OBJECTIVES = "policies/leadership/objectives.yaml"
_SERVICE = "policies/performance/indicators-service.yaml"
_CHANGES = "policies/improvement/changes.yaml"
_REVIEW = "policies/leadership/management-review-2026-06.yaml"

_ORDERS = "policies/orders/orders.yaml"

_PROMISES = (
    Breakage(
        "a change of an order that nobody was told of",
        _ORDERS,
        "ORD-0002",
        ", amended: [REQ-0024], told: [ROL-0009, ROL-0015]",
        ", amended: [REQ-0024]",
        "REQ008",
        at="City takes part in the trial",
    ),
    Breakage(
        "an objective in another unit than its indicator",
        _OBJECTIVES,
        "OBJ-0003",
        '    unit: "%"',
        "    unit: days",
        "OBJ104",
    ),
    Breakage(
        "a promise that nothing measures",
        _PRODUCTS,
        "PRD-0001",
        "        kpi: KPI-0011\n",
        "",
        "REQ005",
        at="- what: Reads within three",
    ),
    Breakage(
        "a promise that cannot be kept",
        _PRODUCTS,
        "PRD-0007",
        "can_meet: true",
        "can_meet: false",
        "REQ005",
    ),
    Breakage(
        "two limits of which none meets both",
        _REQUIREMENTS,
        "REQ-0027",
        'measure: time from receipt to answer, operator: "≤"',
        'measure: Time from return to settlement, operator: ">"',
        "REQ006",
    ),
)

_RISK = (
    Breakage(
        "nobody weighed the opportunity",
        _OPPORTUNITIES,
        "OPP-0005",
        "    benefit: {step: 2, reason: Twenty-six of forty-one dealers were delighted by the idea}\n",
        "",
        "RSK007",
        at="- id: OPP-0005",
    ),
    Breakage(
        "an issue that only helps and still gives rise to a risk",
        "policies/context/issues.yaml",
        "ISS-0008",
        "effect: negative",
        "effect: positive",
        "RSK007",
        at="- id: RSK-0006",
        where=(_RISKS, "RSK-0006"),
    ),
    Breakage(
        "a process of which nobody asked what could go wrong",
        "policies/processes/control-documents-and-records.yaml",
        "",
        "no_significant_risk: Each version is kept in three places and a wrong one is noticed before "
        "it is published\n",
        "",
        "RSK008",
        at="id: PRC-0013",
    ),
    Breakage(
        "late deliveries that nobody held against the risk",
        _RISKS,
        "RSK-0001",
        '      - {version: "6.2", date: 2026-11-05, author: PSN-0002, reason: Four late deliveries '
        "of the year looked at; buffer held since March}\n",
        "",
        "RSK009",
        at="- id: RSK-0001",
    ),
)

_OBJECTIVE = (
    Breakage(
        "an objective that has nothing to do with customers",
        _OBJECTIVES,
        "OBJ-0007",
        "    relevant_to: [conformity]\n",
        "",
        "OBJ002",
        at="- id: OBJ-0007",
    ),
    Breakage(
        "a commitment that the policy does not have",
        _OBJECTIVES,
        "OBJ-0007",
        "commitment: C3",
        "commitment: C7",
        "OBJ102",
    ),
    Breakage(
        "nobody knows how often it is measured",
        _SERVICE,
        "KPI-0025",
        "    analysis_frequency: quarterly\n",
        "",
        "OBJ003",
        at="- id: KPI-0025",
    ),
    Breakage(
        "a quarter is left out",
        _SERVICE,
        "KPI-0025",
        '      - {period: "2026-Q1", numerator: 0, denominator: 960, value: 0, rating: green}\n',
        "",
        "OBJ003",
        at='period: "2026-Q2"',
    ),
    Breakage(
        "the same quarter twice",
        _SERVICE,
        "KPI-0025",
        '      - {period: "2026-Q2", numerator: 0, denominator: 1040, value: 0, rating: green}\n',
        '      - {period: "2026-Q2", numerator: 0, denominator: 1040, value: 0, rating: green}\n'
        '      - {period: "2026-Q2", numerator: 0, denominator: 1000, value: 0, rating: green}\n',
        "OBJ103",
        at="denominator: 1000",
    ),
    Breakage(
        "a target that every value meets",
        _SERVICE,
        "KPI-0025",
        "value: 0, reason: One is too many",
        "value: 100, reason: One is too many",
        "OBJ006",
    ),
)

_CHANGE = (
    Breakage(
        "a change and nobody asked how the system stays whole",
        _CHANGES,
        "CHG-0007",
        "    integrity: Limit and list of cases hold the change; the procedure follows with its next "
        "version.\n",
        "",
        "CHG001",
        at="- id: CHG-0007",
    ),
)

BROKEN_PLANNING = (*_PROMISES, *_RISK, *_OBJECTIVE, *_CHANGE)

BROKEN_UNDER_2026 = (
    Breakage(
        "nobody spoke of ethical behaviour",
        "policies/communication/communication.yaml",
        "",
        "topics: [ethical_behaviour]",
        "topics: [other]",
        "ED001",
        at="id: REG-0030",
    ),
    Breakage(
        "a policy that takes no issue into account",
        "policies/leadership/quality-policy.md",
        "",
        "context: [ISS-0001, ISS-0002, ISS-0006, ISS-0010, IPA-0001,",
        "context: [IPA-0001,",
        "ED002",
    ),
    Breakage(
        "an opportunity without a decision",
        _OPPORTUNITIES,
        "OPP-0007",
        "    decision: {choice: decline, on: 2026-06-16, by: ROL-0004, reason: In the test orchard "
        "the map led to another decision on four of ten days}\n",
        "",
        "ED003",
        at="- id: OPP-0007",
    ),
    Breakage(
        "a change of which nobody is told",
        _CHANGES,
        "CHG-0007",
        "    communication: {what: Limit and list, how: Talk with all four and a message to dealers, "
        "on: 2026-10-20, told: [ROL-0010, ROL-0011, ROL-0006, SEG-0006]}\n",
        "",
        "ED004",
        at="- id: CHG-0007",
    ),
    Breakage(
        "a review that did not ask how needs changed",
        _REVIEW,
        "",
        "  changes_in_needs_and_expectations:\n"
        "    records: [REG-0009, NED-0011, IPA-0002]\n"
        "    conclusion: Figures on water became a need of cities within a year.\n"
        "    trend: worse\n",
        "",
        "ED004",
        at="  earlier_actions:",
    ),
)
