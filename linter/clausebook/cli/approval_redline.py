"""What would be approved, beside what was approved last."""

import sys
from dataclasses import replace

from clausebook.cli.output import style_of
from clausebook.control.approving import LastApproved
from clausebook.control.fingerprint import BOOKKEEPING
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument
from clausebook.redline.records import RecordChange, compare_corpora
from clausebook.reports.display import visible
from clausebook.reports.redline import Redline, redline_text
from clausebook.reports.result import in_numbers

__all__ = ["approval_redline"]


def approval_redline(
    document: LoadedDocument, after: LoadedDocument, last: LastApproved | None, corpus: Corpus
) -> str:
    """Return the redline of a document against its last approval, and what would be written."""
    written = _changes(document, after, corpus)
    told = Redline("what is there", "what would be written", written)
    return f"{_content(document, last, corpus)}{redline_text(told, style_of(sys.stdout))}\n"


def _content(document: LoadedDocument, last: LastApproved | None, corpus: Corpus) -> str:
    header = document.header
    assert header is not None
    name = f"{header.id} {visible(header.title)}"
    if last is None:
        count = in_numbers(len(document.records), "record")
        return f"{name}: the first version that is approved, with {count}\n"
    if last.document is None:
        return f"{name}: version {last.version} was approved on {last.on}; no history holds it\n"
    found = _changes(last.document, document, corpus)
    kept = tuple(change for change in map(_of_content, found) if change is not None)
    if not kept:
        return f"{name}: the content is that of version {last.version}, approved on {last.on}\n"
    earlier = f"version {last.version}, approved on {last.on},"
    redline = Redline(earlier, "what would be approved", kept)
    return redline_text(redline, style_of(sys.stdout))


def _changes(
    before: LoadedDocument, after: LoadedDocument, corpus: Corpus
) -> tuple[RecordChange, ...]:
    one, other = (
        Corpus([document], corpus.library, corpus.edition, corpus.today)
        for document in (before, after)
    )
    return compare_corpora(one, other)


def _of_content(change: RecordChange) -> RecordChange | None:
    """Return a change without the bookkeeping, None where nothing is left."""
    kept = tuple(one for one in change.changes if one.pointer[0] not in BOOKKEEPING)
    is_other = change.is_new or change.is_gone
    return replace(change, changes=kept) if kept or is_other else None
