"""What would be approved, beside what was approved last."""

import sys

from clausebook.cli.output import style_of
from clausebook.control.approval.approving import LastApproved
from clausebook.control.normative import normative_changes
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument
from clausebook.redline.records import compare_documents
from clausebook.reports.display import visible
from clausebook.reports.redline import Redline, redline_text
from clausebook.reports.result import in_numbers

__all__ = ["approval_redline"]


def approval_redline(
    document: LoadedDocument, after: LoadedDocument, last: LastApproved | None, corpus: Corpus
) -> str:
    """Return the redline of a document against its last approval, and what would be written."""
    written = compare_documents(corpus, document, after)
    told = Redline("what is there", "what would be written", written)
    return f"{_content(document, last)}{redline_text(told, style_of(sys.stdout))}\n"


def _content(document: LoadedDocument, last: LastApproved | None) -> str:
    header = document.header
    assert header is not None
    name = f"{header.id} {visible(header.title)}"
    if last is None:
        count = in_numbers(len(document.records), "record")
        return f"{name}: the first version that is approved, with {count}\n"
    if last.document is None:
        return f"{name}: version {last.version} was approved on {last.on}; no history holds it\n"
    changes = normative_changes(last.document, document)
    if not changes:
        return f"{name}: the content is that of version {last.version}, approved on {last.on}\n"
    earlier = f"version {last.version}, approved on {last.on},"
    redline = Redline(earlier, "what would be approved", changes)
    return redline_text(redline, style_of(sys.stdout))
