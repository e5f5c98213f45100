"""The directive ``qms:canvas``: what competing offers give of what customers weigh."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.canvas_view import CanvasCurve, CanvasView, canvas_view
from clausebook.analysis.evidence import is_withdrawn
from clausebook.charts.canvas import CanvasPicture, Curve, Factor, draw_canvas
from clausebook.language import N_, _, choice_word, number_text
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import (
    chart_name,
    figure,
    number_cell,
    numbers,
    parse_reading,
    reading,
    reading_words,
)
from clausebook.sphinxext.views.pieces import named, with_words

__all__ = ["CanvasBlock", "setup"]

_SIGNS = {
    "raise": N_("↑ raise"),
    "reduce": N_("↓ reduce"),
    "create": N_("+ create"),
    "eliminate": N_("× drop"),
}


class CanvasBlock(Block):
    """The canvas ``record``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the chart, what was read in it, and its numbers."""
        canvas = manual_of(translator.builder).corpus.by_id[self["record"]]
        view = canvas_view(canvas)
        shown = _picture(canvas, view)
        chart = figure(
            canvas.title,
            _told(view),
            self["chart"],
            partial(draw_canvas, shown),
        )
        source = f'<p class="qms-chart-source">{record_link(translator, canvas.id)}</p>'
        head = (_("Factor"), *map(_name, view.curves), _("Move"))
        table = numbers(canvas.title, head, _rows(view))
        return f"{source}{chart}{reading(translator, self, canvas)}{table}"


class CanvasDirective(QuestionDirective):
    """Shows one strategy canvas: ``{qms:canvas} CNV-0001``."""

    required_arguments = 1

    def questions(self) -> Sequence[str]:
        return (f"record:{self.arguments[0]}",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        canvas = manual.corpus.get(self.arguments[0])
        if canvas is None or canvas.kind.name != "canvas" or is_withdrawn(canvas):
            raise self.error(f"qms:canvas: no canvas in use has the id '{self.arguments[0]}'")
        block = CanvasBlock("", record=canvas.id, chart=chart_name(self.env, f"canvas-{canvas.id}"))
        parse_reading(self, block, canvas)
        view = canvas_view(canvas)
        lines = (_line(view, curve) for curve in view.curves)
        return [with_words(block, named(canvas), _told(view), *reading_words(canvas), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "canvas", CanvasDirective)


def _picture(canvas: Record, view: CanvasView) -> CanvasPicture:
    return CanvasPicture(
        canvas.title,
        f"{_told(view)} {_('The table below the chart holds the scores.')}",
        [
            Factor(name, _(_SIGNS.get(move, "")))
            for name, move in zip(view.factors, view.moves, strict=True)
        ],
        [Curve(_name(curve), curve.scores, curve.is_own) for curve in view.curves],
    )


def _name(curve: CanvasCurve) -> str:
    return _("{name} (planned)", name=curve.name) if curve.is_future else curve.name


def _told(view: CanvasView) -> str:
    """Return what the scores are, and how far other offers differ from the own one."""
    told = [_("How much of each factor an offer gives: 0 for nothing, 10 for the most on offer.")]
    apart = [
        _(
            "{name} by {steps}",
            name=_name(curve),
            steps=number_text(f"{curve.difference.value:.1f}"),
        )
        for curve in view.curves
        if curve.difference is not None
    ]
    if apart:
        told.append(
            _(
                "From our present offer differ, in steps on average: {offers}.",
                offers=", ".join(apart),
            )
        )
    return " ".join(told)


def _rows(view: CanvasView) -> list[list[str]]:
    return [
        [
            escape(factor),
            *(number_cell(curve.scores[place]) for curve in view.curves),
            escape(choice_word(view.moves[place])),
        ]
        for place, factor in enumerate(view.factors)
    ]


def _line(view: CanvasView, curve: CanvasCurve) -> str:
    told = (
        f"{factor} {number_cell(score)}"
        for factor, score in zip(view.factors, curve.scores, strict=True)
        if score is not None
    )
    return f"{_name(curve)}: {', '.join(told)}"
