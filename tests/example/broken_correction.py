"""Slips in what customers say, in complaints, nonconformities and corrective actions."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_CORRECTION"]

_SURVEYS = "policies/performance/surveys.yaml"
_FEEDBACK = "policies/performance/feedback.yaml"
_INDICATORS = "policies/performance/indicators-customers.yaml"
_CUSTOMERS = "policies/customers/customers.yaml"
_SEGMENTS = "policies/customers/segments.yaml"
_COMPLAINTS = "policies/complaints/complaints.yaml"
_CASES = "policies/improvement/nonconformities.yaml"
_ACTIONS = "policies/improvement/corrective-actions.yaml"

_HEARD = (
    Breakage(
        "complaints are taken for what growers think",
        _SEGMENTS,
        "SEG-0001",
        "method: Complaints and returns, perception: false",
        "method: Complaints and returns, perception: true",
        "FBK003",
    ),
    Breakage(
        "nobody says what a survey showed",
        _SURVEYS,
        "SRV-0006",
        "    reading: Two of three find it easy. The seven who did not were sent from one person to "
        "another.\n",
        "",
        "FBK004",
        at="metric: ces",
    ),
    Breakage(
        "nobody read what a grower said at the visit",
        _FEEDBACK,
        "FBK-0012",
        "    analysed_on: 2026-02-02\n"
        "    reading: Our mistake, found by a partner before it cost anything.\n",
        "",
        "FBK004",
        at="- id: FBK-0012",
    ),
    Breakage(
        "nobody knows why a city left",
        _CUSTOMERS,
        "CST-0008",
        "    lost_reason: Another bidder offered figures on water use for each site; we had none at "
        "the time\n",
        "",
        "FBK005",
        at="lost_on: 2026-02-27",
    ),
    Breakage(
        "nobody looked at the recommendation for a year",
        _INDICATORS,
        "KPI-0009",
        "analysed_on: 2026-11-06",
        "analysed_on: 2025-09-06",
        "FBK006",
    ),
)

_COMPLAINED = (
    Breakage(
        "nobody asked what the dealer wants",
        _COMPLAINTS,
        "CMP-0016",
        "    remedy_sought: One person who knows\n",
        "",
        "CMP001",
        at="- id: CMP-0016",
    ),
    Breakage(
        "a complaint is closed without a word on what was done",
        _COMPLAINTS,
        "CMP-0018",
        '    decision: "Justified: contrast of the page was changed on 4 November."\n'
        '    justified: "yes"\n'
        '    accepted: "yes"\n'
        "    correction: Numbers are black again since 9 November\n"
        "    no_action_reason: Contrast is now part of the trial by twelve users; one page "
        "concerned\n",
        '    justified: "yes"\n    accepted: "yes"\n',
        "CMP101",
        at="closed_on: 2026-11-10",
    ),
    Breakage(
        "a complaint turns out to be grave",
        _COMPLAINTS,
        "CMP-0012",
        "    severity: medium\n",
        "    severity: critical\n",
        "CMP005",
    ),
    Breakage(
        "the report counts fewer complaints than the register",
        _COMPLAINTS,
        "CMP-0017",
        "    occurred_on: 2026-10-06\n    received_on: 2026-10-08\n",
        "    occurred_on: 2026-09-25\n    received_on: 2026-09-28\n",
        "CMP006",
        at='- {period: "2026-Q3", numerator: 4,',
        where=(_INDICATORS, "KPI-0003"),
    ),
)

_CORRECTED = (
    Breakage(
        "nobody says how late boards were made good",
        _CASES,
        "NCR-0001",
        "    correction: Part of the lots by express, overtime on two Saturdays\n",
        "",
        "NCR001",
        at="closed_on: 2026-07-20",
    ),
    Breakage(
        "nobody says what was not met",
        _CASES,
        "NCR-0005",
        '    breached:\n      - {text: "Drawing 9-2 of the rod: tight at 0.5 bar"}\n',
        "",
        "NCR101",
        at="- id: NCR-0005",
    ),
    Breakage(
        "no action is needed and nobody knows why",
        _CASES,
        "NCR-0006",
        'reason: "One private print, no controlled copy; the rule is known and the places were '
        'checked", ',
        "",
        "NCR002",
    ),
    Breakage(
        "it was not looked for similar cases",
        _ACTIONS,
        "CAR-0005",
        "    similar_check: {on: 2026-05-22, result: Changes to drawings have a way for what is "
        "urgent since 2022}\n",
        "",
        "NCR002",
        at="closed_on: 2026-09-14",
    ),
    Breakage(
        "the effect was judged before there was any",
        _ACTIONS,
        "CAR-0003",
        "on: 2026-10-30, by: PSN-0002",
        "on: 2026-07-28, by: PSN-0002",
        "NCR002",
    ),
    Breakage(
        "somebody is to blame",
        _ACTIONS,
        "CAR-0006",
        "statement: The inspection measures the size of a rod and cannot see pores",
        "statement: Inattention of the staff",
        "NCR003",
    ),
    Breakage(
        "a step of a corrective action is late",
        _ACTIONS,
        "CAR-0004",
        "due: 2026-12-31",
        "due: 2026-11-20",
        "NCR004",
    ),
    Breakage(
        "what did not work is closed",
        _ACTIONS,
        "CAR-0002",
        "by: PSN-0002, result: effective",
        "by: PSN-0002, result: ineffective",
        "NCR004",
    ),
    Breakage(
        "nobody knows who let short tubes pass",
        _CASES,
        "NCR-0007",
        "    disposition_authority: ROL-0002\n",
        "",
        "NCR005",
        at="disposition: use_as_is",
    ),
    Breakage(
        "readings that were added were not checked",
        _CASES,
        "NCR-0004",
        "    re_verification: {on: 2026-05-16, by: PSN-0012, result: pass, evidence: LOC-0007}\n",
        "",
        "NCR105",
        at="corrected_on: 2026-05-15",
    ),
    Breakage(
        "sensors were exchanged before anybody saw that they drain",
        _CASES,
        "NCR-0002",
        "corrected_on: 2026-04-02",
        "corrected_on: 2026-03-02",
        "NCR006",
    ),
    Breakage(
        "somebody judges the own work",
        _ACTIONS,
        "CAR-0006",
        "by: PSN-0013",
        "by: PSN-0008",
        "NCR007",
    ),
)

BROKEN_CORRECTION = (*_HEARD, *_COMPLAINED, *_CORRECTED)
