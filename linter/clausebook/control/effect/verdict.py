"""Whether one version of a document was in force on a day, by what it says itself."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from clausebook.control.binding import holds, is_void
from clausebook.control.facts import DocumentFacts
from clausebook.control.fingerprint import grows
from clausebook.record import APPROVED, WITHDRAWN, LoadedDocument, day_of

__all__ = ["Verdict", "verdict", "verdict_of_facts"]

_ENDS = ("expires_on", "temporary_until")


class Verdict(Enum):
    """Whether a version was in force; only one that has begun decides about older ones."""

    NOT_YET = "not approved, not approved as it is written, or not applying yet"
    IN_FORCE = "in force"
    ENDED = "ended by its own days"
    WITHDRAWN = "superseded or obsolete"


def verdict(document: LoadedDocument, day: date) -> Verdict:
    """Return whether a document was in force on a day.

    One that records what happened always is; one that cannot be read never.
    """
    header = document.header
    if header is None:
        return Verdict.NOT_YET
    if grows(document):
        return Verdict.IN_FORCE
    found = _verdict(header.status, header.values, day)
    return Verdict.NOT_YET if found is Verdict.IN_FORCE and is_void(document) else found


def verdict_of_facts(facts: DocumentFacts, day: date) -> Verdict:
    """Return whether a version of the past was in force on a day."""
    values = {
        "approval": facts.approval,
        "effective_on": facts.effective_on,
        "expires_on": facts.expires_on,
        "temporary_until": facts.temporary_until,
    }
    if facts.is_approved and not holds(facts):
        return Verdict.NOT_YET
    return _verdict(facts.status, values, day)


def _verdict(status: str, values: Mapping[str, Any], day: date) -> Verdict:
    if status in WITHDRAWN:
        ended = any(end is not None and end < day for end in _days(values, *_ENDS))
        return Verdict.ENDED if ended else Verdict.WITHDRAWN
    if status not in APPROVED:
        return Verdict.NOT_YET
    approval = values.get("approval")
    begins = (*_days(values, "effective_on"), _day(approval, "on"))
    if any(begin is not None and begin > day for begin in begins):
        return Verdict.NOT_YET
    ended = any(end is not None and end < day for end in _days(values, *_ENDS))
    return Verdict.ENDED if ended else Verdict.IN_FORCE


def _days(values: Mapping[str, Any], *names: str) -> tuple[date | None, ...]:
    return tuple(_day(values, name) for name in names)


def _day(values: object, name: str) -> date | None:
    return day_of(values.get(name)) if isinstance(values, Mapping) else None
