"""Slips in purchasing, competence, communication, equipment and documents from outside."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_SUPPORT"]

_PROVIDERS = "policies/purchasing/providers.yaml"
_PEOPLE = "policies/leadership/people.yaml"
_ROLES = "policies/leadership/roles.yaml"
_TRAININGS = "policies/resources/trainings.yaml"
_COMMUNICATION = "policies/communication/communication.yaml"
_FEEDBACK = "policies/performance/feedback.yaml"
_EQUIPMENT = "policies/resources/measuring-equipment.yaml"

_PURCHASING = (
    Breakage(
        "nobody has settled when the carrier is judged again",
        _PROVIDERS,
        "SUP-0004",
        "      re_evaluation: Each half-year\n",
        "",
        "SUP001",
        at="criteria:",
    ),
    Breakage(
        "nobody has settled how much of a test report is read",
        _PROVIDERS,
        "SUP-0006",
        "      extent: Every report\n",
        "",
        "SUP101",
        at="control:",
    ),
    Breakage(
        "the assembler works by an old version of the end test",
        _PROVIDERS,
        "SUP-0001",
        '{requirement: REQ-0028, version: "2.0",',
        '{requirement: REQ-0028, version: "1.4",',
        "SUP002",
    ),
    Breakage(
        "the carrier does not know of the promised day",
        _PROVIDERS,
        "SUP-0004",
        "{requirement: REQ-0003,",
        "{requirement: REQ-0015,",
        "SUP002",
        at="- id: SUP-0004",
    ),
    Breakage(
        "a foundry stays approved although its score is too low",
        _PROVIDERS,
        "SUP-0002",
        "score: 76, threshold: 70",
        "score: 66, threshold: 70",
        "SUP003",
    ),
)

_COMPETENCE = (
    Breakage(
        "the certificate of an auditor has expired",
        _PEOPLE,
        "PSN-0013",
        "valid_until: 2027-05-13",
        "valid_until: 2026-05-13",
        "TRN001",
    ),
    Breakage(
        "an agent at the telephone has never learned to listen",
        _PEOPLE,
        "PSN-0015",
        "      - name: Listening in difficult conversations\n",
        "      - name: Reading quickly\n",
        "TRN001",
        at="competences:",
    ),
    Breakage(
        "nobody has judged whether a course worked",
        _TRAININGS,
        "TRN-0013",
        "by: PSN-0005, result: effective,",
        "by: PSN-0005,",
        "TRN002",
    ),
    Breakage(
        "a role in parks needs nobody who can deal with people",
        _ROLES,
        "ROL-0015",
        "      - {name: Listening in difficult conversations, type: soft}\n",
        "",
        "TRN003",
        at="required_competences:",
    ),
)

_TELLING = (
    Breakage(
        "a plan that does not say how",
        _COMMUNICATION,
        "COM-0003",
        "        how: Training days at six places\n",
        "",
        "COM001",
        at="what: Soil, sensors and planning aid",
    ),
    Breakage(
        "those who inspect boards were told of the old end test",
        _COMMUNICATION,
        "COM-0001",
        '{record: REQ-0028, version: "2.0"}',
        '{record: REQ-0028, version: "1.0"}',
        "COM002",
        at='    version: "2.0"',
        where=("policies/customers/requirements.yaml", "REQ-0028"),
    ),
    Breakage(
        "who answers for a part of the service has read the old procedure only",
        "policies/communication/acknowledgements.yaml",
        "ACK-0026",
        'document_version: "2.0"',
        'document_version: "1.0"',
        "COM005",
        at='\nversion: "2.0"',
        where=("policies/design/changes-to-the-data-service.md", "SOP-0003"),
    ),
    Breakage(
        "nothing is settled about what belongs to customers",
        _COMMUNICATION,
        "COM-0002",
        "topics: [customer_property]",
        "topics: [other]",
        "COM003",
        at="- what: What we offer",
    ),
    Breakage(
        "nobody is to answer enquiries",
        _COMMUNICATION,
        "COM-0002",
        "        reply: {by: ROL-0011, within: 1 day}\n",
        "",
        "COM103",
        at='address: "https://halde.example/order"',
    ),
    Breakage(
        "a partner never heard what became of a hint",
        _FEEDBACK,
        "FBK-0012",
        "    told_customer_on: 2026-02-25\n",
        "",
        "COM004",
        at="done_on: 2026-02-24",
    ),
)

_RESOURCES = (
    Breakage(
        "a multimeter is used although its calibration is overdue",
        _EQUIPMENT,
        "EQP-0003",
        "next_due: 2027-02-09",
        "next_due: 2026-08-09",
        "RES001",
    ),
    Breakage(
        "a dry check soil, and nobody asked what it had measured",
        _EQUIPMENT,
        "EQP-0005",
        "        earlier_results: >-\n"
        "          46 curves of 9 and 10 June were made against it and do not hold. Lots before were "
        "checked by the\n"
        "          comparison of the morning of 8 June and hold.\n",
        "",
        "RES002",
        at="- on: 2026-06-29",
    ),
    Breakage(
        "a reference sensor that is compared with nobody knows what",
        _EQUIPMENT,
        "EQP-0008",
        "    basis: No standard for moist soil exists; compared with samples weighed wet and dry at "
        "a soil laboratory\n",
        "",
        "RES003",
        at="- id: EQP-0008",
    ),
    Breakage(
        "a gap of which nothing is done",
        "policies/resources/knowledge.yaml",
        "KNW-0002",
        "owner: ROL-0010, due: 2027-01-22",
        "owner: ROL-0010, due: 2026-10-22",
        "RES004",
        at="gap: Dealers",
    ),
    Breakage(
        "an old edition of the standard, and nobody knows why",
        "policies/documents/external-documents.yaml",
        "EXT-0001",
        "    reason_not_current: The edition of 2026 came out in September; our certificate names "
        "that of 2015, and we move with CHG-0004\n",
        "",
        "DOC011",
        at="current: false",
    ),
)

BROKEN_SUPPORT = (*_PURCHASING, *_COMPETENCE, *_TELLING, *_RESOURCES)
