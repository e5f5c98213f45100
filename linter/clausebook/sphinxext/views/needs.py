"""What directives about needs share: the choice of a segment, and the plane of two ratings."""

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import ClassVar

from docutils.parsers.rst import directives
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.need_ratings import RatedNeed, segments_of
from clausebook.charts.plane import Corner, Dot, Guide, Plane
from clausebook.corpus import Corpus
from clausebook.language import _
from clausebook.record import Record
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import record_link

__all__ = ["NeedsDirective", "dot_of", "groups_of", "rating_plane", "segment_link"]


class NeedsDirective(QuestionDirective):
    """The base of directives about needs: all, or those of a segment (``:segment: SEG-0001``)."""

    option_spec: ClassVar = {"segment": directives.unchanged_required}
    name_of: ClassVar[str]

    def questions(self) -> Sequence[str]:
        return ("kind:need", "kind:segment")

    def segment(self, corpus: Corpus) -> str:
        """Return the id of the segment that was asked for, empty for all."""
        wanted: str = self.options.get("segment", "")
        found = corpus.get(wanted) if wanted else None
        if wanted and (found is None or found.kind.name != "segment"):
            raise self.error(f"qms:{self.name_of}: no segment has the id '{wanted}'")
        return wanted


def rating_plane(
    corpus: Corpus,
    found: Sequence[RatedNeed],
    title: str,
    told: str,
    *,
    guides: Sequence[Guide],
    corners: Sequence[Corner],
) -> Plane:
    """Return the plane of importance and satisfaction, with what divides it."""
    groups = list(segments_of(corpus))
    return Plane(
        title,
        told,
        _("Importance"),
        _("Satisfaction"),
        _range([one.rating.importance for one in found]),
        _range([one.rating.satisfaction for one in found]),
        [dot_of(one.need, one.rating.importance, one.rating.satisfaction, groups) for one in found],
        groups_of(corpus, groups, (one.need for one in found)),
        guides,
        corners,
    )


def dot_of(need: Record, x: float, y: float, groups: Sequence[str]) -> Dot:
    """Return the dot of a need; its segment gives it the shape that it has on every chart."""
    return Dot(need.id, need.title, x, y, groups.index(need.text("segment")))


def groups_of(corpus: Corpus, groups: Sequence[str], needs: Iterable[Record]) -> dict[int, str]:
    """Return the titles of the segments that these needs belong to, by their place."""
    titles, used = segments_of(corpus), {need.text("segment") for need in needs}
    return {number: titles[name] for number, name in enumerate(groups) if name in used}


def segment_link(translator: HTML5Translator, need: Record) -> str:
    """Return a link to the segment of a need, nothing where it names none."""
    return record_link(translator, need.text("segment")) if need.has("segment") else ""


def _range(values: Sequence[float]) -> tuple[float, float]:
    """Return a range of whole numbers around ratings, within the scale of ten."""
    if not values:
        return 0.0, 10.0
    return max(0.0, floor(min(values) - 0.4)), min(10.0, ceil(max(values) + 0.4))
