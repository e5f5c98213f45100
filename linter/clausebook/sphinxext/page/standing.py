"""Where a record stands in its life, said so that nobody overlooks it."""

from collections.abc import Iterable
from datetime import date

from sphinx.writers.html5 import HTML5Translator

from clausebook.control.binding import is_void
from clausebook.control.standing import VOID, standing_of
from clausebook.language import N_, _, pgettext, status_text
from clausebook.record import BEGUN, Record
from clausebook.sphinxext.html import escape, record_link, status_word
from clausebook.sphinxext.manual import manual_of

__all__ = ["banner", "status_mark", "tone_of"]

_TONES = {
    "draft": "pending",
    "review": "pending",
    "not yet in force": "pending",
    "superseded": "gone",
    "obsolete": "gone",
    "open": "open",
}


def tone_of(record: Record, today: date) -> str:
    """Return how its status is shown: pending, gone, due, open or settled; empty without any."""
    standing = standing_of(record, today)
    if standing is not None:
        return standing.tone
    return _TONES.get(record.status, "settled") if record.status else ""


def banner(translator: HTML5Translator, record: Record) -> str:
    """Return the banner of a document, empty where it is simply in force."""
    manual = manual_of(translator.builder)
    corpus = manual.corpus
    standing = standing_of(record, corpus.today)
    if (standing is None or standing.tone == "due") and is_void(manual.loaded[record.path]):
        standing = VOID
    if standing is None:
        return ""
    successors = corpus.sources(record, "supersedes")
    replaced = _replaced(
        translator, N_("Replaced by {documents}."), (r for r in successors if r.is_approved)
    )
    coming = _replaced(
        translator,
        N_("To be replaced by {documents}."),
        (r for r in successors if r.status in BEGUN),
    )
    return (
        f'<div class="qms-banner qms-{standing.tone}" role="note">'
        f"<strong>{escape(standing.word)}.</strong> {escape(standing.sentence)}"
        f"{replaced}{coming}</div>"
    )


def _replaced(translator: HTML5Translator, said: str, successors: Iterable[Record]) -> str:
    """Return a sentence with links to what comes in place of a document, empty without any."""
    links = ", ".join(record_link(translator, one.id) for one in successors)
    return f" {_(said, documents=links)}" if links else ""


def status_mark(status: str) -> str:
    """Return a status as a small mark: a word with a colour that goes with it."""
    if not status:
        return ""
    # No schema knows the word for what is approved and has not begun.
    to_come = status == "not yet in force"
    word = pgettext("status", "not yet in force") if to_come else status_text(status)
    return status_word(word, _TONES.get(status, "settled"))
