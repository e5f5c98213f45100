"""One record on a page."""

from functools import partial
from itertools import islice, takewhile

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from clausebook.control.standing import standing_of
from clausebook.language import _
from clausebook.record import Record
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.block import Block, nested_html
from clausebook.sphinxext.html import escape, identifier
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.fields import Fields
from clausebook.sphinxext.page.findings import findings_html
from clausebook.sphinxext.page.illustration import illustration
from clausebook.sphinxext.page.proposals import change_link
from clausebook.sphinxext.page.relations import relations_html
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.prose import Prose, plain_html
from clausebook.sphinxext.views.pieces import folded_where_narrow
from clausebook.sphinxext.views.threads import folded_thread
from clausebook.text import Pointer

__all__ = [
    "ALWAYS_SKIPPED",
    "IN_REGISTER",
    "RecordBlock",
    "RecordFields",
    "RecordRelations",
    "record_of",
]

ALWAYS_SKIPPED = frozenset({"id", "kind", "title", "records", "of"})
IN_REGISTER = ALWAYS_SKIPPED | {"status"}
_INTRODUCTION = "introduction"
_LONG = 8
"""Documents with more records than this fold them on a narrow screen."""
_MOST_LEADING = 3


class _OfRecord(Block):
    """A block about the record at ``index`` of the document at ``path``."""

    def prose_html(self, translator: HTML5Translator, pointer: Pointer, text: str) -> str:
        """Return a text with markup: what was parsed, else plain paragraphs."""
        for child in self.children:
            if isinstance(child, Prose) and tuple(child["pointer"]) == pointer:
                return "".join(nested_html(translator, node) for node in child.children)
        return plain_html(text)

    def fields_html(
        self, translator: HTML5Translator, record: Record, skipped: frozenset[str]
    ) -> str:
        """Return the record's own values but for those that stand elsewhere: its header last."""
        manual = manual_of(translator.builder)
        translation = manual.translation(record.path)
        fields = Fields(
            translator,
            partial(self.prose_html, translator),
            manual.foreign_language(record.path),
            frozenset() if translation is None else frozenset(translation.texts.values()),
        )
        header = frozenset(manual.corpus.library.header.properties)
        others = frozenset(record.values) - header
        record = manual.in_its_language(record)
        return "".join(
            fields.listed(record.field, record.values, record.pointer, skipped | left_out)
            for left_out in (header, others)
        )


class RecordFields(_OfRecord):
    """What a document says of itself beyond its header."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the fields."""
        manual = manual_of(translator.builder)
        record = record_of(manual, self)
        header = frozenset(manual.corpus.library.header.properties) - {"lint_ignore"}
        skipped = ALWAYS_SKIPPED | header | {_INTRODUCTION}
        return self._introduction(translator, record) + self.fields_html(
            translator, record, skipped
        )

    def _introduction(self, translator: HTML5Translator, record: Record) -> str:
        shown = manual_of(translator.builder).in_its_language(record)
        text = shown.values.get(_INTRODUCTION)
        if not isinstance(text, str):
            return ""
        prose = self.prose_html(translator, (*record.pointer, _INTRODUCTION), text)
        return f'<div class="qms-introduction">{prose}</div>'


class RecordRelations(_OfRecord):
    """What a document is linked with."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the relations in both directions, and the golden thread."""
        record = record_of(manual_of(translator.builder), self)
        return relations_html(translator, record) + folded_thread(translator, record)


class RecordBlock(_OfRecord):
    """A record of a register, whole: heading, fields, relations, findings."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the record as an article with its id as anchor."""
        manual = manual_of(translator.builder)
        record = record_of(manual, self)
        is_first = manual.corpus.get(record.id) is record
        anchor = f' id="{record_anchor(record.id)}"' if record.id and is_first else ""
        standing = standing_of(record, manual.corpus.today)
        tone = f" qms-{standing.tone}" if standing is not None else ""
        findings = manual.findings_by_record.get(record.id, ()) if is_first else ()
        return "".join(
            (
                f'<section class="qms-record{tone}"{anchor}>',
                _heading(manual, record),
                illustration(record) if is_first else "",
                self._body(translator, manual, record),
                findings_html(translator, findings),
                "</section>",
            )
        )

    def _body(self, translator: HTML5Translator, manual: Manual, record: Record) -> str:
        """Return all that the record says; in a long register it can be folded behind the first.

        A style sheet unfolds it where there is room, and where a link leads to the record.
        """
        is_long = len(manual.loaded[record.path].records) > _LONG
        lead = _lead(manual, record) if is_long else frozenset()
        others = frozenset(record.values) - lead
        first = self.fields_html(translator, record, others) if lead else ""
        rest = (
            self.fields_html(translator, record, IN_REGISTER | lead)
            + relations_html(translator, record)
            + folded_thread(translator, record)
        )
        if not first or not rest:
            return first + rest
        more = _("More of {id}", id=identifier(record.id))
        return first + folded_where_narrow(more, rest)


def _lead(manual: Manual, record: Record) -> frozenset[str]:
    """Return the fields that tell what a record is about: the first that hold one value each."""
    apart = IN_REGISTER | frozenset(manual.corpus.library.header.properties)
    own = [name for name in record.field.properties if name in record.values and name not in apart]
    single = takewhile(lambda name: not isinstance(record.values[name], dict | list), own)
    return frozenset(islice(single, _MOST_LEADING))


def record_of(manual: Manual, block: nodes.Element) -> Record:
    """Return the record that a block is about."""
    path, index = str(block["path"]), int(block["index"])
    return manual.loaded[path].records[index]


def _heading(manual: Manual, record: Record) -> str:
    own = identifier(record.id) if record.id else ""
    title = escape(manual.title(record)) if record.title != record.id else ""
    to_it = _("Link to {id}", id=escape(record.id))
    permalink = (
        f'<a class="headerlink" href="#{record_anchor(record.id)}" '
        f'title="{_("Link to this record")}" aria-label="{to_it}">¶</a>'
        if record.id
        else ""
    )
    change = change_link(manual, record)
    return (
        f'<div class="qms-record-head"><h2>{own} {title}{permalink}</h2>'
        f'<p class="qms-record-meta">{status_mark(record.status)} {change}</p></div>'
    )
