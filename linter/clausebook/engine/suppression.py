"""Suppressions: read from records and comments, matched with diagnostics."""

import re
from collections.abc import Iterator
from datetime import date

from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.document import Document
from clausebook.record import Record
from clausebook.rules import Suppression
from clausebook.text import Location, Position, Span

__all__ = ["covers", "suppressions_of"]

_MARKER = "clausebook:"
_COMMENT = re.compile(
    r"clausebook:\s*ignore\[(?P<rules>[^\]]*)\]\s*(?P<reason>.*?)"
    r"\s*(\(?\buntil (?P<until>[0-9]{4}-[0-9]{2}-[0-9]{2})\)?)?\s*$"
)


def suppressions_of(corpus: Corpus) -> tuple[Suppression, ...]:
    """Return every suppression of the corpus, those of records first."""
    in_records = (s for record in corpus.all_records for s in _in_record(record))
    in_comments = (s for d in corpus.documents.values() for s in _in_comments(d))
    return (*in_records, *in_comments)


def covers(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic lies where the suppression holds; the rule is not looked at."""
    if diagnostic.location.path != suppression.path:
        return False
    if suppression.record is None:
        return diagnostic.location.span.start.line == suppression.line
    return suppression.whole_document or diagnostic.record == suppression.record


def _in_record(record: Record) -> Iterator[Suppression]:
    for entry in record.parts("lint_ignore"):
        yield Suppression(
            entry.text("rule"),
            entry.text("reason"),
            entry.text("by"),
            entry.date("until"),
            entry.at("rule"),
            record.path,
            record.id,
            whole_document=not record.in_register,
        )


def _in_comments(document: Document) -> Iterator[Suppression]:
    for comment in document.comments(_MARKER):
        match = _COMMENT.search(comment.text)
        if match is None:
            continue
        start = Position(comment.line, comment.column)
        span = Span(start, Position(comment.line, comment.column + len(comment.text)))
        for selector in match["rules"].split(","):
            yield Suppression(
                selector.strip(),
                match["reason"].strip(" ()"),
                "",
                _date(match["until"]),
                Location(document.path, span),
                document.path,
                line=_covered_line(document.text, comment.line),
            )


def _covered_line(text: str, line: int) -> int:
    """Return the line that a comment speaks of: its own, or the next where it stands alone."""
    lines = text.splitlines()
    if not lines[line - 1].lstrip().startswith("#"):
        return line
    following = enumerate(lines[line:], start=line + 1)
    return next((n for n, t in following if t.strip() and not t.lstrip().startswith("#")), line)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
