"""How the organization knows of needs: heard from customers, or thought up at a desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Part, Record

__all__ = ["Coverage", "Footing", "KnownNeed", "known_needs", "method_coverage"]

_ASSUMPTIONS = frozenset({"internal_assumption", "process_owner"})
_OLDEST = "36 months"
"""As the rule CUS005 holds it: what is older no longer carries a need by itself."""


class Footing(StrEnum):
    """What a need rests on."""

    VALIDATED = N_("validated")
    EVIDENCE = N_("evidence")
    OLD = N_("old evidence")
    ASSUMPTION = N_("assumption")

    @property
    def meaning(self) -> str:
        """One line for readers who meet the word for the first time."""
        return _MEANINGS[self]


_MEANINGS = {
    Footing.VALIDATED: N_("customers confirmed within three years that they have the need"),
    Footing.EVIDENCE: N_("known from outside, and not yet confirmed by customers"),
    Footing.OLD: N_("all that shows it is older than three years"),
    Footing.ASSUMPTION: N_("only colleagues think so"),
}


@dataclass(frozen=True, slots=True)
class KnownNeed:
    """A live need, what it rests on, and the methods by which it was found out, each once."""

    need: Record
    footing: Footing
    methods: tuple[str, ...]
    latest: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """By which methods needs of which segments were found out.

    ``counts`` has a row for each method, a cell for each segment, and holds numbers of needs.
    """

    methods: tuple[str, ...]
    segments: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def known_needs(corpus: Corpus, segment: str = "") -> tuple[KnownNeed, ...]:
    """Return the live needs by id, those of one segment where it is named."""
    live = sorted(corpus.live("need"), key=lambda one: one.id)
    return tuple(
        _known(one, corpus.today) for one in live if not segment or one.text("segment") == segment
    )


def method_coverage(corpus: Corpus, needs: Sequence[KnownNeed]) -> Coverage:
    """Return the coverage by the methods in use, in the order of the schema, segments by id."""
    evidence = corpus.library.kinds["need"].fields.properties["evidence"].items
    assert evidence is not None
    used = {method for one in needs for method in one.methods}
    methods = tuple(name for name in evidence.properties["method"].choices if name in used)
    segments = tuple(sorted({one.need.text("segment") for one in needs}))
    counts = tuple(
        tuple(
            sum(method in one.methods and one.need.text("segment") == segment for one in needs)
            for segment in segments
        )
        for method in methods
    )
    return Coverage(methods, segments, counts)


def _known(need: Record, today: date) -> KnownNeed:
    entries = need.parts("evidence")
    days = [day for entry in entries if (day := entry.date("on")) is not None and day <= today]
    return KnownNeed(
        need,
        _footing(need, entries, today),
        tuple(dict.fromkeys(entry.text("method") for entry in entries if entry.has("method"))),
        max(days, default=None),
    )


def _footing(need: Record, entries: Sequence[Part], today: date) -> Footing:
    validated = need.date("validated_on")
    if validated is not None and validated <= today and not is_past(validated, _OLDEST, today):
        return Footing.VALIDATED
    outside = [entry for entry in entries if entry.text("method") not in _ASSUMPTIONS]
    if not outside:
        return Footing.ASSUMPTION
    days = [entry.date("on") for entry in outside]
    is_young = any(day is None or not is_past(day, _OLDEST, today) for day in days)
    return Footing.EVIDENCE if is_young else Footing.OLD
