"""Ways in which an organization learns how customers think they are served."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record

__all__ = [
    "PERCEPTION",
    "REVIEWS",
    "WITHIN",
    "Method",
    "listening",
    "methods",
    "methods_in_use",
    "methods_of",
    "surveys_of",
    "tells_perception",
]

WITHIN = "24 months"
"""How long a survey or a visit tells how customers think."""
PERCEPTION = ("perception", "loyalty")
"""Classes of indicators that look at what customers think."""
REVIEWS = ("reviewed_in", "review")
"""Fields in which it is planned when and by whom results are looked at."""
_SILENCE = ("complaints", "returns")
"""Methods that hear only those who speak up."""
_ASKED = ("session", "meeting", "visit_in", "visit_out")
"""Kinds of feedback for which somebody went and asked."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way of asking; ``used_on`` is the day of its last use, None where it is not an act.

    ``is_reviewed`` tells whether it is planned when and by whom results are looked at, or shown
    that a management review did. ``lacks`` names what is not said: how often, by whom, and how
    results are reviewed.
    """

    place: Place
    used_on: date | None
    is_reviewed: bool
    lacks: tuple[str, ...] = ()


def methods(corpus: Corpus) -> Iterator[Method]:
    """Yield every way of asking customers that live records tell of."""
    for segment in corpus.live("segment"):
        yield from map(_from_listening, listening(segment))
    for survey in corpus.live("survey"):
        if tells_perception(survey):
            yield _from_survey(corpus, survey)
    for kpi in corpus.live("kpi"):
        if kpi.text("class") in PERCEPTION:
            planned = kpi.has("analysis_frequency") or _is_looked_at(corpus, kpi)
            yield Method(kpi.at(), None, planned)
    for feedback in corpus.live("feedback"):
        if feedback.text("feedback_kind") in _ASKED:
            used = feedback.date("received_on")
            yield Method(feedback.at(), used, _is_looked_at(corpus, feedback))


def methods_in_use(corpus: Corpus, within: str = WITHIN) -> tuple[Method, ...]:
    """Return the ways of asking without those whose last use is longer ago than that."""
    return tuple(
        method
        for method in methods(corpus)
        if method.used_on is None or not is_past(method.used_on, within, corpus.today)
    )


def methods_of(corpus: Corpus, segment: Record) -> tuple[Method, ...]:
    """Return the ways of asking one segment."""
    return (
        *map(_from_listening, listening(segment)),
        *(_from_survey(corpus, survey) for survey in surveys_of(corpus, segment)),
    )


def listening(segment: Record) -> tuple[Part, ...]:
    """Return the entries of a segment that ask customers for their own view."""
    return tuple(part for part in segment.parts("listening") if part.flag("perception"))


def surveys_of(corpus: Corpus, segment: Record) -> tuple[Record, ...]:
    """Return the surveys that asked a segment for its view."""
    asked = corpus.sources(segment, "asks")
    return tuple(s for s in asked if s.kind.name == "survey" and s.is_valid and tells_perception(s))


def tells_perception(survey: Record) -> bool:
    """Whether the survey tells what customers think, beyond what they complain of or send back."""
    return survey.text("method") not in _SILENCE


def _from_listening(part: Part) -> Method:
    lacks = [name for name in ("interval", "owner", "reviewed_in") if not part.has(name)]
    return Method(part.at(), None, part.has("reviewed_in"), tuple(lacks))


def _from_survey(corpus: Corpus, survey: Record) -> Method:
    window, review = survey.part("window"), survey.part("review")
    used = window.date("until") or survey.date("analysed_on")
    planned = review.has("role") and review.has("when")
    lacks = [name for name in ("frequency", "review") if not survey.has(name)]
    return Method(survey.at(), used, planned or _is_looked_at(corpus, survey), tuple(lacks))


def _is_looked_at(corpus: Corpus, record: Record) -> bool:
    """Whether a management review, held at planned times, looked at it."""
    found = corpus.related(record, "considered_in", "used_in")
    return any(other.kind.name == "management-review" for other in found)
