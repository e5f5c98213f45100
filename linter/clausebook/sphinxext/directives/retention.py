"""The directive ``qms:retention``: what is kept how long, by kind."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.retention import Keeping, retention_matrix
from clausebook.language import N_, _, choice_word, duration_text, ngettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, page_link, record_link, table
from clausebook.sphinxext.manual import Manual, docname_of, manual_of
from clausebook.sphinxext.views.pieces import caption, empty, folded, listing, with_words

__all__ = ["RetentionMatrix", "setup"]

_HERE = (
    N_("Kind"),
    N_("Kept for"),
    N_("From"),
    N_("Records"),
    N_("Oldest"),
    N_("Due for disposal"),
    N_("Where"),
)
_ELSEWHERE = (N_("Evidence"), N_("Kept for"), N_("From"), N_("Where"), N_("Disposal"))
_UNDECIDED = N_("not decided")
_NOTHING = N_("No evidence is on record yet.")


class RetentionMatrix(Block):
    """The kinds of records that are retained, and the places of evidence outside."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table of what is kept here, and one of what is kept elsewhere."""
        corpus = manual_of(translator.builder).corpus
        here = [_keeping_row(translator, one) for one in retention_matrix(corpus)]
        elsewhere = [_place_row(translator, one) for one in corpus.live("record-location")]
        shown = _table(_HERE, here, _("Kept in this manual"))
        shown += _table(_ELSEWHERE, elsewhere, _("Kept elsewhere"))
        return shown or empty(absent(_(_NOTHING)))


class RetentionDirective(QuestionDirective):
    """Shows for how long evidence is kept."""

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = [_line(one) for one in retention_matrix(manual.corpus)]
        empty = "" if lines or manual.corpus.live("record-location") else absent(_(_NOTHING))
        return [with_words(RetentionMatrix(""), *lines, empty)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "retention", RetentionDirective)


def _line(one: Keeping) -> str:
    parts = [_kept(one), ngettext("{count} record", "{count} records", len(one.records))]
    if one.due:
        parts.append(_("{count} due for disposal", count=len(one.due)))
    return f"{_(one.kind.plural)}: {', '.join(parts)}"


def _kept(one: Keeping) -> str:
    if not one.period:
        return _(_UNDECIDED)
    return _(
        "kept for {period} from {trigger}",
        period=duration_text(one.period),
        trigger=choice_word(one.trigger),
    )


def _table(columns: Iterable[str], rows: Iterable[str], label: str) -> str:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    head = "".join(f'<th scope="col">{_(name)}</th>' for name in columns)
    shown = table(head, body, label=label, classes="qms-wide qms-retention")
    return f"{caption(label)}{shown}" if body else ""


def _keeping_row(translator: HTML5Translator, one: Keeping) -> str:
    cells = (
        escape(duration_text(one.period)) or f'<span class="qms-gap">{_(_UNDECIDED)}</span>',
        escape(choice_word(one.trigger)),
        str(len(one.records)),
        day(one.oldest.isoformat()) if one.oldest is not None else "",
        _due(translator, one.due),
        listing(_file(translator, path) for path in one.paths),
    )
    return f'<th scope="row">{escape(_(one.kind.plural))}</th>{_cells(cells)}'


def _due(translator: HTML5Translator, due: Sequence[Record]) -> str:
    if not due:
        return _("none")
    links = listing(record_link(translator, record.id) for record in due)
    return folded(ngettext("{count} record", "{count} records", len(due)), links)


def _file(translator: HTML5Translator, path: str) -> str:
    shown = f'<span class="qms-source">{escape(path)}</span>'
    return page_link(translator, docname_of(path), "", shown)


def _place_row(translator: HTML5Translator, record: Record) -> str:
    told = manual_of(translator.builder).in_its_language(record)
    cells: Iterator[str] = map(
        escape,
        (
            duration_text(record.part("retention").text("period")),
            choice_word(record.part("retention").text("trigger")),
            told.text("where"),
            told.text("disposal"),
        ),
    )
    return f'<th scope="row">{record_link(translator, record.id)}</th>{_cells(cells)}'


def _cells(cells: Iterable[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)
