"""What an auditor corrected in the first catalogue of rules: nothing is asked beyond that."""

import pytest

from clausebook.rules import Example, builtin_rules
from tests.rules.base import base_files, codes, library, lint_files, patched


def findings(patch: str = "", **files: str) -> list[str]:
    """Return the codes that the base QMS gives with a patch or with whole files."""
    patches = (patch,) if patch else ()
    whole = tuple((f"policies/{name}.yaml", text) for name, text in files.items())
    return list(codes(lint_files(patched(Example(False, patches, whole)))))


SILENT = {
    "CTX001: only the determination is a requirement, not its reason or day": """
ISS-0001: {rationale: null, decided_on: null}
""",
    "IPR003: whether a party asks for something about climate is a note": """
IPA-0001: {climate_requirement: null}
""",
    "CUS009: leadership shows in what was done, without tags for the tool": """
DEC-0001: {clauses: null}
DEC-0002: {clauses: null}
DEC-0003: {clauses: null}
""",
    "REQ003: orders from the web shop are reviewed once for the catalogue": """
ORD-0001: {channel: web_shop, review: null}
""",
    "OBL002: an obligation record may itself be the determination": """
REQ-0002: {derived_from: null}
""",
    "RSK002: a purely financial risk says 'none' and why": """
RSK-0901:
  kind: risk
  title: Rates of interest rise
  status: effective
  version: "1.0"
  owner: ROL-0001
  author: PSN-0002
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-02}
  effective_on: 2026-02-02
  category: finance
  cause: The loan for the works runs out in 2027
  event: The bank asks for twice the interest
  effect: Less money is left for new ovens of our own
  affects: {none: Touches the cash balance only}
  source: {type: market}
  criteria: RCR-0001
  inherent: {likelihood: 3, consequence: 1}
""",
    "RSK002: a risk need not touch conformity and satisfaction both": """
RSK-0001:
  affects: {conformity: null}
""",
    "RSK005: a risk of the lowest level needs no treatment": """
RSK-0001:
  inherent: {likelihood: 1, consequence: 3}
  controls: null
  treatment: null
  residual: null
  acceptance: null
  effectiveness: null
""",
    "OBJ001: measurable without an indicator, a target or a baseline": """
OBJ-0001:
  kpi: null
  baseline: null
  target: null
  amber: null
  unit: null
  direction: null
  measure: The works is certified for short delivery times by the guild
  status_of_achievement: null
""",
    "OBJ001, OBJ004: a level that is held has a baseline that equals the target": """
OBJ-0001: {baseline: 95}
""",
    "FBK001: silence about a segment that is not served is no fault": """
SEG-0002: {target: later, listening: null}
""",
    "FBK001: perception may come from a scorecard of customers": """
SEG-0001: {listening: null}
SRV-0001: {method: customer_scorecard}
""",
    "FBK001, RSK002: a record location tells of evidence that is kept outside": """
LOC-0001: {clauses: ["8.6", "9.1.2", "5.1.2 b"]}
SEG-0001: {target: later, not_served_reason: No oven fits yet, listening: null}
SRV-0001: {method: complaints, results: null}
FBK-0001: {feedback_kind: suggestion}
OPP-0001: {affects: {conformity: null, satisfaction: null, none: Interest on idle cash}}
""",
    "CMP002, CMP003: an answer may come before the acknowledgement": """
CMP-0002:
  received_on: 2026-06-01
  due: 2026-06-15
  decided_on: 2026-06-02
  told_on: 2026-06-02
  acknowledged_on: 2026-06-29
""",
    "CMP002: an answer makes the acknowledgement needless": """
CMP-0002:
  received_on: 2026-06-01
  due: 2026-06-15
  decided_on: 2026-06-02
  told_on: 2026-06-02
  acknowledged_on: null
""",
    "NCR002: no action needed, because …, closes with the correction": """
NCR-0001:
  action_needed: {needed: false, reason: The maker of boards had moved house}
  corrective_actions: null
  similar_check: null
CAR-0001: {corrects: [CMP-0001]}
""",
    "NCR001: nature, actions and results are mandated, no form of them": """
NCR-0001: {grade: null, quantity: null, identification: null, containment: null, detected_by: null}
CAR-0001: {results: null, risks_updated: null, system_change: null}
""",
    "DOC002: retained records are not approved, so nobody approves his own": """
SRV-0001:
  author: PSN-0001
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-03-27}
""",
    "DOC003: retained records are closed without going through approval": """
CMP-0002: {status: closed, decided_on: 2026-06-26, told_on: 2026-06-26, closed_on: 2026-06-29, \
decision: The door was adjusted, accepted: yes}
""",
    "DOC005: neither clause 4.1 nor 4.2 sets an interval": """
REG-0001: {review_by: null, reviewed_on: null}
REG-0002: {review_by: null, reviewed_on: null}
""",
    "DOC003: the header fields beyond identification are examples": """
POL-0001: {classification: null, language: null, history: null}
""",
}


