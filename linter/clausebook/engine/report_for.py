"""What a lint says, as readers may know it who may not read all."""

from collections.abc import Iterable
from dataclasses import replace

from clausebook.control.readers import Withholding
from clausebook.diagnostic import Diagnostic, Suppressed
from clausebook.report import Report

__all__ = ["report_for"]


def report_for(withholding: Withholding, whole: Report, shown: Report) -> Report:
    """Return the findings that hold for all records and come out of those that are shown alone.

    So each is true, for it was found in the whole; and none tells of what is withheld, for that was
    not there when it was found again. ``shown`` is the report on what the readers see.
    """
    suppressed = {one.diagnostic for one in whole.suppressed}
    return replace(
        shown,
        diagnostics=_kept(withholding, shown.diagnostics, whole.diagnostics),
        held=_kept(withholding, shown.held, whole.held),
        suppressed=tuple(
            _neutral(withholding, one)
            for one in shown.suppressed
            if one.diagnostic in suppressed and _is_open(withholding, one.diagnostic)
        ),
    )


def _kept(
    withholding: Withholding, found: Iterable[Diagnostic], whole: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    true = set(whole)
    return tuple(one for one in found if one in true and _is_open(withholding, one))


def _is_open(withholding: Withholding, diagnostic: Diagnostic) -> bool:
    """Whether a finding names nothing that is withheld."""
    told = (diagnostic.message, diagnostic.hint, *(one.message for one in diagnostic.related))
    places = (diagnostic.location, *(one.location for one in diagnostic.related))
    return all(withholding.text(one) == one for one in (*told, *(at.path for at in places))) and (
        not any(at.path in withholding.paths for at in places)
    )


def _neutral(withholding: Withholding, suppressed: Suppressed) -> Suppressed:
    """Return a suppression whose words, which may stand in a comment, name nothing withheld."""
    said = suppressed.suppression
    by = withholding.text(said.by) if said.by else said.by
    return replace(
        suppressed, suppression=replace(said, reason=withholding.text(said.reason), by=by)
    )
