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
from clausebook.record import Part, Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.prose import plain_html
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import counted, empty, folded, heading, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["SegmentCards", "ServiceMatrixBlock", "setup"]

_EMPTY = absent("No segment is on record. Who serves everybody alike decides for nobody.")
_NOT_SERVED = "Whom we do not serve"
_MATRIX = "Which processes serve whom"
_CRITERIA = (
    ("needs", "They want"),
    ("preferences", "They like it"),
    ("behaviour", "They buy"),
)


class SegmentCards(Block):
    """The chosen segments as cards, then those that are left to others or to a later day."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the cards, and a table with the reasons for the others."""
        found = segment_choices(manual_of(translator.builder).corpus)
        if not any((found.served, found.later, found.not_served, found.open)):
            return empty(_EMPTY)
        cards = "".join(_card(translator, one) for one in found.served)
        served = f'<div class="qms-cards">{cards}</div>' if cards else ""
        others = row_table(
            _NOT_SERVED,
            ("Segment", "Why"),
            _others(translator, found),
        )
        if not others:
            return served
        return f"{served}{heading(self, _NOT_SERVED, 'whom-we-do-not-serve')}{others}"


class ServiceMatrixBlock(Block):
    """Processes and the segments that they serve."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the matrix, and the segments that no process serves."""
        found = service_matrix(manual_of(translator.builder).corpus)
        if not found.segments:
            return empty(_EMPTY)
        titles = [one.title for one in found.segments]
        rows = (
            TableRow(
                (record_link(translator, process.id), *map(_cell, cells)),
                {"process": process.id},
            )
            for process, cells in zip(found.processes, found.cells, strict=True)
        )
        table = row_table(_MATRIX, ("Process", *titles), rows, classes="qms-crosses")
        return f"<p>{escape(_matrix_told(found))}</p>{table}"


class SegmentsDirective(QuestionDirective):
    """Shows the chosen segments and the others: ``{qms:segments}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:segment", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = list(_lines(segment_choices(manual.corpus)))
        return [with_words(SegmentCards(""), *(lines or [_EMPTY]))]


class ServiceMatrixDirective(QuestionDirective):
    """Shows which processes serve which segments: ``{qms:service-matrix}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:segment", "kind:process", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = service_matrix(manual.corpus)
        told = _matrix_told(found) if found.segments else _EMPTY
        return [with_words(ServiceMatrixBlock(""), told)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "segments", SegmentsDirective)
    app.add_directive_to_domain("qms", "service-matrix", ServiceMatrixDirective)


def _card(translator: HTML5Translator, one: Record) -> str:
    criteria = one.part("criteria")
    facts = [(label, criteria.text(name)) for name, label in _CRITERIA]
    facts.append(("Why us", one.text("advantage_rationale")))
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
        return '<span class="qms-hint">size not known</span>'
    on = f", {day(size.text('on'))}" if size.has("on") else ""
    return (
        f"<strong>{number_cell(number)}</strong> "
        f'<span class="qms-hint">{escape(size.text("of"))}{on}</span>'
    )


def _persona(part: Part) -> str:
    lists = "".join(
        f"<dt>{label}</dt><dd>{escape('; '.join(part.texts(name)))}</dd>"
        for name, label in (("goals", "Wants"), ("pains", "Suffers from"))
        if part.texts(name)
    )
    based = part.text("based_on")
    known = f'<p class="qms-hint">Drawn from: {escape(based)}</p>' if based else ""
    description = plain_html(part.text("description"))
    facts = f'<dl class="qms-facts simple">{lists}</dl>' if lists else ""
    return folded(f"Persona: {escape(part.text('name'))}", f"{description}{facts}{known}")


def _others(translator: HTML5Translator, found: SegmentChoice) -> Iterator[TableRow]:
    choices = (
        (found.not_served, mark("not served", Tone.PLAIN)),
        (found.later, mark("later", Tone.CARE)),
        (found.open, mark("not decided", Tone.BAD)),
    )
    for segments, choice in choices:
        for one in segments:
            reason = escape(one.text("not_served_reason"))
            size = f'<div class="qms-way">{_size(one)}</div>' if one.has("size") else ""
            cells = (
                f"{record_link(translator, one.id)} {choice}{size}",
                reason or mark("no reason given", Tone.CARE),
            )
            yield TableRow(cells, {"segment": one.id})


def _cell(serves: bool) -> str:
    return "serves" if serves else '<span class="qms-none">–</span>'


def _matrix_told(found: ServiceMatrix) -> str:
    total = counted(len(found.processes), "process", "processes")
    told = f"{total} for {counted(len(found.segments), 'chosen segment')}."
    unserved = ", ".join(one.title for one in found.unserved)
    return f"{told} No process serves: {unserved}." if unserved else told


def _lines(found: SegmentChoice) -> Iterator[str]:
    for one in found.served:
        texts = (one.part("criteria").text(name) for name, _ in _CRITERIA)
        yield " · ".join(filter(None, (named(one), *texts, one.text("advantage_rationale"))))
    for one in (*found.not_served, *found.later, *found.open):
        yield f"{_NOT_SERVED}: {named(one)} · {one.text('not_served_reason')}"
