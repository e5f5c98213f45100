"""Markdown that text from records cannot break."""

from collections.abc import Iterable, Iterator, Sequence

from clausebook.reports.display import visible

__all__ = ["cell", "table"]

_SIGNS = "\\`*_[]<>|"


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, and a blank one."""
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(map(cell, row))} |"
    yield ""


def cell(text: str) -> str:
    """Return a text that cannot leave its cell, nor be markup."""
    shown = " ".join(visible(text).split())
    for sign in _SIGNS:
        shown = shown.replace(sign, f"\\{sign}")
    return shown
