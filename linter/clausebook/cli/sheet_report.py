"""What is said of a spreadsheet that came back, a line each."""

from collections.abc import Iterator, Sequence
from typing import Any

from clausebook.corpus import Corpus
from clausebook.document.yaml_text import flow
from clausebook.reports.display import visible
from clausebook.reports.result import in_numbers
from clausebook.tabular.merging import Change, Conflict, Merge
from clausebook.tabular.returned import Returned

__all__ = ["conflict_lines", "edit_lines", "note_lines", "trouble_lines"]

_LONGEST = 60
_MOST_NAMED = 10


def edit_lines(corpus: Corpus, changes: Sequence[Change]) -> Iterator[str]:
    """Yield what is changed, where, from what to what."""
    for change in changes:
        before, after = _short(change.before), _short(change.after)
        name = change.column.name
        yield f"{_place(corpus, change)}: {change.record.id} {name}: {before} -> {after}"


def trouble_lines(sheet: Returned, found: Merge) -> Iterator[str]:
    """Yield what keeps cells and rows from being taken over."""
    for trouble in found.troubles:
        who = f" ({trouble.record})" if trouble.record else ""
        yield f"error: {_in_sheet(sheet, trouble.place)}{who}: {visible(_line(trouble.message))}"


def conflict_lines(corpus: Corpus, sheet: Returned, found: Merge) -> Iterator[str]:
    """Yield the cells that were changed in the sheet and in the file."""
    for conflict in found.conflicts:
        yield (
            f"conflict: {_in_sheet(sheet, conflict.place)} ({conflict.record.id}): the sheet says "
            f"{_short(conflict.there)} as {conflict.column.name}; {_place(corpus, conflict)} was "
            f"changed since the export and says {_short(conflict.here)}"
        )


def note_lines(sheet: Returned, found: Merge) -> Iterator[str]:
    """Yield what is left as it is, and why."""
    if found.gone:
        yield (
            f"note: {_named(found.gone)} not in the sheet any more; nothing is deleted, a record "
            "is withdrawn by its status, as in obsolete or closed"
        )
    if found.vanished:
        yield f"note: {_named(found.vanished)} in the sheet, unchanged, and no longer in the files"
    left = [visible(name) for name in sheet.exported if name not in sheet.places]
    if left:
        yield f"note: not in the sheet any more and left as filed: {', '.join(left)}"
    if sheet.unknown:
        yield f"note: columns that were not exported and are not read: {', '.join(sheet.unknown)}"


def _place(corpus: Corpus, cell: Change | Conflict) -> str:
    record = cell.record
    span = corpus.documents[record.path].locate((*record.pointer, *cell.column.path))
    return f"{record.path}:{span.start.line}"


def _in_sheet(sheet: Returned, place: str) -> str:
    return visible(f"{sheet.name}!{place}")


def _named(ids: Sequence[str]) -> str:
    shown = ", ".join(visible(one) for one in ids[:_MOST_NAMED])
    rest = len(ids) - _MOST_NAMED
    return f"{in_numbers(len(ids), 'row')} ({shown}{f' and {rest:,} more' if rest > 0 else ''})"


def _short(value: Any) -> str:
    text = "nothing" if value is None else _line(value if isinstance(value, str) else flow(value))
    return visible(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _line(text: str) -> str:
    return " ".join(text.split())
