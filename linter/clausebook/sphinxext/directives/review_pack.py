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
from clausebook.language import N_, _, ngettext
from clausebook.record import day_of
from clausebook.sphinxext.absence import NOT_SHOWN, absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import clause_link, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, folded, heading, named, with_words
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
_NOTHING = N_(
    "No record of this period bears on it. Say in the review what was considered instead."
)
_MEANING = N_(
    "An input is called no better than the worst of its figures that missed a "
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
                folded(_("How a trend is judged"), f"<p>{escape(_meaning())}</p>"),
                _overview(translator, pack),
                *(self._input(translator, one) for one in pack.inputs),
            )
        )

    def _input(self, translator: HTML5Translator, one: ReviewInput) -> str:
        clauses = "".join(f" {clause_link(translator, number)}" for number in one.clauses)
        title = heading(self, escape(_(one.title)) + clauses, _ANCHOR.format(one.name))
        told = f"<p>{escape(one.description)}</p>"
        if one.is_empty:
            return title + told + empty(absent(_(_NOTHING)))
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
        return [with_words(block, _told(pack), _meaning(), *map(_words, pack.inputs))]

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
    told = _(
        "What the records say of {period}, beside {earlier}.",
        period=pack.period,
        earlier=pack.period.earlier,
    )
    if not lacking:
        return told
    gaps = ngettext("{count} input without a record.", "{count} inputs without a record.", lacking)
    return told + absent(f" {gaps}")


def _meaning() -> str:
    return f"{_(HOW_JUDGED)} {_(_MEANING)}"


def _overview(translator: HTML5Translator, pack: ReviewPack) -> str:
    rows = (
        (
            _jump(one),
            _trend(one.trend) + _missing(one),
            _number_of_records(one),
            ", ".join(clause_link(translator, number) for number in one.clauses),
        )
        for one in pack.inputs
    )
    names = (_("What is considered"), _("Trend"), _("Records"), _("Clause"))
    return named_rows(
        _("Inputs of the management review"), names, rows, classes="qms-wide qms-review-inputs"
    )


def _number_of_records(one: ReviewInput) -> str:
    if one.is_empty:
        return absent(late(_("no record")), _(NOT_SHOWN))
    return str(len(one.record_ids))


def _jump(one: ReviewInput) -> str:
    anchor = _ANCHOR.format(one.name)
    return f'<a class="reference internal" href="#{anchor}">{escape(_(one.title))}</a>'


def _records(translator: HTML5Translator, one: ReviewInput) -> str:
    rows = [_row(translator, item) for item in one.found.items]
    label = _("{title}, records", title=_(one.title))
    shown = named_rows(label, (_("Record"), _("What it says")), rows)
    if len(rows) <= _FEW:
        return shown
    return folded(ngettext("{count} record", "{count} records", len(rows)), shown)


def _row(translator: HTML5Translator, item: Considered) -> Sequence[str]:
    told = escape(item.told) + (late(_("needs attention")) if item.needs_attention else "")
    return (record_link(translator, item.record.id), told)


def _figures(translator: HTML5Translator, one: ReviewInput) -> str:
    """Return the figures; of many only those that missed a target are shown at once."""
    figures = one.found.figures
    if len(figures) <= _FEW:
        return _figure_table(translator, one, figures)
    others = [figure for figure in figures if not figure.misses]
    rest = _figure_table(translator, one, others)
    more = ngettext("{count} figure", "{count} figures", len(others))
    if one.missing:
        more = ngettext("{count} more figure", "{count} more figures", len(others))
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
    names = (
        _("Figure"),
        _("This period"),
        _("Before"),
        _("Trend"),
        _("Single values of this period"),
    )
    label = _("{title}, figures", title=_(one.title))
    return named_rows(label, names, rows, classes="qms-wide qms-figures")


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
        f"{escape(_(trend))}</span>"
    )


def _missing(one: ReviewInput) -> str:
    number = len(one.missing)
    return late(_("{count} with a target missed", count=number)) if number else ""


def _single(figure: Figure) -> str:
    if not figure.misses:
        return escape(figure.told_against)
    missed, _between, rest = figure.told_against.partition("; ")
    return f"{late(missed).strip()} {escape(rest)}"


def _words(one: ReviewInput) -> str:
    return "; ".join((_(one.title), one.description, *_lines(one)))


def _lines(one: ReviewInput) -> Iterator[str]:
    if one.is_empty:
        yield absent(_(_NOTHING))
    for item in one.found.items:
        yield f"{named(item.record)}: {item.told}"
    for figure in one.found.figures:
        told = f"; {figure.told_against}" if figure.told_against else ""
        values = _("{now}, before {before}", now=_plain(figure.now), before=_plain(figure.before))
        yield f"{figure.name}: {values}{told}"


def _plain(value: float | None) -> str:
    return _("not known") if value is None else number_cell(value)
