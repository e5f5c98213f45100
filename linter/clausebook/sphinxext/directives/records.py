"""The directive ``qms:records``: a table of the records of one kind."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.selection import (
    Found,
    Query,
    QueryFault,
    field_at,
    linked_ids,
    parse_conditions,
    select,
    values_at,
)
from clausebook.language import (
    _,
    capital_first,
    choice_word,
    link_word,
    noun,
    number_text,
    status_text,
)
from clausebook.record import Record
from clausebook.schema import Kind
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.fields import Fields
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.prose import plain_html
from clausebook.sphinxext.views.pieces import (
    caption,
    folded_where_narrow,
    listing,
    named,
    with_words,
)

__all__ = ["RecordTable", "RecordsDirective", "setup"]

_MANY = 12
"""A table with more rows is long where each row is a card."""


class RecordTable(Block):
    """A row for each record that ``query`` selects, a column for each of ``columns``."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the caption, the table in its wrapper, and the totals."""
        manual = manual_of(translator.builder)
        kind, columns = manual.corpus.library.kinds[self["kind"]], self["columns"]
        records = select(manual.corpus, _query(self.attributes))
        if not records:
            empty = _nothing(self.attributes, kind)
            return f'{caption(self["caption"])}<p class="qms-empty">{escape(empty)}</p>'
        names = (_(kind.title), *(_label(kind, column) for column in columns))
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        body = "".join(
            f'<tr><th scope="row">{record_link(translator, record.id)}</th>'
            + "".join(f"<td>{_cell(translator, record, column)}</td>" for column in columns)
            + "</tr>"
            for record in records
        )
        label = self["caption"] or _(kind.plural)
        shown = table(head, body, label=label, classes="qms-wide qms-records")
        if len(records) > _MANY:
            shown = folded_where_narrow(escape(_number(records, kind)), shown)
        totals = (
            f'<p class="qms-totals">{escape(_totals(records, kind))}</p>' if self["totals"] else ""
        )
        return caption(self["caption"]) + shown + totals


class RecordsDirective(QuestionDirective):
    """Lists the records of a kind: ``{qms:records} risk``."""

    required_arguments = 1
    option_spec: ClassVar = {
        "columns": directives.unchanged,
        "status": directives.unchanged,
        "where": directives.unchanged,
        "sort": directives.unchanged,
        "caption": directives.unchanged,
        "totals": directives.flag,
    }

    def questions(self) -> Sequence[str]:
        return (f"kind:{self.arguments[0]}",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        attributes = {
            "kind": self.arguments[0],
            "columns": _words(self.options.get("columns", "status, owner")),
            "statuses": _words(self.options.get("status", "")),
            "where": self.options.get("where", ""),
            "order": _words(self.options.get("sort", "")),
            "caption": self.options.get("caption", ""),
            "totals": "totals" in self.options,
        }
        try:
            records = select(manual.corpus, _query(attributes))
            kind = manual.corpus.library.kinds[attributes["kind"]]
            for column in attributes["columns"]:
                _check(manual, kind, column)
        except QueryFault as fault:
            raise self.error(f"qms:records: {fault}") from None
        lines = [_line(record, attributes["columns"]) for record in records]
        told = _totals(records, kind) if attributes["totals"] else ""
        empty = "" if records else _nothing(attributes, kind)
        block = RecordTable("", **attributes)
        return [with_words(block, attributes["caption"], *lines, told, empty)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "records", RecordsDirective)


def _query(attributes: dict[str, Any]) -> Query:
    return Query(
        attributes["kind"],
        tuple(attributes["statuses"]),
        parse_conditions(attributes["where"]),
        tuple(attributes["order"]),
    )


def _words(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if word]


def _check(manual: Manual, kind: Kind, column: str) -> None:
    inverses = manual.corpus.inverses
    if column not in inverses and column not in inverses.values():
        field_at(kind, column)


def _is_field(kind: Kind, column: str) -> bool:
    return column.partition(".")[0] in kind.fields.properties


def _label(kind: Kind, column: str) -> str:
    if not _is_field(kind, column):
        return capital_first(link_word(column))
    steps = column.split(".")
    titles = [_(field_at(kind, ".".join(steps[: i + 1])).title) for i in range(len(steps))]
    return " · ".join(titles)


def _cell(translator: HTML5Translator, record: Record, column: str) -> str:
    if column == "status":
        return status_mark(record.status)
    if not _is_field(record.kind, column):
        corpus = manual_of(translator.builder).corpus
        ids = linked_ids(corpus, record, column)
        return listing(record_link(translator, target) for target in ids)
    fields = Fields(translator, lambda _place, text: plain_html(text))
    found = values_at(manual_of(translator.builder).in_its_language(record), column)
    return listing(fields.value(one.field, one.value, one.pointer) for one in found)


def _line(record: Record, columns: Sequence[str]) -> str:
    """Return a record in words: its name, and the columns that hold a plain value."""
    plain = [
        f"{_label(record.kind, column)}: {_plain(found)}"
        for column in columns
        if _is_field(record.kind, column)
        for found in values_at(record, column)
        if isinstance(found.value, str | int | float)
    ]
    return " · ".join((named(record), *plain))


def _plain(found: Found) -> str:
    if found.field.name == "status":
        return status_text(str(found.value))
    if found.value in found.field.choices:
        return choice_word(str(found.value))
    return number_text(found.value) if isinstance(found.value, float) else str(found.value)


def _number(records: Sequence[Record], kind: Kind) -> str:
    return f"{len(records)} {noun(kind.title if len(records) == 1 else kind.plural)}"


def _totals(records: Sequence[Record], kind: Kind) -> str:
    by_status = Counter(record.status for record in records if record.status)
    counts = sorted(by_status.items())
    parts = ", ".join(f"{number} {status_text(status)}" for status, number in counts)
    total = _number(records, kind)
    return f"{total}: {parts}" if parts else total


def _nothing(attributes: dict[str, Any], kind: Kind) -> str:
    if attributes["where"] or attributes["statuses"]:
        return absent(_("No {kind} meets these conditions.", kind=noun(kind.title)))
    return absent(_("There is no {kind} on record.", kind=noun(kind.title)))
