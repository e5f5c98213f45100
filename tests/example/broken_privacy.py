"""Slips with data of people."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_PRIVACY"]

_COMPLAINTS = "policies/complaints/complaints.yaml"
_FEEDBACK = "policies/performance/feedback.yaml"
_PEOPLE = "policies/leadership/people.yaml"
_SURVEYS = "policies/performance/surveys.yaml"
_READ_WETTER = "description: New sensors read ten points wetter than the old ones beside them."

BROKEN_PRIVACY = (
    Breakage(
        "a complaint names the caller and the number",
        _COMPLAINTS,
        "CMP-0010",
        _READ_WETTER,
        "description: Mrs Ahlers, +49 30 901820, says that new sensors read ten points wetter.",
        "PRV001",
    ),
    Breakage(
        "a decision writes the name of somebody whom the register calls by initials",
        "policies/leadership/decisions.yaml",
        "DEC-0001",
        "reason: Eleven growers said",
        "reason: Ilka Marwede and eleven growers said",
        "PRV001",
    ),
    Breakage(
        "a complaint tells that the grower is ill",
        _COMPLAINTS,
        "CMP-0010",
        _READ_WETTER,
        "description: The grower, who uses a wheelchair, says that new sensors read too wet.",
        "PRV101",
    ),
    Breakage(
        "data of somebody who left are past their day",
        _PEOPLE,
        "PSN-0017",
        "delete_after: 2029-12-31",
        "delete_after: 2026-09-30",
        "PRV002",
    ),
    Breakage(
        "nothing says why a name is kept",
        _PEOPLE,
        "PSN-0001",
        "    personal_data: {purpose: Assign work and show competence, basis: contract,"
        " delete_after: 2036-12-31}\n",
        "",
        "PRV002",
        at="name: Ilka",
    ),
    Breakage(
        "published feedback repeats the words of a grower",
        _FEEDBACK,
        "FBK-0001",
        "text: Eleven growers say that readings at five come when the pump already runs.",
        "text: 'A grower said \"at five my pump has been running for an hour\".'",
        "PRV003",
    ),
    Breakage(
        "answers of four are published",
        _SURVEYS,
        "SRV-0007",
        "- {segment: SEG-0001, responded: 13}\n      - {segment: SEG-0002, responded: 14}",
        "- {segment: SEG-0001, responded: 4}\n      - {segment: SEG-0002, responded: 23}",
        "PRV003",
    ),
)
"""What is told of people without need, kept too long, or published so that they can be known."""
