"""Values of a record as HTML, labelled and shaped by the schema."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.translations import is_free
from clausebook.language import _, choice_word, duration_text, number_text, status_text
from clausebook.schema import Field
from clausebook.sphinxext.html import (
    day,
    escape,
    external_link,
    identifier,
    record_link,
    table,
)
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.questions import LOOKS_LIKE_AN_ID
from clausebook.text import Pointer, label_of_key

__all__ = ["Fields", "label_of"]

_ADDRESS = re.compile(r"(https?://|mailto:)\S+")
_PERIOD = re.compile(r"[0-9]{4}-[0-9QHW-]{1,5}")
_WIDEST_TABLE = 8


@dataclass(frozen=True, slots=True)
class Fields:
    """Writes values; ``prose`` gives the HTML of a text with markup, by its pointer.

    Texts are marked with their ``language`` where it is not the manual's, but for those that were
    ``translated``: how a text is read aloud and broken at the end of a line depends on it.
    """

    translator: HTML5Translator
    prose: Callable[[Pointer, str], str]
    language: str = ""
    translated: frozenset[str] = frozenset()

    def listed(
        self,
        field: Field | None,
        values: Mapping[str, Any],
        pointer: Pointer,
        skipped: frozenset[str] = frozenset(),
    ) -> str:
        """Return a list of labels and values in the order of the schema, empty without any."""
        rows = "".join(
            f"{_term(below, name)}<dd>{self.value(below, value, (*pointer, name))}</dd>"
            for name, below, value in _present(field, values)
            if name not in skipped
        )
        return f'<dl class="qms-fields simple">{rows}</dl>' if rows else ""

    def value(self, field: Field | None, value: Any, pointer: Pointer) -> str:
        """Return any value as HTML; what the schema does not know is shown as it is."""
        if isinstance(value, dict):
            return self._group(field, value, pointer)
        if isinstance(value, list):
            return self._list(field.items if field else None, field, value, pointer)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if value is None:
            return ""
        if isinstance(value, str):
            return self._marked(field, value, self._text(field, value, pointer))
        return escape(number_text(value))

    def _group(self, field: Field | None, values: Mapping[str, Any], pointer: Pointer) -> str:
        """Return the parts of a value in pairs, so that short ones can stand side by side."""
        pairs = "".join(
            f"<div>{_term(below, name)}<dd>{self.value(below, value, (*pointer, name))}</dd></div>"
            for name, below, value in _present(field, values)
        )
        return f'<dl class="qms-group simple">{pairs}</dl>' if pairs else ""

    def _marked(self, field: Field | None, text: str, shown: str) -> str:
        if not self.language or not is_free(field) or text in self.translated:
            return shown
        element = "div" if field is not None and field.is_prose else "span"
        return f'<{element} lang="{escape(self.language)}">{shown}</{element}>'

    def _text(self, field: Field | None, text: str, pointer: Pointer) -> str:
        if field is not None and field.reference is not None:
            return record_link(self.translator, text)
        if field is not None and field.is_prose:
            return self.prose(pointer, text)
        if field is not None and text in field.choices:
            is_status = field.name == "status"
            return escape(status_text(text) if is_status else choice_word(text))
        if field is not None and field.schema.get("format") == "email":
            return external_link(f"mailto:{text}", text)
        return self._by_its_look(text)

    def _by_its_look(self, text: str) -> str:
        """Return a text that the schema leaves open: evidence may be an address or an id."""
        if _PERIOD.fullmatch(text):
            return day(text)
        if _ADDRESS.fullmatch(text):
            return external_link(text)
        if LOOKS_LIKE_AN_ID.fullmatch(text):
            known = manual_of(self.translator.builder).corpus.get(text) is not None
            return record_link(self.translator, text) if known else identifier(text)
        return escape(duration_text(text))

    def _list(
        self, items: Field | None, field: Field | None, values: list[Any], pointer: Pointer
    ) -> str:
        if not values:
            return ""
        if all(isinstance(value, dict) for value in values):
            columns = _columns(items, values)
            if columns is not None:
                return self._table(columns, values, pointer, label_of(field, str(pointer[-1])))
        elif all(isinstance(value, list) for value in values):
            return self._grid(items, values, pointer, label_of(field, str(pointer[-1])))
        shown = [self.value(items, v, (*pointer, index)) for index, v in enumerate(values)]
        if len(shown) == 1:
            return shown[0]
        sort = "qms-list" if items is not None and items.reference is not None else "qms-points"
        return f'<ul class="{sort}">' + "".join(f"<li>{one}</li>" for one in shown) + "</ul>"

    def _table(
        self,
        columns: Sequence[tuple[str, Field | None]],
        rows: list[dict[str, Any]],
        pointer: Pointer,
        label: str,
    ) -> str:
        head = "".join(
            f'<th scope="col"{_hint(field)}>{escape(label_of(field, name))}</th>'
            for name, field in columns
        )
        body = "".join(
            "<tr>"
            + "".join(
                f"<td>{self.value(field, row.get(name), (*pointer, index, name))}</td>"
                for name, field in columns
            )
            + "</tr>"
            for index, row in enumerate(rows)
        )
        return table(head, body, label=label, classes="qms-values")

    def _grid(
        self, items: Field | None, rows: list[list[Any]], pointer: Pointer, label: str
    ) -> str:
        cell = items.items if items else None
        body = "".join(
            "<tr>"
            + "".join(
                f"<td>{self.value(cell, value, (*pointer, index, column))}</td>"
                for column, value in enumerate(row)
            )
            + "</tr>"
            for index, row in enumerate(rows)
        )
        return table("", body, label=label, classes="qms-values")


def label_of(field: Field | None, name: str) -> str:
    """Return what people call a field: its title, else its name in words."""
    return _(field.title) if field is not None else label_of_key(name)


def _present(
    field: Field | None, values: Mapping[str, Any]
) -> Iterator[tuple[str, Field | None, Any]]:
    """Yield what is there: first in the order of the schema, then what it does not know."""
    known = field.properties if field is not None else {}
    for name in (*known, *(key for key in values if key not in known)):
        value = values.get(name)
        if value is not None and value not in ("", [], {}):
            yield name, known.get(name), value


def _columns(
    items: Field | None, rows: list[dict[str, Any]]
) -> list[tuple[str, Field | None]] | None:
    """Return the columns of a table, None where the rows are too wide or too deep for one."""
    known = items.properties if items is not None else {}
    used = {name for row in rows for name, value in row.items() if value not in (None, "")}
    names = [*(n for n in known if n in used), *sorted(used - set(known))]
    deep = any(
        isinstance(row.get(n), dict) or any(isinstance(v, dict | list) for v in _items(row.get(n)))
        for row in rows
        for n in names
    )
    prose = any(known[n].is_prose for n in names if n in known)
    if deep or prose or len(names) > _WIDEST_TABLE:
        return None
    return [(name, known.get(name)) for name in names]


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _term(field: Field | None, name: str) -> str:
    return f"<dt{_hint(field)}>{escape(label_of(field, name))}</dt>"


def _hint(field: Field | None) -> str:
    described = field.description if field is not None else ""
    return f' title="{escape(described)}"' if described else ""
