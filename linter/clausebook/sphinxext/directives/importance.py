"""The directive ``qms:importance``: needs in the matrix of importance and satisfaction."""

from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.importance_matrix import ImportanceMatrix, Quadrant, importance_matrix
from clausebook.charts.plane import Corner, Guide, Plane, draw_plane
from clausebook.corpus import Corpus
from clausebook.language import N_, _, pgettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, number_cell, numbers
from clausebook.sphinxext.views.needs import NeedsDirective, rating_plane, segment_link
from clausebook.sphinxext.views.pieces import empty, named, with_words

__all__ = ["ImportanceBlock", "setup"]

_EMPTY = N_("No need has been rated by customers yet.")

_TITLE = N_("Needs compared by importance and satisfaction")


class ImportanceBlock(Block):
    """The matrix of the needs of ``segment``, or of all."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the matrix and the needs as a table."""
        corpus = manual_of(translator.builder).corpus
        found = importance_matrix(corpus, self["segment"])
        if found is None:
            return empty(absent(_(_EMPTY)))
        plane = _plane(corpus, found)
        chart = figure(
            _(_TITLE),
            _told(found),
            self["chart"],
            partial(draw_plane, plane),
        )
        rows = (
            (
                record_link(translator, one.need.id),
                segment_link(translator, one.need),
                number_cell(one.rating.importance),
                number_cell(one.rating.satisfaction),
                escape(_(found.quadrant(one))),
            )
            for one in found.needs
        )
        head = (
            _("Need"),
            _("Segment"),
            _("Importance"),
            _("Satisfaction"),
            pgettext("matrix", "Place"),
        )
        return chart + numbers(_(_TITLE), head, rows)


class ImportanceDirective(NeedsDirective):
    """Shows which needs matter more than others and are met less: ``{qms:importance}``."""

    name_of = "importance"

    def answer(self, manual: Manual) -> list[nodes.Node]:
        segment = self.segment(manual.corpus)
        block = ImportanceBlock("", segment=segment, chart=chart_name(self.env, "importance"))
        found = importance_matrix(manual.corpus, segment)
        if found is None:
            return [with_words(block, absent(_(_EMPTY)))]
        lines = (f"{named(one.need)}: {_(found.quadrant(one))}" for one in found.needs)
        return [with_words(block, _(_TITLE), _told(found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "importance", ImportanceDirective)


def _plane(corpus: Corpus, found: ImportanceMatrix) -> Plane:
    return rating_plane(
        corpus,
        found.needs,
        _(_TITLE),
        f"{_told(found)} {_('The table below the chart holds the ratings.')}",
        guides=[
            Guide("", (found.importance, 0.0), (found.importance, 10.0)),
            Guide("", (0.0, found.satisfaction), (10.0, found.satisfaction)),
        ],
        corners=[
            Corner(_(Quadrant.OVERKILL), is_right=False, is_top=True),
            Corner(_(Quadrant.KEEP), is_right=True, is_top=True),
            Corner(_(Quadrant.LOW), is_right=False, is_top=False),
            Corner(_(Quadrant.CONCENTRATE), is_right=True, is_top=False),
        ],
    )


def _told(found: ImportanceMatrix) -> str:
    wanted = [one.need.id for one in found.needs if found.quadrant(one) is Quadrant.CONCENTRATE]
    return _(
        "The lines are the medians, {importance} and {satisfaction}: needs are compared with each "
        "other. More important than others and met less: {needs}.",
        importance=number_cell(found.importance),
        satisfaction=number_cell(found.satisfaction),
        needs=", ".join(wanted) or pgettext("needs", "none"),
    )
