"""Findings of the linter as they are shown on a page."""

from collections.abc import Iterable

from sphinx.writers.html5 import HTML5Translator

from clausebook.diagnostic import Diagnostic
from clausebook.language import _, choice_word
from clausebook.sphinxext.html import escape, rule_link

__all__ = ["finding_html", "findings_html"]


def findings_html(translator: HTML5Translator, diagnostics: Iterable[Diagnostic]) -> str:
    """Return the findings in a frame of their own, empty where there are none."""
    items = "".join(f"<li>{finding_html(translator, one)}</li>" for one in diagnostics)
    if not items:
        return ""
    return (
        '<div class="qms-findings" role="note"><p class="qms-caption">'
        f"{_('Open findings')}</p><ul>{items}</ul></div>"
    )


def finding_html(translator: HTML5Translator, diagnostic: Diagnostic) -> str:
    """Return one finding: severity, rule, what is wrong, and how to mend it."""
    hint = f'<span class="qms-hint">{escape(diagnostic.hint)}</span>' if diagnostic.hint else ""
    line = _("line {number}", number=diagnostic.location.span.start.line)
    severity = diagnostic.severity
    return (
        f'<span class="qms-severity qms-{severity}">{choice_word(severity)}</span> '
        f"{rule_link(translator, diagnostic.code)} "
        f'<span class="qms-message">{escape(diagnostic.message)}</span> '
        f'<span class="qms-line">{line}</span> {hint}'
    )
