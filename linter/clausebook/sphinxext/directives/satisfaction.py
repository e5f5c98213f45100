"""The directive ``qms:satisfaction``: what surveys say, with the margin of each."""

from collections.abc import Iterator, Sequence
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
from clausebook.sphinxext.views.pieces import caption, counted, empty, folded, named, with_words

__all__ = ["SatisfactionBlock", "setup"]

_HEAD = (
    "Survey",
    "Until",
    "Score",
    "Interval",
    "Not narrowed",
    "By",
    "Answers",
    "Since the wave before",
    "Remark",
)
_NARROWED = (
    "Narrowed for a finite population, as those who answered are a part of so many in all: {}. "
    "That holds where they answered as the others would have."
)
_METHODS = {"wald": "Wald", "adjusted_wald": "adjusted Wald", "wilson": "Wilson"}


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
        results = _results(manual_of(translator.builder).corpus, self["records"])
        if not results:
            return empty("No survey states a score of satisfaction yet.")
        return "".join(self._panel(translator, panel) for panel in _panels(results))

    def _panel(self, translator: HTML5Translator, panel: _Panel) -> str:
        shown = _picture(panel)
        chart = figure(
            panel.title,
            _told(panel),
            f"{self['chart']}-{panel.name}",
            partial(draw_intervals, shown),
        )
        table = numbers(panel.title, _HEAD, (_row(translator, one) for one in panel.results))
        read = "".join(
            folded(f"Reading and decision: {escape(one.survey.title)}", box)
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


def _results(corpus: Corpus, wanted: Sequence[str]) -> tuple[SurveyResult, ...]:
    known = survey_results(corpus)
    return tuple(one for one in known if not wanted or one.survey.id in wanted)


def _panels(results: Sequence[SurveyResult]) -> Iterator[_Panel]:
    net = tuple(one for one in results if one.is_net)
    if net:
        axis = "◆ score and interval; at the right those in favour, at the left those against"
        yield _Panel("net", "Net scores", axis, -100.0, 100.0, 0.0, net)
    shares = tuple(one for one in results if one.kind in SHARES)
    if shares:
        axis = "◆ share of those satisfied, in per cent, and interval"
        yield _Panel("share", "Satisfied customers", axis, 0.0, 100.0, 0.0, shares)
    means = [one for one in results if not one.is_net and one.kind not in SHARES]
    for low, high in sorted({_scale(one) for one in means}):
        found = tuple(one for one in means if _scale(one) == (low, high))
        axis = "◆ mean answer and interval"
        title = f"Mean answers from {low:g} to {high:g}"
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
        f"{_told(panel)} The table below the chart holds the numbers.",
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
    hint = ", a hint" if one.is_hint else ""
    in_favour = against = None
    if panel.name == "share":
        in_favour = value
    elif groups is not None:
        in_favour = 100 * groups.promoters / one.score.answers
        against = 100 * groups.detractors / one.score.answers
    return Score(
        one.survey.title,
        value,
        f"{_rounded(panel, value)} ({counted(one.score.answers, 'answer')}{hint})",
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
        return f"{value:.0f} %"
    return f"{value:+.0f}".replace("-", "\u2212") if panel.name == "net" else f"{value:.2f}"


def _told(panel: _Panel) -> str:
    levels = sorted({f"{100 * one.confidence:g} %" for one in panel.results})
    told = [f"Intervals at {', '.join(levels)}: where the true score may well lie."]
    narrowed = ", ".join(
        f"{one.survey.id} ({one.score.answers} of {one.population})"
        for one in panel.results
        if one.population is not None
    )
    if narrowed:
        told.append(_NARROWED.format(narrowed))
    told += [f"{one.survey.id}: {_change(one)}." for one in panel.results if one.change]
    return " ".join(told)


def _change(one: SurveyResult) -> str:
    if one.change is None:
        return ""
    size, margin = one.change.size, one.change.margin
    chance = "may be chance" if one.change.may_be_chance else "is more than chance"
    return f"{size:+.3g} since the wave before; with a margin of {margin:.2g} that {chance}"


def _row(translator: HTML5Translator, one: SurveyResult) -> list[str]:
    precision = one.precision
    return [
        record_link(translator, one.survey.id),
        day(one.survey.part("window").text("until")),
        number_cell(one.score.value),
        _interval(precision),
        _interval(one.unnarrowed) or _interval(precision),
        escape(_METHODS.get(one.method, one.method)) if precision is not None else "",
        str(one.score.answers) + (f" of {one.population}" if one.population is not None else ""),
        escape(_change(one)),
        "few answers: a hint only" if one.is_hint else "",
    ]


def _interval(precision: Precision | None) -> str:
    if precision is None:
        return ""
    return f"{number_cell(precision.lower)} to {number_cell(precision.upper)}"


def _line(one: SurveyResult) -> str:
    return f"{named(one.survey)}: {number_cell(one.score.value)} of {one.score.answers} answers"
