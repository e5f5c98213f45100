"""What the engine did with the findings: the subject of the rules about the lint itself."""

from dataclasses import dataclass

from clausebook.corpus import Corpus
from clausebook.diagnostic import Suppression
from clausebook.text import Location

__all__ = ["Outcome", "StaleEntry", "Suppression"]


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
