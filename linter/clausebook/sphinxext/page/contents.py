"""The records of a register at a glance."""

from datetime import date
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.control.standing import barred
from clausebook.language import _, ngettext
from clausebook.record import Record
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import escape, identifier, tone_mark
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.standing import status_mark

__all__ = ["Contents", "fill_side_bar"]

_MANY = 30


class Contents(Block):
    """A list of the records in the register at ``path``, folded where it is long."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the number of records and a link to each."""
        manual = manual_of(translator.builder)
        register, *records = manual.loaded[self["path"]].records
        listed = "".join(f"<li>{_entry(manual, r)}{_mark(r, register)}</li>" for r in records)
        count = ngettext("{count} record", "{count} records", len(records))
        unfolded = "" if len(records) > _MANY else " open"
        return (
            f'<details class="qms-contents"{unfolded}><summary>{count}</summary>'
            f"<ul>{listed}</ul></details>"
        )


def fill_side_bar(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """List the records of a register beside it; they are no sections, so Sphinx does not."""
    block = next(iter(doctree.findall(Contents)), None) if doctree is not None else None
    if block is None:
        return
    manual = manual_of(app)
    today = manual.corpus.today
    register, *records = manual.loaded[block["path"]].records
    is_barred = barred(register, today) is not None
    marks = ("" if is_barred else _warning(record, today) for record in records)
    listed = "".join(
        f"<li>{_entry(manual, record)}{mark}</li>"
        for record, mark in zip(records, marks, strict=True)
    )
    top = _("Top")
    context["toc"] = f'<ul><li><a class="reference internal" href="#">{top}</a></li>{listed}</ul>'
    context["furo_hide_toc"] = False


def _entry(manual: Manual, record: Record) -> str:
    title = f" {escape(manual.title(record))}" if record.title != record.id else ""
    return (
        f'<a class="reference internal" href="#{record_anchor(record.id)}">'
        f"{identifier(record.id)}{title}</a>"
    )


def _warning(record: Record, today: date) -> str:
    """Return where a record stands, empty where people may work by it."""
    standing = barred(record, today)
    return f" {tone_mark(standing)}" if standing is not None else ""


def _mark(record: Record, register: Record) -> str:
    """Return the status where it is not that of the whole register."""
    return f" {status_mark(record.status)}" if record.status != register.status else ""
