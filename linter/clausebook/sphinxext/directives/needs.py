"""The directives ``qms:opportunities`` and ``qms:kano``: needs on a plane of two ratings."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.kano_counts import in_words
from clausebook.analysis.need_ratings import (
    KanoNeed,
    RatedNeed,
    kano_needs,
    rated_needs,
    segments_of,
)
from clausebook.charts.plane import Corner, Guide, Plane, draw_plane
from clausebook.corpus import Corpus
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, number_cell, numbers
from clausebook.sphinxext.views.needs import (
    NeedsDirective,
    dot_of,
    groups_of,
    rating_plane,
    segment_link,
)
from clausebook.sphinxext.views.pieces import counted, named, with_words
from clausebook.statistics.opportunity import EXTREME_FROM, UNDERSERVED_FROM

__all__ = ["KanoBlock", "OpportunitiesBlock", "setup"]

_RATING_HEAD = ("Need", "Segment", "Importance", "Satisfaction", "Score", "Which is")
_KANO_HEAD = ("Need", "Segment", "Most say", "Of", "Better", "Worse", "Remark")


class OpportunitiesBlock(Block):
    """Importance against satisfaction of the needs of ``segment``, or of all."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the plane and the needs as a table, the greatest opportunity first."""
        corpus = manual_of(translator.builder).corpus
        found = rated_needs(corpus, self["segment"])
        plane = _opportunity_plane(corpus, found)
        chart = figure(
            plane.title,
            _opportunity_told(found),
            self["chart"],
            partial(draw_plane, plane),
        )
        rows = (
            (
                record_link(translator, one.need.id),
                segment_link(translator, one.need),
                number_cell(one.rating.importance),
                number_cell(one.rating.satisfaction),
                number_cell(one.rating.score),
                escape(one.rating.grade),
            )
            for one in found
        )
        return chart + numbers(plane.title, _RATING_HEAD, rows)


class KanoBlock(Block):
    """The Kano plane of the needs of ``segment``, or of all."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the plane and the needs as a table."""
        corpus = manual_of(translator.builder).corpus
        found = kano_needs(corpus, self["segment"])
        plane = _kano_plane(corpus, found)
        chart = figure(
            plane.title,
            _kano_told(found),
            self["chart"],
            partial(draw_plane, plane),
        )
        rows = (
            (
                record_link(translator, one.need.id),
                segment_link(translator, one.need),
                escape(_category(one)),
                f"{one.kano.counts[one.kano.category]} of {one.kano.total}",
                number_cell(_better(one)),
                number_cell(-_missed(one)),
                "" if one.kano.is_distinguishable else "too near to the second to be told apart",
            )
            for one in found
        )
        return chart + numbers(plane.title, _KANO_HEAD, rows)


class OpportunitiesDirective(NeedsDirective):
    """Shows where needs matter and are not met: ``{qms:opportunities}``."""

    name_of = "opportunities"

    def answer(self, manual: Manual) -> list[nodes.Node]:
        segment = self.segment(manual.corpus)
        found = rated_needs(manual.corpus, segment)
        chart = chart_name(self.env, "opportunities")
        block = OpportunitiesBlock("", segment=segment, chart=chart)
        lines = (
            f"{named(one.need)}: importance {one.rating.importance:g}, satisfaction "
            f"{one.rating.satisfaction:g}, score {one.rating.score:.1f}"
            for one in found
        )
        return [with_words(block, _opportunity_told(found), *lines)]


class KanoDirective(NeedsDirective):
    """Shows what pleases and what is taken for granted: ``{qms:kano}``."""

    name_of = "kano"

    def answer(self, manual: Manual) -> list[nodes.Node]:
        segment = self.segment(manual.corpus)
        found = kano_needs(manual.corpus, segment)
        block = KanoBlock("", segment=segment, chart=chart_name(self.env, "kano"))
        lines = (f"{named(one.need)}: {_category(one)}" for one in found)
        return [with_words(block, _kano_told(found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "opportunities", OpportunitiesDirective)
    app.add_directive_to_domain("qms", "kano", KanoDirective)


def _opportunity_plane(corpus: Corpus, found: Sequence[RatedNeed]) -> Plane:
    return rating_plane(
        corpus,
        found,
        "Importance and satisfaction of needs",
        f"{_opportunity_told(found)} The table below the chart holds the ratings.",
        guides=[_score_line(UNDERSERVED_FROM), _score_line(EXTREME_FROM)],
        corners=[
            Corner("well served", is_right=False, is_top=True),
            Corner("worth a look", is_right=True, is_top=False),
        ],
    )


def _score_line(score: float) -> Guide:
    """Return the line of one score: twice the importance less the satisfaction, where this lacks.

    It ends at the top of the scale, or where satisfaction equals importance.
    """
    importance = min(score, 10.0)
    return Guide(f"score {score:g}", (importance, 2 * importance - score), (score / 2, 0.0))


def _kano_plane(corpus: Corpus, found: Sequence[KanoNeed]) -> Plane:
    groups = list(segments_of(corpus))
    return Plane(
        "Kano plane of needs",
        f"{_kano_told(found)} The table below the chart holds the numbers.",
        "Missed when absent (Worse)",
        "Pleases when present (Better)",
        (0.0, 1.0),
        (0.0, 1.0),
        [dot_of(one.need, _missed(one), _better(one), groups) for one in found],
        groups_of(corpus, groups, (one.need for one in found)),
        [Guide("", (0.5, 0.0), (0.5, 1.0)), Guide("", (0.0, 0.5), (1.0, 0.5))],
        [
            Corner("attractive", is_right=False, is_top=True),
            Corner("one-dimensional", is_right=True, is_top=True),
            Corner("indifferent", is_right=False, is_top=False),
            Corner("must-be", is_right=True, is_top=False),
        ],
    )


def _opportunity_told(found: Sequence[RatedNeed]) -> str:
    if not found:
        return absent("No need has been rated by customers yet.")
    above = [one for one in found if one.rating.score >= UNDERSERVED_FROM]
    told = ", ".join(f"{one.need.id} {one.rating.score:.1f}" for one in above[:5])
    largest = f"; the largest: {told}" if above else ""
    return (
        f"{counted(len(found), 'need')} rated by customers. {len(above)} with a score of 10 or "
        f"more, where they wait for something better{largest}."
    )


def _kano_told(found: Sequence[KanoNeed]) -> str:
    if not found:
        return absent("No need has been asked about in pairs of questions yet.")
    counts: dict[str, int] = {}
    for one in found:
        counts[_category(one)] = counts.get(_category(one), 0) + 1
    told = ", ".join(f"{number} {name}" for name, number in counts.items())
    return f"{counted(len(found), 'need')} by what customers feel with and without it: {told}."


def _category(one: KanoNeed) -> str:
    return in_words(one.kano.category).replace("_", "-")


def _better(one: KanoNeed) -> float:
    return one.kano.coefficients.better if one.kano.coefficients is not None else 0.0


def _missed(one: KanoNeed) -> float:
    return -one.kano.coefficients.worse if one.kano.coefficients is not None else 0.0
