"""What a view could not count, so that no record is lost from sight."""

from sphinx.writers.html5 import HTML5Translator

from clausebook.language import _
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import manual_of

__all__ = ["left_out"]


def left_out(translator: HTML5Translator, *kinds: str) -> str:
    """Return a line with the records of these kinds that break their schema; nothing without any.

    A view is of sound records only, as the rules are.
    """
    found = manual_of(translator.builder).corpus.invalid(*kinds)
    if not found:
        return ""
    links = ", ".join(
        record_link(translator, one.id, with_title=False) if one.id else escape(one.path)
        for one in found
    )
    told = _("Not looked at, for they break their schema: {records}.", records=links)
    return f'<p class="qms-totals">{told}</p>'
