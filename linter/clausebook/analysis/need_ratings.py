"""Needs as their customers rate them: opportunity, and what the Kano counts say."""

from dataclasses import dataclass

from clausebook.analysis.kano_counts import analysis_of
from clausebook.corpus import Corpus
from clausebook.language import _
from clausebook.record import Record
from clausebook.statistics.kano import Kano
from clausebook.statistics.opportunity import Opportunity, opportunity

__all__ = ["KanoNeed", "RatedNeed", "kano_needs", "rated_needs", "segments_of"]

_HIGHEST = 10.0


@dataclass(frozen=True, slots=True)
class RatedNeed:
    """A need with importance, satisfaction and score."""

    need: Record
    rating: Opportunity


@dataclass(frozen=True, slots=True)
class KanoNeed:
    """A need with what its Kano counts say."""

    need: Record
    kano: Kano


def rated_needs(corpus: Corpus, segment: str = "") -> tuple[RatedNeed, ...]:
    """Return the live needs with both ratings, the greatest opportunity first.

    Those of one segment where it is named.
    """
    found = []
    for need in _needs(corpus, segment):
        importance, satisfaction = need.number("importance"), need.number("satisfaction")
        if _is_rating(importance) and _is_rating(satisfaction):
            found.append(RatedNeed(need, opportunity(importance or 0.0, satisfaction or 0.0)))
    return tuple(sorted(found, key=lambda one: (-one.rating.score, one.need.id)))


def kano_needs(corpus: Corpus, segment: str = "") -> tuple[KanoNeed, ...]:
    """Return the live needs with counts that place them on the Kano plane, by id."""
    found = ((need, analysis_of(need)) for need in _needs(corpus, segment))
    return tuple(
        KanoNeed(need, kano)
        for need, kano in found
        if kano is not None and kano.coefficients is not None
    )


def segments_of(corpus: Corpus) -> dict[str, str]:
    """Return the segments that live needs name, by id and in order, with their titles.

    Needs without a segment belong to "".
    """
    ids = sorted({need.text("segment") for need in corpus.live("need")})
    records = {name: corpus.get(name) for name in ids}
    return {
        name: record.title if record is not None else name or _("no segment")
        for name, record in records.items()
    }


def _needs(corpus: Corpus, segment: str) -> list[Record]:
    live = sorted(corpus.live("need"), key=lambda need: need.id)
    return [need for need in live if not segment or need.text("segment") == segment]


def _is_rating(value: float | None) -> bool:
    return value is not None and 0 <= value <= _HIGHEST
