"""The directive ``qms:journey``: how much it hurts which customers in which stage."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.journey_map import JourneyCell, JourneyMap, journey_map
from clausebook.charts.heat_map import HeatCell, HeatMap, draw_heat_map
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, numbers
from clausebook.sphinxext.views.pieces import listing, with_words

__all__ = ["JourneyBlock", "setup"]

_TITLE = N_("What customers go through")
_HEAD = (
    N_("Stage"),
    N_("Segment"),
    N_("It hurts"),
    N_("Record"),
    N_("What hurts"),
    N_("Gives rise to"),
)


class JourneyBlock(Block):
    """Stages and segments with the gravest pain in each; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the map and its records as a table."""
        manual = manual_of(translator.builder)
        found = journey_map(manual.corpus)
        shown = _picture(manual, found)
        chart = figure(
            _(_TITLE),
            _told(found),
            self["chart"],
            partial(draw_heat_map, shown),
        )
        return chart + numbers(_(_TITLE), [_(name) for name in _HEAD], _rows(translator, found))


class JourneyDirective(QuestionDirective):
    """Shows the stages of all segments with how much each hurts: ``{qms:journey}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:journey",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = journey_map(manual.corpus)
        block = JourneyBlock("", chart=chart_name(self.env, "journey"))
        titles = _titles(manual, found)
        lines = (
            f"{titles[cell.segment]}, {choice_word(cell.stage)}: {_severity(cell)}. "
            f"{record.text('pain')}"
            for cell in found.known
            for record in cell.records
        )
        return [with_words(block, _(_TITLE), _told(found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "journey", JourneyDirective)


def _picture(manual: Manual, found: JourneyMap) -> HeatMap:
    titles = _titles(manual, found)
    return HeatMap(
        _(_TITLE),
        f"{_told(found)} {_('The table below the chart names what hurts.')}",
        "",
        "",
        [choice_word(stage) for stage in reversed(found.stages)] if found.segments else [],
        [titles[segment] for segment in found.segments],
        [[_cell(found, cell) for cell in row] for row in reversed(found.cells)],
        len(found.severities),
    )


def _cell(found: JourneyMap, cell: JourneyCell) -> HeatCell:
    if not cell.severity:
        return HeatCell(_severity(cell), 0, len(cell.records))
    return HeatCell(_severity(cell), found.severities.index(cell.severity) + 1, 0)


def _severity(cell: JourneyCell) -> str:
    if not cell.records:
        return _("not asked")
    return choice_word(cell.severity) if cell.severity else _("not judged")


def _titles(manual: Manual, found: JourneyMap) -> dict[str, str]:
    records = {segment: manual.corpus.get(segment) for segment in found.segments}
    return {name: manual.title(one) if one is not None else name for name, one in records.items()}


def _told(found: JourneyMap) -> str:
    if not found.segments:
        return absent(_("No journey is on record yet."))
    counts = {
        severity: sum(cell.severity == severity for cell in found.known)
        for severity in reversed(found.severities)
    }
    hurts = ", ".join(f"{counts[name]} {choice_word(name)}" for name in counts if counts[name])
    told = _("How much it hurts, stage by stage: {hurts}.", hurts=hurts)
    open_cells = len(found.stages) * len(found.segments) - len(found.known)
    if not open_cells:
        return told
    gaps = ngettext("{count} stage not asked about.", "{count} stages not asked about.", open_cells)
    return f"{told} {gaps}"


def _rows(translator: HTML5Translator, found: JourneyMap) -> list[list[str]]:
    return [
        [
            escape(choice_word(cell.stage)),
            record_link(translator, cell.segment),
            escape(_severity(cell)),
            record_link(translator, record.id, with_title=False),
            escape(record.text("pain")),
            listing(record_link(translator, name) for name in record.texts("gives_rise_to")),
        ]
        for cell in found.known
        for record in cell.records
    ]
