"""What the engine did with the findings: the subject of the rules about the lint itself."""

from dataclasses import dataclass
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Place
from clausebook.text import Location

__all__ = ["Outcome", "StaleEntry", "Suppression"]


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
class StaleEntry:
    """A finding that the baseline holds although it is gone."""

    code: str
    subject: str
    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Outcome:
    """The corpus with the suppressions that hid nothing, are over, or name no rule.

    ``sweeping`` are those that name more than one rule with its special cases, each with the codes
    of the rules that it hides findings of.
    """

    corpus: Corpus
    suppressions: tuple[Suppression, ...]
    unused: tuple[Suppression, ...]
    unknown: tuple[Suppression, ...]
    stale: tuple[StaleEntry, ...] = ()
    sweeping: tuple[tuple[Suppression, tuple[str, ...]], ...] = ()
