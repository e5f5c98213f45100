"""What measures, whether it is in use, and when it was last shown to be fit."""

from datetime import date

from clausebook.analysis.entries import entries_until
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["checks_in_order", "equipment_in_use", "is_passed"]

_OUT_OF_USE = frozenset({"blocked", "being_checked", "withdrawn"})
_PASSED = frozenset({"pass", "limited"})


def equipment_in_use(corpus: Corpus) -> tuple[Record, ...]:
    """Return the live equipment that may be used today; without a state it counts as in use."""
    return tuple(
        equipment
        for equipment in corpus.live("equipment")
        if equipment.text("equipment_status") not in _OUT_OF_USE
        and (equipment.date("in_use_since") or date.min) <= corpus.today
    )


def checks_in_order(equipment: Record, today: date) -> list[Part]:
    """Return the checks by their days, the oldest first, without those still to come."""
    return entries_until(equipment, "checks", today)


def is_passed(check: Part) -> bool:
    """Whether a check showed that the equipment may be used; a repair shows nothing yet."""
    return check.text("result") in _PASSED and check.text("method") != "repair"
