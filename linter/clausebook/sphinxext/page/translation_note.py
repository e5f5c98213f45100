"""In which language a document is controlled, where the manual speaks another one."""

from sphinx.writers.html5 import HTML5Translator

from clausebook.language import _, language_name, language_of, ngettext, spoken_language
from clausebook.record import Record
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual

__all__ = ["controlled_language", "translation_note"]


def controlled_language(record: Record) -> str:
    """Return the language of the controlled text: its code, its name in another language."""
    code = record.text("language")
    if not code or language_of(code) == language_of(spoken_language()):
        return code
    return _("{language} (controlled text)", language=language_name(code))


def translation_note(translator: HTML5Translator, manual: Manual, record: Record) -> str:
    """Return the note on a page that shows a translation, empty where it shows none.

    It says which text is the controlled one, and that texts are missing which have changed since.
    """
    found = manual.translation(record.path)
    if found is None:
        return ""
    code = record.text("language")
    controlled = (
        _("The controlled text is the one in {language}.", language=language_name(code))
        if code
        else _("The controlled text is the original.")
    )
    outdated = ngettext(
        "{count} text has changed since it was translated and is shown in the original.",
        "{count} texts have changed since they were translated and are shown in the original.",
        len(found.outdated),
    )
    links = ", ".join(record_link(translator, one.id) for one in found.records)
    parts = (escape(controlled), escape(outdated) if found.outdated else "", links)
    return (
        '<div class="qms-banner qms-work" role="note">'
        f"<strong>{_('Translation')}.</strong> {' '.join(filter(None, parts))}</div>"
    )
