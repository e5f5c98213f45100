"""The directives ``qms:opportunities`` and ``qms:kano``: needs on a plane of two ratings."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.need_ratings import (
    KanoNeed,
    RatedNeed,
    kano_needs,
    rated_needs,
    segments_of,
)
from clausebook.charts.plane import Corner, Guide, Plane, draw_plane
from clausebook.corpus import Corpus
from clausebook.language import N_, _, ngettext, number_text
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
from clausebook.sphinxext.views.pieces import named, with_words
from clausebook.statistics.kano import Category
from clausebook.statistics.opportunity import EXTREME_FROM, UNDERSERVED_FROM, OpportunityClass

__all__ = ["KanoBlock", "OpportunitiesBlock", "setup"]

_RATING_HEAD = (
    N_("Need"),
    N_("Segment"),
    N_("Importance"),
    N_("Satisfaction"),
    N_("Score"),
    N_("Which is"),
)
_KANO_HEAD = (
    N_("Need"),
    N_("Segment"),
    N_("Most say"),
    N_("Of"),
    N_("Better"),
    N_("Worse"),
    N_("Remark"),
)
_CATEGORIES = {
    Category.ATTRACTIVE: N_("attractive"),
    Category.ONE_DIMENSIONAL: N_("one-dimensional"),
    Category.MUST_BE: N_("must-be"),
    Category.INDIFFERENT: N_("indifferent"),
    Category.REVERSE: N_("reverse"),
    Category.QUESTIONABLE: N_("questionable"),
}
_GRADES = {
    OpportunityClass.EXTREME: N_("extreme"),
    OpportunityClass.UNDERSERVED: N_("underserved"),
    OpportunityClass.SERVED: N_("served"),
}


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
                escape(_(_GRADES[one.rating.grade])),
            )
            for one in found
        )
        return chart + numbers(plane.title, [_(name) for name in _RATING_HEAD], rows)


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
                _share(one),
                number_cell(_better(one)),
                number_cell(-_missed(one)),
                "" if one.kano.is_distinguishable else _("too near to the second to be told apart"),
            )
            for one in found
        )
        return chart + numbers(plane.title, [_(name) for name in _KANO_HEAD], rows)


class OpportunitiesDirective(NeedsDirective):
    """Shows where needs matter and are not met: ``{qms:opportunities}``."""

    name_of = "opportunities"

    def answer(self, manual: Manual) -> list[nodes.Node]:
        segment = self.segment(manual.corpus)
        found = rated_needs(manual.corpus, segment)
        chart = chart_name(self.env, "opportunities")
        block = OpportunitiesBlock("", segment=segment, chart=chart)
        lines = (
            _(
                "{need}: importance {importance}, satisfaction {satisfaction}, score {score}",
                need=named(one.need),
                importance=number_text(f"{one.rating.importance:g}"),
                satisfaction=number_text(f"{one.rating.satisfaction:g}"),
                score=number_text(f"{one.rating.score:.1f}"),
            )
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
        _("Importance and satisfaction of needs"),
        f"{_opportunity_told(found)} {_('The table below the chart holds the ratings.')}",
        guides=[_score_line(UNDERSERVED_FROM), _score_line(EXTREME_FROM)],
        corners=[
            Corner(_("well served"), is_right=False, is_top=True),
            Corner(_("worth a look"), is_right=True, is_top=False),
        ],
    )


def _score_line(score: float) -> Guide:
    """Return the line of one score: twice the importance less the satisfaction, where this lacks.

    It ends at the top of the scale, or where satisfaction equals importance.
    """
    importance = min(score, 10.0)
    label = _("score {score}", score=number_text(f"{score:g}"))
    return Guide(label, (importance, 2 * importance - score), (score / 2, 0.0))


def _kano_plane(corpus: Corpus, found: Sequence[KanoNeed]) -> Plane:
    groups = list(segments_of(corpus))
    return Plane(
        _("Kano plane of needs"),
        f"{_kano_told(found)} {_('The table below the chart holds the numbers.')}",
        _("Missed when absent (Worse)"),
        _("Pleases when present (Better)"),
        (0.0, 1.0),
        (0.0, 1.0),
        [dot_of(one.need, _missed(one), _better(one), groups) for one in found],
        groups_of(corpus, groups, (one.need for one in found)),
        [Guide("", (0.5, 0.0), (0.5, 1.0)), Guide("", (0.0, 0.5), (1.0, 0.5))],
        [
            Corner(_(_CATEGORIES[Category.ATTRACTIVE]), is_right=False, is_top=True),
            Corner(_(_CATEGORIES[Category.ONE_DIMENSIONAL]), is_right=True, is_top=True),
            Corner(_(_CATEGORIES[Category.INDIFFERENT]), is_right=False, is_top=False),
            Corner(_(_CATEGORIES[Category.MUST_BE]), is_right=True, is_top=False),
        ],
    )


def _opportunity_told(found: Sequence[RatedNeed]) -> str:
    if not found:
        return absent(_("No need has been rated by customers yet."))
    above = [one for one in found if one.rating.score >= UNDERSERVED_FROM]
    rated = ngettext(
        "{count} need rated by customers.", "{count} needs rated by customers.", len(found)
    )
    if not above:
        none = _(
            "{count} with a score of 10 or more, where they wait for something better.", count=0
        )
        return f"{rated} {none}"
    scores = (f"{one.need.id} {number_text(f'{one.rating.score:.1f}')}" for one in above[:5])
    waiting = _(
        "{count} with a score of 10 or more, where they wait for something better; the largest: "
        "{scores}.",
        count=len(above),
        scores=", ".join(scores),
    )
    return f"{rated} {waiting}"


def _kano_told(found: Sequence[KanoNeed]) -> str:
    if not found:
        return absent(_("No need has been asked about in pairs of questions yet."))
    counts: dict[str, int] = {}
    for one in found:
        counts[_category(one)] = counts.get(_category(one), 0) + 1
    return ngettext(
        "{count} need by what customers feel with and without it: {categories}.",
        "{count} needs by what customers feel with and without it: {categories}.",
        len(found),
        categories=", ".join(f"{number} {name}" for name, number in counts.items()),
    )


def _category(one: KanoNeed) -> str:
    return _(_CATEGORIES[one.kano.category])


def _share(one: KanoNeed) -> str:
    count = one.kano.counts[one.kano.category]
    return _("{count} of {total}", count=count, total=one.kano.total)


def _better(one: KanoNeed) -> float:
    return one.kano.coefficients.better if one.kano.coefficients is not None else 0.0


def _missed(one: KanoNeed) -> float:
    return -one.kano.coefficients.worse if one.kano.coefficients is not None else 0.0
