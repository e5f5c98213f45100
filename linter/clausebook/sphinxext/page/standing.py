"""Where a record stands in its life, said so that nobody overlooks it."""

from dataclasses import dataclass
from datetime import date

from sphinx.writers.html5 import HTML5Translator

from clausebook.control.binding import is_void
from clausebook.control.succession import begins_on
from clausebook.record import BEGUN, WITHDRAWN, Record
from clausebook.schema import Nature
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import manual_of

__all__ = ["Standing", "banner", "record_with_status", "standing_of", "status_mark", "tone_of"]

_TONES = {
    "draft": "pending",
    "review": "pending",
    "not yet in force": "pending",
    "superseded": "gone",
    "obsolete": "gone",
    "open": "open",
}
_REMARKABLE = BEGUN | WITHDRAWN


@dataclass(frozen=True, slots=True)
class Standing:
    """A word and a sentence; the tone is pending, gone or due."""

    tone: str
    word: str
    sentence: str


_BY_STATUS = {
    "draft": Standing("pending", "Draft", "Nobody has approved it yet. Do not work by it."),
    "review": Standing("pending", "In review", "It is not approved yet. Do not work by it."),
    "superseded": Standing("gone", "Superseded", "It no longer applies."),
    "obsolete": Standing("gone", "Obsolete", "It no longer applies and nothing replaces it."),
}
_VOID = Standing(
    "gone",
    "Approval void",
    "The content was changed after it was approved. Do not work by it until it is approved again.",
)


def standing_of(record: Record, today: date) -> Standing | None:
    """Return what a reader must know before relying on a record, None where it is in force."""
    if record.kind.nature is Nature.RETAINED or record.status in ("open", "closed"):
        return None
    return _BY_STATUS.get(record.status) or _by_days(record, today)


def _by_days(record: Record, today: date) -> Standing | None:
    begins, last, review = begins_on(record), record.last_day, record.date("review_by")
    if begins is not None and begins > today:
        return Standing("pending", "Not yet in force", f"It applies from {begins}.")
    if last is not None and last < today:
        return Standing("gone", "Expired", f"It applied until {last}.")
    if record.is_temporary and last is not None:
        return Standing("due", "Temporary", f"It applies until {last} and no longer.")
    if review is not None and review < today:
        return Standing("due", "Review overdue", f"It was to be reviewed by {review}.")
    return None


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
        standing = _VOID
    if standing is None:
        return ""
    successors = [
        record_link(translator, link.source)
        for link in corpus.incoming(record)
        if link.name == "supersedes"
    ]
    replaced = f" Replaced by {', '.join(successors)}." if successors else ""
    return (
        f'<div class="qms-banner qms-{standing.tone}" role="note">'
        f"<strong>{escape(standing.word)}.</strong> {escape(standing.sentence)}{replaced}</div>"
    )


def status_mark(status: str) -> str:
    """Return a status as a small mark: a word with a colour that goes with it."""
    if not status:
        return ""
    tone = _TONES.get(status, "settled")
    return f'<span class="qms-status qms-{tone}">{escape(status)}</span>'


def record_with_status(translator: HTML5Translator, record: Record) -> str:
    """Return a link to a record, with its status where a reader must know that."""
    link = record_link(translator, record.id)
    return f"{link} {status_mark(record.status)}" if record.status in _REMARKABLE else link
