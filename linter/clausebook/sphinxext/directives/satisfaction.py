"""The directive ``qms:satisfaction``: what surveys say, with the margin of each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.survey_results import (
    SurveyResult,
    is_score,
    survey_result,
    survey_results,
)
from clausebook.analysis.survey_scores import SHARES, Precision
from clausebook.charts.intervals import IntervalPicture, Score, draw_intervals
from clausebook.corpus import Corpus
from clausebook.language import N_, _, ngettext, number_text, percentage, pgettext
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
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
from clausebook.sphinxext.views.pieces import caption, empty, folded, named, with_words

__all__ = ["SatisfactionBlock", "setup"]

_NARROWED = N_(
    "Narrowed for a finite population, as those who answered are a part of so many in all: "
    "{surveys}. "
    "That holds where they answered as the others would have."
)
_METHODS = {"wald": "Wald", "adjusted_wald": N_("adjusted Wald"), "wilson": "Wilson"}


class _Panel(NamedTuple):
    """Scores that share an axis."""

    name: str
    title: str
    axis: str
    low: float
    high: float
    origin: float | None
    results: tuple[SurveyResult, ...]


class SatisfactionBlock(Block):
    """The results of the surveys ``records``, of all where none is named."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a chart for each sort of score, with its numbers and what was read in them."""
        manual = manual_of(translator.builder)
        results = [
            replace(one, survey=manual.in_its_language(one.survey))
            for one in _results(manual.corpus, self["records"])
        ]
        if not results:
            return empty(_("No survey states a score of satisfaction yet."))
        return "".join(self._panel(translator, panel) for panel in _panels(results))

    def _panel(self, translator: HTML5Translator, panel: _Panel) -> str:
        shown = _picture(panel)
        chart = figure(
            panel.title,
            _told(panel),
            f"{self['chart']}-{panel.name}",
            partial(draw_intervals, shown),
        )
        table = numbers(panel.title, _head(), (_row(translator, one) for one in panel.results))
        read = "".join(
            folded(_("Reading and decision: {survey}", survey=escape(one.survey.title)), box)
            for one in panel.results
            if (box := reading(translator, self, one.survey))
        )
        return f"{caption(panel.title)}{chart}{table}{read}"


class SatisfactionDirective(QuestionDirective):
    """Shows all surveys with a score, or some: ``{qms:satisfaction} SRV-0001, SRV-0002``."""

    optional_arguments = 1
    final_argument_whitespace = True

    def questions(self) -> Sequence[str]:
        return ("kind:survey",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        wanted = [part.strip() for part in ",".join(self.arguments).split(",") if part.strip()]
        for name in wanted:
            self._require(manual.corpus, name)
        chart = chart_name(self.env, "satisfaction")
        block = SatisfactionBlock("", records=wanted, chart=chart)
        results = _results(manual.corpus, wanted)
        for one in results:
            parse_reading(self, block, one.survey)
        lines = [line for one in results for line in (_line(one), *reading_words(one.survey))]
        return [with_words(block, *lines)]

    def _require(self, corpus: Corpus, name: str) -> None:
        survey = corpus.get(name)
        if survey is None or survey.kind.name != "survey":
            raise self.error(f"qms:satisfaction: no survey has the id '{name}'")
        if not is_score(survey) or survey_result(corpus, survey) is None:
            raise self.error(
                f"qms:satisfaction: the counts of {name} tell no score of satisfaction: it needs "
                "'answers' and a 'results.metric' of nps, csat, ces or mean"
            )


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "satisfaction", SatisfactionDirective)


def _head() -> tuple[str, ...]:
    return (
        _("Survey"),
        _("Until"),
        _("Score"),
        _("Interval"),
        _("Not narrowed"),
        pgettext("computed by", "By"),
        _("Answers"),
        _("Since the wave before"),
        _("Remark"),
    )


def _results(corpus: Corpus, wanted: Sequence[str]) -> tuple[SurveyResult, ...]:
    known = survey_results(corpus)
    return tuple(one for one in known if not wanted or one.survey.id in wanted)


def _panels(results: Sequence[SurveyResult]) -> Iterator[_Panel]:
    net = tuple(one for one in results if one.is_net)
    if net:
        axis = _("◆ score and interval; at the right those in favour, at the left those against")
        yield _Panel("net", _("Net scores"), axis, -100.0, 100.0, 0.0, net)
    shares = tuple(one for one in results if one.kind in SHARES)
    if shares:
        axis = _("◆ share of those satisfied, in per cent, and interval")
        yield _Panel("share", _("Satisfied customers"), axis, 0.0, 100.0, 0.0, shares)
    means = [one for one in results if not one.is_net and one.kind not in SHARES]
    for low, high in sorted({_scale(one) for one in means}):
        found = tuple(one for one in means if _scale(one) == (low, high))
        axis = _("◆ mean answer and interval")
        title = _(
            "Mean answers from {low} to {high}",
            low=number_text(f"{low:g}"),
            high=number_text(f"{high:g}"),
        )
        yield _Panel(f"mean-{low:g}-{high:g}", title, axis, low, high, None, found)


