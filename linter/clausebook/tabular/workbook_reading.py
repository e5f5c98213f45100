"""Workbooks (XLSX) as grids of cells.

Read here and not by a library, because it must be known which cells hold formulas, and because what
others sent may not take more memory than it is worth: nothing is unpacked before it was measured,
and only cells that hold something are kept. Formulas are seen and never computed.
"""

import io
import math
import posixpath
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from xml.parsers import expat

from clausebook.tabular.cells import Cell, Unusable
from clausebook.tabular.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    TableFault,
    too_many,
)
from clausebook.tabular.returned import Grid
from clausebook.tabular.sheet import LONGEST_CELL

__all__ = ["is_workbook", "read_workbook"]

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOST_PARTS = 2_000
_WORKBOOK = "xl/workbook.xml"
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of dates and times that every workbook has by number."""
_NOT_OF_A_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_OF_A_DATE = re.compile(r"[dyDY]|m{3}|M{3}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_SERIAL: Final = 2_958_465
_LAST_ROW: Final = 1_048_576


def is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook, or what is left of one behind a password."""
    return data.startswith((_ZIP, _COMPOUND))


def read_workbook(data: bytes) -> Iterator[Grid]:
    """Yield the sheets of a workbook, in order; raises TableFault."""
    if data.startswith(_COMPOUND):
        raise TableFault(
            "has a password, or is in the form of before 2007 (.xls); save it as XLSX without one"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _Parts(archive)
            yield from _sheets(parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise TableFault("is damaged: it cannot be unpacked; save it again as XLSX") from None
    except (expat.ExpatError, ValueError, LookupError):
        raise TableFault("is damaged: what is in it is no workbook; save it again") from None


class _Parts:
    """The parts of a workbook, none of which is unpacked before all were measured."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        entries = archive.infolist()
        if len(entries) > _MOST_PARTS or sum(one.file_size for one in entries) > MOST_UNPACKED:
            raise TableFault(
                f"unpacks to more than {MOST_UNPACKED // 2**20} MB, more than any register; "
                "delete what does not belong to it"
            )
        self._archive = archive
        self._names = {entry.filename for entry in entries}

    def parse(self, name: str, begin: "_Begin", end: "_End", text: Callable[[str], None]) -> None:
        """Read the XML of a part, if it is there; names come without their prefix."""
        if name not in self._names:
            return
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda tag, given: begin(tag.rpartition(":")[2], given)
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse
        parser.buffer_text = True
        with self._archive.open(name) as file:  # never reads on behind the size that was measured
            parser.ParseFile(file)


_Begin = Callable[[str, dict[str, str]], None]
_End = Callable[[str], None]


def _refuse(*_: object) -> None:
    raise TableFault("declares entities, as no workbook does; save it again as XLSX")


def _ignore(*_: object) -> None:
    return


def _sheets(parts: _Parts) -> Iterator[Grid]:
    index = _Index()
    parts.parse(_WORKBOOK, index.begin, _ignore, _ignore)
    targets: dict[str, str] = {}

    def relation(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            place = posixpath.join("/xl", given.get("Target", ""))
            targets[given.get("Id", "")] = posixpath.normpath(place).lstrip("/")

    parts.parse("xl/_rels/workbook.xml.rels", relation, _ignore, _ignore)
    if not index.sheets:
        raise TableFault("is no workbook; save it as XLSX")
    strings, styles = _Strings(), _Styles()
    parts.parse("xl/sharedStrings.xml", strings.begin, strings.end, strings.text)
    parts.parse("xl/styles.xml", styles.begin, styles.end, _ignore)
    for name, relation_id in index.sheets:
        reading = _Sheet(strings.found, styles.dates, index.first_day)
        parts.parse(targets.get(relation_id, ""), reading.begin, reading.end, reading.text)
        yield reading.grid(name)


@dataclass
class _Index:
    """The names of the sheets, and from when days are counted."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    first_day: date = date(1899, 12, 30)

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            relation = next((v for k, v in given.items() if k.rpartition(":")[2] == "id"), "")
            self.sheets.append((given.get("name", ""), relation))
        elif tag == "workbookPr" and given.get("date1904") in ("1", "true"):
            self.first_day = date(1904, 1, 1)


@dataclass
class _Strings:
    """Texts that cells share; how syllables are read is no part of them."""

    found: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _in_text: bool = False
    _in_reading: bool = False

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        self._in_reading = self._in_reading or tag == "rPh"
        self._in_text = tag == "t" and not self._in_reading

    def end(self, tag: str) -> None:
        if tag == "si":
            self.found.append(_unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._in_reading = False
        elif tag == "t":
            self._in_text = False

    def text(self, part: str) -> None:
        if self._in_text:
            self._parts.append(part)


@dataclass
class _Styles:
    """Which styles of cells show a number as a day."""

    dates: list[bool] = field(default_factory=list)
    _own: dict[str, str] = field(default_factory=dict)
    _in_cells: bool = False

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "numFmt":
            self._own[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self.dates.append(self._is_date(given.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def _is_date(self, number: str) -> bool:
        if number in self._own:
            return bool(_OF_A_DATE.search(_NOT_OF_A_FORMAT.sub("", self._own[number])))
        return number.isdecimal() and int(number) in _DATE_FORMATS


@dataclass
class _Sheet:
    """The cells of one sheet, as they come by."""

    strings: list[str]
    dates: list[bool]
    first_day: date
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    _row: int = 0
    _column: int = -1
    _given: Mapping[str, str] = field(default_factory=dict)
    _value: list[str] = field(default_factory=list)
    _in_value: bool = False
    _in_reading: bool = False
    _has_formula: bool = False

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self._begin_cell(given)
        elif tag == "row":
            self._row = int(given["r"]) if "r" in given else self._row + 1
            self._column = -1
        elif tag in ("v", "t"):
            self._in_value = not self._in_reading
        elif tag == "rPh":
            self._in_reading = True
        elif tag == "f":
            self._has_formula = True
        elif tag == "mergeCell":
            self.merged.append(given.get("ref", ""))

    def _begin_cell(self, given: dict[str, str]) -> None:
        place = _PLACE.fullmatch(given.get("r", ""))
        if place is not None:
            self._column, self._row = _number(place[1]) - 1, int(place[2])
        else:
            self._column += 1
        self._given, self._value, self._has_formula = given, [], False

    def text(self, part: str) -> None:
        if self._in_value:
            self._value.append(part)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._in_value = False
        elif tag == "rPh":
            self._in_reading = False
        elif tag == "c":
            cell = Unusable("a formula") if self._has_formula else self._cell("".join(self._value))
            if cell is not None:
                self._keep(cell)

    def _keep(self, cell: Cell) -> None:
        if isinstance(cell, str) and len(cell) > LONGEST_CELL:
            cell = Unusable("more than a spreadsheet can hold")
        is_inside = self._column < MOST_COLUMNS and 0 < self._row <= _LAST_ROW
        if not is_inside or len(self.rows) > MOST_ROWS:
            raise too_many()
        self.rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self, text: str) -> Cell:
        kind = self._given.get("t", "n")
        if kind == "s":
            return (self.strings[int(text)] or None) if text else None
        if kind in ("str", "inlineStr"):
            return _unescaped(text) or None
        if not text:
            return None
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return Unusable(f"the error {text}")
        return text[:10] if kind == "d" else self._number(float(text))

    def _number(self, number: float) -> Cell:
        if not math.isfinite(number):
            return Unusable("no number")
        style = self._given.get("s", "")
        is_date = style.isdecimal() and int(style) < len(self.dates) and self.dates[int(style)]
        if is_date and 0 <= number <= _LAST_SERIAL and number == int(number):
            return self.first_day + timedelta(days=int(number))
        return Unusable("a time of day") if is_date else number

    def grid(self, name: str) -> Grid:
        """Return the cells by row, rows without any as empty ones, up to the last with some."""
        if sum(max(cells) for cells in self.rows.values()) > MOST_CELLS:
            raise too_many()
        rows: list[Sequence[Cell]] = []
        for number in sorted(self.rows):
            rows += [()] * (number - 1 - len(rows))
            cells = self.rows[number]
            rows.append([cells.get(column) for column in range(max(cells) + 1)])
        return Grid(name, rows, tuple(self.merged))


def _number(letters: str) -> int:
    """Return the number of a column, from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return found[0] if unicodedata.category(character) == "Cs" else character
