"""Tables whose first column names the rows, for directives that list records in their own way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clausebook.sphinxext.html import escape, table

__all__ = ["TableRow", "named_rows", "row_table"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells of HTML, of which the first names the row; ``data`` become its data attributes."""

    cells: Sequence[str]
    data: Mapping[str, str] = field(default_factory=dict)


def row_table(
    label: str, head: Sequence[str], rows: Iterable[TableRow], *, classes: str = ""
) -> str:
    """Return a table of records, whose name gets room; nothing without rows."""
    return _table(label, head, rows, f"qms-wide qms-records {classes}")


def named_rows(
    label: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, classes: str = "qms-wide"
) -> str:
    """Return a table of rows of cells, which are HTML; nothing without rows."""
    return _table(label, head, map(TableRow, rows), classes)


def _table(label: str, head: Sequence[str], rows: Iterable[TableRow], classes: str) -> str:
    body = "".join(map(_row, rows))
    if not body:
        return ""
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return table(names, body, label=label, classes=classes.strip())


def _row(row: TableRow) -> str:
    first, *others = row.cells
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in row.data.items())
    cells = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr{data}><th scope="row">{first}</th>{cells}</tr>'
