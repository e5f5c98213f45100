"""Slips in context, parties, customers, requirements, satisfaction and complaints."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_CUSTOMER_FOCUS"]

_ISSUES = "policies/context/issues.yaml"
_PARTIES = "policies/context/interested-parties.yaml"
_SEGMENTS = "policies/customers/segments.yaml"
_NEEDS = "policies/customers/needs.yaml"
_CUSTOMERS = "policies/customers/customers.yaml"
_REQUIREMENTS = "policies/customers/requirements.yaml"
_OBLIGATIONS = "policies/customers/obligations.yaml"
_ORDERS = "policies/orders/orders.yaml"
_SURVEYS = "policies/performance/surveys.yaml"
_COMPLAINTS = "policies/complaints/complaints.yaml"

_CONTEXT = (
    Breakage(
        "the decision on climate change is taken out",
        _ISSUES,
        "ISS-0001",
        "    relevant: true\n",
        "",
        "CTX001",
        at="topic: climate_change",
    ),
    Breakage(
        "climate change is no longer a topic",
        _ISSUES,
        "ISS-0001",
        "topic: climate_change",
        "topic: market",
        "CTX001",
        at="id: REG-0005",
        where=(_ISSUES, ""),
    ),
    Breakage(
        "nobody thought of the employees",
        _PARTIES,
        "IPA-0005",
        "class: employee",
        "class: partner",
        "IPR001",
        at="id: REG-0006",
        where=(_PARTIES, ""),
    ),
    Breakage(
        "a party does not matter and nobody knows why",
        _PARTIES,
        "IPA-0011",
        "    relevant: false\n"
        "    why: No noise, no smell, four parcels vans a day; nothing that bears on what customers "
        "receive\n",
        "    relevant: false\n",
        "IPR001",
    ),
    Breakage(
        "a party without a requirement",
        _PARTIES,
        "IPA-0010",
        "    requirements:\n"
        "      - {id: R1, what: Findings are answered within the agreed time, addressed_by_qms: "
        "true, addressed_by: [SOP-0006, PRC-0015], evidence: LOC-0009}\n",
        "",
        "IPR002",
        at="- id: IPA-0010",
    ),
    Breakage(
        "a requirement of a party about which nothing was decided",
        _PARTIES,
        "IPA-0008",
        "what: Forecast twelve weeks ahead, addressed_by_qms: true, addressed_by: [PRC-0005],",
        "what: Forecast twelve weeks ahead,",
        "IPR003",
    ),
)

_CUSTOMER_FOCUS = (
    Breakage(
        "a segment is chosen although none of its needs is known",
        _SEGMENTS,
        "SEG-0003",
        "    target: later\n",
        '    target: "yes"\n'
        "    advantage_rationale: Deep probes that no one else has\n"
        "    strategy_reference: Strategy 2028, section 2.4\n"
        "    processes: [PRC-0003]\n"
        "    listening:\n"
        "      - {method: Visits, perception: true, interval: 12 months, owner: ROL-0015, "
        "last_on: 2026-05-06, reviewed_in: Sales meeting}\n",
        "CUS001",
    ),
    Breakage(
        "a need is of no sort",
        _NEEDS,
        "NED-0014",
        "    type: implicit\n",
        "",
        "CUS003",
        at="- id: NED-0014",
    ),
    Breakage(
        "the answers of customers contradict the sort of a need",
        _NEEDS,
        "NED-0019",
        "{attractive: 2, one_dimensional: 9, must_be: 28,",
        "{attractive: 2, one_dimensional: 28, must_be: 9,",
        "CUS003",
    ),
    Breakage(
        "a need that only we believe in",
        _NEEDS,
        "NED-0016",
        "{method: interview, on: 2026-10-09, source: Thirteen cities,",
        "{method: internal_assumption, on: 2026-10-09, source: Thirteen cities,",
        "CUS005",
    ),
    Breakage(
        "a need without evidence",
        _NEEDS,
        "NED-0012",
        "    evidence:\n"
        "      - {method: interview, on: 2026-10-09, source: Thirteen cities, with: customer, "
        "record: SRV-0004}\n",
        "",
        "CUS005",
        at="- id: NED-0012",
    ),
    Breakage(
        "nobody thought of losing a customer who has become a key customer",
        _CUSTOMERS,
        "CST-0005",
        "    revenue_share: 6.1\n",
        "    key: true\n    revenue_share: 6.1\n",
        "CUS008",
    ),
)

_REQUIRED = (
    Breakage(
        "a requirement without origin",
        _REQUIREMENTS,
        "REQ-0026",
        "    source_reference: Drawing 17-4 of the housing\n"
        "    needs: [NED-0006]\n"
        "    derived_from: [IPA-0001]\n",
        "",
        "REQ001",
        at="- id: REQ-0026",
    ),
    Breakage(
        "a verification is overdue",
        _REQUIREMENTS,
        "REQ-0021",
        "last_on: 2026-07-09",
        "last_on: 2026-04-09",
        "REQ002",
    ),
    Breakage(
        "a check failed and no nonconformity says so",
        _REQUIREMENTS,
        "REQ-0011",
        "        nonconformity: NCR-0008\n",
        "",
        "REQ002",
        at="result: fail",
    ),
    Breakage(
        "an order is committed before it is reviewed",
        _ORDERS,
        "ORD-0008",
        "committed_on: 2026-10-05",
        "committed_on: 2026-09-25",
        "REQ003",
        at="on: 2026-09-29",
    ),
    Breakage(
        "a spoken order is not confirmed",
        _ORDERS,
        "ORD-0005",
        "    confirmation: {on: 2026-03-11, how: Confirmation by message with a drawing of the "
        "depths, evidence: LOC-0004}\n",
        "",
        "REQ003",
        at="customer_statement: none",
    ),
    Breakage(
        "no requirement comes of an important need",
        _REQUIREMENTS,
        "REQ-0010",
        "needs: [NED-0004, NED-0018]",
        "needs: [NED-0004]",
        "REQ007",
        at="- id: NED-0018",
        where=(_NEEDS, "NED-0018"),
    ),
    Breakage(
        "an agreement of no place",
        _OBLIGATIONS,
        "OBL-0012",
        "    jurisdiction: Members of the association\n",
        "",
        "OBL001",
        at="citation: Code of the growers' association",
    ),
    Breakage(
        "a law that nobody carries out is in force",
        _OBLIGATIONS,
        "OBL-0007",
        "in_force_on: 2027-12-11",
        "in_force_on: 2025-12-11",
        "OBL002",
        at="- id: OBL-0007",
    ),
    Breakage(
        "a contract was not looked at in time",
        _OBLIGATIONS,
        "OBL-0011",
        "last_checked_on: 2026-10-07",
        "last_checked_on: 2026-06-07",
        "OBL003",
    ),
    Breakage(
        "a requirement derives from a law that is repealed",
        _OBLIGATIONS,
        "OBL-0003",
        "    in_force_on: 2013-01-03\n",
        "    in_force_on: 2013-01-03\n    repealed_on: 2026-07-01\n",
        "OBL003",
        at="derived_from: [OBL-0003]",
        where=(_REQUIREMENTS, "REQ-0017"),
    ),
    Breakage(
        "nobody prepares for a law that is about to come into force",
        _OBLIGATIONS,
        "OBL-0012",
        "in_force_on: 2025-01-01",
        "in_force_on: 2027-01-01",
        "OBL003",
    ),
)

_SATISFACTION = (
    Breakage(
        "more answers than people who answered",
        _SURVEYS,
        "SRV-0004",
        "{option: 4, count: 6}",
        "{option: 4, count: 7}",
        "FBK002",
        at="{option: 1, count: 0}",
    ),
    Breakage(
        "more people answered than were asked",
        _SURVEYS,
        "SRV-0005",
        "    invited: 58\n",
        "    invited: 38\n",
        "FBK002",
        at="    responded: 41",
    ),
    Breakage(
        "a segment was not asked as planned",
        _SEGMENTS,
        "SEG-0006",
        "interval: 3 months, owner: ROL-0003, last_on: 2026-10-15",
        "interval: 1 month, owner: ROL-0003, last_on: 2026-10-15",
        "FBK101",
    ),
    Breakage(
        "a result without the size of the population",
        _SURVEYS,
        "SRV-0005",
        "    population: 58\n",
        "",
        "FBK102",
        at="metric: csat",
    ),
    Breakage(
        "an answer to a complaint is late",
        _COMPLAINTS,
        "CMP-0019",
        "due: 2026-11-30",
        "due: 2026-11-20",
        "CMP002",
    ),
    Breakage(
        "a customer is told before anything was decided",
        _COMPLAINTS,
        "CMP-0005",
        "told_on: 2026-03-19",
        "told_on: 2026-03-11",
        "CMP003",
    ),
    Breakage(
        "a customer who refuses the answer is not told where else to go",
        _COMPLAINTS,
        "CMP-0015",
        "    external_route_offered: Arbitration board of the chamber of commerce\n",
        "",
        "CMP004",
        at='accepted: "no"',
    ),
)

BROKEN_CUSTOMER_FOCUS = (*_CONTEXT, *_CUSTOMER_FOCUS, *_REQUIRED, *_SATISFACTION)
