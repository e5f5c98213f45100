"""The notice on every page of a manual that does not show what is in force today."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from clausebook.sphinxext.html import escape

__all__ = ["show_notice"]


def show_notice(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the templates the notice, its first sentence strong; it has text and no markup."""
    first, dot, rest = str(app.config.clausebook_notice).partition(". ")
    context["qms_notice"] = first and (
        '<div class="qms-notice" role="note" aria-label="Which state this manual shows">'
        f"<strong>{escape(first + dot.strip())}</strong> {escape(rest)}</div>"
    )
