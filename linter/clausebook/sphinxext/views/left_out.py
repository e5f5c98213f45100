"""What a view could not count, so that no record is lost from sight."""

from collections.abc import Iterable

from sphinx.writers.html5 import HTML5Translator

from clausebook.language import _
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import manual_of

__all__ = ["left_out"]


def left_out(translator: HTML5Translator, names: Iterable[str]) -> str:
    """Return a line with records that break their schema, by their ids or else their paths.

    A view is of sound records only, as the rules are.
    """
    known = manual_of(translator.builder).corpus
    links = ", ".join(
        record_link(translator, name, with_title=False) if known.get(name) else escape(name)
        for name in names
    )
    told = _("Not looked at, for they break their schema: {records}.", records=links)
    return f'<p class="qms-totals">{told}</p>'
