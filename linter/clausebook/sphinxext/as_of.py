"""The day on which a page was judged, said where what it tells depends on that day."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from clausebook.language import _, day_in_words
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import manual_of

__all__ = ["show_day"]

_OF_THE_DAY = frozenset({"day", "records", "documents", "report", "all"})
"""Questions whose answers, such as what is in force or overdue, may differ tomorrow."""
_TITLE = "</h1>"


def show_day(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Put the day below the title of a page that asked for it, which is made anew each day."""
    asked = domain_of(app.env).answers.get(pagename, {})
    body: str = context.get("body", "")
    if _TITLE in body and not _OF_THE_DAY.isdisjoint(asked):
        today = manual_of(app).corpus.today
        told = _("As of {day}", day=day_in_words(today))
        line = f'<p class="qms-as-of">{escape(told)}</p>'
        context["body"] = body.replace(_TITLE, f"{_TITLE}\n{line}", 1)
