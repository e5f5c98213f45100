"""The versions of a document or record, as the command line asks for them."""

import argparse
from datetime import date
from functools import partial
from itertools import pairwise

from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here
from clausebook.cli.output import write_as
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.control.identities import name_of_record
from clausebook.control.versions.document_history import DocumentHistory, document_history
from clausebook.control.versions.document_versions import changes_between
from clausebook.corpus import Corpus
from clausebook.looking_back import past_of
from clausebook.redline.records import RecordChange
from clausebook.reports.document_history import ToldHistory, history_json, history_text

__all__ = ["show_history"]

_ANY_DAY = date(2000, 1, 1)
"""Versions do not depend on the day."""


def show_history(arguments: argparse.Namespace) -> int:
    """Print the versions; raises UsageError for an id that never was."""
    project = open_here(arguments)
    with growing_memory():
        corpus = project.load(_ANY_DAY, past=past_of(project))
        history = document_history(corpus, arguments.id)
        if not history.versions:
            raise UsageError(_unknown(corpus, history))
        changes = _changes(corpus, history) if arguments.redline else ()
    told = ToldHistory(history, partial(name_of_record, corpus), changes)
    write_as(
        arguments.format,
        lambda style: history_text(told, style),
        json=lambda: history_json(told),
    )
    return 0


def _changes(corpus: Corpus, history: DocumentHistory) -> list[tuple[RecordChange, ...]]:
    pairs = pairwise(history.versions)
    return [*(changes_between(corpus, older, newer) for newer, older in pairs), ()]


def _unknown(corpus: Corpus, history: DocumentHistory) -> str:
    if history.record in corpus.unread_ids:
        return f"{history.record} stands in a file that cannot be read; run 'clausebook lint'"
    where = "now or in the history" if history.has_past else "and there is no git to look back in"
    cut = "; this clone is cut off, fetch all with 'git fetch --unshallow'"
    known = did_you_mean(history.record, corpus.by_id) if corpus.by_id else ""
    near = known if known.startswith("; did") else ""
    return f"there is no record {history.record}, {where}{near}{cut if history.is_cut_off else ''}"
