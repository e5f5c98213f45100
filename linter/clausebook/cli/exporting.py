"""Records as a spreadsheet, as the command line asks for it."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from clausebook.cli.documents import documents_named
from clausebook.cli.judging import load
from clausebook.cli.options import open_here, today
from clausebook.cli.output import remark
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.cli.writing import write_file, write_new_file
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.reports.result import in_numbers
from clausebook.schema import Kind
from clausebook.tabular.csv_form import csv_bytes
from clausebook.tabular.sheet import Sheet, sheet_of

__all__ = ["export", "registers_of", "with_own_ids"]

_STDOUT = "-"


def export(arguments: argparse.Namespace) -> int:
    """Write the spreadsheet; return 0. Raises UsageError."""
    project = open_here(arguments)
    corpus = load(project, today(arguments))
    sheet = _sheet(corpus, arguments.what, project.root)
    if arguments.csv == _STDOUT:
        sys.stdout.write(csv_bytes(sheet).decode())
        return 0
    path = Path(arguments.csv or arguments.xlsx)
    data = csv_bytes(sheet) if arguments.csv else _workbook(sheet, arguments)
    _write(path, data, force=arguments.force)
    records = in_numbers(len(sheet.rows), "record")
    sys.stdout.write(f"{records} written: {path.as_posix()}; 'clausebook import' brings it back\n")
    return 0


def registers_of(corpus: Corpus, kind: Kind) -> list[str]:
    """Return the paths of the registers that hold records of a kind."""
    headers = (loaded.header for loaded in corpus.loaded)
    return [
        header.path
        for header in headers
        if header is not None and header.kind.name == "register" and header.text("of") == kind.name
    ]


def with_own_ids(corpus: Corpus, records: Sequence[Record]) -> list[Record]:
    """Return the records that have an id which no other record of the project has."""
    counts = Counter(record.id for record in corpus.all_records)
    return [record for record in records if record.id and counts[record.id] == 1]


def _sheet(corpus: Corpus, what: str, root: Path) -> Sheet:
    kind = corpus.library.kinds.get(what) or corpus.library.by_prefix.get(what.upper())
    if kind is not None:
        title, into = kind.plural, registers_of(corpus, kind)
        found = [record for record in corpus.all_records if record.kind is kind]
        register = into[0] if len(into) == 1 else ""
    else:
        title, kind, found, register = _register(corpus, what, root)
    records = with_own_ids(corpus, found)
    if not records and found:
        raise UsageError(f"{what}: none of its records has an id of its own; mend that first")
    if len(records) < len(found):
        left = in_numbers(len(found) - len(records), "record")
        remark(f"{left} without an id of its own left out; 'clausebook lint' tells which")
    return sheet_of(title, kind, records, register)


def _register(corpus: Corpus, what: str, root: Path) -> tuple[str, Kind, list[Record], str]:
    """Return the title, the kind, the records and the path of a register."""
    if not any(sign in what for sign in "-./") and what not in corpus.documents:
        known = did_you_mean(what, corpus.library.kinds)
        raise UsageError(f"'{what}' is neither a kind nor a register{known}")
    (loaded,) = documents_named(corpus, [what], root)
    header = loaded.header
    kind = (
        corpus.library.kinds.get(header.text("of"))
        if header is not None and (header.kind.name == "register")
        else None
    )
    if header is None or kind is None:
        raise UsageError(f"{what}: not a register; name one, or the kind of its records")
    records = [record for record in loaded.records if record is not header and record.kind is kind]
    return header.title, kind, records, loaded.path


def _workbook(sheet: Sheet, arguments: argparse.Namespace) -> bytes:
    from clausebook.tabular.workbook_writing import workbook_bytes

    try:
        return workbook_bytes(sheet, today(arguments))
    except ImportError:
        raise UsageError(
            "XLSX needs a library that is not installed: install clausebook[xlsx], or use --csv"
        ) from None


def _write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file; raises UsageError where one is there that may hold what somebody changed."""
    if force:
        write_file(path, data)
        return
    try:
        write_new_file(path, data)
    except FileExistsError:
        raise UsageError(
            f"{path}: exists already, and may hold changes; import it first, or add --force"
        ) from None
