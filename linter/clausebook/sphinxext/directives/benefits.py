"""The directive ``qms:benefits``: what indicators show of the benefits of customer focus."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.benefits import BenefitRow, Measured, benefits
from clausebook.analysis.comparison import Trend
from clausebook.analysis.indicators import Point
from clausebook.analysis.rounding import rounded
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.how_judged import how_judged
from clausebook.sphinxext.views.marks import standing_mark
from clausebook.sphinxext.views.pieces import caption, counted, listing, with_words

__all__ = ["BenefitScorecard", "setup"]

_READING = "Nobody asks for an indicator of each benefit; where there is none, nobody knows."
_DIRECTIONS = {
    "higher_is_better": "higher is better",
    "lower_is_better": "lower is better",
    "nearest_to_target": "nearest to target is best",
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
        return f"<p>{_READING}</p>{shown}{judged}{_unseen(translator, unseen)}"


class BenefitsDirective(QuestionDirective):
    """Shows by benefit the indicators, with latest value, target, direction and trend."""

    about = ("kpi",)

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        rows = benefits(manual.corpus)
        return [with_words(BenefitScorecard(""), _READING, *map(_line, rows))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "benefits", BenefitsDirective)


def _table(translator: HTML5Translator, rows: Iterable[BenefitRow]) -> str:
    names = ("Indicator", "Latest value", "Target", "Before", "Trend")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(line for row in rows for line in _rows(translator, row, len(names)))
    return table(head, body, label="Benefits and their indicators", classes="qms-wide qms-benefits")


def _rows(translator: HTML5Translator, row: BenefitRow, columns: int) -> Iterator[str]:
    yield (
        f'<tr class="qms-subhead" data-benefit="{row.benefit}"><th scope="rowgroup" '
        f'colspan="{columns}"><strong>{escape(row.benefit.label)}</strong>: '
        f"{escape(row.benefit.meaning)}</th></tr>"
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
        told = f"<strong>{escape(row.benefit.label)}</strong>: {escape(row.benefit.meaning)}"
        links = ", ".join(record_link(translator, kpi.id) for kpi in row.waiting)
        items.append(f"{told} (not in force: {links})" if links else told)
    return absent(caption(_how_many(len(rows))) + listing(items))


def _how_many(number: int) -> str:
    return f"{counted(number, 'benefit')} that no indicator shows"


def _latest(one: Measured) -> str:
    if one.latest is None or one.latest.value is None:
        return ""
    return f"{_with_unit(one, one.latest.value)} ({one.latest.period})"


def _aim(one: Measured) -> str:
    return _with_unit(one, one.target.value) if one.target is not None else ""


def _with_unit(one: Measured, value: float) -> str:
    shown = rounded(value)
    return f"{shown} {one.unit}" if one.unit else shown


def _direction(one: Measured) -> str:
    return _DIRECTIONS.get(one.kpi.text("direction"), "")


def _trend(one: Measured) -> str:
    return "too few values" if one.trend is Trend.UNKNOWN else str(one.trend)


def _line(row: BenefitRow) -> str:
    if row.is_unseen:
        return absent(f"{row.benefit.label}: no indicator shows it.")
    told = "; ".join(_words(one) for one in row.measured)
    return f"{row.benefit.label}: {told}."


def _words(one: Measured) -> str:
    target = f"target {_aim(one)}" if one.target is not None else ""
    facts = (_latest(one), target, one.standing, one.distance, _direction(one), _trend(one))
    return f"{one.kpi.id} {one.kpi.title}, {', '.join(filter(None, facts))}"
