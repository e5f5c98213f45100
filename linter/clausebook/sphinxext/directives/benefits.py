"""The directive ``qms:benefits``: what indicators show of the benefits of customer focus."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.benefits import BenefitRow, Measured, benefits
from clausebook.analysis.comparison import Trend
from clausebook.analysis.indicators import Point
from clausebook.analysis.rounding import rounded
from clausebook.language import N_, _, choice_word, ngettext, number_text
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.how_judged import how_judged
from clausebook.sphinxext.views.marks import standing_mark
from clausebook.sphinxext.views.pieces import caption, listing, with_words

__all__ = ["BenefitScorecard", "setup"]

_READING = N_("Nobody asks for an indicator of each benefit; where there is none, nobody knows.")
_DIRECTIONS = {
    "higher_is_better": N_("higher is better"),
    "lower_is_better": N_("lower is better"),
    "nearest_to_target": N_("nearest to target is best"),
}


class BenefitScorecard(Block):
    """The benefits with their indicators, and those that no indicator shows."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the table of what is measured, then what is not."""
        corpus = manual_of(translator.builder).corpus
        rows = benefits(corpus)
        seen = [row for row in rows if not row.is_unseen]
        unseen = [row for row in rows if row.is_unseen]
        shown = _table(translator, seen) if seen else ""
        judged = how_judged(corpus) if seen else ""
        return f"<p>{_(_READING)}</p>{shown}{judged}{_unseen(translator, unseen)}"


class BenefitsDirective(QuestionDirective):
    """Shows by benefit the indicators, with latest value, target, direction and trend."""

    about = ("kpi",)

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        rows = benefits(manual.corpus)
        return [with_words(BenefitScorecard(""), _(_READING), *map(_line, rows))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "benefits", BenefitsDirective)


def _table(translator: HTML5Translator, rows: Iterable[BenefitRow]) -> str:
    names = (_("Indicator"), _("Latest value"), _("Target"), _("Before"), _("Trend"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(line for row in rows for line in _rows(translator, row, len(names)))
    label = _("Benefits and their indicators")
    return table(head, body, label=label, classes="qms-wide qms-benefits")


def _rows(translator: HTML5Translator, row: BenefitRow, columns: int) -> Iterator[str]:
    yield (
        f'<tr class="qms-subhead" data-benefit="{row.benefit}"><th scope="rowgroup" '
        f'colspan="{columns}">{_explained(row)}</th></tr>'
    )
    for one in row.measured:
        yield (
            f'<tr data-benefit="{row.benefit}" data-indicator="{escape(one.kpi.id)}" '
            f'data-standing="{escape(one.standing)}" data-trend="{escape(one.trend)}">'
            f'<th scope="row">{record_link(translator, one.kpi.id)}</th>'
            f'<td class="qms-number">{_dated(one, one.latest)}</td>'
            f"<td>{_target(one)}</td>"
            f'<td class="qms-number">{_dated(one, one.before)}</td>'
            f"<td>{escape(_trend(one))}</td></tr>"
        )


def _dated(one: Measured, point: Point | None) -> str:
    if point is None or point.value is None:
        return ""
    period = f'<span class="qms-hint">{day(point.period)}</span>'
    return f"{escape(_with_unit(one, point.value))}{period}"


def _target(one: Measured) -> str:
    value = f"{escape(_aim(one))} " if one.target is not None else ""
    told = ", ".join(filter(None, (_direction(one), one.distance)))
    hint = f'<span class="qms-hint">{escape(told)}</span>'
    return f"{value}{standing_mark(one.standing)}{hint}"


def _unseen(translator: HTML5Translator, rows: list[BenefitRow]) -> str:
    if not rows:
        return ""
    items = []
    for row in rows:
        told = _explained(row)
        links = ", ".join(record_link(translator, kpi.id) for kpi in row.waiting)
        items.append(_waiting(told, links) if links else told)
    return absent(caption(_how_many(len(rows))) + listing(items))


def _label(row: BenefitRow) -> str:
    return _(row.benefit.label)


def _explained(row: BenefitRow) -> str:
    return f"<strong>{escape(_label(row))}</strong>: {escape(_(row.benefit.meaning))}"


def _waiting(benefit: str, indicators: str) -> str:
    return _("{benefit} (not in force: {indicators})", benefit=benefit, indicators=indicators)


def _how_many(number: int) -> str:
    return ngettext(
        "{count} benefit that no indicator shows",
        "{count} benefits that no indicator shows",
        number,
    )


def _latest(one: Measured) -> str:
    if one.latest is None or one.latest.value is None:
        return ""
    return f"{_with_unit(one, one.latest.value)} ({one.latest.period})"


def _aim(one: Measured) -> str:
    return _with_unit(one, one.target.value) if one.target is not None else ""


def _with_unit(one: Measured, value: float) -> str:
    shown = number_text(rounded(value))
    return f"{shown} {one.unit}" if one.unit else shown


def _direction(one: Measured) -> str:
    return _(_DIRECTIONS.get(one.kpi.text("direction"), ""))


def _trend(one: Measured) -> str:
    return _("too few values") if one.trend is Trend.UNKNOWN else choice_word(one.trend)


def _line(row: BenefitRow) -> str:
    if row.is_unseen:
        return absent(_("{benefit}: no indicator shows it.", benefit=_label(row)))
    told = "; ".join(_words(one) for one in row.measured)
    return f"{_label(row)}: {told}."


def _words(one: Measured) -> str:
    target = _("target {value}", value=_aim(one)) if one.target is not None else ""
    facts = (_latest(one), target, _(one.standing), one.distance, _direction(one), _trend(one))
    return f"{one.kpi.id} {one.kpi.title}, {', '.join(filter(None, facts))}"