def _scale(one: SurveyResult) -> tuple[float, float]:
    """Return the scale of the answers, or the range of the score where none is stated."""
    part = one.survey.part("instrument")
    low, high = part.number("scale_minimum"), part.number("scale_maximum")
    if low is None or high is None or low >= high:
        return min(0.0, one.score.value), max(10.0, one.score.value)
    return low, high


def _picture(panel: _Panel) -> IntervalPicture:
    return IntervalPicture(
        panel.title,
        f"{_told(panel)} {_('The table below the chart holds the numbers.')}",
        panel.axis,
        panel.low,
        panel.high,
        [_score(panel, one) for one in panel.results],
        panel.origin,
    )


def _score(panel: _Panel, one: SurveyResult) -> Score:
    factor = _to_per_cent(one) if panel.name == "share" else 1.0
    value = factor * one.score.value
    groups, precision = one.groups, one.precision
    answers = ngettext("{count} answer", "{count} answers", one.score.answers)
    if one.is_hint:
        answers = _("{answers}, a hint", answers=answers)
    in_favour = against = None
    if panel.name == "share":
        in_favour = value
    elif groups is not None:
        in_favour = 100 * groups.promoters / one.score.answers
        against = 100 * groups.detractors / one.score.answers
    return Score(
        one.survey.title,
        value,
        f"{_rounded(panel, value)} ({answers})",
        lower=None if precision is None else factor * precision.lower,
        upper=None if precision is None else factor * precision.upper,
        against=against,
        in_favour=in_favour,
        is_hint=one.is_hint,
    )


def _to_per_cent(one: SurveyResult) -> float:
    """Return 100 where a survey tells its share from 0 to 1."""
    unit = one.survey.part("results").text("unit").strip()
    is_plain = one.score.value <= 1 and unit not in ("%", "percent", "per cent")
    return 100.0 if is_plain else 1.0


def _rounded(panel: _Panel, value: float) -> str:
    if panel.name == "share":
        return percentage(f"{value:.0f}")
    if panel.name == "net":
        return f"{value:+.0f}".replace("-", "\u2212")
    return number_text(f"{value:.2f}")


def _told(panel: _Panel) -> str:
    levels = ", ".join(map(percentage, sorted({_level(one) for one in panel.results})))
    told = [_("Intervals at {levels}: where the true score may well lie.", levels=levels)]
    narrowed = ", ".join(
        f"{one.survey.id} ({_answers(one)})" for one in panel.results if one.population is not None
    )
    if narrowed:
        told.append(_(_NARROWED, surveys=narrowed))
    told += [f"{one.survey.id}: {_change(one)}." for one in panel.results if one.change]
    return " ".join(told)


def _level(one: SurveyResult) -> str:
    """Return the confidence in hundredths."""
    return f"{100 * one.confidence:g}"


def _answers(one: SurveyResult) -> str:
    """Return how many answered, and of how many where the interval was narrowed by that."""
    if one.population is None:
        return str(one.score.answers)
    return _("{count} of {total}", count=one.score.answers, total=one.population)


def _change(one: SurveyResult) -> str:
    if one.change is None:
        return ""
    size = number_text(f"{one.change.size:+.3g}")
    margin = number_text(f"{one.change.margin:.2g}")
    if one.change.may_be_chance:
        return _(
            "{size} since the wave before; with a margin of {margin} that may be chance",
            size=size,
            margin=margin,
        )
    return _(
        "{size} since the wave before; with a margin of {margin} that is more than chance",
        size=size,
        margin=margin,
    )


def _row(translator: HTML5Translator, one: SurveyResult) -> list[str]:
    precision = one.precision
    return [
        record_link(translator, one.survey.id),
        day(one.survey.part("window").text("until")),
        number_cell(one.score.value),
        _interval(precision),
        _interval(one.widest),
        escape(_(_METHODS.get(one.method, one.method))) if precision is not None else "",
        _answers(one),
        escape(_change(one)),
        _("few answers: a hint only") if one.is_hint else "",
    ]


def _interval(precision: Precision | None) -> str:
    if precision is None:
        return ""
    return pgettext(
        "interval",
        "{low} to {high}",
        low=number_cell(precision.lower),
        high=number_cell(precision.upper),
    )


def _line(one: SurveyResult) -> str:
    told = _(
        "{score} of {count} answers", score=number_cell(one.score.value), count=one.score.answers
    )
    return f"{named(one.survey)}: {told}"
