"""Slips in documents, objectives, risks and suppressions."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_CONTROL"]

_RISKS = "policies/risks/risks.yaml"
_OPPORTUNITIES = "policies/risks/opportunities.yaml"
_OBJECTIVES = "policies/leadership/objectives.yaml"
_NO_DIGEST = "0" * 64

_DOCUMENTS = (
    Breakage(
        "the author approves",
        "policies/purchasing/purchasing-and-provider-control.md",
        "",
        "approval: {by: PSN-0005, role: ROL-0005,",
        "approval: {by: PSN-0008, role: ROL-0008,",
        "DOC002",
    ),
    Breakage(
        "a procedure is approved in the role of top management",
        "policies/purchasing/purchasing-and-provider-control.md",
        "",
        "approval: {by: PSN-0005, role: ROL-0005,",
        "approval: {by: PSN-0005, role: ROL-0001,",
        "DOC102",
    ),
    Breakage(
        "a document is changed behind its approval",
        "policies/complaints/complaints-and-returns.md",
        "",
        "purpose: Who complains is heard at once",
        "purpose: Who complains is heard soon",
        "DOC014",
        at="approval:",
    ),
    Breakage(
        "a process is not looked at after its requirement changed",
        "policies/processes/board-assembly.yaml",
        "",
        "reviewed_on: 2026-04-02",
        "# not looked at",
        "REQ004",
        at='\n    version: "2.0"',
        where=("policies/customers/requirements.yaml", "REQ-0028"),
    ),
    Breakage(
        "the minutes that show an approval were exchanged",
        "policies/purchasing/purchasing-and-provider-control.md",
        "",
        "on: 2026-09-11, ",
        f'on: 2026-09-11, evidence: LICENSE, evidence_sha256: "{_NO_DIGEST}", ',
        "DOC114",
    ),
    Breakage(
        "an instruction takes effect before it is approved",
        "policies/production/calibrating-a-sensor.md",
        "",
        "effective_on: 2026-07-27",
        "effective_on: 2026-07-20",
        "DOC003",
    ),
    Breakage(
        "a corrective action is open and was closed",
        "policies/improvement/corrective-actions.yaml",
        "CAR-0006",
        "status: closed",
        "status: open",
        "DOC003",
        at="closed_on: 2026-11-04",
    ),
    Breakage(
        "a draft is approved",
        "policies/design/water-account-monthly-closing.md",
        "",
        "author: PSN-0009\n",
        "author: PSN-0009\napproval: {by: PSN-0004, role: ROL-0004, on: 2026-11-02}\n",
        "DOC003",
        at="approval: {",
    ),
    Breakage(
        "the review of the policy is overdue",
        "policies/leadership/quality-policy.md",
        "",
        "review_by: 2027-01-31",
        "review_by: 2026-10-31",
        "DOC005",
    ),
    Breakage(
        "a customer was not called for five months",
        "policies/customers/customers.yaml",
        "CST-0006",
        "last_contact_on: 2026-09-10",
        "last_contact_on: 2026-06-10",
        "DOC005",
    ),
    Breakage(
        "nobody looked for a new edition",
        "policies/documents/external-documents.yaml",
        "EXT-0007",
        "checked_on: 2026-10-07",
        "checked_on: 2025-10-07",
        "DOC005",
    ),
)

_PAPER = (
    Breakage(
        "the copy on the bench is the old version",
        "policies/production/calibrating-a-sensor.md",
        "",
        'holder: ROL-0007, version: "2.0"',
        'holder: ROL-0007, version: "1.1"',
        "DOC012",
    ),
    Breakage(
        "an old copy was not taken back",
        "policies/documents/document-control.md",
        "",
        ", taken_back_on: 2026-01-02}",
        "}",
        "DOC012",
    ),
    Breakage(
        "an action was done on a day to come",
        "policies/leadership/decisions.yaml",
        "DEC-0012",
        "done_on: 2026-09-25",
        "done_on: 2027-09-25",
        "DOC013",
    ),
    Breakage(
        "a translation of what is no longer said",
        "policies/leadership/quality-policy-in-german.yaml",
        "",
        "  - original: Quality policy",
        "  - original: Policy on quality",
        "DOC016",
    ),
    Breakage(
        "an action was done before it was decided",
        "policies/leadership/decisions.yaml",
        "DEC-0012",
        "done_on: 2026-09-25",
        "done_on: 2025-09-25",
        "DOC018",
    ),
)

_OBJECTIVE = (
    Breakage(
        "an objective without a measure",
        _OBJECTIVES,
        "OBJ-0007",
        "    kpi: KPI-0019\n"
        "    baseline: 78\n"
        "    target: 90\n"
        "    amber: 80\n"
        '    unit: "%"\n'
        "    direction: higher_is_better\n",
        "",
        "OBJ001",
        at="- id: OBJ-0007",
    ),
    Breakage(
        "nobody says what an objective takes",
        _OBJECTIVES,
        "OBJ-0008",
        "      resources: 2,200 euros for boxes.\n",
        "",
        "OBJ001",
        at="what: Return box with each delivery from September.",
    ),
    Breakage(
        "an objective that was missed is green",
        _OBJECTIVES,
        "OBJ-0005",
        "rating: amber",
        "rating: green",
        "OBJ004",
    ),
    Breakage(
        "a month that missed its target is green",
        "policies/performance/indicators-delivery.yaml",
        "KPI-0001",
        "rating: red, annotation: Boards three weeks late",
        "rating: green, annotation: Boards three weeks late",
        "OBJ004",
    ),
)

_RISK = (
    Breakage(
        "an effect that is a heading",
        _RISKS,
        "RSK-0010",
        "effect: Fewer new customers in orchards",
        "effect: Fewer customers",
        "RSK001",
    ),
    Breakage(
        "an opportunity that nobody thought through to the customer",
        _OPPORTUNITIES,
        "OPP-0007",
        "    affects:\n      conformity: [PRD-0003]\n      satisfaction: [NED-0001]\n",
        "",
        "RSK002",
        at="- id: OPP-0007",
    ),
    Breakage(
        "a level that the matrix does not give",
        _RISKS,
        "RSK-0001",
        "inherent: {likelihood: 4, consequence: 4, level: high,",
        "inherent: {likelihood: 4, consequence: 4, level: extreme,",
        "RSK003",
    ),
    Breakage(
        "a tolerance below the appetite",
        "policies/risks/risk-criteria.yaml",
        "",
        "{category: financial, level: moderate, tolerance: high}",
        "{category: financial, level: moderate, tolerance: low}",
        "RSK003",
    ),
    Breakage(
        "a risk is rated lower although nothing worked",
        _RISKS,
        "RSK-0003",
        "effectiveness: {checked_on: 2026-09-14, result: effective,",
        "effectiveness: {checked_on: 2026-09-14, result: ineffective,",
        "RSK004",
        at="residual: {",
    ),
    Breakage(
        "an action is overdue",
        _RISKS,
        "RSK-0012",
        "due: 2027-01-22",
        "due: 2026-10-22",
        "RSK005",
    ),
    Breakage(
        "a risk above the appetite that nobody accepted",
        _RISKS,
        "RSK-0004",
        "    acceptance: {role: ROL-0004, on: 2026-06-16, until: 2027-06-15, reason: The "
        "consequence cannot be made smaller; the test goes on}\n",
        "",
        "RSK006",
        at="residual: {",
    ),
    Breakage(
        "a risk accepted by a role that may not",
        _RISKS,
        "RSK-0012",
        "acceptance: {role: ROL-0004,",
        "acceptance: {role: ROL-0002,",
        "RSK006",
    ),
    Breakage(
        "an action of nobody",
        _RISKS,
        "RSK-0001",
        "          owner: ROL-0008\n          due: 2026-12-18\n",
        "          due: 2026-12-18\n",
        "RSK105",
        at="- what: Second assembler evaluated",
    ),
)

_SUPPRESSIONS = (
    Breakage(
        "what was excused is mended and the excuse stays",
        _RISKS,
        "RSK-0006",
        "due: 2026-10-31",
        "due: 2026-12-31",
        "LNT001",
        at="- {rule: RSK005,",
    ),
    Breakage(
        "what was excused is mended and the excuse is over",
        "policies/customers/obligations.yaml",
        "OBL-0005",
        "(until 2026-11-30)\n    last_checked_on: 2026-10-14\n",
        "(until 2026-11-15)\n    last_checked_on: 2026-11-14\n",
        "LNT002",
    ),
    Breakage(
        "an excuse from a rule that does not exist",
        "policies/leadership/decisions.yaml",
        "DEC-0009",
        "    act: resources\n",
        "    act: resources # clausebook: ignore[CUS099] the post is advertised in January\n",
        "LNT003",
    ),
    Breakage(
        "an excuse without end",
        _RISKS,
        "RSK-0006",
        ", by: ROL-0001, until: 2026-12-31}",
        ", by: ROL-0001}",
        "LNT005",
        at="- {rule: RSK005,",
    ),
    Breakage(
        "an excuse from all rules about risks",
        _RISKS,
        "RSK-0006",
        "{rule: RSK005, reason: The group",
        "{rule: RSK, reason: The group",
        "LNT006",
    ),
)

BROKEN_CONTROL = (*_DOCUMENTS, *_PAPER, *_OBJECTIVE, *_RISK, *_SUPPRESSIONS)
