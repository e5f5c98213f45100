"""What one lint comes to; light, for a lint that finds nothing changed needs no more than this."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clausebook.diagnostic import Diagnostic, Severity, Suppressed

if TYPE_CHECKING:
    from clausebook.rules import Rule

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a lint says, sorted by path, position and code."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    held: tuple[Diagnostic, ...]
    as_of: date
    edition: str
    documents: int
    records: int
    rules: tuple["Rule", ...]

    def count(self, severity: Severity) -> int:
        """Number of diagnostics of a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, severity: Severity) -> bool:
        """Whether there is a diagnostic of that severity or a graver one."""
        return any(d.severity.rank <= severity.rank for d in self.diagnostics)
