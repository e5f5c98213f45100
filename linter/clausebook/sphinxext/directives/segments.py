"""Directives about segments: whom we serve and why, by which processes, and whom we do not."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.segments import (
    SegmentChoice,
    ServiceMatrix,
    segment_choices,
    service_matrix,
)
from clausebook.language import N_, _, ngettext
from clausebook.record import Part, Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.prose import plain_html
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, folded, heading, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["SegmentCards", "ServiceMatrixBlock", "setup"]

_EMPTY = N_("No segment is on record. Who serves everybody alike decides for nobody.")
_NOT_SERVED = N_("Whom we do not serve")
_MATRIX = N_("Which processes serve whom")
_CRITERIA = (
    ("needs", N_("They want")),
    ("preferences", N_("They like it")),
    ("behaviour", N_("They buy")),
)


class SegmentCards(Block):
    """The chosen segments as cards, then those that are left to others or to a later day."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the cards, and a table with the reasons for the others."""
        found = segment_choices(manual_of(translator.builder).corpus)
        if not any((found.served, found.later, found.not_served, found.open)):
            return empty(absent(_(_EMPTY)))
        cards = "".join(_card(translator, one) for one in found.served)
        served = f'<div class="qms-cards">{cards}</div>' if cards else ""
        others = row_table(
            _(_NOT_SERVED),
            (_("Segment"), _("Why")),
            _others(translator, found),
        )
        if not others:
            return served
        return f"{served}{heading(self, _(_NOT_SERVED), 'whom-we-do-not-serve')}{others}"


class ServiceMatrixBlock(Block):
    """Processes and the segments that they serve."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the matrix, and the segments that no process serves."""
        manual = manual_of(translator.builder)
        found = service_matrix(manual.corpus)
        if not found.segments:
            return empty(absent(_(_EMPTY)))
        titles = [manual.title(one) for one in found.segments]
        rows = (
            TableRow(
                (record_link(translator, process.id), *map(_cell, cells)),
                {"process": process.id},
            )
            for process, cells in zip(found.processes, found.cells, strict=True)
        )
        table = row_table(_(_MATRIX), (_("Process"), *titles), rows, classes="qms-crosses")
        return f"<p>{escape(_matrix_told(manual, found))}</p>{table}"


class SegmentsDirective(QuestionDirective):
    """Shows the chosen segments and the others: ``{qms:segments}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:segment", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = list(_lines(segment_choices(manual.corpus)))
        return [with_words(SegmentCards(""), *(lines or [absent(_(_EMPTY))]))]


class ServiceMatrixDirective(QuestionDirective):
    """Shows which processes serve which segments: ``{qms:service-matrix}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:segment", "kind:process", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = service_matrix(manual.corpus)
        told = _matrix_told(manual, found) if found.segments else absent(_(_EMPTY))
        return [with_words(ServiceMatrixBlock(""), told)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "segments", SegmentsDirective)
    app.add_directive_to_domain("qms", "service-matrix", ServiceMatrixDirective)


def _card(translator: HTML5Translator, one: Record) -> str:
    one = manual_of(translator.builder).in_its_language(one)
    criteria = one.part("criteria")
    facts = [(_(label), criteria.text(name)) for name, label in _CRITERIA]
    facts.append((_("Why us"), one.text("advantage_rationale")))
    told = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in facts if text)
    personas = "".join(_persona(part) for part in one.parts("personas"))
    return (
        f'<section class="qms-card" data-segment="{escape(one.id)}" '
        f'aria-label="{escape(one.title)}">'
        f'<p class="qms-card-title">{record_link(translator, one.id)}</p>'
        f'<p class="qms-card-value">{_size(one)}</p>'
        f'<dl class="qms-facts simple">{told}</dl>{personas}</section>'
    )


def _size(one: Record) -> str:
    size = one.part("size")
    number = size.number("number")
    if number is None:
        return f'<span class="qms-hint">{_("size not known")}</span>'
    on = f", {day(size.text('on'))}" if size.has("on") else ""
    return (
        f"<strong>{number_cell(number)}</strong> "
        f'<span class="qms-hint">{escape(size.text("of"))}{on}</span>'
    )


def _persona(part: Part) -> str:
    lists = "".join(
        f"<dt>{label}</dt><dd>{escape('; '.join(part.texts(name)))}</dd>"
        for name, label in (("goals", _("Wants")), ("pains", _("Suffers from")))
        if part.texts(name)
    )
    based = part.text("based_on")
    source = _("Drawn from: {source}", source=escape(based))
    known = f'<p class="qms-hint">{source}</p>' if based else ""
    description = plain_html(part.text("description"))
    facts = f'<dl class="qms-facts simple">{lists}</dl>' if lists else ""
    told = _("Persona: {name}", name=escape(part.text("name")))
    return folded(told, f"{description}{facts}{known}")


def _others(translator: HTML5Translator, found: SegmentChoice) -> Iterator[TableRow]:
    choices = (
        (found.not_served, mark(_("not served"), Tone.PLAIN)),
        (found.later, mark(_("later"), Tone.CARE)),
        (found.open, mark(_("not decided"), Tone.BAD)),
    )
    for segments, choice in choices:
        for one in map(manual_of(translator.builder).in_its_language, segments):
            reason = escape(one.text("not_served_reason"))
            size = f'<div class="qms-way">{_size(one)}</div>' if one.has("size") else ""
            cells = (
                f"{record_link(translator, one.id)} {choice}{size}",
                reason or mark(_("no reason given"), Tone.CARE),
            )
            yield TableRow(cells, {"segment": one.id})


def _cell(serves: bool) -> str:
    return _("serves") if serves else '<span class="qms-none">–</span>'


def _matrix_told(manual: Manual, found: ServiceMatrix) -> str:
    told = _(
        "{processes} for {segments}.",
        processes=ngettext("{count} process", "{count} processes", len(found.processes)),
        segments=ngettext("{count} chosen segment", "{count} chosen segments", len(found.segments)),
    )
    unserved = ", ".join(map(manual.title, found.unserved))
    if not unserved:
        return told
    return f"{told} {_('No process serves: {segments}.', segments=unserved)}"


def _lines(found: SegmentChoice) -> Iterator[str]:
    for one in found.served:
        texts = (one.part("criteria").text(name) for name, _label in _CRITERIA)
        yield " · ".join(filter(None, (named(one), *texts, one.text("advantage_rationale"))))
    for one in (*found.not_served, *found.later, *found.open):
        yield f"{_(_NOT_SERVED)}: {named(one)} · {one.text('not_served_reason')}"
