"""How many records of a kind fall into a period, as an indicator says that it counts them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import first_day, last_day
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding
from clausebook.schema import nearest

__all__ = ["Counted", "counted", "uncountable"]

_SORTED_BY = ("category", "theme")


@dataclass(frozen=True, slots=True)
class Counted:
    """Days by which records fall into periods, the earliest first."""

    days: tuple[date, ...]

    def within(self, period: str) -> int | None:
        """Return how many fall into a period, None where there is no such period."""
        begins, ends = first_day(period), last_day(period)
        if begins is None or ends is None:
            return None
        return bisect_right(self.days, ends) - bisect_left(self.days, begins)

    def may_be_incomplete(self, period: str) -> bool:
        """Whether no record is older: the register may have begun, or been cleared, meanwhile."""
        begins = first_day(period)
        return begins is None or not self.days or begins <= self.days[0]


def uncountable(corpus: Corpus, kpi: Record) -> Finding | None:
    """Return why nothing can be counted: a kind, or a field of it, that does not exist."""
    source = kpi.part("counted_from")
    name, day = source.text("kind"), source.text("day")
    kind = corpus.library.kinds.get(name)
    if kind is None:
        place, told, known = "kind", f"'{name}' is not a kind of record", corpus.library.kinds
        return _unknown(source, place, told, nearest(name, known) or "complaint")
    days = [key for key, field in kind.fields.properties.items() if field.is_date]
    if day not in days:
        told = f"'{day}' is not a day that a {name} gives"
        return _unknown(source, "day", told, nearest(day, days) or next(iter(days), ""))
    if source.has("category") and not _sorting_field(kpi, corpus):
        return Finding(
            source.at("category"),
            f"records of kind '{name}' are not sorted by category or theme",
            "leave 'category' out, and count all of them",
        )
    return None


def counted(corpus: Corpus, kpi: Record) -> Counted:
    """Return the days of the records that an indicator counts."""
    source = kpi.part("counted_from")
    category, field = source.text("category"), _sorting_field(kpi, corpus)
    found = (
        record.date(source.text("day"))
        for record in corpus.records(source.text("kind"))
        if not category or record.text(field) == category
    )
    return Counted(tuple(sorted(day for day in found if day is not None)))


def _sorting_field(kpi: Record, corpus: Corpus) -> str:
    kind = corpus.library.kinds[kpi.part("counted_from").text("kind")]
    return next((name for name in _SORTED_BY if name in kind.fields.properties), "")


def _unknown(source: Part, name: str, told: str, guess: str) -> Finding:
    return Finding(source.at(name), told, f"write for instance '{name}: {guess}'")
