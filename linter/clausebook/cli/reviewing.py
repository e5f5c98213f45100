"""Reviews without change, as the command line asks for them."""

import argparse
from datetime import date

from clausebook.cli.amendments import Refused, after_amendments, each, refuse
from clausebook.cli.clock import current_day, day_that_has_come
from clausebook.cli.documents import documents_named, record_named
from clausebook.cli.exchanging import Exchange, exchange
from clausebook.cli.options import open_here
from clausebook.cli.usage import UsageError
from clausebook.control.approval.reviewing import (
    NoOccasion,
    Review,
    check_occasion,
    review_amendments,
)
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, load

__all__ = ["review"]


def review(arguments: argparse.Namespace) -> int:
    """Write the review into all documents or none."""
    if not arguments.no_change:
        raise UsageError(
            "say --no-change where documents remain as they are; change and approve the others"
        )
    project = open_here(arguments)
    corpus = project.load(current_day())
    on = day_that_has_come(arguments.on, "nothing was reviewed")
    if arguments.next is not None and arguments.next <= on:
        raise UsageError(f"the next review, on {arguments.next}, must be after that on {on}")
    told = Review(_occasion(corpus, arguments.within, on), on, arguments.next)

    def reviewed(document: LoadedDocument) -> Exchange:
        amendments = review_amendments(document, told)
        return Exchange(document.document, after_amendments(document.document, amendments))

    documents = documents_named(corpus, arguments.documents, project.root)
    try:
        exchanges = each(documents, reviewed)
    except Refused as refused:
        return refuse(refused)
    exchange(project.root, exchanges)
    for one in exchanges:
        header = load(one.after, corpus.library).header
        assert header is not None
        due = header.text("review_by")
        following = f", next by {due}" if due else ""
        print(f"{header.id} reviewed on {on} in {told.within}{following}: {header.path}")
    return 0


def _occasion(corpus: Corpus, record_id: str, on: date) -> str:
    """Return the id of the record that tells of the review; raises UsageError for another."""
    record = record_named(corpus, record_id)
    try:
        check_occasion(record, on)
    except NoOccasion as refusal:
        raise UsageError(str(refusal)) from None
    return record.id
