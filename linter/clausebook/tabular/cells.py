"""Values as cells show them, and cells as people leave them."""

import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from clausebook.document import read
from clausebook.document.yaml_text import flow
from clausebook.tabular.columns import Column, Form

__all__ = ["Cell", "NotUnderstood", "Unusable", "fingerprint", "readings", "shown"]


@dataclass(frozen=True, slots=True)
class Unusable:
    """A cell that holds no value of its own, such as a formula; ``what`` is a noun."""

    what: str


Cell = str | int | float | bool | date | Unusable | None
"""What stands in a cell; None where it is empty."""


class NotUnderstood(Exception):
    """A cell cannot be read as what its column holds; the message says why and what to write."""


_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_DIGITS: Final = 12
_EXACT: Final = 2**53
"""Up to here floats hold every whole number."""
_TRUE: Final = frozenset({"true", "yes", "y", "1", "x", "wahr", "ja", "vrai", "oui"})
_FALSE: Final = frozenset({"false", "no", "n", "0", "falsch", "nein", "faux", "non"})
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WITH_COMMA: Final = re.compile(r"[-+]?[0-9]+,[0-9]+")
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_DOTTED_DAY: Final = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_SLASHED_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SERIAL_OF_1900: Final = date(1899, 12, 30)
_LAST_SERIAL: Final = 2_958_465
_BEGINS_YAML: Final = ("[", "{", '"')


def shown(value: Any, column: Column) -> Cell:
    """Return what a cell shows for a value, None for one that is absent.

    Where the form of the column could not be read back exactly, it is the value as YAML in one
    line.
    """
    if value is None:
        return None
    cell = _FORMED[column.form](value)
    return cell if cell is not None and _reads_back(cell, value, column) else _one_line(value)


def readings(cell: Cell, column: Column) -> tuple[Any, ...]:
    """Return the values that a cell may mean: one, or several where a form is ambiguous.

    None is the value of an empty cell. Raises NotUnderstood.
    """
    if isinstance(cell, Unusable):
        raise NotUnderstood(f"holds {cell.what}; put the value itself there")
    if isinstance(cell, str):
        cell = _tidy(cell, column) or None
    return (None,) if cell is None else _READ[column.form](cell, column)


def fingerprint(cell: Cell) -> str:
    """Return what tells whether a cell was changed: the same for 1 and 1.0, and for any spaces."""
    if isinstance(cell, bool):
        text = json.dumps(cell)
    elif isinstance(cell, int | float):
        text = _number_text(cell)
    elif isinstance(cell, date):
        text = cell.isoformat()
    else:
        text = _plain(cell.what if isinstance(cell, Unusable) else cell or "")
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _reads_back(cell: Cell, value: Any, column: Column) -> bool:
    try:
        return json.dumps(readings(cell, column)) == json.dumps([value])
    except NotUnderstood:
        return False


def _one_line(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    text = flow(value)
    is_exact = read("cell.yaml", text.encode("utf-8", "replace")).value == value
    return text if is_exact else json.dumps(value, ensure_ascii=False)


def _shown_text(value: Any) -> Cell:
    return value if isinstance(value, str) else None


def _shown_number(value: Any) -> Cell:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _shown_boolean(value: Any) -> Cell:
    return value if isinstance(value, bool) else None


def _shown_lines(value: Any) -> Cell:
    return "\n".join(map(str, value)) if isinstance(value, list) and value else None


def _shown_parts(value: Any) -> Cell:
    return "\n".join(map(flow, value)) if isinstance(value, list) and value else None


def _shown_any(value: Any) -> Cell:
    if isinstance(value, str):
        return flow(value) if _is_like_another(value) else value
    return value if isinstance(value, bool | int | float) else None


_FORMED: Final[Mapping[Form, Callable[[Any], Cell]]] = {
    Form.TEXT: _shown_text,
    Form.NUMBER: _shown_number,
    Form.BOOLEAN: _shown_boolean,
    Form.DATE: _shown_text,
    Form.LINES: _shown_lines,
    Form.PARTS: _shown_parts,
    Form.ANY: _shown_any,
}

_Readable = str | int | float | bool | date


def _read_text(cell: _Readable, column: Column) -> tuple[Any, ...]:
    text = _text(cell)
    known = {str(one).casefold(): one for one in column.field.choices}
    return (known.get(text.casefold(), text),)


def _read_number(cell: _Readable, column: Column) -> tuple[Any, ...]:
    if isinstance(cell, bool | date):
        raise NotUnderstood(f"'{_text(cell)}' is not a number")
    if isinstance(cell, int | float):
        return (_whole(cell),)
    text = cell.replace("\u2212", "-")
    if _NUMBER.fullmatch(text):
        return (_number(text),)
    if _WITH_COMMA.fullmatch(text):
        decimal = _number(text.replace(",", "."))
        has_thousands = len(text.partition(",")[2]) == len("000")
        return (decimal, _number(text.replace(",", ""))) if has_thousands else (decimal,)
    raise NotUnderstood(f"'{cell}' is not a number; write it as 1500 or 1.5")


def _read_boolean(cell: _Readable, column: Column) -> tuple[Any, ...]:
    word = _text(cell).casefold()
    if word in _TRUE or word in _FALSE:
        return (word in _TRUE,)
    raise NotUnderstood(f"'{_text(cell)}' is neither true nor false")


def _read_date(cell: _Readable, column: Column) -> tuple[Any, ...]:
    if isinstance(cell, date):
        return (cell.isoformat(),)
    if isinstance(cell, bool):
        raise NotUnderstood(f"'{_text(cell)}' is not a day; write it as 2026-03-31")
    if isinstance(cell, int | float):
        if cell != int(cell) or not 0 < cell <= _LAST_SERIAL:
            raise NotUnderstood(f"{cell} is not a day; write it as 2026-03-31")
        return ((_SERIAL_OF_1900 + timedelta(days=int(cell))).isoformat(),)
    days = [day for day in _days(cell) if day is not None]
    if not days:
        raise NotUnderstood(f"'{cell}' is not a day; write it as 2026-03-31")
    return tuple(dict.fromkeys(days))


def _days(text: str) -> list[str | None]:
    if found := _ISO_DAY.fullmatch(text):
        return [_day(found[1], found[2], found[3])]
    if found := _DOTTED_DAY.fullmatch(text):
        return [_day(found[3], found[2], found[1])]
    if found := _SLASHED_DAY.fullmatch(text):
        return [_day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])]
    return []


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _read_lines(cell: _Readable, column: Column) -> tuple[Any, ...]:
    text = _text(cell)
    if text.startswith("["):
        return (_yaml(text),)
    items = column.field.items
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if items is not None and items.type in ("integer", "number"):
        each = Column(column.path, column.title, items)
        return ([_one_number(line, each) for line in lines],)
    known = {str(one).casefold(): one for one in items.choices} if items is not None else {}
    return ([known.get(line.casefold(), line) for line in lines],)


