"""The directive ``qms:review-pack``: what a management review looks at, from the records."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.comparison import HOW_JUDGED
from clausebook.analysis.management_review import (
    Considered,
    Figure,
    Period,
    ReviewInput,
    ReviewPack,
    Trend,
    period_to_review,
    review_pack,
)
from clausebook.record import day_of
from clausebook.sphinxext.absence import NOT_SHOWN, absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import clause_link, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import counted, empty, folded, heading, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["ReviewPackBlock", "setup"]

_FEW = 8
_ANCHOR = "review-input-{}"
_TONES = {
    Trend.BETTER: ("settled", "↗"),
    Trend.STABLE: ("open", "→"),
    Trend.WORSE: ("gone", "↘"),
    Trend.MIXED: ("pending", "↕"),
}
_NOTHING = absent(
    "No record of this period bears on it. Say in the review what was considered instead."
)
_MEANING = (
    f"{HOW_JUDGED} An input is called no better than the worst of its figures that missed a "
    "target. What it means is for the review to conclude."
)


class ReviewPackBlock(Block):
    """The pack of the period from the day ``begins`` to the day ``ends``."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the list of inputs with their trends, then each input with its records."""
        corpus = manual_of(translator.builder).corpus
        pack = review_pack(corpus, _period(self["begins"], self["ends"]))
        return "".join(
            (
                f"<p>{escape(_told(pack))}</p>",
                folded("How a trend is judged", f"<p>{escape(_MEANING)}</p>"),
                _overview(translator, pack),
                *(self._input(translator, one) for one in pack.inputs),
            )
        )

    def _input(self, translator: HTML5Translator, one: ReviewInput) -> str:
        clauses = "".join(f" {clause_link(translator, number)}" for number in one.clauses)
        title = heading(self, escape(one.title) + clauses, _ANCHOR.format(one.name))
        told = f"<p>{escape(one.description)}</p>"
        if one.is_empty:
            return title + told + empty(_NOTHING)
        return title + told + _records(translator, one) + _figures(translator, one)


class ReviewPackDirective(QuestionDirective):
    """Shows the inputs of the next management review; ``:from:`` and ``:until:`` name its days."""

    option_spec: ClassVar = {
        "from": directives.unchanged_required,
        "until": directives.unchanged_required,
    }

    def questions(self) -> Sequence[str]:
        return ("records", "edition")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        usual = period_to_review(manual.corpus)
        begins = self._day("from", usual.begins)
        ends = self._day("until", usual.ends)
        if begins > ends:
            raise self.error(f"qms:review-pack: the period ends on {ends}, before it begins")
        pack = review_pack(manual.corpus, Period(begins, ends))
        block = ReviewPackBlock("", begins=begins.isoformat(), ends=ends.isoformat())
        return [with_words(block, _told(pack), _MEANING, *map(_words, pack.inputs))]

    def _day(self, name: str, usual: date) -> date:
        given: str = self.options.get(name, "")
        found = day_of(given) if given else usual
        if found is None:
            raise self.error(f"qms:review-pack: '{given}' is not a day written as 2026-03-31")
        return found


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "review-pack", ReviewPackDirective)


def _period(begins: str, ends: str) -> Period:
    return Period(date.fromisoformat(begins), date.fromisoformat(ends))


def _told(pack: ReviewPack) -> str:
    lacking = sum(one.is_empty for one in pack.inputs)
    gaps = absent(f" {counted(lacking, 'input')} without a record.") if lacking else ""
    period = pack.period
    return (
        f"What the records say of {period.begins} to {period.ends}, beside {period.earlier.begins} "
        f"to {period.earlier.ends}.{gaps}"
    )


def _overview(translator: HTML5Translator, pack: ReviewPack) -> str:
    rows = (
        (
            _jump(one),
            _trend(one.trend) + _missing(one),
            str(len(one.record_ids)) if not one.is_empty else absent(late("no record"), NOT_SHOWN),
            ", ".join(clause_link(translator, number) for number in one.clauses),
        )
        for one in pack.inputs
    )
    names = ("What is considered", "Trend", "Records", "Clause")
    return named_rows(
        "Inputs of the management review", names, rows, classes="qms-wide qms-review-inputs"
    )


def _jump(one: ReviewInput) -> str:
    anchor = _ANCHOR.format(one.name)
    return f'<a class="reference internal" href="#{anchor}">{escape(one.title)}</a>'


def _records(translator: HTML5Translator, one: ReviewInput) -> str:
    rows = [_row(translator, item) for item in one.found.items]
    shown = named_rows(f"{one.title}, records", ("Record", "What it says"), rows)
    return folded(counted(len(rows), "record"), shown) if len(rows) > _FEW else shown


def _row(translator: HTML5Translator, item: Considered) -> Sequence[str]:
    told = escape(item.told) + (late("needs attention") if item.needs_attention else "")
    return (record_link(translator, item.record.id), told)


def _figures(translator: HTML5Translator, one: ReviewInput) -> str:
    """Return the figures; of many only those that missed a target are shown at once."""
    figures = one.found.figures
    if len(figures) <= _FEW:
        return _figure_table(translator, one, figures)
    others = [figure for figure in figures if not figure.misses]
    rest = _figure_table(translator, one, others)
    more = counted(len(others), "more figure" if one.missing else "figure")
    return _figure_table(translator, one, one.missing) + folded(more, rest)


def _figure_table(translator: HTML5Translator, one: ReviewInput, figures: Sequence[Figure]) -> str:
    rows = [
        (
            record_link(translator, figure.record) if figure.record else escape(figure.name),
            _number(figure, figure.now),
            _number(figure, figure.before),
            _trend(figure.trend),
            _single(figure),
        )
        for figure in figures
    ]
    names = ("Figure", "This period", "Before", "Trend", "Single values of this period")
    return named_rows(f"{one.title}, figures", names, rows, classes="qms-wide qms-figures")


def _number(figure: Figure, value: float | None) -> str:
    if value is None:
        return ""
    return escape(f"{number_cell(value)} {figure.unit}".rstrip())


def _trend(trend: Trend) -> str:
    if trend not in _TONES:
        return ""
    tone, arrow = _TONES[trend]
    return (
        f'<span class="qms-status qms-{tone}"><span aria-hidden="true">{arrow}</span> '
        f"{escape(trend)}</span>"
    )


def _missing(one: ReviewInput) -> str:
    number = len(one.missing)
    return late(f"{number} with a target missed") if number else ""


def _single(figure: Figure) -> str:
    if not figure.misses:
        return escape(figure.told_against)
    missed, _, rest = figure.told_against.partition("; ")
    return f"{late(missed).strip()} {escape(rest)}"


def _words(one: ReviewInput) -> str:
    return "; ".join((one.title, one.description, *_lines(one)))


def _lines(one: ReviewInput) -> Iterator[str]:
    if one.is_empty:
        yield _NOTHING
    for item in one.found.items:
        yield f"{named(item.record)}: {item.told}"
    for figure in one.found.figures:
        told = f"; {figure.told_against}" if figure.told_against else ""
        yield f"{figure.name}: {_plain(figure.now)}, before {_plain(figure.before)}{told}"


def _plain(value: float | None) -> str:
    return "not known" if value is None else number_cell(value)
