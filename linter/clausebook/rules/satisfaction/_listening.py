"""Ways in which an organization learns how customers think they are served."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record

__all__ = ["Method", "listening", "methods", "methods_of", "surveys_of", "tells_perception"]

_SILENCE = ("complaints", "returns")
"""Methods that hear only those who speak up."""
_ASKED = ("session", "meeting", "visit_in", "visit_out")
"""Kinds of feedback for which somebody went and asked."""
_PERCEPTION = ("perception", "loyalty")


@dataclass(frozen=True, slots=True)
class Method:
    """One way of asking; ``used_on`` is the day of its last use, None where it is not an act.

    ``lacks`` names what is not said about it: how often, by whom, and how results are reviewed.
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
            yield _from_survey(survey)
    for kpi in corpus.live("kpi"):
        if kpi.text("class") in _PERCEPTION:
            yield Method(kpi.at(), None, kpi.has("analysis_frequency") or kpi.has("analysed_on"))
    for feedback in corpus.live("feedback"):
        if feedback.text("feedback_kind") in _ASKED:
            used = feedback.date("received_on")
            yield Method(feedback.at(), used, feedback.has("analysed_on"))


def methods_of(corpus: Corpus, segment: Record) -> tuple[Method, ...]:
    """Return the ways of asking one segment."""
    return (
        *map(_from_listening, listening(segment)),
        *map(_from_survey, surveys_of(corpus, segment)),
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


def _from_survey(survey: Record) -> Method:
    window = survey.part("window")
    used = window.date("until") or survey.date("analysed_on")
    reviewed = any(survey.has(name) for name in ("review", "analysed_on", "used_in"))
    lacks = [name for name in ("frequency", "review") if not survey.has(name)]
    return Method(survey.at(), used, reviewed, tuple(lacks))