def _one_number(line: str, column: Column) -> Any:
    found = _read_number(line, column)
    if len(found) > 1:
        said = " or ".join(map(str, found))
        raise NotUnderstood(f"'{line}' may be {said}; write the one that is meant")
    return found[0]


def _read_parts(cell: _Readable, column: Column) -> tuple[Any, ...]:
    text = _text(cell)
    if text.startswith("["):
        both = _yaml(text) if not _looks_like_lines(text) else None
        if both is not None:
            return (both,)
    lines = [line for line in text.split("\n") if line.strip()]
    return (_yaml("\n".join(f"- {line.strip()}" for line in lines)),)


def _looks_like_lines(text: str) -> bool:
    """Whether each line is a list of its own, as for a list of lists."""
    lines = text.split("\n")
    return len(lines) > 1 and all(line.startswith("[") and line.endswith("]") for line in lines)


def _read_any(cell: _Readable, column: Column) -> tuple[Any, ...]:
    if isinstance(cell, bool):
        return (cell,)
    if isinstance(cell, int | float):
        return (_whole(cell),)
    text = _text(cell)
    if text.startswith(_BEGINS_YAML):
        return (_yaml(text),)
    if _NUMBER.fullmatch(text):
        return (_number(text),)
    return ({"true": True, "false": False}.get(text.casefold(), text),)


_READ: Final[Mapping[Form, Callable[[_Readable, Column], tuple[Any, ...]]]] = {
    Form.TEXT: _read_text,
    Form.NUMBER: _read_number,
    Form.BOOLEAN: _read_boolean,
    Form.DATE: _read_date,
    Form.LINES: _read_lines,
    Form.PARTS: _read_parts,
    Form.ANY: _read_any,
}


def _yaml(text: str) -> Any:
    document = read("cell.yaml", text.encode("utf-8", "replace"))
    if document.faults:
        fault = document.faults[0]
        raise NotUnderstood(
            f"is not written as YAML in line {fault.span.start.line} of the cell: {fault.message}; "
            "write one part a line, as in {what: Stock held, state: planned}"
        )
    return document.value


def _is_like_another(text: str) -> bool:
    is_word = text.casefold() in ("true", "false")
    return is_word or text.startswith(_BEGINS_YAML) or bool(_NUMBER.fullmatch(text))


def _tidy(text: str, column: Column) -> str:
    """Return a text without what nobody sees; other spaces stay where people write freely."""
    bound = column.form is not Form.TEXT or column.field.is_bound
    return _plain(text) if bound else _without_invisible(text)


def _plain(text: str) -> str:
    return _without_invisible(text.translate(_SPACES))


def _without_invisible(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    return lines.strip(" \t\n")


def _text(cell: _Readable) -> str:
    if isinstance(cell, bool):
        return json.dumps(cell)
    if isinstance(cell, int | float):
        return _number_text(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _number(text: str) -> int | float:
    try:
        number = int(text) if text.lstrip("+-").isdecimal() else _whole(float(text))
    except (OverflowError, ValueError):
        number = math.inf
    if number in (math.inf, -math.inf):
        raise NotUnderstood("is too large a number")
    return number


def _whole(number: float) -> int | float:
    """Return a number without the .0 that spreadsheets put there; they have no whole numbers."""
    if abs(number) < _EXACT and float(number).is_integer():
        return int(number)
    return number


def _number_text(number: float) -> str:
    return str(_whole(number))
