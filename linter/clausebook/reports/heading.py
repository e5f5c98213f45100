"""Place and clauses of a finding as one reads them in a line."""

from clausebook.diagnostic import Diagnostic
from clausebook.reports.display import visible
from clausebook.text import Location

__all__ = ["clauses_of", "place_of"]

_MOST = 2


def place_of(location: Location) -> str:
    """Return ``path:line:column``, which editors and terminals open."""
    start = location.span.start
    return f"{visible(location.path)}:{start.line}:{start.column}"


def clauses_of(diagnostic: Diagnostic) -> str:
    """Return the most telling clauses in brackets, empty where there are none."""
    shown = ", ".join(diagnostic.clauses[:_MOST])
    more = ", …" if len(diagnostic.clauses) > _MOST else ""
    return f"[{shown}{more}]" if shown else ""
