"""Slips in audits, management reviews and the control of documents that stand behind both."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_REVIEW"]

_PROGRAMME = "policies/audits/audit-programme.yaml"
_AUDITS = "policies/audits/internal-audits.yaml"
_FINDINGS = "policies/audits/audit-findings.yaml"
_REVIEW_OF_DECEMBER = "policies/leadership/management-review-2025-12.yaml"
_REVIEW_OF_JUNE = "policies/leadership/management-review-2026-06.yaml"
_POLICY = "policies/leadership/quality-policy.md"

_AUDIT = (
    Breakage(
        "an audit programme does not say to whom results go",
        _PROGRAMME,
        "",
        "reporting: Owner of the process within five working days; top management in the next "
        "review\n",
        "",
        "AUD001",
        at="id: AUP-0001",
    ),
    Breakage(
        "a planned audit was not held",
        _AUDITS,
        "AUD-0014",
        "    number: 2026-08\n",
        "    number: 2026-18\n",
        "AUD001",
        at="{number: 2026-08,",
        where=(_PROGRAMME, ""),
    ),
    Breakage(
        "purchasing is left out of the audit programme",
        _PROGRAMME,
        "",
        "processes: [PRC-0015],",
        "processes: [PRC-0001],",
        "AUD001",
        at="{number: 2025-01,",
    ),
    Breakage(
        "the head of customer service audits the help desk",
        _AUDITS,
        "AUD-0012",
        "auditors: [{person: PSN-0013,",
        "auditors: [{person: PSN-0003,",
        "AUD002",
    ),
    Breakage(
        "a finding without a criterion",
        _FINDINGS,
        "AFD-0002",
        '    criterion: {clause: "7.5.3.2", record: SOP-0005, text: The day on which somebody last '
        "looked for a newer edition is kept}\n",
        "",
        "AUD003",
        at="- id: AFD-0002",
    ),
    Breakage(
        "no nonconformity follows from a minor finding",
        _FINDINGS,
        "AFD-0002",
        "grade: observation",
        "grade: minor",
        "AUD003",
    ),
    Breakage(
        "a finding without a grade",
        _FINDINGS,
        "AFD-0007",
        "    grade: improvement\n",
        "",
        "AUD103",
        at="- id: AFD-0007",
    ),
    Breakage(
        "an audit of which nobody was told",
        _AUDITS,
        "AUD-0014",
        "    reported_to: [ROL-0003, ROL-0001, ROL-0002]\n    reported_on: 2026-10-02\n",
        "",
        "AUD004",
        at="- id: AUD-0014",
    ),
    Breakage(
        "a finding is closed that is not settled",
        _FINDINGS,
        "AFD-0005",
        "by: PSN-0011, result: settled,",
        "by: PSN-0011, result: not_settled,",
        "AUD005",
    ),
    Breakage(
        "an audit against nothing",
        _AUDITS,
        "AUD-0002",
        '    criteria: [{record: EXT-0007}, {clause: "8.5.3"}]\n'
        "    scope: Sites installed in March 2025, sensors taken back in the autumn before\n"
        "    processes: [PRC-0009, PRC-0016]\n"
        '    clauses_audited: ["8.5.1", "8.5.3"]\n',
        "    processes: [PRC-0009, PRC-0016]\n",
        "AUD006",
        at="- id: AUD-0002",
    ),
)

_REVIEW = (
    Breakage(
        "a review says nothing on providers",
        _REVIEW_OF_JUNE,
        "",
        "  providers:\n"
        "    records: [SUP-0001, SUP-0002, SUP-0003, SUP-0004]\n"
        "    conclusion: Assembler fell to 71; a talk was held, a second one is looked for.\n"
        "    trend: worse\n",
        "",
        "MRV001",
        at="  earlier_actions:",
    ),
    Breakage(
        "a review does not say whether resources are enough",
        _REVIEW_OF_JUNE,
        "",
        "type: resources",
        "type: improvement",
        "MRV102",
        at="- what: Third agent for the season of 2027",
    ),
    Breakage(
        "a decision of one review is open in the next",
        _REVIEW_OF_DECEMBER,
        "",
        "    due: 2026-01-15\n    status: done\n    done_on: 2026-01-15\n",
        "    due: 2026-01-15\n    status: in_progress\n",
        "MRV202",
        at="- what: Readings at half past four from January",
    ),
    Breakage(
        "a decision of the last review is overdue",
        _REVIEW_OF_JUNE,
        "",
        "due: 2026-12-18",
        "due: 2026-10-16",
        "MRV302",
    ),
    Breakage(
        "a review is overdue",
        _REVIEW_OF_JUNE,
        "",
        "next_due: 2026-12-31",
        "next_due: 2026-10-30",
        "MRV003",
    ),
    Breakage(
        "top management stays away from the review",
        _REVIEW_OF_DECEMBER,
        "",
        "attendees: [PSN-0001, PSN-0002, PSN-0003, PSN-0004, PSN-0005, PSN-0009]",
        "attendees: [PSN-0002, PSN-0003, PSN-0005, PSN-0009]",
        "MRV003",
    ),
    Breakage(
        "a review does not look at the strategic direction",
        _REVIEW_OF_JUNE,
        "",
        "  alignment: Direction and objectives go together; the water account moves up.\n",
        "",
        "MRV004",
        at="  suitability:",
    ),
    Breakage(
        "a review does not see where objectives are heading",
        _REVIEW_OF_JUNE,
        "",
        "but for May; days that hold suffer from February.\n    trend: mixed\n",
        "but for May; days that hold suffer from February.\n",
        "MRV005",
        at="records: [OBJ-0001, OBJ-0003, OBJ-0004]",
    ),
)

_DOCUMENTS = (
    Breakage(
        "a new version that the history does not know",
        "policies/production/packing-and-dispatch.md",
        "",
        '\nversion: "1.3"\n',
        '\nversion: "1.4"\n',
        "DOC004",
        at='version: "1.4"',
    ),
    Breakage(
        "nobody says how long complaints are kept",
        "policies/complaints/complaints.yaml",
        "",
        "retention: {period: 6 years, trigger: closed}\n",
        "",
        "DOC006",
        at="id: REG-0013",
    ),
    Breakage(
        "the time is over for which an audit from outside is kept",
        "policies/audits/audits-from-outside.yaml",
        "XAU-0001",
        "    closed_on: 2025-11-27\n",
        "    retention: {period: 6 months, trigger: closed}\n    closed_on: 2025-11-27\n",
        "DOC106",
    ),
    Breakage(
        "a restricted risk stands in an internal register",
        "policies/risks/risks.yaml",
        "RSK-0001",
        "    category: provider\n",
        "    category: provider\n    classification: restricted\n",
        "DOC008",
        at="classification: restricted",
    ),
    Breakage(
        "nobody knows where the design files are",
        "policies/documents/record-locations.yaml",
        "LOC-0005",
        '"8.3.2 j", "8.3.3", "8.3.4 f", "8.3.5", "8.3.6 a"',
        '"8.3.6 a"',
        "DOC009",
        at="id: SCP-0001",
        where=("policies/context/scope.yaml", ""),
    ),
    Breakage(
        "a policy that backs no direction",
        _POLICY,
        "",
        "strategic_direction: First choice of orchards and city parks for water decisions by 2028, "
        "through data that can be relied on\n",
        "",
        "DOC010",
        at="id: POL-0002",
        also=("DOC016",),
    ),
    Breakage(
        "a policy in which customers do not appear",
        _POLICY,
        "",
        "type: customer_focus",
        "type: people",
        "DOC110",
        at="- id: C1",
    ),
)

BROKEN_REVIEW = (*_AUDIT, *_REVIEW, *_DOCUMENTS)
