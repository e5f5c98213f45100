"""What a lint says: severities, bases, finished diagnostics, and what holds some back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.amendment import Fix
from clausebook.text import Location, Place, Pointer, format_pointer

__all__ = ["Basis", "Diagnostic", "Related", "Severity", "Suppressed", "Suppression"]


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return list(Severity).index(self)


class Basis(StrEnum):
    """On whose word a rule rests, so that nobody is told that ISO asks for what it does not."""

    INTEGRITY = "integrity"
    MANDATED = "mandated"
    REQUIREMENT = "requirement"
    GUIDANCE = "guidance"
    PRACTICE = "practice"
    HOUSE = "house"

    @property
    def meaning(self) -> str:
        """One line for readers who meet the word for the first time."""
        return _MEANINGS[self]

    @property
    def is_of_the_standard(self) -> bool:
        """Whether the standard demands what the rule asks."""
        return self in (Basis.MANDATED, Basis.REQUIREMENT)

    @property
    def is_binding(self) -> bool:
        """Whether the rule rests on the standard, or on the records themselves."""
        return self.is_of_the_standard or self is Basis.INTEGRITY


_MEANINGS = {
    Basis.INTEGRITY: "the records contradict themselves or cannot be read",
    Basis.MANDATED: "the standard demands documented information",
    Basis.REQUIREMENT: "the standard demands it; the form of the evidence is free",
    Basis.GUIDANCE: "a guidance standard advises it",
    Basis.PRACTICE: "good practice, which the standard does not ask for",
    Basis.HOUSE: "a rule of the house, which the standard does not ask for",
}


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a diagnostic, and what it has to do with it."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, where it is wrong, why it matters and how to mend it."""

    code: str
    name: str
    severity: Severity
    basis: Basis
    clauses: tuple[str, ...]
    message: str
    hint: str
    location: Location
    record: str | None
    pointer: Pointer
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def fixable(self) -> bool:
        """Whether it can be mended without anybody having to decide something."""
        return self.fix is not None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Path, position, code and message: the same order on every machine."""
        return (*self.location, self.code, self.message, format_pointer(self.pointer))


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule that is knowingly not followed, in a record or on a line.

    ``record`` names the record it stands in, or is None for a comment, which covers ``line``.
    ``whole_document`` tells that it stands in the header and so covers every record of the file.
    """

    selector: str
    reason: str
    by: str
    until: date | None
    place: Place | Location
    path: str
    record: str | None = None
    line: int = 0
    whole_document: bool = False

    def has_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A diagnostic that is not counted, and the suppression that says why."""

    diagnostic: Diagnostic
    suppression: Suppression