@pytest.mark.parametrize("patch", SILENT.values(), ids=SILENT.keys())
def test_is_not_asked(patch: str):
    assert findings(patch) == []


ASKED = {
    "RSK002: on a record, only that it says which, or none": (
        "RSK-0001: {affects: null}",
        "RSK002",
    ),
    "RSK002: opportunities are checked the same way": ("OPP-0001: {affects: null}", "RSK002"),
    "RSK002: over the whole corpus, opportunities for customers are determined": (
        "OPP-0001: {affects: {conformity: null, satisfaction: null, none: Interest on idle cash}}",
        "RSK002",
    ),
    "RSK005: owner and day of an action are the house's": (
        "OPP-0001: {actions: [{what: Report tried, process: PRC-0003, evaluation: It is used}]}",
        "RSK105",
    ),
    "FBK001: per segment it is guidance, once for the organization a requirement": (
        "SEG-0001: {listening: null}\nSRV-0001: {segments: null}",
        "FBK101",
    ),
    "CMP001: remedy, severity and channel are guidance": (
        "CMP-0002: {remedy_sought: null, severity: null, channel: null}",
        "CMP001",
    ),
    "NCR007: who verified is not who implemented: the house's": (
        "CAR-0001: {effectiveness: {by: PSN-0003}}",
        "NCR007",
    ),
    "FBK001: complaints alone are silence": (
        """
SEG-0001: {listening: null}
SRV-0001: {method: complaints, results: null}
FBK-0001: {feedback_kind: suggestion}
""",
        "FBK001",
    ),
    "IPR001: the list of classes is guidance": ("IPA-0003: {class: association}", "IPR001"),
    "DOC005: the organization is held to the day that it set itself": (
        "REG-0001: {review_by: 2026-06-01}",
        "DOC005",
    ),
}


@pytest.mark.parametrize(("patch", "code"), ASKED.values(), ids=ASKED.keys())
def test_is_asked(patch: str, code: str):
    assert findings(patch) == [code]


def test_a_contract_is_origin_enough():
    """REQ001: no record of a need or a party has to double the contract."""
    contract = """
REQ-0001: {needs: null, derived_from: null, source_reference: Contract 17}
IPA-0001: {requirements: [{id: R1, what: On time, addressed_by_qms: true, addressed_by: [PRC-0002]}]}
"""
    assert "REQ001" not in findings(contract)
    assert "REQ001" in findings(contract.replace("Contract 17", "null"))


def test_a_complaint_joins_an_approved_register():
    """DOC001 to DOC005: what happened is added without voiding the register's approval."""
    text = base_files()["policies/complaints.yaml"].decode()
    approved = """status: effective
author: PSN-0002
approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
effective_on: 2026-02-01
"""
    register = text.replace("status: open\n", approved, 1)
    register = register.replace("title: Door squeaks\n", "title: Door squeaks\n    status: open\n")
    added = """  - id: CMP-0901
    title: Lamp of the oven is dark
    status: open
    received_on: 2026-06-29
    acknowledged_on: 2026-06-29
    channel: phone
    customer: CST-0002
    product: PRD-0001
    description: The lamp of the upper deck went out after a week.
    remedy_sought: A lamp that lasts
    severity: low
    category: lamp
"""
    assert register.count("status: open") == 1
    assert findings(complaints=register) == []
    assert findings(complaints=register + added) == []


def test_a_file_need_not_bear_the_id_of_its_record():
    """STR003: neither a register nor a document is named after its id."""
    files = dict(base_files())
    files["policies/z.yaml"] = files.pop("policies/risks.yaml")
    files["policies/y.yaml"] = files.pop("policies/quality-policy.yaml")
    assert list(codes(lint_files(files))) == []


BASES = {
    "CMP001": "guidance",
    "CMP002": "guidance",
    "CMP004": "guidance",
    "CUS001": "practice",
    "CUS003": "practice",
    "CUS009": "requirement",
    "DOC002": "house",
    "DOC003": "house",
    "DOC005": "house",
    "FBK001": "requirement",
    "FBK003": "requirement",
    "FBK101": "guidance",
    "FBK103": "practice",
    "IPR001": "guidance",
    "NCR001": "mandated",
    "NCR007": "house",
    "OBJ001": "requirement",
    "RSK005": "requirement",
    "RSK105": "house",
}


@pytest.mark.parametrize(("code", "basis"), BASES.items())
def test_rests_on_what_the_auditor_said(code: str, basis: str):
    found = builtin_rules().get(code)
    assert found is not None
    assert found.basis == basis


@pytest.mark.parametrize("code", ["CUS001", "CUS003", "CUS009", "DOC002", "DOC003", "DOC005"])
def test_never_fails_a_lint_by_itself(code: str):
    found = builtin_rules().get(code)
    assert found is not None
    assert found.severity != "error"


@pytest.mark.parametrize("kind", ["customer", "provider", "requirement"])
def test_living_lists_are_maintained(kind: str):
    assert library().kinds[kind].nature == "maintained"
