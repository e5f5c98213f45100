"""The notice on every page of a manual that does not show what is in force today."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from clausebook.language import _
from clausebook.sphinxext.html import day, escape

__all__ = ["show_notice"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def show_notice(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the templates the notice, which is text without markup, its first sentence strong.

    That sentence stands in a bar too, which stays in sight; who hears the page needs it once.
    """
    first, dot, rest = str(app.config.clausebook_notice).partition(". ")
    strong = f"<strong>{_html(first + dot.strip())}</strong>"
    context["qms_notice"] = first and (
        '<div class="qms-notice" role="note" aria-label="'
        f'{_("Which state this manual shows")}">'
        f"{strong} {_html(rest)}</div>"
        f'<div class="qms-notice-bar" aria-hidden="true">{strong}</div>'
    )


def _html(text: str) -> str:
    return _DAY.sub(lambda found: day(found.group()), escape(text))
