"""Cells that tell how a document is controlled: version, approval, and whether it is in date."""

from sphinx.writers.html5 import HTML5Translator

from clausebook.control.master_list import Listed
from clausebook.control.standing import standing_of
from clausebook.language import _
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.views.marks import late

__all__ = ["approval_cell", "day_cell", "in_date_cell", "review_cell", "status_of", "version_cell"]

_TO_COME = "not yet in force"


def status_of(one: Listed) -> str:
    """Return the status of a document in a word."""
    return _TO_COME if one.is_to_come else one.header.status


def version_cell(one: Listed) -> str:
    """Return the version and the status."""
    return f"{escape(one.header.text('version'))} {status_mark(status_of(one))}".strip()


def approval_cell(translator: HTML5Translator, one: Listed) -> str:
    """Return when the document was approved and by whom, empty where it states no approval."""
    approval = one.header.part("approval")
    if not approval:
        return ""
    if not one.is_approved:
        return _("not approved yet")
    by = record_link(translator, approval.text("by")) if approval.text("by") else ""
    return f"{day(approval.text('on'))} {by}"


def day_cell(one: Listed, name: str) -> str:
    """Return a day of the header, empty where it states none."""
    return day(one.header.text(name)) if one.header.text(name) else ""


def review_cell(translator: HTML5Translator, one: Listed) -> str:
    """Return the day of the next review, and whether it has gone by."""
    standing = standing_of(one.header, manual_of(translator.builder).corpus.today)
    is_due = standing is not None and standing.tone == "due"
    return day_cell(one, "review_by") + (late() if is_due else "")


def in_date_cell(translator: HTML5Translator, one: Listed) -> str:
    """Return since when the document applies and when it is looked at again."""
    if one.grows:
        return _("records what happened")
    begins, review = day_cell(one, "effective_on"), review_cell(translator, one)
    shown = _begins(begins, is_to_come=one.is_to_come) or late(_("not in force")).strip()
    told = (shown, _("review by {day}", day=review) if review else "")
    return ", ".join(filter(None, told))


def _begins(begins: str, *, is_to_come: bool) -> str:
    """Return since or from when a document applies, empty where it does not say; HTML."""
    if not begins:
        return ""
    return _("from {day}", day=begins) if is_to_come else _("since {day}", day=begins)
