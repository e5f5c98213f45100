"""A table whose first column names the rows, for directives that show rows of cells."""

from collections.abc import Iterable, Sequence

from clausebook.sphinxext.html import escape, table

__all__ = ["empty", "late", "named_rows"]

_ALWAYS_FIT = 2


def named_rows(
    label: str, names: Sequence[str], rows: Iterable[Sequence[str]], *, classes: str = ""
) -> str:
    """Return a table, nothing without rows; the cells are HTML, the first of each names its row.

    Two columns fit on any screen; more of them scroll on a narrow one.
    """
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
        for first, *others in rows
    )
    if not body:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    own = "qms-wide qms-rows" if len(names) > _ALWAYS_FIT else "qms-wide"
    return table(head, body, label=label, classes=f"{own} {classes}".rstrip())


def empty(told: str) -> str:
    """Return the sentence that stands where there is nothing to show."""
    return f'<p class="qms-empty">{escape(told)}</p>'


def late(word: str = "overdue") -> str:
    """Return the mark of what was due and is not done, with a space before it."""
    return f' <span class="qms-status qms-gone">{escape(word)}</span>'
