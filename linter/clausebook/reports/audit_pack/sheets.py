"""Sheets of a pack: headings, sentences and tables, from which HTML and plain text are made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Cell", "Part", "Redlined", "Sheet", "Table", "anchor_of"]


class Cell(NamedTuple):
    """A text, and the address in the pack to which it leads, empty where nowhere.

    ``to`` is that of a file, ``place`` an anchor in it where ``to`` is the name of a sheet.
    """

    text: str
    to: str = ""
    place: str = ""


class Table(NamedTuple):
    """Names of columns, and rows; the first cell of a row names what the row is about."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Redlined(NamedTuple):
    """A change: a sentence, and the text before and after where there is one to compare."""

    sentence: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: its title with an anchor, sentences, changes and tables, in this order."""

    title: str
    sentences: Sequence[str] = ()
    table: Table | None = None
    changes: Sequence[Redlined] = ()
    anchor: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of the pack by its name without ending; ``empty`` is said where it has no parts."""

    name: str
    title: str
    lead: Sequence[str]
    parts: Sequence[Part] = field(default=())
    empty: str = ""


def anchor_of(text: str) -> str:
    """Return a clause number or an id as an anchor: ``5.1.2 b`` as ``5-1-2-b``."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in text)
