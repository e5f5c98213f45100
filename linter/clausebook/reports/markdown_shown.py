"""Markdown as a terminal can show it: in its width, and a table as a list of its rows."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from clausebook.reports.display import wrap
from clausebook.reports.style import Style

__all__ = ["markdown_shown"]

_BORDER = re.compile(r"(?<!\\)\|")
_SIGN = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_shown(markdown: str, style: Style) -> str:
    """Return what this package writes as Markdown for people at a terminal.

    Where the style has no width it goes into a file or to a program, and stays as it is.
    """
    if style.width is None:
        return markdown
    lines: list[str] = []
    for is_table, found in groupby(markdown.splitlines(), lambda line: line.startswith("|")):
        block = list(found)
        lines += _rows(block, style.width) if is_table else (_line(one, style) for one in block)
    return "\n".join(lines) + "\n"


def _line(line: str, style: Style) -> str:
    text = _plain(line)
    if line.startswith("#"):
        return style.strong(wrap(text, style.width, ""))
    return wrap(text, style.width, "  " if line.startswith("- ") else "")


def _rows(table: Iterable[str], width: int) -> Iterator[str]:
    """Yield each row as an item: its first cell, then what the others say under their headings."""
    names, _, *rows = (_cells(line) for line in table)
    for first, *others in rows:
        said = [f"{name}: {cell}" for name, cell in zip(names[1:], others, strict=True) if cell]
        yield wrap(f"- {first}", width, "  ")
        for one in said:
            yield "    " + wrap(one, width, "      ", 4)


def _cells(line: str) -> list[str]:
    return [_plain(cell.strip()) for cell in _BORDER.split(line)[1:-1]]


def _plain(text: str) -> str:
    return _SIGN.sub(r"\1", text)
