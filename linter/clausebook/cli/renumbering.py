"""A record under another id, as the command line asks for it."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clausebook.cli.judging import load
from clausebook.cli.numbering import next_id
from clausebook.cli.options import open_here
from clausebook.cli.paths import in_project
from clausebook.cli.rewritten import Rewritten, diff, write_all
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.control.evidence.whereabouts import Whereabouts
from clausebook.control.renumbering import (
    Mention,
    Renumbering,
    UnsafeText,
    is_unreadable,
    may_name_records,
    mentions_in,
    renumbered,
    same_number_in,
    with_new_id,
)
from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.looking_back import past_of
from clausebook.project import Project, WorkingTree
from clausebook.record import LoadedDocument, Record
from clausebook.reports.result import in_numbers
from clausebook.schema import Nature

__all__ = ["renumber"]

_ANY_DAY = date(2000, 1, 1)
"""Ids do not depend on the day."""
_PLACE = re.compile(r"(.+):([0-9]+)")
_ID = re.compile(r"([A-Z]{3})-([0-9]{1,9})")
_MARK = "\ufeff"


class _Plan(NamedTuple):
    """What is to be done, and the files that change."""

    record: Record
    new: str
    done: Renumbering
    files: Sequence[Rewritten]


class _Page(NamedTuple):
    """A file that holds no records and names one."""

    path: str
    text: str
    mentions: tuple[Mention, ...]


def renumber(arguments: argparse.Namespace) -> int:
    """Write or show the files with the new id; return 0."""
    project = open_here(arguments)
    corpus = load(project, _ANY_DAY)
    plan = _plan(project, corpus, arguments)
    if arguments.diff:
        sys.stdout.writelines(diff(plan.files))
        return 0
    write_all(project.root, plan.files, "no file was changed")
    sys.stdout.writelines(f"{line}\n" for line in _told(corpus, plan))
    return 0


def _plan(project: Project, corpus: Corpus, arguments: argparse.Namespace) -> _Plan:
    same = [record for record in corpus.all_records if record.id == arguments.old]
    if not same:
        known = did_you_mean(arguments.old, corpus.by_id) if corpus.by_id else ""
        raise UsageError(f"there is no record {arguments.old}{known}")
    record = _chosen(project, corpus, same, arguments.place)
    new = _new_id(project, corpus, record, arguments.new)
    pages = {page.path: page for page in _pages(project, corpus, record.id)}
    named = frozenset(in_project(path, project.root) for path in arguments.references_in)
    for path in sorted(named - {*corpus.documents, *pages}):
        raise UsageError(f"{path}: nothing there names {record.id}")
    if len(same) == 1:
        named = frozenset((*corpus.documents, *pages))
    try:
        done = renumbered(corpus, record, new, named | _own_file(same, record))
    except UnsafeText as fault:
        raise UsageError(f"{fault}; no file was changed") from None
    files = [_of_record(corpus, path, text) for path, text in done.texts.items()]
    files += [_of_page(page, new) for page in pages.values() if page.path in named]
    mentions = [mention for page in pages.values() for mention in page.mentions]
    made = [mention for mention in mentions if mention.path in named and not mention.is_part]
    left = [mention for mention in mentions if mention not in made]
    whole = Renumbering(done.texts, (*done.made, *made), (*done.left, *left))
    return _Plan(record, new, whole, [file for file in files if file.after != file.before])


def _chosen(project: Project, corpus: Corpus, same: Sequence[Record], place: str | None) -> Record:
    """Return the record that is meant by a path, with a line where that holds both."""
    found = _PLACE.fullmatch(place or "")
    path, line = (found[1], int(found[2])) if found else (place, None)
    here = [one for one in same if path is None or one.path == in_project(path, project.root)]
    if line is not None:
        here = [one for one in here if _line(corpus, one) == line]
    if len(here) == 1:
        return here[0]
    places = [f"{one.path}:{_line(corpus, one)}" for one in same]
    listed = " and ".join(places)
    raise UsageError(
        f"{same[0].id} stands in {listed}; say which is meant, as in --in {places[-1]}"
    )


def _line(corpus: Corpus, record: Record) -> int:
    return corpus.documents[record.path].locate((*record.pointer, "id")).start.line


def _own_file(same: Sequence[Record], record: Record) -> frozenset[str]:
    """Return the file of a record, unless another one of its id stands there too."""
    is_alone = sum(one.path == record.path for one in same) == 1
    return frozenset([record.path] if is_alone else [])


def _new_id(project: Project, corpus: Corpus, record: Record, given: str | None) -> str:
    """Return the id that was given, or the next that was never used.

    Raises UsageError where it is none of the kind's, or was ever given to another record.
    """
    past = past_of(project)
    earlier = Whereabouts(corpus, past).ids if past is not None else frozenset()
    kind = record.kind
    if given is None:
        return next_id(corpus, kind, earlier)
    found = _ID.fullmatch(given)
    if found is None or found[1] != kind.prefix:
        raise UsageError(
            f"{given} is no id of a {kind.name}; as in {next_id(corpus, kind, earlier)}"
        )
    known = same_number_in((*corpus.by_id, *corpus.unread_ids, *earlier), given)
    if known is not None:
        now = "is" if known in corpus.by_id or known in corpus.unread_ids else "was"
        raise UsageError(
            f"{known} {now} the id of another record, and an id is never given away again; "
            f"{next_id(corpus, kind, earlier)} is free"
        )
    return given


def _of_record(corpus: Corpus, path: str, text: str) -> Rewritten:
    """Return a file of records before and after, with the byte order mark that it may have."""
    document = corpus.documents[path]
    has_mark = any(fault.kind is FaultKind.BYTE_ORDER_MARK for fault in document.faults)
    mark = _MARK if has_mark else ""
    return Rewritten(path, mark + document.text, mark + text)


def _of_page(page: _Page, new: str) -> Rewritten:
    chosen = [mention for mention in page.mentions if not mention.is_part]
    return Rewritten(page.path, page.text, with_new_id(page.text, chosen, new))


def _pages(project: Project, corpus: Corpus, record_id: str) -> Iterator[_Page]:
    """Yield what else names a record: pages without a header, and the file of held findings."""
    files = WorkingTree(project.root)
    for path in files.paths():
        is_page = may_name_records(path, project.configuration.baseline)
        if path in corpus.documents or not is_page:
            continue
        data = files.read(path)
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        mentions = tuple(mentions_in(path, text, record_id))
        if mentions and text.encode() == data:
            yield _Page(path, text, mentions)


def _told(corpus: Corpus, plan: _Plan) -> Iterator[str]:
    record, old, new = plan.record, plan.record.id, plan.new
    mentions = in_numbers(len(plan.done.made) - 1, "mention")
    places = in_numbers(len(plan.files), "file")
    yield f"{old}, '{record.title}', is now {new}; {mentions} rewritten, {places} written"
    for mention in sorted(plan.done.left):
        why = _why_left(corpus, mention)
        yield f"by hand: {mention.path}:{mention.line} names {old} ({why})"
    for loaded in corpus.loaded:
        if loaded.path in plan.done.texts:
            yield from _to_do(loaded, plan)
    if Path(record.path).stem == old:
        yield f"{record.path} keeps its name; rename it if it is to bear the id"


def _why_left(corpus: Corpus, mention: Mention) -> str:
    document = corpus.documents.get(mention.path)
    if document is not None and is_unreadable(document):
        return "the file cannot be read"
    return "part of a longer name" if mention.is_part else "which of the two is meant?"


def _to_do(loaded: LoadedDocument, plan: _Plan) -> Iterator[str]:
    """Yield what people have to do where evidence or approved content was rewritten."""
    header = loaded.header
    if header is not None and header.part("approval").has("fingerprint"):
        yield f"{loaded.path}: its approval binds the content before; have it approved again"
    closed = [one for one in loaded.records if _is_evidence(one) and _names(one, plan)]
    for record in closed:
        yield f"{record.id} is closed: add an entry to its 'corrections' that names {plan.new}"


def _is_evidence(record: Record) -> bool:
    return record.kind.nature is Nature.RETAINED and record.status == "closed"


def _names(record: Record, plan: _Plan) -> bool:
    """Whether a record mentioned the old id in what it says itself."""
    return any(mentions_in("", json.dumps(record.values, ensure_ascii=False), plan.record.id))
