"""Suppressions: read from records and comments, matched with diagnostics."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.document import Document
from clausebook.record import Record
from clausebook.rules import Suppression
from clausebook.text import Location, Position, Span

__all__ = ["covering", "suppressions_of"]

_MARKER = "clausebook:"
_COMMENT = re.compile(r"clausebook:\s*ignore\b(?:\[(?P<rules>[^\]]*)\])?(?P<reason>.*)")
_UNTIL = re.compile(r"\(?\buntil ([^\s()]*[0-9][^\s()]*)\)?$")


def suppressions_of(corpus: Corpus) -> tuple[Suppression, ...]:
    """Return every suppression of the corpus, those of records first."""
    in_records = (s for record in corpus.all_records for s in _in_record(record))
    in_comments = (s for d in corpus.documents.values() for s in _in_comments(d))
    return (*in_records, *in_comments)


def covering(
    suppressions: Iterable[Suppression],
) -> Callable[[Diagnostic], Iterator[Suppression]]:
    """Return a function that yields what holds where a diagnostic lies, whatever its rule.

    Suppressions of the document come first, then those of the record, then those of the line.
    """
    found: defaultdict[tuple[str, str | int], list[Suppression]] = defaultdict(list)
    for one in suppressions:
        within = one.line if one.record is None else "" if one.whole_document else one.record
        found[one.path, within].append(one)

    def covers(diagnostic: Diagnostic) -> Iterator[Suppression]:
        path, span = diagnostic.location
        places: tuple[str | int, ...] = ("", diagnostic.record or "", span.start.line)
        for within in dict.fromkeys(places):
            yield from found.get((path, within), ())

    return covers


def _in_record(record: Record) -> Iterator[Suppression]:
    for entry in record.parts("lint_ignore"):
        yield Suppression(
            entry.text("rule"),
            entry.text("reason"),
            entry.text("by"),
            _end(entry.text("until")),
            entry.at("rule"),
            record.path,
            record.id,
            whole_document=not record.in_register,
        )


def _in_comments(document: Document) -> Iterator[Suppression]:
    comments = document.comments(_MARKER)
    lines = document.text.splitlines() if comments else []
    for comment in comments:
        match = _COMMENT.search(comment.text)
        if match is None:
            continue
        reason = match["reason"].strip()
        until = _UNTIL.search(reason)
        if until is not None:
            reason = reason[: until.start()]
        start = Position(comment.line, comment.column)
        span = Span(start, Position(comment.line, comment.column + len(comment.text)))
        for selector in (match["rules"] or "").split(","):
            yield Suppression(
                selector.strip(),
                reason.strip(" ()"),
                "",
                _end(until[1] if until is not None else ""),
                Location(document.path, span),
                document.path,
                line=_covered_line(lines, comment.line),
            )


def _covered_line(lines: Sequence[str], line: int) -> int:
    """Return the line that a comment speaks of: its own, or the next where it stands alone."""
    if not lines[line - 1].lstrip().startswith("#"):
        return line
    following = ((n, lines[n - 1]) for n in range(line + 1, len(lines) + 1))
    return next((n for n, t in following if t.strip() and not t.lstrip().startswith("#")), line)


def _end(text: str) -> date | None:
    """Return the last day; one that is not in the calendar is over, so that it excuses nothing."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return date.min
