"""What the theme leaves out for those who use a keyboard or a screen reader."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from clausebook.language import _

__all__ = ["complete_page"]

_TABLE = re.compile(r'(<div class="table-wrapper[a-z -]* container")>')
_CODE = '<div class="highlight"><pre>'
_CAPTION = '<p class="caption" role="heading">'
_NAVIGATION = "furo_navigation_tree"


def complete_page(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Let the keyboard reach what scrolls sideways, and give captions a level as headings."""
    label = _("Table")
    for part in ("body", _NAVIGATION):
        shown = context.get(part)
        if isinstance(shown, str):
            shown = _TABLE.sub(rf'\1 role="group" aria-label="{label}" tabindex="0">', shown)
            shown = shown.replace(_CODE, f'{_CODE[:-1]} tabindex="0">')
            context[part] = shown.replace(_CAPTION, f'{_CAPTION[:-1]} aria-level="2">')
