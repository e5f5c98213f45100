"""What came back in a spreadsheet, brought into the files as the command line asks for it."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from clausebook.cli.amendments import corpus_with
from clausebook.cli.exchanging import Exchange, exchange
from clausebook.cli.exporting import registers_of, with_own_ids
from clausebook.cli.judging import load
from clausebook.cli.numbering import next_id
from clausebook.cli.options import open_here, today
from clausebook.cli.output import style_of
from clausebook.cli.paths import in_project
from clausebook.cli.register_entry import with_entries
from clausebook.cli.rewritten import Rewritten, diff
from clausebook.cli.sheet_report import conflict_lines, edit_lines, note_lines, trouble_lines
from clausebook.cli.usage import UsageError
from clausebook.control.evidence.whereabouts import Whereabouts
from clausebook.corpus import Corpus
from clausebook.document import Document, read
from clausebook.document.amending import Amendment, CannotAmend, amended
from clausebook.document.amending_entries import amended_entries
from clausebook.document.yaml_text import yaml_lines
from clausebook.engine import Report, lint
from clausebook.looking_back import past_of
from clausebook.project import Project, baseline_of, catalogue_of
from clausebook.reports.formats.concise import report as concise
from clausebook.reports.result import Result, in_numbers
from clausebook.schema import Kind, Nature
from clausebook.tabular.columns import all_columns
from clausebook.tabular.csv_form import read_csv
from clausebook.tabular.limits import MOST_BYTES, TableFault
from clausebook.tabular.merging import Addition, Change, Merge, merge
from clausebook.tabular.record_edits import record_edits
from clausebook.tabular.returned import NotASheet, Returned, returned
from clausebook.tabular.workbook_reading import is_workbook, read_workbook
from clausebook.text import format_pointer

__all__ = ["import_sheet"]

_LIST = "records"


class _Added(NamedTuple):
    """A record that a new row became, in the register that took it."""

    row: int
    id: str
    path: str
    values: dict[str, Any]


def import_sheet(arguments: argparse.Namespace) -> int:
    """Write, or show, what was changed; return 1 where something has to be looked at.

    Raises UsageError where the file cannot be read as a sheet, or the files cannot be amended.
    """
    project = open_here(arguments)
    sheet = _read(arguments.file)
    corpus = load(project, today(arguments))
    kind = corpus.library.kinds.get(sheet.kind)
    if kind is None:
        raise UsageError(f"{arguments.file}: holds records of '{sheet.kind}', no kind of yours")
    of_kind = [record for record in corpus.all_records if record.kind is kind]
    columns = [one for one in all_columns(kind) if one.name in sheet.exported]
    found = merge(sheet, columns, {one.id: one for one in with_own_ids(corpus, of_kind)})
    _say(note_lines(sheet, found))
    if found.troubles or (found.conflicts and not arguments.skip_conflicts):
        return _refuse(corpus, sheet, found)
    added = []
    if found.additions:
        path = _taking(project, corpus, kind, sheet, arguments.into)
        added = _added(project, corpus, kind, found.additions, path)
    documents = _amended(corpus, found.changes, added)
    if arguments.diff:
        files = [Rewritten(one.before.path, one.before.text, one.after.text) for one in documents]
        sys.stdout.writelines(diff(files))
        return int(bool(found.conflicts))
    report = _linted(project, corpus, documents, arguments, _touched(corpus, found.changes, added))
    if not arguments.dry_run:
        exchange(project.root, documents)
    _tell(corpus, found, added, documents, is_done=not arguments.dry_run)
    _say(conflict_lines(corpus, sheet, found))
    paths = tuple(one.after.path for one in documents)
    failing = project.configuration.failing_severity
    texts = {one.after.path: one.after.text for one in documents}
    sys.stdout.write(concise(Result(report, paths, texts, failing, style_of(sys.stdout))))
    return int(bool(found.conflicts) or report.fails(failing))


def _read(given: str) -> Returned:
    """Return the sheet in a file; raises UsageError, and OSError."""
    path = Path(given)
    if path.exists() and not path.is_file():
        raise UsageError(f"{given}: not a file")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UsageError(f"{given}: larger than {MOST_BYTES // 2**20} MB, more than any register")
    try:
        grids = read_workbook(data) if is_workbook(data) else iter([read_csv(path.name, data)])
        found = next((sheet for grid in grids if (sheet := returned(grid)) is not None), None)
    except (TableFault, NotASheet) as fault:
        raise UsageError(f"{given}: {fault}") from None
    if found is None:
        raise UsageError(
            f"{given}: no sheet of an export is in it, or its first row or last column was "
            "deleted, which are hidden and say what is what; export again and put the changes there"
        )
    return found


def _refuse(corpus: Corpus, sheet: Returned, found: Merge) -> int:
    _say(trouble_lines(sheet, found))
    _say(conflict_lines(corpus, sheet, found))
    count = len(found.troubles) + len(found.conflicts)
    _say([f"{in_numbers(count, 'cell')} to look at; nothing was written"])
    return 1


def _added(
    project: Project, corpus: Corpus, kind: Kind, additions: Sequence[Addition], path: str
) -> list[_Added]:
    """Return the records of new rows, with ids that were never given away."""
    past = past_of(project)
    earlier = [*(Whereabouts(corpus, past).ids if past is not None else ())]
    value = corpus.documents[path].value
    inherited = value.get("status") if isinstance(value, dict) else None
    usual = "open" if kind.nature is Nature.RETAINED else "draft"
    found = []
    for addition in additions:
        new = next_id(corpus, kind, earlier)
        earlier.append(new)
        title = {"title": addition.values["title"]} if "title" in addition.values else {}
        # Nobody has approved it yet: it cannot be as far as its register.
        status = {} if inherited == usual else {"status": usual}
        found.append(
            _Added(addition.row, new, path, {"id": new, **title, **status, **addition.values})
        )
    return found


def _taking(project: Project, corpus: Corpus, kind: Kind, sheet: Returned, into: str | None) -> str:
    """Return the path of the register for new records; raises UsageError."""
    known = registers_of(corpus, kind)
    path = in_project(into, project.root) if into else sheet.register
    if path in known:
        return path
    if into or path:
        raise UsageError(f"{into or path}: no register of {kind.name}, which new rows could go to")
    if not known:
        raise UsageError(
            f"no register takes new rows of {kind.name}; write such a record by "
            f"'clausebook new {kind.name}', or begin a register"
        )
    raise UsageError(f"new rows: say which register takes them, as in --into {known[0]}")


def _amended(corpus: Corpus, changes: Sequence[Change], added: Sequence[_Added]) -> list[Exchange]:
    """Return the documents that change, before and after; raises UsageError."""
    paths = sorted({*(one.record.path for one in changes), *(one.path for one in added)})
    found = []
    for path in paths:
        before = corpus.documents[path]
        try:
            after = _with_changes(before, [one for one in changes if one.record.path == path])
        except CannotAmend as refusal:
            raise UsageError(
                f"{path}: {format_pointer(refusal.pointer)} cannot be written without risk for "
                "what stands around it, as it is laid out; nothing was written, do it by hand"
            ) from None
        after = _with_additions(after, [one for one in added if one.path == path])
        if after.text != before.text:
            found.append(Exchange(before, after))
    return found


def _with_changes(document: Document, changes: Sequence[Change]) -> Document:
    by_record: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_record[change.record.id].append(change)
    own: list[Amendment] = []
    entries: dict[int, list[Amendment]] = {}
    for of_record in by_record.values():
        record = of_record[0].record
        edits = record_edits(record, of_record)
        if record.pointer:
            entries[int(record.pointer[1])] = edits
        else:
            own = edits
    document = amended(document, own)
    return amended_entries(document, _LIST, entries) if entries else document


def _with_additions(document: Document, added: Sequence[_Added]) -> Document:
    if not added:
        return document
    lines = [
        [line for name, value in one.values.items() for line in yaml_lines(name, value)]
        for one in added
    ]
    after = read(document.path, with_entries(document, lines).encode())
    entries: Any = after.value.get(_LIST) if isinstance(after.value, dict) else None
    if not isinstance(entries, list) or entries[-len(added) :] != [one.values for one in added]:
        raise UsageError(f"{document.path}: new records cannot be written there; add them by hand")
    return after


def _touched(corpus: Corpus, changes: Sequence[Change], added: Sequence[_Added]) -> set[str]:
    """Return the ids of what changes: records, and the registers in which they stand."""
    paths = {*(one.record.path for one in changes), *(one.path for one in added)}
    headers = {one.header.id for one in corpus.loaded if one.path in paths and one.header}
    return {*headers, *(one.record.id for one in changes), *(one.id for one in added)}


def _linted(
    project: Project,
    corpus: Corpus,
    documents: Sequence[Exchange],
    arguments: argparse.Namespace,
    touched: set[str],
) -> Report:
    """Return what the linter says of the records that change, as they will be."""
    from dataclasses import replace

    past = past_of(project)
    after = corpus_with(project, [one.after for one in documents], today(arguments), past)
    report = lint(after, catalogue_of(project), project.configuration, baseline_of(project))
    diagnostics = tuple(one for one in report.diagnostics if one.record in touched)
    return replace(report, diagnostics=diagnostics)


def _tell(
    corpus: Corpus,
    found: Merge,
    added: Sequence[_Added],
    documents: Sequence[Exchange],
    *,
    is_done: bool,
) -> None:
    sys.stdout.writelines(f"{line}\n" for line in edit_lines(corpus, found.changes))
    sys.stdout.writelines(f"{one.path}: {one.id} is new (row {one.row})\n" for one in added)
    cells, records = in_numbers(len(found.changes), "cell"), in_numbers(len(added), "record")
    files = in_numbers(len(documents), "file")
    done = f"{files} written" if is_done else f"{files} would be written; nothing was"
    sys.stdout.write(f"{cells} changed, {records} added; {done}\n")


def _say(lines: Iterator[str] | Sequence[str]) -> None:
    sys.stderr.writelines(f"clausebook: {line}\n" for line in lines)
