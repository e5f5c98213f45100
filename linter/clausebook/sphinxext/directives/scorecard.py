"""The directive ``qms:kpi``: indicators as cards, each with its course and its target."""

from collections.abc import Sequence
from math import inf
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.benefits import Measured, measured
from clausebook.analysis.comparison import Trend
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import Point, is_share, points_of
from clausebook.analysis.targets import target_on, zones_of
from clausebook.charts.gauge import Gauge, Zone, draw_gauge
from clausebook.corpus import Corpus
from clausebook.language import N_, _
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import (
    chart_name,
    number_cell,
    numbers,
    parse_reading,
    reading,
    reading_words,
)
from clausebook.sphinxext.views.how_judged import how_judged
from clausebook.sphinxext.views.marks import standing_mark
from clausebook.sphinxext.views.pieces import folded, named, with_words

__all__ = ["ScorecardBlock", "setup"]

_HEAD = (
    N_("Period"),
    N_("Counted"),
    N_("Of"),
    N_("Value"),
    N_("Target"),
    N_("What was seen, and why"),
)


class ScorecardBlock(Block):
    """The indicators ``records`` as cards."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a card for each."""
        corpus = manual_of(translator.builder).corpus
        cards = (self._card(translator, measured(corpus, corpus.by_id[i])) for i in self["records"])
        told = how_judged(corpus) if self["tells_how"] else ""
        return f'<div class="qms-cards">{"".join(cards)}</div>{told}'

    def _card(self, translator: HTML5Translator, one: Measured) -> str:
        kpi = manual_of(translator.builder).in_its_language(one.kpi)
        gauge = draw_gauge(_gauge(one, kpi.title), f"{self['chart']}-{kpi.id}")
        read = reading(translator, self, kpi)
        rows = (_row(kpi, point) for point in points_of(kpi))
        return (
            f'<section class="qms-card" data-indicator="{escape(kpi.id)}" '
            f'data-standing="{escape(one.standing)}" aria-label="{escape(kpi.title)}">'
            f'<p class="qms-card-title">{record_link(translator, kpi.id)}</p>'
            f'<p class="qms-card-value">{_value(one)}</p>{gauge}'
            f"{folded(_('Reading and decision'), read) if read else ''}"
            f"{numbers(kpi.title, [_(name) for name in _HEAD], rows)}</section>"
        )


class ScorecardDirective(QuestionDirective):
    """Shows live indicators: all, one class, or those named: ``{qms:kpi} KPI-0001, KPI-0002``."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"class": directives.unchanged_required}

    about = ("kpi",)

    def questions(self) -> Sequence[str]:
        # The day of the build counts too: a period that has not begun is not shown.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        wanted = [part.strip() for part in ",".join(self.arguments).split(",") if part.strip()]
        found = self._named(manual.corpus, wanted) if wanted else self._all(manual.corpus)
        if not found:
            return [nodes.paragraph("", _("No indicator in force is to be shown here."))]
        block = ScorecardBlock(
            "",
            records=[kpi.id for kpi in found],
            chart=chart_name(self.env, "kpi"),
            tells_how=not self.env.new_serialno("qms-how-judged"),
        )
        lines: list[str] = []
        for kpi in found:
            parse_reading(self, block, kpi)
            lines += [_line(measured(manual.corpus, kpi)), *reading_words(kpi)]
        return [with_words(block, *lines)]

    def _named(self, corpus: Corpus, wanted: Sequence[str]) -> list[Record]:
        found = []
        for name in wanted:
            kpi = corpus.get(name)
            if kpi is None or kpi.kind.name != "kpi" or is_withdrawn(kpi):
                raise self.error(f"qms:kpi: no indicator in use has the id '{name}'")
            found.append(kpi)
        return found

    def _all(self, corpus: Corpus) -> list[Record]:
        wanted: str = self.options.get("class", "")
        classes = corpus.library.kinds["kpi"].fields.properties["class"].choices
        if wanted and wanted not in classes:
            raise self.error(
                f"qms:kpi: '{wanted}' is no class of indicators: write {', '.join(classes)}"
            )
        live = sorted(corpus.live("kpi"), key=lambda kpi: kpi.id)
        return [kpi for kpi in live if not wanted or kpi.text("class") == wanted]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "kpi", ScorecardDirective)


def _value(one: Measured) -> str:
    """Return the latest value with unit and period, and what it is worth."""
    mark = standing_mark(one.standing)
    if one.latest is None:
        return mark
    value = f"<strong>{number_cell(one.latest.value)}</strong>"
    unit = f"<span>{escape(one.unit)}</span>" if one.unit else ""
    trend = "" if one.trend is Trend.UNKNOWN else f", {escape(_(one.trend))}"
    period = f'<span class="qms-hint">{day(one.latest.period)}{trend}</span>'
    distance = f'<span class="qms-hint">{escape(one.distance)}</span>' if one.distance else ""
    return f"{value} {unit} {mark} {period}{distance}"


def _gauge(one: Measured, title: str) -> Gauge:
    kpi, target = one.kpi, one.target
    values = _values(one)
    marks = []
    if target is not None:
        marks.append((_("target {value}", value=number_cell(target.value)), target.value))
        if target.amber is not None and target.direction != "nearest_to_target":
            marks.append((_("amber {value}", value=number_cell(target.amber)), target.amber))
    counts = kpi.has("numerator")
    return Gauge(
        title,
        f"{_line(one)}. {_('The values of all periods stand in the table below.')}",
        values,
        None if target is None else target.value,
        [Zone(*zone) for zone in zones_of(target)] if target is not None else (),
        marks,
        least=0.0 if counts and min(values, default=0.0) >= 0 else -inf,
        most=100.0 if is_share(kpi) else inf,
    )


def _values(one: Measured) -> list[float]:
    """Return the values in order of time, up to the latest that counts today."""
    latest = one.latest
    return [
        point.value
        for point in points_of(one.kpi)
        if point.value is not None and latest is not None and point.day <= latest.day
    ]


def _row(kpi: Record, point: Point) -> list[str]:
    held = target_on(kpi, point.day)
    told = (point.part.text(name) for name in ("annotation", "cause"))
    return [
        day(point.period),
        number_cell(point.above),
        number_cell(point.below),
        number_cell(point.value),
        number_cell(None if held is None else held.number("value")),
        escape("; ".join(filter(None, told))),
    ]


def _line(one: Measured) -> str:
    if one.latest is None:
        return f"{named(one.kpi)}: {_(one.standing)}"
    unit = f" {one.unit}" if one.unit else ""
    value = _(
        "{value} in {period}",
        value=f"{number_cell(one.latest.value)}{unit}",
        period=one.latest.period,
    )
    return f"{named(one.kpi)}: {', '.join(filter(None, (value, _(one.standing), one.distance)))}"
