"""The fix of a finding, as the one edit of its document that it makes."""

from clausebook.diagnostic import Diagnostic
from clausebook.document import Edit
from clausebook.document.fixing import edit_of
from clausebook.reports.result import Result

__all__ = ["edit_shown"]


def edit_shown(result: Result, diagnostic: Diagnostic) -> Edit | None:
    """Return what the fix of a diagnostic changes, None where it has none that can be made."""
    path = diagnostic.location.path
    if diagnostic.fix is None or path not in result.sources:
        return None
    return edit_of(path, result.sources[path], diagnostic.fix)
