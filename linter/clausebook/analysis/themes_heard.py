"""What small signs are about, beside the complaints about the same thing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.period import latest
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["WITHIN", "HeardTheme", "themes_heard"]

WITHIN = "12 months"
"""Time within which signs count together, as in the rule FBK005."""
_SIGNS = frozenset({"weak_signal", "criticism", "lost_customer"})
_SOUNDS_BAD = frozenset({"negative", "mixed"})


@dataclass(frozen=True, slots=True)
class HeardTheme:
    """One theme; ``signs`` counts how often it was heard, ``complaints`` how often complained of.

    ``records`` are the feedback, the latest first.
    """

    name: str
    signs: int
    complaints: int
    records: tuple[Record, ...]


def themes_heard(corpus: Corpus, within: str = WITHIN) -> tuple[HeardTheme, ...]:
    """Return the themes of signs within a length of time, the most frequent first.

    Signs are weak signals, criticism, reasons of those who left, and whatever sounds bad; one
    record may stand for several. Themes and categories of complaints are compared by their words.
    """
    period = latest(within, corpus.today)
    found: dict[str, list[tuple[date, Record]]] = {}
    for record in corpus.records("feedback"):
        day = record.date("received_on")
        if _is_sign(record) and day is not None and day in period:
            found.setdefault(record.text("theme"), []).append((day, record))
    complaints = Counter(
        one.text("category")
        for one in corpus.records("complaint")
        if one.date("received_on") in period
    )
    themes = [_theme(name, heard, complaints[name]) for name, heard in found.items()]
    return tuple(sorted(themes, key=lambda one: (-one.signs, -one.complaints, one.name)))


def _theme(name: str, heard: list[tuple[date, Record]], complaints: int) -> HeardTheme:
    by_id = sorted(heard, key=lambda pair: pair[1].id)
    latest = sorted(by_id, key=lambda pair: pair[0], reverse=True)
    records = tuple(record for _, record in latest)
    signs = sum(record.whole("occurrences") or 1 for record in records)
    return HeardTheme(name, signs, complaints if name else 0, records)


def _is_sign(record: Record) -> bool:
    return record.text("feedback_kind") in _SIGNS or record.text("sentiment") in _SOUNDS_BAD
