"""Documented information that the standard mandates, and by which records it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from clausebook.analysis.reviews import days_of
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["ALWAYS", "DESIGN", "PROVISION", "Mandated", "has_happened", "is_provided"]


@dataclass(frozen=True, slots=True)
class Mandated:
    """What is asked for by a clause.

    ``shown_by`` are the kinds of records that show it, each with the field that has to hold
    something (empty where the record itself is enough). ``missing`` is the message, ``new`` the
    kind to write, None where only a place of evidence can show it.
    """

    clause: str
    missing: str
    shown_by: Mapping[str, str] = field(default_factory=dict)
    new: str | None = None


ALWAYS = (
    Mandated("4.3", "no scope of the management system is in force", {"scope": ""}, "scope"),
    Mandated("5.2.2 a", "no quality policy is in force", {"policy": ""}, "policy"),
    Mandated("6.2.1", "no quality objective is in force", {"objective": ""}, "objective"),
    Mandated(
        "7.2 d",
        "nothing shows that people are competent",
        {"person": "competences", "training": ""},
        "training",
    ),
    Mandated(
        "8.2.3.2",
        "nothing shows that what customers require is reviewed before it is promised",
        {"order": "", "requirement": "review", "product": "catalogue_review"},
        "order",
    ),
    Mandated("8.6", "nothing shows that products and services are checked and who releases them"),
    Mandated(
        "9.1.1",
        "nothing shows results of monitoring and measuring",
        {"kpi": "series", "survey": ""},
        "kpi",
    ),
    Mandated(
        "9.2.2 f",
        "nothing shows that internal audits are planned and held",
        {"audit": "", "audit-programme": ""},
        "audit-programme",
    ),
    Mandated(
        "9.3.3",
        "nothing shows results of a management review",
        {"management-review": ""},
        "management-review",
    ),
)
"""What is asked of every organization."""

PROVISION = Mandated(
    "8.4.1",
    "nothing shows how providers are evaluated and chosen",
    {"provider": ""},
    "provider",
)

DESIGN = {
    "8.3.2 j": "that requirements were met",
    "8.3.3": "inputs",
    "8.3.4 f": "reviews, verification and validation",
    "8.3.5": "outputs",
}
"""What is kept of design and development, by clause."""


def has_happened(record: Record, today: date) -> bool:
    """Whether a review, an audit or a training has begun; what is not held on days always counts.

    A record of one that is only planned shows nothing yet.
    """
    return "held_on" not in record.field.properties or any(day <= today for day in days_of(record))


def is_provided(corpus: Corpus) -> bool:
    """Whether the organization itself says that it depends on providers."""
    return any(
        party.text("class") == "provider" and party.flag("relevant") is not False
        for party in corpus.live("interested-party")
    ) or any(process.has("outsourced_to") for process in corpus.live("process"))
