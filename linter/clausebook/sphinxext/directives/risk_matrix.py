"""The directive ``qms:risk-matrix``: a heat map of risks with the table behind it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.risk_matrix import (
    Cell,
    Rating,
    RiskMatrix,
    appetite,
    level_order,
    risk_matrix,
)
from clausebook.charts.heat_map import HeatCell, HeatMap, draw_heat_map
from clausebook.corpus import Corpus
from clausebook.language import N_, _, ngettext, own_words, pgettext
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure
from clausebook.sphinxext.views.pieces import caption, empty, listing, with_words

__all__ = ["RiskMatrixBlock", "setup"]

_NO_CRITERIA = N_("No risk criteria are in use, so there is no matrix to show risks in.")
_TITLES = {
    Rating.INHERENT: N_("Risks by inherent rating"),
    Rating.RESIDUAL: N_("Risks by residual rating"),
}
_UNRATED = {
    Rating.INHERENT: N_("Without inherent rating"),
    Rating.RESIDUAL: N_("Without residual rating"),
}


class RiskMatrixBlock(Block):
    """The matrix of the criteria ``criteria`` for one rating; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the heat map, what each level means, and the risks by cell."""
        manual = manual_of(translator.builder)
        found = _matrix(manual.corpus, self.attributes)
        shown = _heat_map(found)
        title = _(
            "{risks} by {criteria}.", risks=_title(found), criteria=manual.title(found.criteria)
        )
        chart = figure(
            _title(found),
            f"{title} {_counts(found)}",
            self["chart"],
            partial(draw_heat_map, shown),
        )
        return f"{chart}{_levels(found)}{_cells(translator, found)}{_left_out(translator, found)}"


class RiskMatrixDirective(QuestionDirective):
    """Shows risks in the matrix of their criteria: ``{qms:risk-matrix} RCR-0001``."""

    optional_arguments = 1
    option_spec: ClassVar = {
        "rating": lambda given: directives.choice(given, [rating.value for rating in Rating])
    }

    def questions(self) -> Sequence[str]:
        return ("kind:risk", "kind:risk-criteria")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        known = [r for r in manual.corpus.records("risk-criteria") if not is_withdrawn(r)]
        if not known:
            return [nodes.paragraph("", _(_NO_CRITERIA))]
        criteria = self._criteria(known)
        rating = self.options.get("rating", Rating.INHERENT.value)
        chart = chart_name(self.env, f"risk-matrix-{criteria.id}-{rating}")
        block = RiskMatrixBlock("", criteria=criteria.id, rating=rating, chart=chart)
        found = _matrix(manual.corpus, block.attributes)
        lines = (_line(cell, found) for row in reversed(found.cells) for cell in row if cell.risks)
        return [with_words(block, _title(found), _counts(found), *lines)]

    def _criteria(self, known: Sequence[Record]) -> Record:
        if self.arguments:
            found = next((r for r in known if r.id == self.arguments[0]), None)
            if found is None:
                told = f"no risk criteria in use have the id '{self.arguments[0]}'"
                raise self.error(f"qms:risk-matrix: {told}")
            return found
        if len(known) != 1:
            told = ", ".join(one.id for one in known)
            raise self.error(f"qms:risk-matrix: say by which criteria: name one of {told}")
        return known[0]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "risk-matrix", RiskMatrixDirective)


def _matrix(corpus: Corpus, attributes: dict[str, Any]) -> RiskMatrix:
    return risk_matrix(corpus, corpus.by_id[attributes["criteria"]], Rating(attributes["rating"]))


def _title(found: RiskMatrix) -> str:
    return _(_TITLES[found.rating])


def _counts(found: RiskMatrix) -> str:
    counts = reversed(list(found.counts.items()))
    return ngettext(
        "{count} risk in the matrix: {levels}.",
        "{count} risks in the matrix: {levels}.",
        sum(found.counts.values()),
        levels=", ".join(f"{number} {own_words(name)}" for name, number in counts),
    )


def _heat_map(found: RiskMatrix) -> HeatMap:
    ranks = {level.name: position for position, level in enumerate(found.levels, start=1)}
    return HeatMap(
        _title(found),
        f"{_counts(found)} {_('The table below the chart names them.')}",
        _("Likelihood"),
        _("Consequence"),
        [f"{step.number} {step.name}" for step in found.likelihood],
        [f"{step.number} {step.name}" for step in found.consequence],
        [[_heat_cell(cell, ranks) for cell in row] for row in found.cells],
        len(found.levels),
    )


def _heat_cell(cell: Cell, ranks: Mapping[str, int]) -> HeatCell:
    return HeatCell(own_words(cell.level), ranks.get(cell.level, 1), len(cell.risks))


def _levels(found: RiskMatrix) -> str:
    rows = "".join(
        f'<tr data-level="{escape(level.name)}">'
        f'<th scope="row">{escape(own_words(level.name))}</th>'
        f'<td class="qms-number">{found.counts[level.name]}</td>'
        f"<td>{escape(level.meaning)}</td><td>{escape(level.response)}</td></tr>"
        for level in reversed(found.levels)
    )
    names = (_("Level"), _("Risks"), _("Meaning"), _("Response"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    label = _("{title}, level by level", title=_title(found))
    return caption(_("Levels")) + table(head, rows, label=label)


def _cells(translator: HTML5Translator, found: RiskMatrix) -> str:
    order = level_order(found.criteria)
    filled = [cell for row in found.cells for cell in row if cell.risks]
    filled.sort(key=lambda c: (-order.get(c.level, 0), -c.likelihood, -c.consequence))
    if not filled:
        return empty(_("No risk has this rating."))
    steps = {step.number: f"{step.number} {step.name}" for step in found.likelihood}
    columns = {step.number: f"{step.number} {step.name}" for step in found.consequence}
    rows = "".join(
        f'<tr data-row="{cell.likelihood}" data-column="{cell.consequence}" '
        f'data-count="{len(cell.risks)}"><th scope="row">{escape(own_words(cell.level))}</th>'
        f"<td>{listing(_risk(translator, found, cell, risk) for risk in cell.risks)}</td>"
        f'<td class="qms-number">{len(cell.risks)}</td><td>{escape(steps[cell.likelihood])}</td>'
        f"<td>{escape(columns[cell.consequence])}</td></tr>"
        for cell in filled
    )
    names = (
        _("Level"),
        _("Risks"),
        pgettext("how many", "Number"),
        _("Likelihood"),
        _("Consequence"),
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    told = _("{title}, cell by cell", title=_title(found))
    return caption(told) + table(head, rows, label=told, classes="qms-wide qms-risk-cells")


def _risk(translator: HTML5Translator, found: RiskMatrix, cell: Cell, risk_id: str) -> str:
    risk = manual_of(translator.builder).corpus.by_id[risk_id]
    link = record_link(translator, risk.id)
    taken = appetite(found.criteria, risk.text("category"))
    order = level_order(found.criteria)
    if found.rating is not Rating.RESIDUAL or taken is None:
        return link
    if order.get(cell.level, 0) <= order.get(taken.level, 0):
        return link
    beyond = order.get(cell.level, 0) > order.get(taken.tolerance, 0)
    return f"{link} <em>{_('above the tolerance') if beyond else _('above the appetite')}</em>"


def _left_out(translator: HTML5Translator, found: RiskMatrix) -> str:
    parts = (
        (_(_UNRATED[found.rating]), found.unrated),
        (_("Rated beyond the scales of the matrix"), found.outside),
    )
    return "".join(
        caption(f"{told}: {ngettext('{count} risk', '{count} risks', len(ids))}")
        + listing(record_link(translator, risk) for risk in ids)
        for told, ids in parts
        if ids
    )


def _line(cell: Cell, found: RiskMatrix) -> str:
    place = _(
        "likelihood {likelihood}, consequence {consequence}",
        likelihood=cell.likelihood,
        consequence=cell.consequence,
    )
    return f"{own_words(cell.level)}, {place}: {', '.join(cell.risks)}"
